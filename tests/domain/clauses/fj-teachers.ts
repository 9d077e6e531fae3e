import type { Clause } from './table.ts';
import { and, clause } from './table.ts';
import {
  DRAFT,
  NOTHING,
  ONLINE,
  RETURNED,
  at,
  away,
  did,
  exists,
  linked,
  madeUp,
  of,
  post1,
  sent,
} from './given.ts';

/* 联系教研促带头 and 联系“青教”促发展. Autumn 2026 ends on 28 February 2027 and is due on 5 March. */

const LATER = '2027-03-01';
const SEMINAR = of('师德师风研讨会');
const TALK = of('谈心谈话');
const ROUND = of('青年教师座谈会');
const SECTIONS = and(exists('基础护理教研室', '教研室'), exists('护理实训中心', '实训中心'));
const TEACHERS = and(exists('江晚', '青年教师'), exists('老教授', '专职思政教师'));

// prettier-ignore
const section = clause('fj.4.1', '每位领导至少联系1个教研室(实训中心)', SECTIONS, [
  ['linked all semester', linked('基础护理教研室', '2026-08-31'), '2026-10-15', LATER, 'met', '1/1'],
  ['a 实训中心 will do', linked('护理实训中心', '2026-08-31'), '2026-10-15', LATER, 'met', '1/1'],
  ['none the day after the semester', NOTHING, '2026-10-15', LATER, 'missed', '0/1'],
  ['away on 64 of 126 days', away('2026-08-31', '2026-12-02'), '2026-10-15', LATER, 'exempt', '0/0'],
  // Away on 63 days: half is left, and only on those a link is asked for.
  ['away up to 1 December, linked since the 2nd', and(away('2026-08-31', '2026-12-01'), linked('护理实训中心', '2026-12-02')), '2026-10-15', LATER, 'met', '1/1'],
]);

