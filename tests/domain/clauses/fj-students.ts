import type { AcademicCalendar } from '#domain/academic-calendar';
import { CALENDAR } from '../compliance/world.ts';
import type { Clause } from './table.ts';
import { and, clause } from './table.ts';
import {
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
  sent,
} from './given.ts';

/* 七进七知 but for the lectures. The week of 9 November 2026 is due on 5 December. */

const LATER = '2027-03-01';
const LISTENED = of('听课');

/** A notice that closes the whole week of 5 October 2026, Saturday included. */
const LONG_HOLIDAY: AcademicCalendar = {
  ...CALENDAR,
  holidays: CALENDAR.holidays.map((known) =>
    known.year === 2026
      ? {
          ...known,
          holidays: [{ name: '国庆节', from: '2026-10-01', until: '2026-10-11' }],
          workdays: [],
        }
      : known,
  ),
};

// prettier-ignore
const weekly = clause('fj.6.0', '每周“面对面”接触学生不少于1次', {}, [
  ['on Monday', did('2026-11-09', '进班级'), '2026-11-11', '2026-12-31', 'met', '1/1'],
  ['on Sunday', did('2026-11-15', '进食堂'), '2026-11-11', '2026-12-31', 'met', '1/1'],
  ['on the Monday after', did('2026-11-16', '进食堂'), '2026-11-11', '2026-12-31', 'missed', '0/1'],
  ['on the Sunday before', did('2026-11-08', '进食堂'), '2026-11-11', '2026-12-31', 'missed', '0/1'],
  ['two in the week before carry nothing over', and(did('2026-11-03', '进班级'), did('2026-11-05', '进宿舍')), '2026-11-11', '2026-12-31', 'missed', '0/1'],
  ['every one of the six places', and(...['进课堂', '进班级', '进宿舍', '进食堂', '进社团', '进讲座'].map((carrier) => did('2026-11-10', carrier))), '2026-11-11', '2026-12-31', 'met', '6/1'],
  ['online in a class group is 键对键', did('2026-11-10', '进班级', ONLINE), '2026-11-11', '2026-12-31', 'missed', '0/1'],
  ['进网络 only supplements', did('2026-11-10', '进网络', ONLINE), '2026-11-11', '2026-12-31', 'missed', '0/1'],
  ['online, but a meal as well', and(did('2026-11-10', '进网络', ONLINE), did('2026-11-11', '进食堂')), '2026-11-11', '2026-12-31', 'met', '1/1'],
  ['a visit to teachers', did('2026-11-10', '教研室'), '2026-11-11', '2026-12-31', 'missed', '0/1'],
  ['a lecture listened to counts here too', did('2026-11-10', '进课堂', LISTENED), '2026-11-11', '2026-12-31', 'met', '1/1'],
  ['in on 5 December', did('2026-11-10', '进宿舍', sent('2026-12-05')), '2026-11-11', '2026-12-31', 'met', '1/1/1'],
  ['in on 6 December', did('2026-11-10', '进宿舍', sent('2026-12-06')), '2026-11-11', '2026-12-31', 'met-late', '1/1/0'],
  ['nothing on 5 December', NOTHING, '2026-11-11', '2026-12-05', 'due-soon', '0/1'],
  ['nothing on 6 December', NOTHING, '2026-11-11', '2026-12-06', 'missed', '0/1'],
  ['nothing on Thursday: 3 of 7 days left', NOTHING, '2026-11-11', '2026-11-12', 'open', '0/1'],
  ['nothing on Friday: 2 of 7 days left', NOTHING, '2026-11-11', '2026-11-13', 'due-soon', '0/1'],
  // 26 October to 1 November ends in November, so its deadline is December's
  ['a week over two months, in on 5 December', did('2026-10-27', '进班级', sent('2026-12-05')), '2026-10-28', '2026-12-31', 'met', '1/1/1'],
  ['a draft and a returned one', and(did('2026-11-10', '进宿舍', DRAFT), did('2026-11-10', '进班级', RETURNED)), '2026-11-11', '2026-12-31', 'missed', '0/1'],
  ['two leaders in one canteen', did('2026-11-10', '进食堂', by('乙', '甲')), '2026-11-11', '2026-12-31', 'met', '1/1'],
  // 28 to 30 September are worked; 8, 9 and Saturday 10 October too
  ['National Day: the week with three days before it', NOTHING, '2026-10-02', '2026-12-31', 'missed', '0/1'],
  ['met on the holiday itself', did('2026-10-04', '进宿舍'), '2026-10-02', '2026-12-31', 'met', '1/1'],
  ['National Day: the week with three days after it', NOTHING, '2026-10-06', '2026-12-31', 'missed', '0/1'],
  ['met on the make-up Saturday', did('2026-10-10', '进宿舍'), '2026-10-06', '2026-12-31', 'met', '1/1'],
  ['a week wholly in National Day', { calendar: LONG_HOLIDAY }, '2026-10-06', '2026-12-31', 'exempt', '0/0'],
  ['the one after it', { calendar: LONG_HOLIDAY }, '2026-10-14', '2026-12-31', 'missed', '0/1'],
  ['Spring Festival', NOTHING, '2026-02-18', '2026-12-31', 'exempt', '0/0'],
  // Saturday 28 February 2026 is worked, but term begins on Monday
  ['a make-up Saturday in vacation', NOTHING, '2026-02-28', '2026-12-31', 'exempt', '0/0'],
  ['the last week of term', NOTHING, '2026-07-08', '2026-12-31', 'missed', '0/1'],
  ['the first week of vacation', NOTHING, '2026-07-14', '2026-12-31', 'exempt', '0/0'],
  ['a student met in vacation', did('2026-07-14', '进宿舍'), '2026-07-14', '2026-12-31', 'exempt', '1/0'],
  ['away on three of five days', away('2026-11-09', '2026-11-11'), '2026-11-11', '2026-12-31', 'exempt', '0/0'],
  ['away on two of five days', away('2026-11-09', '2026-11-10'), '2026-11-11', '2026-12-31', 'missed', '0/1'],
  ['away on two of the three days of a short week', away('2026-10-08', '2026-10-09'), '2026-10-06', '2026-12-31', 'exempt', '0/0'],
  ['in the post since Wednesday', post1({ since: '2026-11-11' }), '2026-11-11', '2026-12-31', 'missed', '0/1'],
  ['in the post since Thursday', post1({ since: '2026-11-12' }), '2026-11-11', '2026-12-31', 'exempt', '0/0'],
  ['made up in the week after', did('2026-11-18', '进班级', madeUp('2026-11-10')), '2026-11-11', '2026-12-31', 'met', '1/1'],
  ['and not counted in that one', did('2026-11-18', '进班级', madeUp('2026-11-10')), '2026-11-18', '2026-12-31', 'missed', '0/1'],
  // 补做 is for the week before only
  ['made up on the Sunday of the week after', did('2026-11-22', '进班级', madeUp('2026-11-10')), '2026-11-11', '2026-12-31', 'met', '1/1'],
  ['made up on the Monday after that', did('2026-11-23', '进班级', madeUp('2026-11-10')), '2026-11-11', '2026-12-31', 'missed', '0/1'],
  ['which counts nowhere', did('2026-11-23', '进班级', madeUp('2026-11-10')), '2026-11-25', '2026-12-31', 'missed', '0/1'],  ['a middle manager', post1({ rank: 'middle' }), '2026-11-11', '2026-12-31', 'not-applicable', '0/0'],
]);

