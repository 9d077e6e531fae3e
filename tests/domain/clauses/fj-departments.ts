import type { Clause } from './table.ts';
import { and, clause } from './table.ts';
import {
  ATTENDED,
  DRAFT,
  NOTHING,
  ONLINE,
  at,
  did,
  exists,
  linked,
  madeUp,
  of,
  post1,
  proof,
  sent,
  worth,
} from './given.ts';

/* 联系班子促担当 and 联系支部促党建. The academic year 2025—2026 ends on 30 August 2026 and is due on 5 September. */

const LATER = '2027-03-01';
const OFFICE_DAY = of('驻点办公');
const days = (amount: number) => worth(amount, '天');
const STUDY = of('专题调研');
const REPORT = proof('专题调研报告');
const LESSON = of('上党课');

const TEAMS = and(exists('护理班子', '院系班子'), exists('药学领导班子', '院系领导班子'));
const BRANCHES = and(
  exists('学生支部', '师生党支部'),
  exists('第二党小组', '党小组'),
  exists('护理总支', '党总支'),
);

// prettier-ignore
const team = clause('fj.2.1', '每位领导至少联系1个系部院领导班子', TEAMS, [
  ['linked all semester', linked('护理班子', '2026-08-31'), '2026-10-15', LATER, 'met', '1/1'],
  ['院系领导班子 is another word for it', linked('药学领导班子', '2026-08-31'), '2026-10-15', LATER, 'met', '1/1'],
  ['none on the last day', NOTHING, '2026-10-15', '2027-02-28', 'due-soon', '0/1'],
  ['none the day after', NOTHING, '2026-10-15', LATER, 'missed', '0/1'],
  ['given up in the middle', linked('护理班子', '2026-08-31', '2026-11-15'), '2026-10-15', LATER, 'missed', '0/1'],
  ['in the post up to 1 December: 63 of 126 days', post1({ until: '2026-12-01' }), '2026-10-15', LATER, 'missed', '0/1'],
  ['in the post up to 30 November: 62', post1({ until: '2026-11-30' }), '2026-10-15', LATER, 'exempt', '0/0'],
]);

// prettier-ignore
const meetings = clause('fj.2.2', '出席党政联席会议', {}, [
  ['none: nothing is missed', NOTHING, '2026-11-01', '2026-12-31', 'counted', '0/0'],
  ['two', and(did('2026-11-03', '院系班子', of('党政联席会议')), did('2026-11-24', '院系班子', of('党政联席会议'))), '2026-11-01', '2026-12-31', 'counted', '2/0'],
  ['another meeting', did('2026-11-03', '院系班子', of('座谈')), '2026-11-01', '2026-12-31', 'counted', '0/0'],
  ['a draft', did('2026-11-03', '院系班子', of('党政联席会议'), DRAFT), '2026-11-01', '2026-12-31', 'counted', '0/0'],
  ['a middle manager', post1({ rank: 'middle' }), '2026-11-01', '2026-12-31', 'not-applicable', '0/0'],
]);

