import { post } from '../compliance/world.ts';
import type { Table } from './table.ts';
import { and, clause, policyAt } from './table.ts';
import {
  DRAFT,
  NOTHING,
  ONLINE,
  did,
  exists,
  handed,
  linked,
  of,
  post1,
  proof,
  sent,
  worth,
} from './given.ts';

/*
 * 明职院党〔2024〕6号. Week 17 of autumn 2026 begins on 21 December, so lectures are due on Sunday 20 December. Half of
 * the semester’s 126 working days are over on 1 December.
 */

const LEADER = { posts: [post('甲')] };
const MIDDLE = { rank: 'middle', title: '学生处处长' };
const DIRECTOR = { rank: 'middle', title: '教务处处长' };
const FORM = proof('听课记录表');
const END = '2027-03-10';

/** A lecture of so many 学时, with its form. */
const hours = (day: string, amount: number, ...over: Parameters<typeof did>[2][]) =>
  did(day, '听课', of('听课'), worth(amount, '学时'), FORM, ...over);
/** So many lectures of two 学时, a day each from 12 October. */
const twice = (count: number) =>
  and(...Array.from({ length: count }, (_, index) => hours(`2026-10-${String(12 + index)}`, 2)));

// prettier-ignore
const leaders = clause('md.1', '校领导班子成员每学期听课不少于4学时', LEADER, [
  ['two of 2', twice(2), '2026-10-15', END, 'met', '4/4'],
  ['one of 4', hours('2026-10-12', 4), '2026-10-15', END, 'met', '4/4'],
  // 每次听课不少于2学时，不足2学时的不计入
  ['four of 1', and(...[12, 13, 14, 15].map((day) => hours(`2026-10-${String(day)}`, 1))), '2026-10-15', END, 'missed', '0/4'],
  ['one of 2, one of 1.5', and(hours('2026-10-12', 2), hours('2026-10-13', 1.5)), '2026-10-15', END, 'missed', '2/4'],
  ['one of 2, one of 3', and(hours('2026-10-12', 2), hours('2026-10-13', 3)), '2026-10-15', END, 'met', '5/4'],
  ['in 课时 instead of 学时', and(hours('2026-10-12', 2), hours('2026-10-13', 2, worth(2, '课时'))), '2026-10-15', END, 'missed', '2/4'],
  ['one without its form', and(hours('2026-10-12', 2), hours('2026-10-13', 2, { evidence: [] })), '2026-10-15', END, 'under-review', '2/4'],
  ['one a draft', and(hours('2026-10-12', 2), hours('2026-10-13', 2, DRAFT)), '2026-10-15', END, 'missed', '2/4'],
  ['in on the Sunday before week 17', hours('2026-12-18', 4, sent('2026-12-20')), '2026-10-15', END, 'met', '4/4/4'],
  ['in on the Monday of week 17', hours('2026-12-18', 4, sent('2026-12-21')), '2026-10-15', END, 'met-late', '4/4/0'],
  ['listened to in week 19', hours('2027-01-05', 4), '2026-10-15', END, 'met-late', '4/4/0'],
  ['half of it on 20 December', twice(1), '2026-10-15', '2026-12-20', 'due-soon', '2/4'],
  ['half of it on 21 December', twice(1), '2026-10-15', '2026-12-21', 'missed', '2/4'],
  ['half of it in October', twice(1), '2026-10-15', '2026-10-20', 'open', '2/4'],
  ['a middle manager', post1(MIDDLE), '2026-10-15', END, 'not-applicable', '0/0'],
]);

