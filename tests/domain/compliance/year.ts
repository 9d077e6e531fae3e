import { evening, declaration, facts, link, object, post, sheet, visit } from './world.ts';

/*
 * One invented school from September 2025 to December 2026, told as its paper would tell it.
 *
 * 顾长歌  党委书记 throughout
 * 陆观澜  副院长 until Sunday 2026-10-25, 院长 from Monday 2026-10-26 (the flag is spelt 院长, a synonym of 校长)
 * 裴知秋  副院长; 挂职 2026-03-02—07-31; 培训 2026-09-01—09-15
 * 宋时雨  middle manager
 * 易南风  副院长 from 2026-10-26; 骆青山 副院长, 产假 2026-09-01—09-16
 * 邵一帆  middle manager; 卫知微 middle manager who hands in nothing
 * 柏舟    副院长 until 2026-06-01, 院长 from 2026-06-02
 */

const PATROL = { activities: ['专项督查'], evidence: [{ kind: '督查报告', title: '督查情况' }] };
const STUDY = { activities: ['专题调研'], evidence: [{ kind: '专题调研报告', title: '调研' }] };
const days = (amount: number) => ({ activities: ['驻点办公'], amount, amountUnit: '天' });
const listened = (course: string) => ({ activities: ['听课'], object: course });

const gu = [
  // National Day weeks of 2026 (working days 28–30 September; 8, 9 and Saturday 10 October)
  visit('顾长歌', '2026-09-29', '进班级'),
  visit('顾长歌', '2026-10-10', '进宿舍'),
  // last day of its week: Sunday 18 October
  visit('顾长歌', '2026-10-18', '进社团'),
  // submitted a day after 5 November
  visit('顾长歌', '2026-10-20', '进食堂', { submitted: evening('2026-11-06') }),
  // 键对键 in a carrier that counts face to face
  visit('顾长歌', '2026-10-27', '进班级', { mode: 'online' }),
  visit('顾长歌', '2026-10-28', '进网络', { mode: 'online' }),
  // 党总支 by month: on the deadline, a day late, a draft, a returned one
  visit('顾长歌', '2026-10-09', '党总支', { submitted: evening('2026-11-05') }),
  visit('顾长歌', '2026-11-17', '党总支', { submitted: evening('2026-12-06') }),
  visit('顾长歌', '2026-09-17', '党总支', { status: 'draft', submitted: null }),
  visit('顾长歌', '2026-12-08', '党总支', { status: 'returned', returnReason: '内容太简' }),
  // 驻点办公 in quarters of a day
  visit('顾长歌', '2026-10-12', '院系班子', days(0.25)),
  visit('顾长歌', '2026-10-26', '院系班子', days(0.25)),
  visit('顾长歌', '2026-11-12', '院系班子', days(0.25)),
  visit('顾长歌', '2026-09-10', '院系班子', { activities: ['驻点办公'] }),
  ...[0.1, 0.2, 0.2].map((part, index) =>
    visit('顾长歌', `2026-12-0${String(index + 1)}`, '院系班子', days(part)),
  ),
  visit('顾长歌', '2026-10-14', '院系班子', { activities: ['党政联席会议'] }),
  visit('顾长歌', '2026-10-21', '院系班子', { activities: ['党政联席会议'] }),
  // 专项督查: led with report; in the first half-year without one. 陆观澜 attends the first.
  visit('顾长歌', '2026-10-15', '党总支', {
    ...PATROL,
    participants: [
      { person: '顾长歌', role: 'led' },
      { person: '陆观澜', role: 'attended' },
    ],
  }),
  visit('顾长歌', '2026-05-20', '党总支', { activities: ['专项督查'] }),
  // 专题调研 on the last day of the academic year, in on its deadline
  visit('顾长歌', '2026-08-30', '院系班子', { ...STUDY, submitted: evening('2026-09-05') }),
  // 上党课 on the last day of the year
  visit('顾长歌', '2026-12-31', '党支部', {
    activities: ['上党课'],
    submitted: evening('2027-01-05'),
  }),
  // lectures: two in autumn 2026, one in spring 2026
  visit('顾长歌', '2026-09-15', '进讲座', { activities: ['讲授思政课'] }),
  visit('顾长歌', '2026-11-10', '进讲座', { activities: ['讲授形势政策课'] }),
  visit('顾长歌', '2026-04-14', '进讲座', { activities: ['讲授思政课'] }),
  visit('顾长歌', '2026-11-03', '进课堂', listened('思修')),
  visit('顾长歌', '2026-12-08', '进课堂', listened('概论')),
  visit('顾长歌', '2026-10-30', '青年教师', { activities: ['谈心谈话'] }),
  visit('顾长歌', '2026-11-18', '青年教师', { activities: ['座谈'] }),
  // a visit from 31 October to 2 November belongs to October
  visit('顾长歌', '2026-10-31', '教研室', { until: '2026-11-02' }),
];

