import type { Clause } from './table.ts';
import { and, clause } from './table.ts';
import {
  ACCEPTED,
  ATTENDED,
  DRAFT,
  NOTHING,
  ONLINE,
  RETURNED,
  at,
  away,
  by,
  did,
  exists,
  linked,
  madeUp,
  of,
  post1,
  proof,
  sent,
} from './given.ts';

/* 联系总支促党风. Autumn 2026 runs from Monday 31 August to Sunday 28 February and has 126 working days. */

const PLACES = and(
  exists('护理总支', '党总支'),
  exists('机关支部', '直属党支部'),
  exists('学生支部', '党支部'),
  exists('撤销总支', '党总支', { until: '2026-11-30' }),
);
const LATER = '2027-03-01';
const PATROL = of('专项督查');
const REPORT = proof('督查报告');

// prettier-ignore
const standing = clause('fj.1.1', '每位领导至少联系1个党总支(直属党支部)', PLACES, [
  ['linked all semester', linked('护理总支', '2026-08-31'), '2026-10-15', '2026-12-01', 'met', '1/1'],
  ['a 直属党支部 will do', linked('机关支部', '2025-09-01'), '2026-10-15', '2026-12-01', 'met', '1/1'],
  ['a 党支部 is something else', linked('学生支部', '2025-09-01'), '2026-10-15', LATER, 'missed', '0/1'],
  ['no link on the last day of the semester', NOTHING, '2026-10-15', '2027-02-28', 'due-soon', '0/1'],
  ['no link the day after', NOTHING, '2026-10-15', LATER, 'missed', '0/1'],
  ['no link in the second week', NOTHING, '2026-10-15', '2026-09-10', 'due-soon', '0/1'],
  // 至少联系 speaks of the whole semester: a week went by without
  ['linked a week late', linked('护理总支', '2026-09-07'), '2026-10-15', '2026-12-01', 'met-late', '1/1/0'],
  ['changed over a weekend', and(linked('护理总支', '2025-09-01', '2026-10-16'), linked('机关支部', '2026-10-19')), '2026-10-15', LATER, 'met', '1/1'],
  // Saturday 10 October 2026 is worked
  ['changed over a make-up Saturday', and(linked('护理总支', '2025-09-01', '2026-10-09'), linked('机关支部', '2026-10-12')), '2026-10-15', LATER, 'met-late', '1/1/0'],
  // National Day, 1 to 7 October
  ['changed over National Day', and(linked('护理总支', '2025-09-01', '2026-09-30'), linked('机关支部', '2026-10-08')), '2026-10-15', LATER, 'met', '1/1'],
  ['without a link only while on leave', and(linked('护理总支', '2025-09-01', '2026-10-11'), linked('机关支部', '2026-10-19'), away('2026-10-12', '2026-10-16')), '2026-10-15', LATER, 'met', '1/1'],
  ['the branch was dissolved, and no other found', linked('撤销总支', '2025-09-01'), '2026-10-15', LATER, 'missed', '0/1'],
  ['until then the link held', linked('撤销总支', '2025-09-01'), '2026-10-15', '2026-11-30', 'met', '1/1'],
  // the vacation belongs to the semester
  ['given up in the winter vacation', linked('护理总支', '2025-09-01', '2027-01-20'), '2026-10-15', LATER, 'missed', '0/1'],
  ['given up with the semester', linked('护理总支', '2025-09-01', '2027-02-28'), '2026-10-15', LATER, 'met', '1/1'],
  ['two at a time', and(linked('护理总支', '2025-09-01'), linked('机关支部', '2025-09-01')), '2026-10-15', LATER, 'met', '2/1'],
  // 63 of 126 working days are half, 62 aren't
  ['in the post since 2 December, linked since then', and(post1({ since: '2026-12-02' }), linked('护理总支', '2026-12-02')), '2026-10-15', LATER, 'met', '1/1'],
  ['in the post since 3 December', post1({ since: '2026-12-03' }), '2026-10-15', LATER, 'exempt', '0/0'],
  ['a middle manager', post1({ rank: 'middle' }), '2026-10-15', LATER, 'not-applicable', '0/0'],
]);

