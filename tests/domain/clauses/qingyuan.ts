import { link, post } from '../compliance/world.ts';
import type { Given, Table } from './table.ts';
import { and, clause, policyAt } from './table.ts';
import {
  ACCEPTED,
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
  of,
  post1,
  proof,
  sent,
  told,
  worth,
} from './given.ts';

/* 清师专委〔2025〕11号. Autumn 2026 ends on 28 February 2027; it has 126 working days. */

const LEADER = { posts: [post('甲')] };
const END = '2027-04-01';
const LATER = '2027-03-01';

const BRANCH = and(
  { who: '一支部', posts: [post('甲'), post('乙')] },
  ...['一支部', '二支部', '三支部'].map((name) => exists(name, '党支部')),
);
/** Somebody came to the branch. */
const came = (day: string, ...over: Parameters<typeof did>[2][]) =>
  did(day, '联系支部', of('参加组织生活'), at('一支部'), ...over);

// prettier-ignore
const presence = clause('qy.1', '每个党支部每学期至少有一名班子成员到场指导一次', BRANCH, [
  ['once, accepted', came('2026-10-13', ACCEPTED), '2026-10-15', END, 'met', '1/1'],
  // 以组织部认可的记录为准
  ['once, not accepted yet', came('2026-10-13'), '2026-10-15', END, 'under-review', '0/1'],
  ['once, returned', came('2026-10-13', RETURNED), '2026-10-15', END, 'missed', '0/1'],
  ['by another leader', came('2026-10-13', ACCEPTED, by('乙')), '2026-10-15', END, 'met', '1/1'],
  ['by somebody who is none', came('2026-10-13', ACCEPTED, by('丙')), '2026-10-15', END, 'missed', '0/1'],
  ['by a leader among others', came('2026-10-13', ACCEPTED, by('丙', '甲')), '2026-10-15', END, 'met', '1/1'],
  ['at another branch', came('2026-10-13', ACCEPTED, at('二支部')), '2026-10-15', END, 'missed', '0/1'],
  ['at a branch that is only a text', came('2026-10-13', ACCEPTED, { object: null }), '2026-10-15', END, 'missed', '0/1'],
  ['in on 10 March', came('2027-01-10', ACCEPTED, sent('2027-03-10')), '2026-10-15', END, 'met', '1/1/1'],
  ['in on 11 March', came('2027-01-10', ACCEPTED, sent('2027-03-11')), '2026-10-15', END, 'met-late', '1/1/0'],
  ['nobody by 10 March', NOTHING, '2026-10-15', '2027-03-10', 'due-soon', '0/1'],
  ['nobody by 11 March', NOTHING, '2026-10-15', '2027-03-11', 'missed', '0/1'],
  ['a branch since 2 December: 63 of 126 days', and({ who: '新支部' }, exists('新支部', '党支部', { since: '2026-12-02' })), '2026-10-15', END, 'missed', '0/1'],
  ['a branch since 3 December: 62', and({ who: '新支部' }, exists('新支部', '党支部', { since: '2026-12-03' })), '2026-10-15', END, 'exempt', '0/0'],
]);

const theirs = (...people: readonly string[]): Given => ({
  links: people.map((person) => link(person, '一支部', '2026-08-31')),
});
// prettier-ignore
const contacts = clause('qy.2', '每个党支部由一至两名班子成员联系', { ...BRANCH, posts: ['甲', '乙', '丙'].map((name) => post(name)) }, [
  ['one', linked('一支部', '2026-08-31'), '2026-10-15', LATER, 'met', '1/1'],
  ['two', theirs('甲', '乙'), '2026-10-15', LATER, 'met', '2/1'],
  ['three', theirs('甲', '乙', '丙'), '2026-10-15', LATER, 'missed', '3/1'],
  ['none', NOTHING, '2026-10-15', LATER, 'missed', '0/1'],
  ['none on the last day', NOTHING, '2026-10-15', '2027-02-28', 'due-soon', '0/1'],
  ['three records of one person’s link', and(linked('一支部', '2026-08-31'), linked('一支部', '2026-08-30'), linked('一支部', '2026-08-29')), '2026-10-15', LATER, 'met', '1/1'],
  ['linked to another branch', linked('二支部', '2026-08-31'), '2026-10-15', LATER, 'missed', '0/1'],
]);