// prettier-ignore
const managers = clause('md.2', '中层干部每学期听课不少于6学时', { posts: [post('甲', MIDDLE)] }, [
  ['three of 2', twice(3), '2026-10-15', END, 'met', '6/6'],
  ['two of 2', twice(2), '2026-10-15', END, 'missed', '4/6'],
  ['教务处处长', post1(DIRECTOR), '2026-10-15', END, 'not-applicable', '0/0'],
  // 63 days to 63: the lower one
  ['教务处处长 up to 1 December, then another post', and({ posts: [post('甲', { ...DIRECTOR, until: '2026-12-01' }), post('甲', { ...MIDDLE, since: '2026-12-02' })] }, twice(3)), '2026-10-15', END, 'met', '6/6'],
  ['another post up to 30 November, then 教务处处长', and({ posts: [post('甲', { ...MIDDLE, until: '2026-11-30' }), post('甲', { ...DIRECTOR, since: '2026-12-01' })] }, twice(3)), '2026-10-15', END, 'exempt', '6/0'],
  ['a manager who becomes a leader on 2 December: 4 is lower', and({ posts: [post('甲', { ...MIDDLE, until: '2026-12-01' }), post('甲', { since: '2026-12-02' })] }, twice(2)), '2026-10-15', END, 'exempt', '4/0'],
]);

// prettier-ignore
const directors = clause('md.3', '教务处处长、质量监控中心主任每学期听课不少于10学时', { posts: [post('甲', DIRECTOR)] }, [
  ['five of 2', twice(5), '2026-10-15', END, 'met', '10/10'],
  ['three of 2, enough for others', twice(3), '2026-10-15', END, 'missed', '6/10'],
  ['质量监控中心主任', and(post1({ rank: 'middle', title: '质量监控中心主任' }), twice(5)), '2026-10-15', END, 'met', '10/10'],
  ['副处长', and(post1({ rank: 'middle', title: '教务处副处长' }), twice(3)), '2026-10-15', END, 'not-applicable', '0/0'],
  ['another post up to 30 November: 64 days to 62', and({ posts: [post('甲', { ...MIDDLE, until: '2026-11-30' }), post('甲', { ...DIRECTOR, since: '2026-12-01' })] }, twice(3)), '2026-10-15', END, 'missed', '6/10'],
  ['another post up to 1 December: a tie', and({ posts: [post('甲', { ...MIDDLE, until: '2026-12-01' }), post('甲', { ...DIRECTOR, since: '2026-12-02' })] }, twice(3)), '2026-10-15', END, 'exempt', '6/0'],
]);

// prettier-ignore
const dormitories = clause('md.5', '每两个月至少走访学生宿舍一次', LEADER, [
  // September and October: in time until 7 November, taken until 14 November
  ['in September', did('2026-09-01', '走访宿舍'), '2026-10-15', '2026-12-31', 'met', '1/1'],
  ['on the last day', did('2026-10-31', '走访宿舍'), '2026-09-15', '2026-12-31', 'met', '1/1'],
  ['in November', did('2026-11-01', '走访宿舍'), '2026-09-15', '2026-12-31', 'missed', '0/1'],
  ['in August', did('2026-08-31', '走访宿舍'), '2026-09-15', '2026-12-31', 'missed', '0/1'],
  ['in on 7 November', did('2026-10-20', '走访宿舍', sent('2026-11-07')), '2026-09-15', '2026-12-31', 'met', '1/1/1'],
  ['in on 8 November', did('2026-10-20', '走访宿舍', sent('2026-11-08')), '2026-09-15', '2026-12-31', 'met-late', '1/1/0'],
  ['in on 14 November', did('2026-10-20', '走访宿舍', sent('2026-11-14')), '2026-09-15', '2026-12-31', 'met-late', '1/1/0'],
  // 逾期7日后不再补报
  ['in on 15 November', did('2026-10-20', '走访宿舍', sent('2026-11-15')), '2026-09-15', '2026-12-31', 'missed', '0/1'],
  ['nothing on 7 November', NOTHING, '2026-09-15', '2026-11-07', 'due-soon', '0/1'],
  ['nothing on 8 November', NOTHING, '2026-09-15', '2026-11-08', 'missed', '0/1'],
  // longer than a month, so one working day of term is enough
  ['July and August', NOTHING, '2026-08-10', '2026-12-31', 'missed', '0/1'],
  ['January and February', NOTHING, '2026-02-10', '2026-12-31', 'missed', '0/1'],
  ['online in November and December', did('2026-11-20', '走访宿舍', ONLINE), '2026-12-15', '2027-01-20', 'met', '1/1'],
]);