// prettier-ignore
const monthly = clause('fj.1.2', '每月深入党总支(直属党支部)不少于1次', PLACES, [
  ['once in the month', did('2026-11-12', '党总支'), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['on the first day, a Sunday', did('2026-11-01', '党总支'), '2026-11-20', '2026-12-31', 'met', '1/1'],
  ['on the last day, submitted on 5 December', did('2026-11-30', '党总支', sent('2026-12-05')), '2026-11-01', '2026-12-31', 'met', '1/1/1'],
  ['submitted on 6 December', did('2026-11-30', '党总支', sent('2026-12-06')), '2026-11-01', '2026-12-31', 'met-late', '1/1/0'],
  ['a day after the month', did('2026-12-01', '党总支'), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['a day before the month', did('2026-10-31', '党总支'), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['nothing yet, a third of the month left', NOTHING, '2026-11-01', '2026-11-20', 'open', '0/1'],
  ['nothing yet, 9 of 30 days left', NOTHING, '2026-11-01', '2026-11-21', 'due-soon', '0/1'],
  ['nothing on 5 December', NOTHING, '2026-11-01', '2026-12-05', 'due-soon', '0/1'],
  ['nothing on 6 December', NOTHING, '2026-11-01', '2026-12-06', 'missed', '0/1'],
  ['a draft', did('2026-11-12', '党总支', DRAFT), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['a returned one', did('2026-11-12', '党总支', RETURNED), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['an accepted one', did('2026-11-12', '党总支', ACCEPTED), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['to the linked branch', and(linked('护理总支', '2025-09-01'), did('2026-11-12', '党总支', at('护理总支'))), '2026-11-01', '2026-12-31', 'met', '1/1'],
  // 非联系点 counts, and is only shown as such
  ['to a branch that isn’t the linked one', and(linked('护理总支', '2025-09-01'), did('2026-11-12', '党总支', at('机关支部'))), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['in another row of the sheet', did('2026-11-12', '党支部'), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  // 深入 is being there
  ['online', did('2026-11-12', '党总支', ONLINE), '2026-11-01', '2026-12-31', 'missed', '0/1'],  ['as one of those taking part', did('2026-11-12', '党总支', ATTENDED), '2026-11-01', '2026-12-31', 'met', '1/1'],
  // 代为登记 is no credit for the absent
  ['only 乙 was there', did('2026-11-12', '党总支', by('乙')), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['on a holiday', did('2026-10-03', '党总支'), '2026-10-01', '2026-12-31', 'met', '1/1'],
  ['from 31 October to 2 November: October', did('2026-10-31', '党总支', { until: '2026-11-02' }), '2026-10-01', '2026-12-31', 'met', '1/1'],
  ['and not November', did('2026-10-31', '党总支', { until: '2026-11-02' }), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  // 21 working days in November
  ['away on 11 of 21 days', away('2026-11-02', '2026-11-16'), '2026-11-01', '2026-12-31', 'exempt', '0/0'],
  ['away on 10 of 21 days', away('2026-11-02', '2026-11-13'), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  // a record on a day of leave is for a person to look at, and counts
  ['a visit on a day of leave', and(away('2026-11-09', '2026-11-13'), did('2026-11-10', '党总支')), '2026-11-01', '2026-12-31', 'met', '1/1'],
  // 18 working days in October: half are from the 20th on, and up to the 19th
  ['in the post since 20 October: 9 of 18', post1({ since: '2026-10-20' }), '2026-10-01', '2026-12-31', 'missed', '0/1'],
  ['in the post since 21 October: 8 of 18', post1({ since: '2026-10-21' }), '2026-10-01', '2026-12-31', 'exempt', '0/0'],
  ['post given up on 19 October: 9 of 18', post1({ until: '2026-10-19' }), '2026-10-01', '2026-12-31', 'missed', '0/1'],
  ['post given up on 18 October: 8 of 18', post1({ until: '2026-10-18' }), '2026-10-01', '2026-12-31', 'exempt', '0/0'],
  ['a visit before the post began', and(post1({ since: '2026-10-20' }), did('2026-10-12', '党总支')), '2026-10-01', '2026-12-31', 'missed', '0/1'],
  ['January 2026: 11 working days in term', NOTHING, '2026-01-10', '2026-02-06', 'missed', '0/1'],
  ['July 2026: 8 working days in term', NOTHING, '2026-07-10', '2026-12-31', 'exempt', '0/0'],
  ['February: vacation', NOTHING, '2026-02-10', '2026-12-31', 'exempt', '0/0'],
  ['August: vacation but for the 31st', NOTHING, '2026-08-10', '2026-12-31', 'exempt', '0/0'],
  // 补做 is taken for 31 days: for September until 31 October; due on 5 October
  ['made up on 5 October for September', did('2026-10-05', '党总支', madeUp('2026-09-20')), '2026-09-01', '2026-12-31', 'met', '1/1'],
  ['made up on 31 October for September', did('2026-10-31', '党总支', madeUp('2026-09-20')), '2026-09-01', '2026-12-31', 'met-late', '1/1/0'],
  ['made up on 1 November for September', did('2026-11-01', '党总支', madeUp('2026-09-20')), '2026-09-01', '2026-12-31', 'missed', '0/1'],
  ['what is made up doesn’t count in its own month', did('2026-10-12', '党总支', madeUp('2026-09-20')), '2026-10-01', '2026-12-31', 'missed', '0/1'],
  // one entry credits every clause that it matches, each once
  ['the inspection of fj.1.3 is a visit too', did('2026-11-20', '党总支', PATROL, REPORT), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['also for whoever only took part in it', did('2026-11-20', '党总支', PATROL, ATTENDED), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['before the document was in force', NOTHING, '2021-02-01', '2026-12-31', 'not-applicable', '0/0'],
]);

// prettier-ignore
const inspection = clause('fj.1.3', '每半年带队开展1次全面从严治党主体责任专项督查,并将督查结果向党委报告', PLACES, [
  ['led, and reported', did('2026-10-20', '党总支', PATROL, REPORT), '2026-09-01', '2027-01-10', 'met', '1/1'],
  ['took part in it instead of leading it', did('2026-10-20', '党总支', PATROL, REPORT, ATTENDED), '2026-09-01', '2027-01-10', 'missed', '0/1'],
  ['led, no report', did('2026-10-20', '党总支', PATROL), '2026-09-01', '2027-01-10', 'under-review', '0/1'],
  ['led, another report', did('2026-10-20', '党总支', PATROL, proof('专题调研报告')), '2026-09-01', '2027-01-10', 'under-review', '0/1'],
  ['one led without report, one with report not led', and(did('2026-10-20', '党总支', PATROL), did('2026-10-21', '党总支', PATROL, REPORT, ATTENDED)), '2026-09-01', '2027-01-10', 'under-review', '0/1'],
  ['with the report but a draft', did('2026-10-20', '党总支', PATROL, REPORT, DRAFT), '2026-09-01', '2027-01-10', 'missed', '0/1'],
  ['an ordinary visit', did('2026-10-20', '党总支', of('座谈'), REPORT), '2026-09-01', '2027-01-10', 'missed', '0/1'],
  ['on 31 December, submitted on 5 January', did('2026-12-31', '党总支', PATROL, REPORT, sent('2027-01-05')), '2026-09-01', '2027-01-10', 'met', '1/1'],
  ['on 31 December, submitted on 6 January', did('2026-12-31', '党总支', PATROL, REPORT, sent('2027-01-06')), '2026-09-01', '2027-01-10', 'met-late', '1/1/0'],
  ['on 1 January: the next half-year', did('2027-01-01', '党总支', PATROL, REPORT), '2026-09-01', '2027-01-10', 'missed', '0/1'],
  ['on 30 June: the first half-year', did('2026-06-30', '党总支', PATROL, REPORT), '2026-02-01', '2026-07-10', 'met', '1/1'],
  ['on 1 July: not the first half-year', did('2026-07-01', '党总支', PATROL, REPORT), '2026-02-01', '2026-07-10', 'missed', '0/1'],
  ['in the summer vacation: the second half-year', did('2026-07-20', '党总支', PATROL, REPORT), '2026-09-01', '2026-07-31', 'met', '1/1'],
  ['nothing on 5 January', NOTHING, '2026-09-01', '2027-01-05', 'due-soon', '0/1'],
  ['nothing on 6 January', NOTHING, '2026-09-01', '2027-01-06', 'missed', '0/1'],
  // 128 working days: 64 up to 28 September, and 64 from the 29th on
  ['post given up on 28 September', post1({ until: '2026-09-28' }), '2026-09-01', '2027-01-10', 'missed', '0/1'],
  ['post given up on 27 September', post1({ until: '2026-09-27' }), '2026-09-01', '2027-01-10', 'exempt', '0/0'],
  ['in the post since 29 September', post1({ since: '2026-09-29' }), '2026-09-01', '2027-01-10', 'missed', '0/1'],
  ['in the post since 30 September', post1({ since: '2026-09-30' }), '2026-09-01', '2027-01-10', 'exempt', '0/0'],
  // 补做 for the first half-year is taken until 31 July
  ['made up on 31 July', did('2026-07-31', '党总支', PATROL, REPORT, madeUp('2026-05-10')), '2026-02-01', '2026-12-31', 'met-late', '1/1/0'],
  ['made up on 1 August', did('2026-08-01', '党总支', PATROL, REPORT, madeUp('2026-05-10')), '2026-02-01', '2026-12-31', 'missed', '0/1'],
]);

/** 联系总支促党风 */
export const GENERAL_BRANCHES: readonly Clause[] = [standing, monthly, inspection];