// prettier-ignore
const office = clause('fj.2.3', '每月深入院系驻点办公不少于0.5天', TEAMS, [
  ['half a day', did('2026-11-12', '院系班子', OFFICE_DAY, days(0.5)), '2026-11-01', '2026-12-31', 'met', '0.5/0.5'],
  ['0.25 and 0.25 add up', and(did('2026-11-05', '院系班子', OFFICE_DAY, days(0.25)), did('2026-11-30', '院系班子', OFFICE_DAY, days(0.25))), '2026-11-01', '2026-12-31', 'met', '0.5/0.5'],
  ['0.25 alone', did('2026-11-05', '院系班子', OFFICE_DAY, days(0.25)), '2026-11-01', '2026-12-31', 'missed', '0.25/0.5'],
  ['five times a tenth', and(...['02', '03', '04', '05', '06'].map((day) => did(`2026-11-${day}`, '院系班子', OFFICE_DAY, days(0.1)))), '2026-11-01', '2026-12-31', 'met', '0.5/0.5'],
  ['four times a tenth', and(...['02', '03', '04', '05'].map((day) => did(`2026-11-${day}`, '院系班子', OFFICE_DAY, days(0.1)))), '2026-11-01', '2026-12-31', 'missed', '0.4/0.5'],
  // nothing carries over
  ['0.25 in this month, 0.25 in the next', and(did('2026-11-30', '院系班子', OFFICE_DAY, days(0.25)), did('2026-12-01', '院系班子', OFFICE_DAY, days(0.25))), '2026-11-01', '2026-12-31', 'missed', '0.25/0.5'],
  ['a whole day in the month before', did('2026-10-30', '院系班子', OFFICE_DAY, days(1)), '2026-11-01', '2026-12-31', 'missed', '0/0.5'],
  ['a whole day', did('2026-11-12', '院系班子', OFFICE_DAY, days(1)), '2026-11-01', '2026-12-31', 'met', '1/0.5'],
  // 驻点 is being there
  ['a whole day online', did('2026-11-12', '院系班子', OFFICE_DAY, days(1), ONLINE), '2026-11-01', '2026-12-31', 'missed', '0/0.5'],  ['the second quarter was submitted late', and(did('2026-11-05', '院系班子', OFFICE_DAY, days(0.25)), did('2026-11-30', '院系班子', OFFICE_DAY, days(0.25), sent('2026-12-06'))), '2026-11-01', '2026-12-31', 'met-late', '0.5/0.5/0.25'],
  ['the second quarter is a draft', and(did('2026-11-05', '院系班子', OFFICE_DAY, days(0.25)), did('2026-11-30', '院系班子', OFFICE_DAY, days(0.25), DRAFT)), '2026-11-01', '2026-12-31', 'missed', '0.25/0.5'],
  ['no quantity', did('2026-11-12', '院系班子', OFFICE_DAY), '2026-11-01', '2026-12-31', 'missed', '0/0.5'],
  ['a quantity of something else', did('2026-11-12', '院系班子', OFFICE_DAY, worth(4, '学时')), '2026-11-01', '2026-12-31', 'missed', '0/0.5'],
  ['a visit of half a day that is no 驻点办公', did('2026-11-12', '院系班子', of('座谈'), days(0.5)), '2026-11-01', '2026-12-31', 'missed', '0/0.5'],
  ['a quarter made up for October', and(did('2026-10-09', '院系班子', OFFICE_DAY, days(0.25)), did('2026-11-04', '院系班子', OFFICE_DAY, days(0.25), madeUp('2026-10-15'))), '2026-10-01', '2026-12-31', 'met', '0.5/0.5'],
  ['nothing on 6 December', NOTHING, '2026-11-01', '2026-12-06', 'missed', '0/0.5'],
  ['February', NOTHING, '2026-02-10', '2026-12-31', 'exempt', '0/0'],
]);

// prettier-ignore
const study = clause('fj.2.4', '每学年开展1次专题调研,调研结束后要形成专题调研报告', TEAMS, [
  ['once, with the report', did('2025-11-20', '院系班子', STUDY, REPORT), '2025-10-01', '2026-12-31', 'met', '1/1'],
  ['once, without the report', did('2025-11-20', '院系班子', STUDY), '2025-10-01', '2026-12-31', 'under-review', '0/1'],
  ['with a 督查报告', did('2025-11-20', '院系班子', STUDY, proof('督查报告')), '2025-10-01', '2026-12-31', 'under-review', '0/1'],
  ['on its last day, in on 5 September', did('2026-08-30', '院系班子', STUDY, REPORT, sent('2026-09-05')), '2025-10-01', '2026-12-31', 'met', '1/1/1'],
  ['in on 6 September', did('2026-08-30', '院系班子', STUDY, REPORT, sent('2026-09-06')), '2025-10-01', '2026-12-31', 'met-late', '1/1/0'],
  ['on the first day of the next', did('2026-08-31', '院系班子', STUDY, REPORT), '2025-10-01', '2026-12-31', 'missed', '0/1'],
  ['which is where it counts', did('2026-08-31', '院系班子', STUDY, REPORT), '2026-10-01', '2026-12-31', 'met', '1/1'],
  ['nothing on 5 September', NOTHING, '2025-10-01', '2026-09-05', 'due-soon', '0/1'],
  ['nothing on 6 September', NOTHING, '2025-10-01', '2026-09-06', 'missed', '0/1'],
  // 247 working days: more than half of them, 124, are up to 4 March 2026
  ['post given up on 4 March', post1({ until: '2026-03-04' }), '2025-10-01', '2026-12-31', 'missed', '0/1'],
  ['post given up on 3 March', post1({ until: '2026-03-03' }), '2025-10-01', '2026-12-31', 'exempt', '0/0'],
  ['a talk', did('2025-11-20', '院系班子', of('座谈'), REPORT), '2025-10-01', '2026-12-31', 'missed', '0/1'],
]);

// prettier-ignore
const branch = clause('fj.3.1', '每位领导至少联系1个师生党支部(党小组)', BRANCHES, [
  ['linked all semester', linked('学生支部', '2026-08-31'), '2026-10-15', LATER, 'met', '1/1'],
  ['a 党小组 will do', linked('第二党小组', '2026-08-31'), '2026-10-15', LATER, 'met', '1/1'],
  ['a 党总支 is no 支部', linked('护理总支', '2026-08-31'), '2026-10-15', LATER, 'missed', '0/1'],
  ['none, and time left', NOTHING, '2026-10-15', '2026-11-20', 'due-soon', '0/1'],
]);

