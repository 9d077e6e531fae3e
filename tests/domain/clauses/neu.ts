import { post } from '../compliance/world.ts';
import type { Clause, Table } from './table.ts';
import { and, clause, policyAt } from './table.ts';
import {
  DRAFT,
  NOTHING,
  ONLINE,
  at,
  away,
  did,
  exists,
  handed,
  linked,
  of,
  post1,
  sent,
  told,
} from './given.ts';

/* 东大党字〔2020〕82号. Autumn 2026 runs from 31 August to 28 February and has 126 working days. */

const MANAGER = { posts: [post('甲', { rank: 'middle', title: '处长' })] };
const LEADER = post1({});
const LATER = '2027-03-01';
const PLACES = and(
  MANAGER,
  exists('冶金2401班', '班级', { cohort: 2024 }),
  exists('话剧社', '学生社团'),
  exists('3号楼201', '宿舍'),
  exists('毕业班', '班级', { cohort: 2022, until: '2026-07-15' }),
);

// prettier-ignore
const place = clause('neu.1', '全校中层领导干部原则上每人都要确定一个联系点（一个学生班级或学生社团）', PLACES, [
  ['a class', linked('冶金2401班', '2026-08-31'), '2026-10-15', LATER, 'met', '1/1'],
  ['a society', linked('话剧社', '2026-08-31'), '2026-10-15', LATER, 'met', '1/1'],
  ['both', and(linked('话剧社', '2026-08-31'), linked('冶金2401班', '2026-08-31')), '2026-10-15', LATER, 'met', '2/1'],
  ['a dormitory is neither', linked('3号楼201', '2026-08-31'), '2026-10-15', LATER, 'missed', '0/1'],
  ['a class that has graduated', linked('毕业班', '2025-09-01'), '2026-10-15', LATER, 'missed', '0/1'],
  ['none on the last day', NOTHING, '2026-10-15', '2027-02-28', 'due-soon', '0/1'],
  ['none the day after', NOTHING, '2026-10-15', LATER, 'missed', '0/1'],
  ['linked from the third week on', linked('话剧社', '2026-09-14'), '2026-10-15', LATER, 'met-late', '1/1/0'],
  ['in the post on 63 of 126 days, linked from then on', and({ posts: [post('甲', { rank: 'middle', since: '2026-12-02' })] }, linked('话剧社', '2026-12-02')), '2026-10-15', LATER, 'met', '1/1'],
  ['in the post on 62 of 126 days', post1({ rank: 'middle', since: '2026-12-03' }), '2026-10-15', LATER, 'exempt', '0/0'],
  ['a leader', LEADER, '2026-10-15', LATER, 'not-applicable', '0/0'],
]);

const NEWEST = and(
  MANAGER,
  { who: '机械2601班' },
  exists('机械2601班', '班级', { cohort: 2026 }),
  exists('机械2501班', '班级', { cohort: 2025 }),
  exists('无级班', '班级'),
);
const LATE_CLASS = {
  who: '新班',
  ...exists('新班', '班级', { cohort: 2026, since: '2026-09-14' }),
};

// prettier-ignore
const covered = clause('neu.2', '联系点实现大一新生班级全覆盖', NEWEST, [
  ['linked all semester', linked('机械2601班', '2026-08-31'), '2026-10-15', LATER, 'met', '1/1'],
  ['nobody’s, on the last day', NOTHING, '2026-10-15', '2027-02-28', 'due-soon', '0/1'],
  ['nobody’s, the day after', NOTHING, '2026-10-15', LATER, 'missed', '0/1'],
  ['linked from the second week on', linked('机械2601班', '2026-09-07'), '2026-10-15', LATER, 'met-late', '1/1/0'],
  ['a class made up on 14 September and linked that day', and(LATE_CLASS, linked('新班', '2026-09-14')), '2026-10-15', LATER, 'met', '1/1'],
  ['a class made up on 14 September, nobody’s', LATE_CLASS, '2026-10-15', LATER, 'missed', '0/1'],
  ['given up in November, nobody after', linked('机械2601班', '2026-08-31', '2026-11-15'), '2026-10-15', LATER, 'missed', '0/1'],
  ['whoever was linked left the post in November', and(post1({ rank: 'middle', until: '2026-11-15' }), linked('机械2601班', '2026-08-31')), '2026-10-15', LATER, 'missed', '0/1'],
  // the clause is on 中层领导干部
  ['linked to a leader', and(LEADER, linked('机械2601班', '2026-08-31')), '2026-10-15', LATER, 'missed', '0/1'],
  ['a class of the second year', { who: '机械2501班' }, '2026-10-15', LATER, 'not-applicable', '0/0'],
  ['the same class in its first year', { who: '机械2501班' }, '2025-10-15', LATER, 'missed', '0/1'],
  ['in spring it is still the first year', NOTHING, '2027-04-15', '2027-04-15', 'due-soon', '0/1'],
  ['a class without a year of enrolment', { who: '无级班' }, '2026-10-15', LATER, 'not-applicable', '0/0'],
]);