// prettier-ignore
const rotation = clause('qy.3', '联系同一党支部满三年的，应当轮换', { ...BRANCH, ...LEADER, who: '甲' }, [
  ['a year', linked('一支部', '2025-09-01'), '2026-10-15', '2027-09-10', 'met', '1/1'],
  ['three years in June, as of May', linked('一支部', '2024-06-15'), '2026-10-15', '2027-05-20', 'due-soon', '1/1'],
  ['three years in June, as of July', linked('一支部', '2024-06-15'), '2026-10-15', '2027-07-20', 'missed', '0/1'],
  ['changed in time', linked('一支部', '2024-06-15', '2027-06-10'), '2026-10-15', '2027-07-20', 'met', '1/1'],
  ['three years in two records, as of July', and(linked('一支部', '2024-06-15', '2026-02-28'), linked('一支部', '2026-03-01')), '2026-10-15', '2027-07-20', 'missed', '0/1'],  ['no link', NOTHING, '2026-10-15', '2027-07-20', 'not-applicable', '0/0'],
]);

const FRESHMEN = and(
  LEADER,
  { who: '新一班' },
  exists('新一班', '班级', { cohort: 2026 }),
  exists('老一班', '班级', { cohort: 2025 }),
);
const called = (day: string, ...over: Parameters<typeof did>[2][]) =>
  did(day, '联系新生班', at('新一班'), ...over);
// prettier-ignore
const freshmen = clause('qy.4', '新生班级每班每学期至少走访一次', FRESHMEN, [
  ['once', called('2026-10-13'), '2026-10-15', LATER, 'met', '1/1'],
  ['none', NOTHING, '2026-10-15', LATER, 'missed', '0/1'],
  ['none on the last day', NOTHING, '2026-10-15', '2027-02-28', 'due-soon', '0/1'],
  ['another class', called('2026-10-13', at('老一班')), '2026-10-15', LATER, 'missed', '0/1'],
  ['a draft', called('2026-10-13', DRAFT), '2026-10-15', LATER, 'missed', '0/1'],
  ['submitted in spring: there is no deadline', called('2026-10-13', sent('2027-03-20')), '2026-10-15', END, 'met', '1/1/1'],
  ['a class of the second year', and({ who: '老一班' }, called('2026-10-13', at('老一班'))), '2026-10-15', LATER, 'not-applicable', '0/0'],
]);

const THREE = { posts: ['甲', '乙', '丙'].map((name) => post(name)) };
const talked = (day: string, ...over: Parameters<typeof did>[2][]) =>
  did(day, '班子谈心', of('谈心谈话'), ...over);