// prettier-ignore
const branchVisit = clause('fj.3.2', '每月深入党支部不少于1次', BRANCHES, [
  ['once', did('2026-11-12', '党支部', at('学生支部')), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['none on the deadline', NOTHING, '2026-11-01', '2026-12-05', 'due-soon', '0/1'],
  ['none the day after', NOTHING, '2026-11-01', '2026-12-06', 'missed', '0/1'],
  ['submitted the day after', did('2026-11-12', '党支部', sent('2026-12-06')), '2026-11-01', '2026-12-31', 'met-late', '1/1/0'],
  ['in the 党总支', did('2026-11-12', '党总支'), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['online', did('2026-11-12', '党支部', ONLINE), '2026-11-01', '2026-12-31', 'missed', '0/1'],  // each clause asks by its own row of the sheet; an entry may stand in both
  ['in the 党总支 and the 党支部 at once', did('2026-11-12', '党总支', { carriers: ['党总支', '党支部'] }), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['a 组织生活会 is a visit', did('2026-11-12', '党支部', of('组织生活会'), ATTENDED), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['a Party lesson is a visit', did('2026-11-12', '党支部', LESSON), '2026-11-01', '2026-12-31', 'met', '1/1'],
]);

// prettier-ignore
const lesson = clause('fj.3.3', '每年为支部党员上党课不少于1次', BRANCHES, [
  ['once', did('2026-06-30', '党支部', LESSON), '2026-03-01', '2027-01-10', 'met', '1/1'],
  ['on 1 January', did('2026-01-01', '党支部', LESSON), '2026-03-01', '2027-01-10', 'met', '1/1'],
  ['on 31 December, in on 5 January', did('2026-12-31', '党支部', LESSON, sent('2027-01-05')), '2026-03-01', '2027-01-10', 'met', '1/1/1'],
  ['on 31 December, in on 6 January', did('2026-12-31', '党支部', LESSON, sent('2027-01-06')), '2026-03-01', '2027-01-10', 'met-late', '1/1/0'],
  ['on 1 January of the next year', did('2027-01-01', '党支部', LESSON), '2026-03-01', '2027-01-10', 'missed', '0/1'],
  ['two last year don’t carry over', and(did('2025-10-10', '党支部', LESSON), did('2025-12-31', '党支部', LESSON)), '2026-03-01', '2027-01-10', 'missed', '0/1'],
  ['a visit without a lesson', did('2026-06-30', '党支部', of('座谈')), '2026-03-01', '2027-01-10', 'missed', '0/1'],
  ['nothing on 5 January', NOTHING, '2026-03-01', '2027-01-05', 'due-soon', '0/1'],
  ['nothing on 6 January', NOTHING, '2026-03-01', '2027-01-06', 'missed', '0/1'],
  // 248 working days: 124 up to 6 July, 124 from the 7th on
  ['post given up on 6 July', post1({ until: '2026-07-06' }), '2026-03-01', '2027-01-10', 'missed', '0/1'],
  ['post given up on 5 July', post1({ until: '2026-07-05' }), '2026-03-01', '2027-01-10', 'exempt', '0/0'],
  ['post taken up on 7 July', post1({ since: '2026-07-07' }), '2026-03-01', '2027-01-10', 'missed', '0/1'],
  ['post taken up on 8 July', post1({ since: '2026-07-08' }), '2026-03-01', '2027-01-10', 'exempt', '0/0'],
]);

// prettier-ignore
const ordinaryMember = clause('fj.3.4', '以普通党员身份参加支部组织生活会', {}, [
  ['none: nothing is missed', NOTHING, '2026-11-01', '2026-12-31', 'counted', '0/0'],
  ['as an ordinary member', did('2026-11-12', '党支部', of('组织生活会'), ATTENDED), '2026-11-01', '2026-12-31', 'counted', '1/0'],
  ['another visit', did('2026-11-12', '党支部', of('座谈')), '2026-11-01', '2026-12-31', 'counted', '0/0'],
  ['in December', did('2026-12-01', '党支部', of('组织生活会'), ATTENDED), '2026-11-01', '2026-12-31', 'counted', '0/0'],
]);

/** 联系班子促担当, 联系支部促党建 */
export const DEPARTMENTS: readonly Clause[] = [
  team,
  meetings,
  office,
  study,
  branch,
  branchVisit,
  lesson,
  ordinaryMember,
];