// prettier-ignore
const changed = clause('neu.3', '一般每两年集中调整一次，期间可根据变化情况进行调整', PLACES, [
  ['linked a year ago', linked('话剧社', '2025-09-01'), '2026-10-15', '2026-12-01', 'met', '1/1'],
  // due within the semester: that is announced, and broken only once the day is past
  ['two years on 10 December, as of October', linked('话剧社', '2024-12-10'), '2026-10-15', '2026-10-15', 'open', '1/1'],
  ['two years on 10 December, that day', linked('话剧社', '2024-12-10'), '2026-10-15', '2026-12-10', 'due-soon', '1/1'],
  ['two years on 10 December, the day after', linked('话剧社', '2024-12-10'), '2026-10-15', '2026-12-11', 'missed', '0/1'],
  ['two years on the first day of the next semester', linked('话剧社', '2025-03-01'), '2026-10-15', '2027-02-20', 'met', '1/1'],
  ['two years and a month ago', linked('话剧社', '2024-09-10'), '2026-10-15', '2027-03-10', 'missed', '0/1'],
  ['changed after exactly two years', and(linked('话剧社', '2024-10-12', '2026-10-11'), linked('冶金2401班', '2026-10-12')), '2026-10-15', '2027-03-10', 'met', '2/2'],
  ['changed early, as is allowed', and(linked('话剧社', '2025-09-01', '2026-03-20'), linked('冶金2401班', '2026-03-21')), '2026-10-15', '2027-03-10', 'met', '1/1'],
  ['one old link of two', and(linked('话剧社', '2024-09-10'), linked('冶金2401班', '2026-03-21')), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['an old link to a dormitory', linked('3号楼201', '2020-09-01'), '2026-10-15', '2027-03-10', 'not-applicable', '0/0'],
  // a list entered anew each year doesn't begin the two years anew
  ['entered anew each September', and(linked('话剧社', '2024-09-10', '2025-08-31'), linked('话剧社', '2025-09-01', '2026-08-31'), linked('话剧社', '2026-09-01')), '2026-10-15', '2027-03-10', 'missed', '0/1'],
  ['entered anew in September, due in December', and(linked('话剧社', '2024-12-10', '2026-08-31'), linked('话剧社', '2026-09-01')), '2026-10-15', '2026-12-10', 'due-soon', '1/1'],
  ['given up for a day and taken up again', and(linked('话剧社', '2024-09-10', '2026-08-30'), linked('话剧社', '2026-09-01')), '2026-10-15', '2027-03-10', 'met', '1/1'],
  ['one record within another', and(linked('话剧社', '2024-09-10'), linked('话剧社', '2026-03-01', '2026-12-31')), '2026-10-15', '2027-03-10', 'missed', '0/1'],
  ['one object after the other, without a gap', and(linked('话剧社', '2024-11-10', '2026-08-31'), linked('冶金2401班', '2026-09-01')), '2026-10-15', '2027-03-10', 'met', '2/2'],  ['no link', NOTHING, '2026-10-15', '2027-03-10', 'not-applicable', '0/0'],
  ['a leader', and(LEADER, linked('话剧社', '2020-09-01')), '2026-10-15', '2027-03-10', 'not-applicable', '0/0'],
]);

// prettier-ignore
const amongStudents = clause('neu.4', '每学期至少深入学生当中一次', PLACES, [
  ['once, at the 联系点', and(linked('话剧社', '2025-09-01'), did('2026-10-13', '联系点', at('话剧社'))), '2026-10-15', LATER, 'met', '1/1'],
  ['once, in another class', and(linked('话剧社', '2025-09-01'), did('2026-10-13', '进班级', at('冶金2401班'))), '2026-10-15', LATER, 'met', '1/1'],
  ['in a canteen', did('2026-10-13', '进食堂'), '2026-10-15', LATER, 'met', '1/1'],
  ['online', did('2026-10-13', '联系点', ONLINE), '2026-10-15', LATER, 'missed', '0/1'],
  ['a draft', did('2026-10-13', '联系点', DRAFT), '2026-10-15', LATER, 'missed', '0/1'],
  ['on the first day', did('2026-08-31', '进宿舍'), '2026-10-15', LATER, 'met', '1/1'],
  ['the day before', did('2026-08-30', '进宿舍'), '2026-10-15', LATER, 'missed', '0/1'],
  ['in the winter vacation', did('2027-02-10', '进宿舍'), '2026-10-15', LATER, 'met', '1/1'],
  ['the day the next semester begins', did('2027-03-01', '进宿舍'), '2026-10-15', '2027-03-02', 'missed', '0/1'],
  // the clause gives no deadline, so nothing is late
  ['submitted in April', did('2026-10-13', '进宿舍', sent('2027-04-10')), '2026-10-15', '2027-04-11', 'met', '1/1/1'],
  ['none on the last day', NOTHING, '2026-10-15', '2027-02-28', 'due-soon', '0/1'],
  ['none the day after', NOTHING, '2026-10-15', LATER, 'missed', '0/1'],
  ['none in October', NOTHING, '2026-10-15', '2026-10-15', 'open', '0/1'],
  ['away on 63 of 126 days', away('2026-08-31', '2026-12-01'), '2026-10-15', LATER, 'missed', '0/1'],
  ['away on 64 of 126 days', away('2026-08-31', '2026-12-02'), '2026-10-15', LATER, 'exempt', '0/0'],
  ['a leader', LEADER, '2026-10-15', LATER, 'not-applicable', '0/0'],
]);

// prettier-ignore
const seven = clause('neu.12', '主动进课堂、进班级、进宿舍、进食堂、进社团、进讲座、进网络', MANAGER, [
  ['none: nothing is missed', NOTHING, '2026-10-15', LATER, 'counted', '0/0'],
  ['three, one of them online', and(did('2026-10-13', '进课堂'), did('2026-11-13', '进讲座'), did('2026-12-13', '进网络', ONLINE)), '2026-10-15', LATER, 'counted', '3/0'],
  ['at the 联系点: none of the seven', did('2026-10-13', '联系点', of('座谈交流')), '2026-10-15', LATER, 'counted', '0/0'],
  ['at the 联系点 and in a dormitory at once', did('2026-10-13', '联系点', { carriers: ['联系点', '进宿舍'] }), '2026-10-15', LATER, 'counted', '1/0'],
]);

// prettier-ignore
const either = clause('neu.13', '定期“面对面”或“键对键”接触学生，解决学生思想、心理、生活、就业等实际问题', MANAGER, [
  ['none: nothing is missed', NOTHING, '2026-10-15', LATER, 'counted', '0/0'],
  ['face to face and online', and(did('2026-10-13', '联系点'), did('2026-11-13', '进网络', ONLINE)), '2026-10-15', LATER, 'counted', '2/0'],
  ['last semester', did('2026-06-13', '联系点'), '2026-10-15', LATER, 'counted', '0/0'],
  ['a leader', and(LEADER, did('2026-10-13', '进班级')), '2026-10-15', LATER, 'not-applicable', '0/0'],
]);

// prettier-ignore
const ledger = clause('neu.5', '每年六月和十二月的月末要通过信息化平台填报工作台账，记录联系学生工作情况', MANAGER, [
  ['June’s on 30 June', handed('2026-06', '2026-06-30'), '2026-03-01', '2026-07-10', 'met', '1/1/1'],
  ['June’s on 1 July', handed('2026-06', '2026-07-01'), '2026-03-01', '2026-07-10', 'met-late', '1/1/0'],
  ['none on 30 June', NOTHING, '2026-03-01', '2026-06-30', 'due-soon', '0/1'],
  ['none on 1 July', NOTHING, '2026-03-01', '2026-07-01', 'missed', '0/1'],
  // 2026 begins with 181 days: 55 left on 6 May (30.4 %), 54 on the 7th
  ['none on 6 May', NOTHING, '2026-03-01', '2026-05-06', 'open', '0/1'],
  ['none on 7 May', NOTHING, '2026-03-01', '2026-05-07', 'due-soon', '0/1'],
  ['December’s on 31 December', handed('2026-12', '2026-12-31'), '2026-09-01', '2027-01-10', 'met', '1/1/1'],
  ['December’s on 1 January', handed('2026-12', '2027-01-01'), '2026-09-01', '2027-01-10', 'met-late', '1/1/0'],
  ['December’s is not June’s', handed('2026-12', '2026-12-31'), '2026-03-01', '2027-01-10', 'missed', '0/1'],
  ['a zero report', handed('2026-06', '2026-06-29', { zeroReason: '挂职返校不久' }), '2026-03-01', '2026-07-10', 'met', '1/1'],
  ['a draft', handed('2026-06', null, { status: 'draft' }), '2026-03-01', '2026-07-10', 'missed', '0/1'],
  ['returned', handed('2026-06', '2026-06-29', { status: 'returned' }), '2026-03-01', '2026-07-10', 'missed', '0/1'],
  // 120 working days, 60 up to 1 April
  ['post given up on 1 April', post1({ rank: 'middle', until: '2026-04-01' }), '2026-03-01', '2026-07-10', 'missed', '0/1'],
  ['post given up on 31 March', post1({ rank: 'middle', until: '2026-03-31' }), '2026-03-01', '2026-07-10', 'exempt', '0/0'],
  ['a leader', LEADER, '2026-03-01', '2026-07-10', 'not-applicable', '0/0'],
]);

const BACK = ['fed-back', '2026-11-10'] as const;
const REPORTED = ['reported', '2026-11-12'] as const;
// prettier-ignore
const problems = clause('neu.6', '对在联系过程中学生反映的问题和提出的建议，要及时帮助沟通解决，对重大问题、共性问题等要及时向相关学院党委报告', MANAGER, [
  // raised on Monday 2 November: the 15th working day after it is Monday 23 November
  ['fed back on the due day', told('2026-11-02', [['fed-back', '2026-11-23']]), '2026-10-01', '2027-01-10', 'met', '1/1/1'],
  ['fed back the day after', told('2026-11-02', [['fed-back', '2026-11-24']]), '2026-10-01', '2027-01-10', 'met-late', '1/1/0'],
  ['not fed back the day after', told('2026-11-02'), '2026-10-01', '2026-11-24', 'missed', '0/1'],
  ['an ordinary one needs no report', told('2026-11-02', [BACK]), '2026-10-01', '2027-01-10', 'met', '1/1'],
  ['a heavy one fed back and reported', told('2026-11-02', [BACK, REPORTED], 'heavy'), '2026-10-01', '2027-01-10', 'met', '1/1'],
  ['a heavy one fed back, not reported', told('2026-11-02', [BACK], 'heavy'), '2026-10-01', '2027-01-10', 'missed', '0/1'],
  ['a common one fed back, not reported', told('2026-11-02', [BACK], 'common'), '2026-10-01', '2027-01-10', 'missed', '0/1'],
  ['a heavy one fed back in time, reported on 20 December', told('2026-11-02', [BACK, ['reported', '2026-12-20']], 'heavy'), '2026-10-01', '2027-01-10', 'met-late', '1/1/0'],
  ['a heavy one not yet reported, while there is time', told('2026-11-02', [BACK], 'heavy'), '2026-10-01', '2026-11-12', 'open', '0/1'],
  ['a heavy one reported, not fed back', told('2026-11-02', [REPORTED], 'heavy'), '2026-10-01', '2027-01-10', 'missed', '0/1'],
  ['two fed back, one of them late', and(told('2026-11-02', [BACK]), told('2026-11-03', [['fed-back', '2026-12-10']])), '2026-10-01', '2027-01-10', 'met-late', '2/2/1'],
  // raised on 31 December: it belongs to this half-year, and is due on 21 January 2027
  ['raised on 31 December, as of 21 January', told('2026-12-31'), '2026-10-01', '2027-01-21', 'due-soon', '0/1'],
  ['raised on 31 December, as of 22 January', told('2026-12-31'), '2026-10-01', '2027-01-22', 'missed', '0/1'],
  ['raised on 30 June: the half-year before', told('2026-06-30'), '2026-10-01', '2027-01-10', 'not-applicable', '0/0'],
  ['raised in the summer vacation', told('2026-07-20', [['fed-back', '2026-08-10']]), '2026-10-01', '2027-01-10', 'met', '1/1/1'],
  ['raised before the leave of all the half-year', and(told('2026-07-20'), away('2026-07-21', '2026-12-31')), '2026-10-01', '2027-01-10', 'missed', '0/1'],
  ['raised while a manager, who is a leader since', and({ posts: [post('甲', { rank: 'middle', until: '2026-09-10' }), post('甲', { since: '2026-09-11' })] }, told('2026-09-10'), told('2026-09-11')), '2026-10-01', '2027-01-10', 'missed', '0/1'],  ['nothing was raised', NOTHING, '2026-10-01', '2027-01-10', 'not-applicable', '0/0'],
]);

const NEU: readonly Clause[] = [
  place,
  covered,
  changed,
  amongStudents,
  seven,
  either,
  ledger,
  problems,
];

/** 东大党字〔2020〕82号 */
export const NEU_TABLE: Table = {
  policy: policyAt('resources/policies/neu-2020-82.json'),
  clauses: NEU,
};