// prettier-ignore
const pairs = clause('qy.5', '班子成员之间每年至少谈心一次', THREE, [
  // due on 20 December, taken until 31 December
  ['with both others', and(talked('2026-03-10', by('甲', '乙')), talked('2026-04-10', by('丙', '甲'))), '2026-06-01', '2027-01-10', 'met', '2/2'],
  ['twice with one is one of two', and(talked('2026-03-10', by('甲', '乙')), talked('2026-04-10', by('甲', '乙'))), '2026-06-01', '2027-01-10', 'missed', '1/2'],
  ['the other two talked', talked('2026-03-10', by('乙', '丙')), '2026-06-01', '2027-01-10', 'missed', '0/2'],
  ['with somebody who is none of them', talked('2026-03-10', by('甲', '丁')), '2026-06-01', '2027-01-10', 'missed', '0/2'],
  ['one in on 20 December', and(talked('2026-03-10', by('甲', '乙')), talked('2026-04-10', by('甲', '丙'), sent('2026-12-20'))), '2026-06-01', '2027-01-10', 'met', '2/2/2'],
  ['one in on 21 December', and(talked('2026-03-10', by('甲', '乙')), talked('2026-04-10', by('甲', '丙'), sent('2026-12-21'))), '2026-06-01', '2027-01-10', 'met-late', '2/2/1'],
  ['one in on 31 December', and(talked('2026-03-10', by('甲', '乙')), talked('2026-04-10', by('甲', '丙'), sent('2026-12-31'))), '2026-06-01', '2027-01-10', 'met-late', '2/2/1'],
  ['one in on 1 January: no longer taken', and(talked('2026-03-10', by('甲', '乙')), talked('2026-04-10', by('甲', '丙'), sent('2027-01-01'))), '2026-06-01', '2027-01-10', 'missed', '1/2'],
  ['one of two on 20 December', talked('2026-03-10', by('甲', '乙')), '2026-06-01', '2026-12-20', 'due-soon', '1/2'],
  ['one of two on 21 December', talked('2026-03-10', by('甲', '乙')), '2026-06-01', '2026-12-21', 'missed', '1/2'],
  // 248 working days, 124 from 7 July on
  ['a fourth member since 7 July', and({ posts: [...THREE.posts, post('丁', { since: '2026-07-07' })] }, talked('2026-03-10', by('甲', '乙')), talked('2026-04-10', by('甲', '丙'))), '2026-06-01', '2027-01-10', 'missed', '2/3'],
  ['a fourth member since 8 July', and({ posts: [...THREE.posts, post('丁', { since: '2026-07-08' })] }, talked('2026-03-10', by('甲', '乙')), talked('2026-04-10', by('甲', '丙'))), '2026-06-01', '2027-01-10', 'met', '2/2'],
  ['the only member', post1({}), '2026-06-01', '2027-01-10', 'not-applicable', '0/0'],
]);

const taught = (day: string, amount: number, ...over: Parameters<typeof did>[2][]) =>
  did(day, '轮训讲课', worth(amount, '课时'), proof('讲稿'), ...over);
// prettier-ignore
const training = clause('qy.6', '每两年到党支部轮训讲课不少于4课时，自2025年9月起算', LEADER, [
  // September 2025 to August 2027, due on 30 September 2027
  ['two and two', and(taught('2025-09-01', 2), taught('2027-08-31', 2)), '2026-03-01', '2027-10-10', 'met', '4/4'],
  ['one after it', and(taught('2025-09-01', 2), taught('2027-09-01', 2)), '2026-03-01', '2027-10-10', 'missed', '2/4'],
  ['one before it', and(taught('2025-08-31', 2), taught('2027-08-31', 2)), '2026-03-01', '2027-10-10', 'missed', '2/4'],
  ['one listened to', and(taught('2025-09-01', 2), taught('2026-09-01', 2, by('乙', '甲'))), '2026-03-01', '2027-10-10', 'missed', '2/4'],
  ['one without its text', and(taught('2025-09-01', 2), taught('2026-09-01', 2, { evidence: [] })), '2026-03-01', '2027-10-10', 'under-review', '2/4'],
  ['in on 30 September', taught('2027-08-31', 4, sent('2027-09-30')), '2026-03-01', '2027-10-10', 'met', '4/4/4'],
  ['in on 1 October', taught('2027-08-31', 4, sent('2027-10-01')), '2026-03-01', '2027-10-10', 'met-late', '4/4/0'],
  ['half on 30 September 2027', taught('2026-09-01', 2), '2026-03-01', '2027-09-30', 'due-soon', '2/4'],
  ['half on 1 October 2027', taught('2026-09-01', 2), '2026-03-01', '2027-10-01', 'missed', '2/4'],
]);