const CLASSES = and(LEADER, ...['一班', '二班', '三班'].map((name) => exists(name, '班级')));
// prettier-ignore
const classes = clause('md.6', '每人联系一至两个学生班级', CLASSES, [
  // the academic year 2025—2026 ends on 30 August 2026
  ['one', linked('一班', '2025-09-01'), '2026-03-15', '2026-09-10', 'met', '1/1'],
  ['two', and(linked('一班', '2025-09-01'), linked('二班', '2025-09-01')), '2026-03-15', '2026-09-10', 'met', '2/1'],
  ['three', and(linked('一班', '2025-09-01'), linked('二班', '2025-09-01'), linked('三班', '2025-09-01')), '2026-03-15', '2026-09-10', 'missed', '3/1'],
  ['three records of one link', and(linked('一班', '2025-09-01'), linked('一班', '2025-08-31'), linked('一班', '2025-08-30')), '2026-03-15', '2026-09-10', 'met', '1/1'],
  ['none', NOTHING, '2026-03-15', '2026-09-10', 'missed', '0/1'],
  ['none on the last day', NOTHING, '2026-03-15', '2026-08-30', 'due-soon', '0/1'],
  ['another one after the other', and(linked('一班', '2025-09-01', '2026-03-01'), linked('二班', '2026-03-02')), '2026-03-15', '2026-09-10', 'met', '1/1'],
]);

// prettier-ignore
const sheets = clause('md.7', '每月5日前报送上月工作记录表，遇节假日顺延至其后第一个工作日', LEADER, [
  // 5 October is a holiday, and Thursday 8 October the next day that is worked
  ['September’s on 8 October', handed('2026-09', '2026-10-08'), '2026-09-10', '2026-12-31', 'met', '1/1/1'],
  ['September’s on 9 October', handed('2026-09', '2026-10-09'), '2026-09-10', '2026-12-31', 'met-late', '1/1/0'],
  ['none on 8 October', NOTHING, '2026-09-10', '2026-10-08', 'due-soon', '0/1'],
  ['none on 9 October', NOTHING, '2026-09-10', '2026-10-09', 'missed', '0/1'],
  // 5 December is a Saturday, 5 May still 劳动节
  ['November’s on Monday 7 December', handed('2026-11', '2026-12-07'), '2026-11-10', '2026-12-31', 'met', '1/1/1'],
  ['November’s on 8 December', handed('2026-11', '2026-12-08'), '2026-11-10', '2026-12-31', 'met-late', '1/1/0'],
  ['April’s on 6 May', handed('2026-04', '2026-05-06'), '2026-04-10', '2026-12-31', 'met', '1/1/1'],
  ['April’s on 7 May', handed('2026-04', '2026-05-07'), '2026-04-10', '2026-12-31', 'met-late', '1/1/0'],
  ['October’s on Thursday 5 November, which is worked', handed('2026-10', '2026-11-05'), '2026-10-10', '2026-12-31', 'met', '1/1/1'],
  ['October’s on 6 November', handed('2026-10', '2026-11-06'), '2026-10-10', '2026-12-31', 'met-late', '1/1/0'],
  ['a middle manager’s zero report', and(post1(MIDDLE), handed('2026-10', '2026-11-05', { zeroReason: '借调' })), '2026-10-10', '2026-12-31', 'met', '1/1'],
]);

/** 明职院党〔2024〕6号 */
export const MINGDE_TABLE: Table = {
  policy: policyAt('tests/fixtures/policies/mingde-2024-6.json'),
  clauses: [leaders, managers, directors, dormitories, classes, sheets],
};