const lu = [
  visit('陆观澜', '2026-10-09', '进网络', { mode: 'online' }),
  visit('陆观澜', '2026-10-13', '院系班子', {
    activities: ['驻点办公'],
    amount: 4,
    amountUnit: '学时',
  }),
  // led, on the last day of the half-year, in on 5 January
  visit('陆观澜', '2025-12-31', '党总支', { ...PATROL, submitted: evening('2026-01-05') }),
  // the first day of the academic year 2026—2027
  visit('陆观澜', '2026-08-31', '院系班子', STUDY),
  visit('陆观澜', '2025-12-31', '党支部', { activities: ['上党课'] }),
  // one lecture as 副院长, one as 院长
  visit('陆观澜', '2026-09-16', '进讲座', { activities: ['讲授思政课'] }),
  visit('陆观澜', '2026-11-12', '进讲座', { activities: ['讲授思政课'] }),
  visit('陆观澜', '2026-11-04', '进课堂', listened('思修')),
  visit('陆观澜', '2026-11-25', '进课堂', listened('思修')),
  visit('陆观澜', '2026-11-26', '进课堂', { activities: ['座谈'], object: '概论' }),
];

const others = [
  visit('易南风', '2026-10-20', '院系班子', STUDY),
  visit('柏舟', '2026-04-08', '进讲座', { activities: ['讲授思政课'] }),
  visit('宋时雨', '2026-10-16', '班级'),
];

const OFFICE = { rank: 'middle', title: '处长' };

/** The year's facts; every expectation of the table rests on them. */
export const YEAR = facts({
  posts: [
    post('顾长歌', { title: '党委书记', flags: ['党委书记'] }),
    post('陆观澜', { until: '2026-10-25' }),
    post('陆观澜', { title: '院长', since: '2026-10-26', flags: ['院长'] }),
    post('裴知秋'),
    post('易南风', { since: '2026-10-26' }),
    post('骆青山'),
    post('柏舟', { until: '2026-06-01' }),
    post('柏舟', { title: '院长', since: '2026-06-02', flags: ['院长'] }),
    post('宋时雨', OFFICE),
    post('邵一帆', OFFICE),
    // 二级学院院长: the title, not the flag
    post('卫知微', { ...OFFICE, title: '院长' }),
  ],
  objects: [
    object('护理总支', '直属党支部'),
    object('药学总支', '党总支'),
    object('护理班子', '院系班子', { until: '2026-11-30' }),
    object('学生支部', '师生党支部'),
    object('教工支部', '党支部'),
    object('护理1班', '班级'),
    object('思修', '思政课'),
    object('概论', '思想政治理论课'),
    object('旧课', '思政课', { until: '2026-10-09' }),
  ],
  links: [
    link('顾长歌', '护理总支', '2025-09-01'),
    link('顾长歌', '护理班子', '2025-09-01'),
    // Friday to Monday: no working day between
    link('顾长歌', '学生支部', '2025-09-01', '2026-10-16'),
    link('顾长歌', '教工支部', '2026-10-19'),
    link('顾长歌', '护理1班', '2026-09-01'),
    // a week between
    link('陆观澜', '护理总支', '2025-09-01', '2026-10-11'),
    link('陆观澜', '药学总支', '2026-10-19'),
  ],
  exemptions: [
    {
      id: 'x1',
      person: '裴知秋',
      from: '2026-03-02',
      until: '2026-07-31',
      reason: '挂职',
      approver: '',
    },
    {
      id: 'x2',
      person: '裴知秋',
      from: '2026-09-01',
      until: '2026-09-15',
      reason: '培训',
      approver: '',
    },
    {
      id: 'x3',
      person: '骆青山',
      from: '2026-09-01',
      until: '2026-09-16',
      reason: '产假',
      approver: '',
    },
  ],
  declarations: [
    declaration('宋时雨', '2026-2027', '2026-09-10'),
    declaration('宋时雨', '2025-2026', '2025-09-08', { studentCarriers: ' ' }),
    declaration('邵一帆', '2026-2027', '2026-09-11'),
    declaration('邵一帆', '2025-2026', null),
  ],
  sheets: [
    sheet('顾长歌', '2026-10', '2026-11-05'),
    sheet('顾长歌', '2026-11', '2026-12-06', { status: 'accepted' }),
    sheet('顾长歌', '2026-09', '2026-09-30', { status: 'returned' }),
    sheet('顾长歌', '2026-12', null, { status: 'draft' }),
    sheet('陆观澜', '2026-10', '2026-11-03', { zeroReason: '因公出国' }),
    sheet('宋时雨', '2026-10', '2026-11-02'),
  ],
  entries: [...gu, ...lu, ...others],
});
