import { post } from '../compliance/world.ts';
import type { Clause } from './table.ts';
import { and, clause } from './table.ts';
import { DRAFT, NOTHING, away, did, of, post1, sent } from './given.ts';

/* 进讲座知关注. Autumn 2026 has 126 working days, 63 of them up to Tuesday 1 December; it is due on 5 March 2027. */

const IDEOLOGY = of('讲授思政课');
const SITUATION = of('讲授形势政策课');
const SECRETARY = { title: '党委书记', flags: ['党委书记'] };
const PRESIDENT = { title: '院长', flags: ['校长'] };

const one = did('2026-10-13', '进讲座', IDEOLOGY);
const two = and(one, did('2026-11-10', '进讲座', IDEOLOGY));

/** 副院长 up to a day, 院长 after it. */
const promoted = (until: string, since: string) => ({
  posts: [post('甲', { until }), post('甲', { since, ...PRESIDENT })],
});
/** 党委书记 up to a day, 副院长 after it. */
const steppedDown = (until: string, since: string) => ({
  posts: [post('甲', { until, ...SECRETARY }), post('甲', { since })],
});
const BOTH = { posts: [post('甲', SECRETARY), post('甲')] };

// prettier-ignore
const heads = clause('fj.6.6a', '党委书记、校长要带头走进讲座,每学期讲授思政治理论课或形势政策课不少于2次', { posts: [post('甲', SECRETARY)] }, [
  ['党委书记: two', two, '2026-10-15', '2027-03-10', 'met', '2/2'],
  ['one on 思政, one on 形势政策', and(one, did('2026-11-10', '进讲座', SITUATION)), '2026-10-15', '2027-03-10', 'met', '2/2'],
  ['党委书记: one', one, '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['院长: one', and(post1(PRESIDENT), one), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  // the roster may write 院长 where the document says 校长
  ['the flag spelt 院长', and(post1({ title: '院长', flags: ['院长'] }), two), '2026-10-15', '2027-03-10', 'met', '2/2'],
  ['the second in late', and(one, did('2026-11-10', '进讲座', IDEOLOGY, sent('2027-03-06'))), '2026-10-15', '2027-03-10', 'met-late', '2/2/1'],
  ['both in on 5 March', and(one, did('2026-11-10', '进讲座', IDEOLOGY, sent('2027-03-05'))), '2026-10-15', '2027-03-10', 'met', '2/2/2'],
  ['the second a draft', and(one, did('2026-11-10', '进讲座', IDEOLOGY, DRAFT)), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['the second the day the next semester begins', and(one, did('2027-03-01', '进讲座', IDEOLOGY)), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['a report on current affairs is no lesson', and(one, did('2026-11-10', '进讲座', of('形势报告'))), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['a Party lesson is none', and(one, did('2026-11-10', '党支部', of('上党课'))), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['one of two on 5 March', one, '2026-10-15', '2027-03-05', 'due-soon', '1/2'],
  ['one of two on 6 March', one, '2026-10-15', '2027-03-06', 'missed', '1/2'],
  ['副院长 up to 30 November, then 院长: 64 days to 62', and(promoted('2026-11-30', '2026-12-01'), two), '2026-10-15', '2027-03-10', 'met', '2/2'],
  ['a tie, 63 to 63: the lower one', and(promoted('2026-12-01', '2026-12-02'), one), '2026-10-15', '2027-03-10', 'exempt', '1/0'],
  ['党委书记 up to 2 December, then 副院长: 64 to 62', and(steppedDown('2026-12-02', '2026-12-03'), one), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['党委书记 and 副院长 at once', and(BOTH, one), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['党委书记 on 63 of 126 days, then gone', and(post1({ ...SECRETARY, until: '2026-12-01' }), one), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['党委书记 on 62 of 126 days, then gone', post1({ ...SECRETARY, until: '2026-11-30' }), '2026-10-15', '2027-03-10', 'exempt', '0/0'],
  ['another member', post1({}), '2026-10-15', '2027-03-10', 'not-applicable', '0/0'],
  // 院长 of a school, a middle manager
  ['a middle manager with the flag', post1({ rank: 'middle', ...PRESIDENT }), '2026-10-15', '2027-03-10', 'not-applicable', '0/0'],
]);

// prettier-ignore
const others = clause('fj.6.6b', '领导班子其他成员每学期讲授思政课不少于1次', {}, [
  ['one', one, '2026-10-15', '2027-03-10', 'met', '1/1'],
  ['none', NOTHING, '2026-10-15', '2027-03-06', 'missed', '0/1'],
  ['none on 5 March', NOTHING, '2026-10-15', '2027-03-05', 'due-soon', '0/1'],
  // 形势政策课 is allowed to 党委书记 and 校长 only
  ['one on 形势政策', did('2026-10-13', '进讲座', SITUATION), '2026-10-15', '2027-03-10', 'missed', '0/1'],
  ['in the winter vacation', did('2027-02-01', '进讲座', IDEOLOGY), '2026-10-15', '2027-03-10', 'met', '1/1'],
  ['last semester', did('2026-08-30', '进讲座', IDEOLOGY), '2026-10-15', '2027-03-10', 'missed', '0/1'],
  ['in on 6 March', did('2026-10-13', '进讲座', IDEOLOGY, sent('2027-03-06')), '2026-10-15', '2027-03-10', 'met-late', '1/1/0'],
  ['党委书记', post1(SECRETARY), '2026-10-15', '2027-03-10', 'not-applicable', '0/0'],
  ['党委书记 and 副院长 at once is no other member', BOTH, '2026-10-15', '2027-03-10', 'not-applicable', '0/0'],
  ['a tie, 63 to 63: the lower one', and(promoted('2026-12-01', '2026-12-02'), one), '2026-10-15', '2027-03-10', 'met', '1/1'],
  ['a tie the other way round', and(steppedDown('2026-12-01', '2026-12-02'), one), '2026-10-15', '2027-03-10', 'met', '1/1'],
  ['副院长 on 62 of 126 days, then 院长', and(promoted('2026-11-30', '2026-12-01'), one), '2026-10-15', '2027-03-10', 'exempt', '1/0'],
  ['副院长 on 64, then 院长 on 62', promoted('2026-12-02', '2026-12-03'), '2026-10-15', '2027-03-10', 'missed', '0/1'],
  // 85 of 126 working days as a leader, 52 of them as 副院长: less than half in either post, but the clause is on both
  ['党委书记 up to 20 October, 副院长 up to 31 December, then gone', { posts: [post('甲', { ...SECRETARY, until: '2026-10-20' }), post('甲', { since: '2026-10-21', until: '2026-12-31' })] }, '2026-10-15', '2027-03-10', 'missed', '0/1'],
  ['away on 64 of 126 days', away('2026-08-31', '2026-12-02'), '2026-10-15', '2027-03-10', 'exempt', '0/0'],
]);

/** 进讲座知关注 */
export const LECTURES: readonly Clause[] = [heads, others];