const COURSES = and(exists('思修', '思政课'), exists('概论', '思想政治理论课'));
const heard = (course: string, day: string, ...over: Parameters<typeof did>[2][]) =>
  did(day, '进课堂', LISTENED, at(course), ...over);

// prettier-ignore
const courses = clause('fj.6.1', '每门思想政治理论课,每人每学期至少听1次', COURSES, [
  ['both courses', and(heard('思修', '2026-10-13'), heard('概论', '2026-11-10')), '2026-10-15', '2027-03-10', 'met', '2/2'],
  ['one course twice is one of two', and(heard('思修', '2026-10-13'), heard('思修', '2026-11-10')), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['none on 5 March', NOTHING, '2026-10-15', '2027-03-05', 'due-soon', '0/2'],
  ['none on 6 March', NOTHING, '2026-10-15', '2027-03-06', 'missed', '0/2'],
  ['one was handed in late', and(heard('思修', '2026-10-13'), heard('概论', '2026-11-10', sent('2027-03-06'))), '2026-10-15', '2027-03-10', 'met-late', '2/2/1'],
  ['one was heard last semester', and(heard('思修', '2026-05-12'), heard('概论', '2026-11-10')), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['a talk after class is no 听课', and(heard('思修', '2026-10-13'), did('2026-11-10', '进课堂', of('座谈'), at('概论'))), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  // a free text awaits its match
  ['the second is only a text', and(heard('思修', '2026-10-13'), did('2026-11-10', '进课堂', LISTENED, { objectText: '概论' })), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  ['a draft for the second', and(heard('思修', '2026-10-13'), heard('概论', '2026-11-10', DRAFT)), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  // 126 working days: 63 from 2 December on, 62 from the 3rd, 63 up to the 1st, 62 up to 30 November
  ['a third course since 2 December', and(exists('形策', '思政课', { since: '2026-12-02' }), heard('思修', '2026-10-13'), heard('概论', '2026-11-10')), '2026-10-15', '2027-03-10', 'missed', '2/3'],
  ['a third course since 3 December', and(exists('形策', '思政课', { since: '2026-12-03' }), heard('思修', '2026-10-13'), heard('概论', '2026-11-10')), '2026-10-15', '2027-03-10', 'met', '2/2'],
  ['a third course up to 1 December', and(exists('旧课', '思政课', { until: '2026-12-01' }), heard('思修', '2026-10-13'), heard('概论', '2026-11-10')), '2026-10-15', '2027-03-10', 'missed', '2/3'],
  ['a third course up to 30 November', and(exists('旧课', '思政课', { until: '2026-11-30' }), heard('思修', '2026-10-13'), heard('概论', '2026-11-10')), '2026-10-15', '2027-03-10', 'met', '2/2'],
  ['another kind of course', and(exists('英语', '讲座'), heard('思修', '2026-10-13'), heard('概论', '2026-11-10')), '2026-10-15', '2027-03-10', 'met', '2/2'],
  ['each person for themselves', and(heard('思修', '2026-10-13'), heard('概论', '2026-11-10', by('乙'))), '2026-10-15', '2027-03-10', 'missed', '1/2'],
  // 走进课堂 is being there
  ['one heard online', and(heard('思修', '2026-10-13'), heard('概论', '2026-11-10', ONLINE)), '2026-10-15', '2027-03-10', 'missed', '1/2'],]);

const HOMES = and(
  exists('护理1班', '学生班级'),
  exists('3号楼201', '寝室'),
  exists('话剧社', '社团'),
);
const advocated = (rule: string, words: string, to: string, other: string) =>
  // prettier-ignore
  clause(rule, words, HOMES, [
    ['linked', linked(to, '2026-08-31'), '2026-10-15', LATER, 'counted', '1/0'],
    ['not linked: nothing is missed', NOTHING, '2026-10-15', LATER, 'counted', '0/0'],
    ['linked to something else', linked(other, '2026-08-31'), '2026-10-15', LATER, 'counted', '0/0'],
    ['a middle manager', and(post1({ rank: 'middle' }), linked(to, '2026-08-31')), '2026-10-15', LATER, 'not-applicable', '0/0'],
  ]);

// prettier-ignore
const canteen = clause('fj.6.4', '走进食堂与学生交朋友', {}, [
  ['none: nothing is missed', NOTHING, '2026-11-01', '2026-12-31', 'counted', '0/0'],
  ['three meals', and(did('2026-11-02', '进食堂'), did('2026-11-12', '进食堂'), did('2026-11-30', '进食堂')), '2026-11-01', '2026-12-31', 'counted', '3/0'],
  ['a meal in October', did('2026-10-31', '进食堂'), '2026-11-01', '2026-12-31', 'counted', '0/0'],
  ['somewhere else', did('2026-11-02', '进宿舍'), '2026-11-01', '2026-12-31', 'counted', '0/0'],
]);

// prettier-ignore
const network = clause('fj.6.7', '主动加入学生Q群、微信群,通过微博、微信、微视频等方式倾听学生诉求……以“键对键”作为“面对面”的有益补充', {}, [
  ['none: nothing is missed', NOTHING, '2026-11-01', '2026-12-31', 'counted', '0/0'],
  ['online', did('2026-11-10', '进网络', ONLINE), '2026-11-01', '2026-12-31', 'counted', '1/0'],
  ['a returned one', did('2026-11-10', '进网络', ONLINE, RETURNED), '2026-11-01', '2026-12-31', 'counted', '0/0'],
  ['face to face in a class', did('2026-11-10', '进班级'), '2026-11-01', '2026-12-31', 'counted', '0/0'],
]);

/** 七进七知, without 进讲座 */
export const STUDENTS: readonly Clause[] = [
  weekly,
  courses,
  advocated('fj.6.2', '倡导领导班子成员每人联系1个学生班级', '护理1班', '话剧社'),
  advocated('fj.6.3', '倡导领导班子成员每人联系1个学生宿舍', '3号楼201', '护理1班'),
  advocated('fj.6.5', '倡导领导班子成员每人联系1个学生社团', '话剧社', '3号楼201'),
  canteen,
  network,
];
