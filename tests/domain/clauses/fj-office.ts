import { declaration, post } from '../compliance/world.ts';
import type { Clause, Row } from './table.ts';
import { and, clause } from './table.ts';
import { DRAFT, NOTHING, ONLINE, away, by, did, handed, has, post1, sent, told } from './given.ts';

/* 记录报送, 三特一体 and 组织保障. November 2026 has 21 working days; its sheets are due on Saturday 5 December. */

const MIDDLE = { rank: 'middle', title: '处长' };
const MANAGER = { posts: [post('甲', MIDDLE)] };
const LEADER = { posts: [post('甲')] };

// prettier-ignore
const sheets = (others: Row): readonly Row[] => [
  ['in time', handed('2026-11', '2026-12-01'), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['on 5 December, though a Saturday', handed('2026-11', '2026-12-05'), '2026-11-01', '2026-12-31', 'met', '1/1/1'],
  ['on 6 December', handed('2026-11', '2026-12-06'), '2026-11-01', '2026-12-31', 'met-late', '1/1/0'],
  ['accepted', handed('2026-11', '2026-12-01', { status: 'accepted' }), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['a draft', handed('2026-11', null, { status: 'draft' }), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['returned', handed('2026-11', '2026-12-01', { status: 'returned' }), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  // nothing happened is not the same as nothing handed in
  ['a zero report', handed('2026-11', '2026-12-01', { zeroReason: '出国访问' }), '2026-11-01', '2026-12-31', 'met', '1/1'],
  ['a zero report a day late', handed('2026-11', '2026-12-06', { zeroReason: '出国访问' }), '2026-11-01', '2026-12-31', 'met-late', '1/1/0'],
  ['entries but no sheet', did('2026-11-12', '党总支'), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['the sheet of another month', handed('2026-10', '2026-12-01'), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  ['none on 20 November', NOTHING, '2026-11-01', '2026-11-20', 'open', '0/1'],
  ['none on 5 December', NOTHING, '2026-11-01', '2026-12-05', 'due-soon', '0/1'],
  ['none on 6 December', NOTHING, '2026-11-01', '2026-12-06', 'missed', '0/1'],
  // October’s are due on Thursday 5 November; September’s in National Day, which postpones nothing here
  ['September’s on 5 October, a holiday', handed('2026-09', '2026-10-05'), '2026-09-10', '2026-12-31', 'met', '1/1/1'],
  ['September’s on 6 October', handed('2026-09', '2026-10-06'), '2026-09-10', '2026-12-31', 'met-late', '1/1/0'],
  ['February', NOTHING, '2026-02-10', '2026-12-31', 'exempt', '0/0'],
  ['August', NOTHING, '2026-08-10', '2026-12-31', 'exempt', '0/0'],
  ['July: 8 working days in term', NOTHING, '2026-07-10', '2026-12-31', 'exempt', '0/0'],
  ['January: 11 working days in term', NOTHING, '2026-01-10', '2026-12-31', 'missed', '0/1'],
  ['away on 11 of 21 days', away('2026-11-02', '2026-11-16'), '2026-11-01', '2026-12-31', 'exempt', '0/0'],
  ['away on 10 of 21 days', away('2026-11-02', '2026-11-13'), '2026-11-01', '2026-12-31', 'missed', '0/1'],
  others,
];

// prettier-ignore
const leaderSheet = clause('fj.7', '对领导干部本人每次到基层组织理论学习、调研指导工作、征求意见建议、解决困难问题的情况进行简要记录', LEADER, sheets(['a middle manager', post1(MIDDLE), '2026-11-01', '2026-12-31', 'not-applicable', '0/0']));

// prettier-ignore
const managerSheet = clause('fj.9', '每月提交工作记录表', MANAGER, sheets(['a leader', post1({}), '2026-11-01', '2026-12-31', 'not-applicable', '0/0']));

const declared = (received: string | null, over: Parameters<typeof declaration>[3] = {}) => ({
  declarations: [declaration('甲', '2026-2027', received, over)],
});

// prettier-ignore
const yearly = clause('fj.8', '针对师生2类群体,于每年9月初报党政办公室收集汇总', MANAGER, [
  ['complete, on 10 September', declared('2026-09-10'), '2026-10-01', '2026-12-31', 'met', '1/1/1'],
  ['on 11 September', declared('2026-09-11'), '2026-10-01', '2026-12-31', 'met-late', '1/1/0'],
  ['no carrier for teachers', declared('2026-09-08', { teacherCarriers: '' }), '2026-10-01', '2026-12-31', 'under-review', '0/1'],
  ['no carrier for students', declared('2026-09-08', { studentCarriers: '' }), '2026-10-01', '2026-12-31', 'under-review', '0/1'],
  ['only blanks for students', declared('2026-09-08', { studentCarriers: '  ' }), '2026-10-01', '2026-12-31', 'under-review', '0/1'],
  // 三项可选一项及以上填写
  ['one specialty of the three', declared('2026-09-08', { jobFunction: '', personalStrength: '书法' }), '2026-10-01', '2026-12-31', 'met', '1/1'],
  ['no specialty', declared('2026-09-08', { jobFunction: '' }), '2026-10-01', '2026-12-31', 'under-review', '0/1'],
  ['a draft', declared(null), '2026-10-01', '2026-09-11', 'missed', '0/1'],
  ['none on 6 September: 4 of 11 days left', NOTHING, '2026-10-01', '2026-09-06', 'open', '0/1'],
  ['none on 10 September', NOTHING, '2026-10-01', '2026-09-10', 'due-soon', '0/1'],
  ['none on 11 September', NOTHING, '2026-10-01', '2026-09-11', 'missed', '0/1'],
  ['last year’s', { declarations: [declaration('甲', '2025-2026', '2025-09-08')] }, '2026-10-01', '2026-12-31', 'missed', '0/1'],
  // 9月初 binds who was there by then; the academic year ends on 31 August 2027
  ['in the post since 10 September, none on the 11th', post1({ ...MIDDLE, since: '2026-09-10' }), '2026-10-01', '2026-09-11', 'missed', '0/1'],
  ['in the post since 11 September, none by Christmas', post1({ ...MIDDLE, since: '2026-09-11' }), '2026-10-01', '2026-12-24', 'open', '0/1'],
  ['in the post since 8 October, declared on the 15th', and(post1({ ...MIDDLE, since: '2026-10-08' }), declared('2026-10-15')), '2026-10-01', '2026-12-31', 'met', '1/1/1'],
  ['in the post since 8 October, none on the last day', post1({ ...MIDDLE, since: '2026-10-08' }), '2026-10-01', '2027-08-31', 'due-soon', '0/1'],
  ['in the post since 8 October, none the day after', post1({ ...MIDDLE, since: '2026-10-08' }), '2026-10-01', '2027-09-01', 'missed', '0/1'],
  ['from one post to another on 8 October', { posts: [post('甲', { ...MIDDLE, until: '2026-10-07' }), post('甲', { ...MIDDLE, title: '院长', since: '2026-10-08' })] }, '2026-10-01', '2026-12-31', 'missed', '0/1'],
  ['back in a post on 8 October after a year as teacher', { posts: [post('甲', { ...MIDDLE, until: '2025-08-31' }), post('甲', { ...MIDDLE, since: '2026-10-08' })] }, '2026-10-01', '2026-12-31', 'open', '0/1'],  ['a leader', post1({}), '2026-10-01', '2026-12-31', 'not-applicable', '0/0'],
]);

/** So many working days of October 2026 (18 in all) with a visit: 8, 9, 10 (a make-up Saturday), 12 to 16 … */
const WORKED = ['08', '09', '10', '12', '13', '14', '15', '16', '19', '20', '21'];
const onDays = (count: number, ...over: Parameters<typeof did>[2][]) =>
  and(...WORKED.slice(0, count).map((day) => did(`2026-10-${day}`, '班级', ...over)));
/** The rows of both sheets that are among students: the seven entries less 进网络, and six of 三特一体. */
const AMONG_STUDENTS = [
  '进课堂',
  '进班级',
  '进宿舍',
  '进食堂',
  '进社团',
  '进讲座',
  '班级',
  '宿舍',
  '学生组织',
  '学生社团',
  '学生创新创业团队',
  '学生主办的新媒体',
];
const HALF = { posts: [post('甲', { ...MIDDLE, flags: ['半数时间'] })] };

// prettier-ignore
const half = clause('fj.10', '要把一半以上的时间精力放在直接到一线联系学生、做学生工作上', HALF, [
  ['on 9 of 18 working days', onDays(9), '2026-10-15', '2026-12-31', 'met', '9/9'],
  ['on 8 of 18', onDays(8), '2026-10-15', '2026-12-31', 'missed', '8/9'],
  ['8 days, twice on the last', and(onDays(8), did('2026-10-16', '宿舍')), '2026-10-15', '2026-12-31', 'missed', '8/9'],
  ['8 days and a Sunday', and(onDays(8), did('2026-10-18', '宿舍')), '2026-10-15', '2026-12-31', 'missed', '8/9'],
  ['8 days and a holiday', and(onDays(8), did('2026-10-03', '宿舍')), '2026-10-15', '2026-12-31', 'missed', '8/9'],
  ['8 days and one online', and(onDays(8), did('2026-10-19', '班级', ONLINE)), '2026-10-15', '2026-12-31', 'missed', '8/9'],
  // 联系学生: the rows among students only
  ['8 days and one among teachers', and(onDays(8), did('2026-10-19', '教研室')), '2026-10-15', '2026-12-31', 'missed', '8/9'],
  ['8 days and one with a 辅导员', and(onDays(8), did('2026-10-19', '专职辅导员')), '2026-10-15', '2026-12-31', 'missed', '8/9'],
  ['8 days and one in a 师生党支部', and(onDays(8), did('2026-10-19', '师生党支部')), '2026-10-15', '2026-12-31', 'missed', '8/9'],
  ['8 days and one in 进网络, though face to face', and(onDays(8), did('2026-10-19', '进网络')), '2026-10-15', '2026-12-31', 'missed', '8/9'],
  ['8 days and one with teachers and a class', and(onDays(8), did('2026-10-19', '教研室', { carriers: ['教研室', '班级'] })), '2026-10-15', '2026-12-31', 'met', '9/9'],
  ['a day each in nine rows', and(...WORKED.slice(0, 9).map((day, index) => did(`2026-10-${day}`, AMONG_STUDENTS[index] ?? ''))), '2026-10-15', '2026-12-31', 'met', '9/9'],
  ['a day each in the three others, and six', and(onDays(6), ...AMONG_STUDENTS.slice(9).map((row, index) => did(`2026-10-${WORKED[6 + index] ?? ''}`, row))), '2026-10-15', '2026-12-31', 'met', '9/9'],  ['8 days and a draft', and(onDays(8), did('2026-10-19', '班级', DRAFT)), '2026-10-15', '2026-12-31', 'missed', '8/9'],
  ['8 days and one on which only 乙 was there', and(onDays(8), did('2026-10-19', '班级', by('乙'))), '2026-10-15', '2026-12-31', 'missed', '8/9'],
  ['8 days and one led by 乙', and(onDays(8), did('2026-10-19', '班级', by('乙', '甲'))), '2026-10-15', '2026-12-31', 'met', '9/9'],
  // an entry is there on each of its days: 19, 20, 21
  ['6 days and one visit of three', and(onDays(6), did('2026-10-19', '班级', { until: '2026-10-21' })), '2026-10-15', '2026-12-31', 'met', '9/9'],
  // 5 days of leave: 13 are left, half of them is 6½
  ['7 of the 13 days outside a leave', and(onDays(3), did('2026-10-19', '班级', { until: '2026-10-22' }), away('2026-10-12', '2026-10-16')), '2026-10-15', '2026-12-31', 'met', '7/6.5'],
  ['6 of the 13', and(onDays(3), did('2026-10-19', '班级', { until: '2026-10-21' }), away('2026-10-12', '2026-10-16')), '2026-10-15', '2026-12-31', 'missed', '6/6.5'],
  // no deadline is given, so late submission changes nothing
  ['all submitted in December', onDays(9, sent('2026-12-01')), '2026-10-15', '2026-12-31', 'met', '9/9'],
  ['little, but the month lasts', onDays(2), '2026-10-15', '2026-10-12', 'open', '2/9'],
  ['little on the last day', onDays(2), '2026-10-15', '2026-10-31', 'due-soon', '2/9'],
  ['10 of November’s 21 days', and(...['02', '03', '04', '05', '06', '09', '10', '11', '12', '13'].map((day) => did(`2026-11-${day}`, '班级'))), '2026-11-15', '2026-12-31', 'missed', '10/10.5'],
  ['a head of another department', and(MANAGER, onDays(2)), '2026-10-15', '2026-12-31', 'not-applicable', '0/0'],
  ['February', NOTHING, '2026-02-10', '2026-12-31', 'exempt', '0/0'],
]);

const BACK = 'fed-back';
// prettier-ignore
const feedback = clause('fj.11', '领导班子成员要及时把收集的意见和建议以及解决具体问题的情况向职能处室、系部或相关人员反馈', LEADER, [
  // raised on Monday 2 November: the 15th working day after it is Monday 23 November
  ['fed back on the due day', told('2026-11-02', [[BACK, '2026-11-23']]), '2026-11-10', '2026-12-31', 'met', '1/1/1'],
  ['fed back the day after', told('2026-11-02', [[BACK, '2026-11-24']]), '2026-11-10', '2026-12-31', 'met-late', '1/1/0'],
  ['not fed back on the due day', told('2026-11-02'), '2026-11-10', '2026-11-23', 'due-soon', '0/1'],
  ['not fed back the day after', told('2026-11-02'), '2026-11-10', '2026-11-24', 'missed', '0/1'],
  ['not fed back the day after it was raised', told('2026-11-02'), '2026-11-10', '2026-11-03', 'open', '0/1'],
  [
    'resolved, but nobody was told',
    told('2026-11-02', [
      ['handed-on', '2026-11-03'],
      ['resolved', '2026-11-10'],
    ]),
    '2026-11-10',
    '2026-12-31',
    'missed',
    '0/1',
  ],
  // the holiday isn’t worked: 8, 9, 10, 12–16, 19–23 and 26, 27 October
  ['raised before National Day, fed back on 27 October', told('2026-09-30', [[BACK, '2026-10-27']]), '2026-09-10', '2026-12-31', 'met', '1/1/1'],
  ['raised before National Day, fed back on 28 October', told('2026-09-30', [[BACK, '2026-10-28']]), '2026-09-10', '2026-12-31', 'met-late', '1/1/0'],
  ['one of two fed back', and(told('2026-11-02', [[BACK, '2026-11-10']]), told('2026-11-05')), '2026-11-10', '2026-12-31', 'missed', '1/2'],
  // what was raised is fed back in vacation and absence too, by who was asked
  ['raised in the summer vacation, never fed back', told('2026-07-20'), '2026-07-10', '2026-12-31', 'missed', '0/1'],
  // 27 July is Monday: 28 to 31 July are 4 days, 3 to 7 August 9, to the 14th 14
  ['raised on 27 July, fed back on 17 August', told('2026-07-27', [[BACK, '2026-08-17']]), '2026-07-10', '2026-12-31', 'met', '1/1/1'],
  ['raised on 27 July, fed back on 18 August', told('2026-07-27', [[BACK, '2026-08-18']]), '2026-07-10', '2026-12-31', 'met-late', '1/1/0'],
  ['away from the day after until the end of the year', and(away('2026-11-03', '2026-12-31'), told('2026-11-02')), '2026-11-10', '2026-12-31', 'missed', '0/1'],
  ['away all month, fed back all the same', and(away('2026-11-01', '2026-11-30'), told('2026-11-02', [[BACK, '2026-11-20']])), '2026-11-10', '2026-12-31', 'met', '1/1/1'],
  ['post given up that day', and(post1({ until: '2026-11-02' }), told('2026-11-02')), '2026-11-10', '2026-12-31', 'missed', '0/1'],
  ['post given up the day before', and(post1({ until: '2026-11-01' }), told('2026-11-02')), '2026-11-10', '2026-12-31', 'not-applicable', '0/0'],
  ['in the post since that day', and(post1({ since: '2026-11-02' }), told('2026-11-02')), '2026-11-10', '2026-12-31', 'missed', '0/1'],
  ['in the post since the day after', and(post1({ since: '2026-11-03' }), told('2026-11-02')), '2026-11-10', '2026-12-31', 'not-applicable', '0/0'],
  ['one raised in the post and one after it', and(post1({ until: '2026-11-10' }), told('2026-11-02'), told('2026-11-11')), '2026-11-10', '2026-12-31', 'missed', '0/1'],
  ['middle manager since the 10th, raised before', and({ posts: [post('甲', { until: '2026-11-09' }), post('甲', { ...MIDDLE, since: '2026-11-10' })] }, told('2026-11-02', [[BACK, '2026-11-30']])), '2026-11-10', '2026-12-31', 'met-late', '1/1/0'],  // reporting upwards is another document’s
  ['a heavy one, fed back and not reported', told('2026-11-02', [[BACK, '2026-11-10']], 'heavy'), '2026-11-10', '2026-12-31', 'met', '1/1'],
  ['nothing was raised', NOTHING, '2026-11-10', '2026-12-31', 'not-applicable', '0/0'],
  // the document says 领导班子成员
  ['a middle manager', and(MANAGER, told('2026-11-02')), '2026-11-10', '2026-12-31', 'not-applicable', '0/0'],
]);

const HEAD = { rank: 'middle', title: '学生工作部部长', flags: ['党委工作部门负责人'] };
const NEW_HEAD = { posts: [post('甲', { ...HEAD, since: '2026-03-16' })] };
const KNOWN = '学生工作经历';
// prettier-ignore
const experience = clause('fj.12', '新提任的党委工作部门负责人应有学生工作经历', NEW_HEAD, [
  ['with it', has(KNOWN, true), '2026-05-01', '2026-12-31', 'met', '1/1'],
  ['without it', has(KNOWN, false), '2026-05-01', '2027-01-10', 'missed', '0/1'],
  ['nobody knows', NOTHING, '2026-05-01', '2026-12-31', 'under-review', '0/1'],
  ['another experience is known', has('基层工作经历', true), '2026-05-01', '2026-12-31', 'under-review', '0/1'],
  ['a year after the appointment', has(KNOWN, false), '2027-05-01', '2027-12-31', 'not-applicable', '0/0'],
  ['appointed the year before', and(post1({ ...HEAD, since: '2025-12-31' }), has(KNOWN, false)), '2026-05-01', '2027-01-10', 'not-applicable', '0/0'],
  ['appointed on 1 January', and(post1({ ...HEAD, since: '2026-01-01' }), has(KNOWN, true)), '2026-05-01', '2027-01-10', 'met', '1/1'],
  // asked on appointment, however little of the year is left
  ['appointed in December', and(post1({ ...HEAD, since: '2026-12-15' }), has(KNOWN, false)), '2026-05-01', '2027-01-10', 'missed', '0/1'],
  [
    'the same post, entered anew',
    and(
      {
        posts: [post('甲', { ...HEAD, since: '2022-01-01', until: '2026-03-15' }), post('甲', { ...HEAD, since: '2026-03-16' })],
      },
      has(KNOWN, false),
    ),
    '2026-05-01',
    '2027-01-10',
    'not-applicable',
    '0/0',
  ],
  [
    'promoted from deputy',
    and(
      {
        posts: [
          post('甲', {
            ...HEAD,
            title: '副部长',
            flags: [],
            since: '2022-01-01',
            until: '2026-03-15',
          }),
          post('甲', { ...HEAD, since: '2026-03-16' }),
        ],
      },
      has(KNOWN, false),
    ),
    '2026-05-01',
    '2027-01-10',
    'missed',
    '0/1',
  ],
  ['a leader who heads the department', and(post1({ ...HEAD, rank: 'leader', since: '2026-03-16' }), has(KNOWN, true)), '2026-05-01', '2027-01-10', 'met', '1/1'],
  ['the head of no Party department', and(post1({ rank: 'middle', since: '2026-03-16' }), has(KNOWN, false)), '2026-05-01', '2027-01-10', 'not-applicable', '0/0'],
]);

/** 记录报送, 三特一体, 组织保障 */
export const OFFICE: readonly Clause[] = [
  leaderSheet,
  managerSheet,
  yearly,
  half,
  feedback,
  experience,
];