// prettier-ignore
const sectionVisit = clause('fj.4.2', '每月深入教研室不少于1次', SECTIONS, [
  ['once', did('2026-11-12', '教研室', at('护理实训中心')), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['none on the deadline', NOTHING, '2026-11-01', '2026-12-05', 'due-soon', '0/1'],
  ['none the day after', NOTHING, '2026-11-01', '2026-12-06', 'missed', '0/1'],
  ['submitted on the deadline', did('2026-11-30', '教研室', sent('2026-12-05')), '2026-11-01', '2026-12-31', 'met', '1/1/1'],
  ['submitted the day after', did('2026-11-30', '教研室', sent('2026-12-06')), '2026-11-01', '2026-12-31', 'met-late', '1/1/0'],
  ['a draft and a returned one', and(did('2026-11-12', '教研室', DRAFT), did('2026-11-13', '教研室', RETURNED)), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['the seminar of fj.4.3 is a visit', did('2026-11-12', '教研室', SEMINAR), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['online', did('2026-11-12', '教研室', ONLINE), '2026-11-01', '2026-12-31', 'missed', '0/1'],  ['July: 8 working days in term, visited all the same', did('2026-07-03', '教研室'), '2026-07-01', '2026-12-31', 'exempt', '1/0'],
]);

// prettier-ignore
const seminar = clause('fj.4.3', '每学年召开1次师德师风专题研讨会', SECTIONS, [
  ['once', did('2026-04-15', '教研室', SEMINAR), '2025-10-01', '2026-12-31', 'met', '1/1'],
  ['on the last day, 30 August', did('2026-08-30', '教研室', SEMINAR), '2025-10-01', '2026-12-31', 'met', '1/1'],
  ['on 31 August: the next academic year', did('2026-08-31', '教研室', SEMINAR), '2025-10-01', '2026-12-31', 'missed', '0/1'],
  ['in the calendar year but before 1 September 2025', did('2025-08-31', '教研室', SEMINAR), '2025-10-01', '2026-12-31', 'missed', '0/1'],
  ['submitted on 6 September', did('2026-08-30', '教研室', SEMINAR, sent('2026-09-06')), '2025-10-01', '2026-12-31', 'met-late', '1/1/0'],
  ['nothing on 5 September', NOTHING, '2025-10-01', '2026-09-05', 'due-soon', '0/1'],
  ['nothing on 6 September', NOTHING, '2025-10-01', '2026-09-06', 'missed', '0/1'],
  ['an ordinary visit', did('2026-04-15', '教研室', of('集体备课')), '2025-10-01', '2026-12-31', 'missed', '0/1'],
]);

// prettier-ignore
const teacher = clause('fj.5.1', '每位领导至少联系1名青年教师', TEACHERS, [
  ['linked all semester', linked('江晚', '2026-08-31'), '2026-10-15', LATER, 'met', '1/1'],
  ['linked to somebody else', linked('老教授', '2026-08-31'), '2026-10-15', LATER, 'missed', '0/1'],
  ['none, 55 of 182 days left', NOTHING, '2026-10-15', '2027-01-04', 'due-soon', '0/1'],
  ['none, 54 left', NOTHING, '2026-10-15', '2027-01-05', 'due-soon', '0/1'],
  ['none the day after', NOTHING, '2026-10-15', LATER, 'missed', '0/1'],
]);

// prettier-ignore
const talk = clause('fj.5.2', '每月深谈心不少于1次', TEACHERS, [
  ['a talk', did('2026-11-12', '青年教师', TALK, at('江晚')), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['座谈 is none', did('2026-11-12', '青年教师', of('座谈')), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['a talk with students', did('2026-11-12', '进宿舍', TALK), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['a talk in a round of talks', did('2026-11-12', '青年教师', of('青年教师座谈会', '谈心谈话')), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['none on the deadline', NOTHING, '2026-11-01', '2026-12-05', 'due-soon', '0/1'],
  ['none the day after', NOTHING, '2026-11-01', '2026-12-06', 'missed', '0/1'],
  ['submitted the day after', did('2026-11-12', '青年教师', TALK, sent('2026-12-06')), '2026-11-01', '2026-12-31', 'met-late', '1/1/0'],
  ['made up for November on 2 December', did('2026-12-02', '青年教师', TALK, madeUp('2026-11-20')), '2026-11-01', '2026-12-31', 'met', '1/1/1'],
  // 31 days after 30 November
  ['made up on 31 December', did('2026-12-31', '青年教师', TALK, madeUp('2026-11-20')), '2026-11-01', '2027-01-10', 'met-late', '1/1/0'],
  ['made up on 1 January', did('2027-01-01', '青年教师', TALK, madeUp('2026-11-20')), '2026-11-01', '2027-01-10', 'missed', '0/1'],
  ['made up for November: none in December', did('2026-12-02', '青年教师', TALK, madeUp('2026-11-20')), '2026-12-01', '2027-01-10', 'missed', '0/1'],
]);

// prettier-ignore
const round = clause('fj.5.3', '每学期召开1次青年教师座谈会', TEACHERS, [
  ['once', did('2026-10-20', '青年教师', ROUND), '2026-10-15', '2027-03-10', 'met', '1/1'],
  ['on the first day, 31 August', did('2026-08-31', '青年教师', ROUND), '2026-10-15', '2027-03-10', 'met', '1/1'],
  ['the day before: last semester', did('2026-08-30', '青年教师', ROUND), '2026-10-15', '2027-03-10', 'missed', '0/1'],
  // the vacation belongs to the semester
  ['in the winter vacation, on the last day', did('2027-02-28', '青年教师', ROUND), '2026-10-15', '2027-03-10', 'met', '1/1'],
  ['in on 5 March', did('2027-01-12', '青年教师', ROUND, sent('2027-03-05')), '2026-10-15', '2027-03-10', 'met', '1/1/1'],
  ['in on 6 March', did('2027-01-12', '青年教师', ROUND, sent('2027-03-06')), '2026-10-15', '2027-03-10', 'met-late', '1/1/0'],
  ['nothing on 5 March', NOTHING, '2026-10-15', '2027-03-05', 'due-soon', '0/1'],
  ['nothing on 6 March', NOTHING, '2026-10-15', '2027-03-06', 'missed', '0/1'],
  ['a talk with one of them', did('2026-10-20', '青年教师', TALK), '2026-10-15', '2027-03-10', 'missed', '0/1'],
  ['two in autumn are none in spring', and(did('2026-10-20', '青年教师', ROUND), did('2026-11-20', '青年教师', ROUND)), '2027-04-01', '2027-04-01', 'open', '0/1'],
  ['63 of 126 days in the post', post1({ since: '2026-12-02' }), '2026-10-15', '2027-03-10', 'missed', '0/1'],
  ['62 of 126 days in the post', post1({ since: '2026-12-03' }), '2026-10-15', '2027-03-10', 'exempt', '0/0'],
]);

/** 联系教研促带头, 联系“青教”促发展 */
export const TEACHERS_TABLES: readonly Clause[] = [
  section,
  sectionVisit,
  seminar,
  teacher,
  talk,
  round,
];