const LINKS = and(
  BRANCH,
  LEADER,
  { who: '甲' },
  linked('一支部', '2026-01-01'),
  linked('二支部', '2026-01-01'),
);
// prettier-ignore
const quarter = clause('qy.7', '每季度联系不同的党支部不少于2个', { ...LINKS, ...LEADER }, [
  // October to December, due on 10 January
  ['two', and(came('2026-10-13'), came('2026-11-13', at('二支部'))), '2026-11-01', '2027-02-01', 'met', '2/2'],
  ['one twice', and(came('2026-10-13'), came('2026-11-13')), '2026-11-01', '2027-02-01', 'missed', '1/2'],
  ['the second isn’t theirs', and(came('2026-10-13'), came('2026-11-13', at('三支部'))), '2026-11-01', '2027-02-01', 'missed', '1/2'],
  ['the second was theirs that day only later', and(came('2026-10-13'), came('2026-11-13', at('三支部')), linked('三支部', '2026-11-14')), '2026-11-01', '2027-02-01', 'missed', '1/2'],
  ['the second became theirs that day', and(came('2026-10-13'), came('2026-11-13', at('三支部')), linked('三支部', '2026-11-13')), '2026-11-01', '2027-02-01', 'met', '2/2'],
  ['the second in September', and(came('2026-10-13'), came('2026-09-30', at('二支部'))), '2026-11-01', '2027-02-01', 'missed', '1/2'],
  ['the second in on 10 January', and(came('2026-10-13'), came('2026-12-31', at('二支部'), sent('2027-01-10'))), '2026-11-01', '2027-02-01', 'met', '2/2/2'],
  ['the second in on 11 January', and(came('2026-10-13'), came('2026-12-31', at('二支部'), sent('2027-01-11'))), '2026-11-01', '2027-02-01', 'met-late', '2/2/1'],
]);

const frontLine = (day: string, until: string, ...over: Parameters<typeof did>[2][]) =>
  did(day, '联系支部', { until }, ...over);
// prettier-ignore
const share = clause('qy.8', '用于一线的工作日原则上不少于三分之一', LEADER, [
  // spring 2026 has 126 working days; 2 March to 30 April are 43, to 28 April 41
  ['43 of 126', frontLine('2026-03-02', '2026-04-30'), '2026-03-15', '2026-12-31', 'met', '43/41.58'],
  ['41 of 126', frontLine('2026-03-02', '2026-04-28'), '2026-03-15', '2026-12-31', 'missed', '41/41.58'],
  ['43 online', frontLine('2026-03-02', '2026-04-30', ONLINE), '2026-03-15', '2026-12-31', 'missed', '0/41.58'],
  ['away on 64 of 126 days', away('2026-03-02', '2026-06-02'), '2026-03-15', '2026-12-31', 'exempt', '0/0'],
]);

// prettier-ignore
const answers = clause('qy.9', '收到的意见十个工作日内反馈', LEADER, [
  // raised on Monday 2 November: the 10th working day after it is Monday 16 November
  ['on the due day', told('2026-11-02', [['fed-back', '2026-11-16']]), '2026-11-10', '2027-01-10', 'met', '1/1/1'],
  ['the day after', told('2026-11-02', [['fed-back', '2026-11-17']]), '2026-11-10', '2027-01-10', 'met-late', '1/1/0'],
  ['not yet, on the due day', told('2026-11-02'), '2026-11-10', '2026-11-16', 'due-soon', '0/1'],
  ['not yet, the day after', told('2026-11-02'), '2026-11-10', '2026-11-17', 'missed', '0/1'],
  // 8, 9, 10, 12–16, 19 and 20 October
  ['raised on 30 September, on 20 October', told('2026-09-30', [['fed-back', '2026-10-20']]), '2026-09-10', '2027-01-10', 'met', '1/1/1'],
  ['raised on 30 September, on 21 October', told('2026-09-30', [['fed-back', '2026-10-21']]), '2026-09-10', '2027-01-10', 'met-late', '1/1/0'],
  ['raised in August, never', told('2026-08-06'), '2026-08-10', '2027-01-10', 'missed', '0/1'],]);

/** 清师专委〔2025〕11号 */
export const QINGYUAN_TABLE: Table = {
  policy: policyAt('tests/fixtures/policies/qingyuan-2025-11.json'),
  clauses: [presence, contacts, rotation, freshmen, pairs, training, quarter, share, answers],
};
