import type { AcademicCalendar } from '#domain/academic-calendar';
import { CALENDAR, post } from '../compliance/world.ts';
import type { Table } from './table.ts';
import { and, clause, policyAt } from './table.ts';
import { NOTHING, ONLINE, did, handed, has, madeUp, of, post1, sent } from './given.ts';

/*
 * 云医专党发〔2026〕3号. Week 1 of autumn 2026 begins on 31 August: week 5 on 28 September, week 6 on 5 October, week 7
 * on 12 October, week 10 on 2 November, week 18 ends on 3 January 2027 and week 19 on the 10th.
 */

/** A notice that closes the days from one to another in 2026, without make-up days in October. */
const closed = (from: string, until: string): AcademicCalendar => ({
  ...CALENDAR,
  holidays: CALENDAR.holidays.map((known) =>
    known.year === 2026
      ? { ...known, holidays: [{ name: '国庆节', from, until }], workdays: [] }
      : known,
  ),
});
/** A notice that closes 5 to 14 February 2027. */
const SPRING = {
  calendar: {
    ...CALENDAR,
    holidays: [
      ...CALENDAR.holidays,
      {
        year: 2027,
        source: '',
        issued: '2026-11-01',
        holidays: [{ name: '春节', from: '2027-02-05', until: '2027-02-14' }],
        workdays: [],
      },
    ],
  },
};
/** Week 6 alone, and weeks 5 and 6. */
const WEEK = { calendar: closed('2026-10-05', '2026-10-11') };
const FORTNIGHT = { calendar: closed('2026-09-26', '2026-10-11') };

const LEADER = { posts: [post('甲')] };
const HEAD = { posts: [post('甲', { rank: 'head', title: '学生处处长' })] };
const STUDENT_AFFAIRS = { flags: ['分管学生工作'] };
const END = '2026-12-31';

const north = (day: string, place = '北校区行政楼') => did(day, '值班', { place });

// prettier-ignore
const duty = clause('yl.1', '每周到北校区值班至少一次，不超过两次，遇法定节假日暂停', LEADER, [
  ['once', north('2026-11-10'), '2026-11-11', END, 'met', '1/1'],
  ['twice', and(north('2026-11-10'), north('2026-11-12')), '2026-11-11', END, 'met', '2/1'],
  ['three times', and(north('2026-11-10'), north('2026-11-12'), north('2026-11-13')), '2026-11-11', END, 'missed', '3/1'],
  // nothing that is done later mends that
  ['three times by Friday, seen on Friday', and(north('2026-11-10'), north('2026-11-12'), north('2026-11-13')), '2026-11-11', '2026-11-13', 'missed', '3/1'],
  ['none on Sunday', NOTHING, '2026-11-11', '2026-11-15', 'due-soon', '0/1'],
  ['none on Monday', NOTHING, '2026-11-11', '2026-11-16', 'missed', '0/1'],
  ['at the south campus', north('2026-11-10', '南校区'), '2026-11-11', END, 'missed', '0/1'],
  ['at the 临床学院', north('2026-11-10', '临床学院 3 楼'), '2026-11-11', END, 'met', '1/1'],
  ['at an unnamed place', north('2026-11-10', ''), '2026-11-11', END, 'missed', '0/1'],
  ['submitted three weeks later: there is no deadline', did('2026-11-10', '值班', { place: '北校区' }, sent('2026-12-05')), '2026-11-11', END, 'met', '1/1/1'],
  // 寒暑假照常
  ['a week in summer', NOTHING, '2026-07-22', END, 'missed', '0/1'],
  ['a week in summer, on duty', north('2026-07-21'), '2026-07-22', END, 'met', '1/1'],
  ['a week wholly in National Day', WEEK, '2026-10-07', END, 'exempt', '0/0'],
  // duty goes on in vacation, but not on holidays in it
  ['a week wholly in Spring Festival', SPRING, '2027-02-10', '2027-03-31', 'exempt', '0/0'],
  ['the week after it, in vacation', SPRING, '2027-02-17', '2027-03-31', 'missed', '0/1'],
  ['made up in the week after', did('2026-11-18', '值班', { place: '北校区' }, madeUp('2026-11-10')), '2026-11-11', END, 'met', '1/1'],
  ['made up two weeks later', did('2026-11-23', '值班', { place: '北校区' }, madeUp('2026-11-10')), '2026-11-11', END, 'missed', '0/1'],  ['the week with three days after National Day', NOTHING, '2026-10-07', END, 'missed', '0/1'],
  ['a head of department', HEAD, '2026-11-11', END, 'not-applicable', '0/0'],
]);

const heard = (day: string, ...over: Parameters<typeof did>[2][]) =>
  did(day, '走进课堂', of('听课'), ...over);

// prettier-ignore
const lectures = clause('yl.2', '每两个教学周至少走进课堂一次，遇法定节假日顺延', LEADER, [
  // weeks 9 and 10: 26 October to 8 November, due on 11 November
  ['in week 9', heard('2026-10-26'), '2026-11-05', END, 'met', '1/1'],
  ['on the last day of week 10', heard('2026-11-08'), '2026-10-28', END, 'met', '1/1'],
  ['in week 11', heard('2026-11-09'), '2026-11-05', END, 'missed', '0/1'],
  ['in week 8', heard('2026-10-25'), '2026-11-05', END, 'missed', '0/1'],
  ['in on 11 November', heard('2026-11-05', sent('2026-11-11')), '2026-11-05', END, 'met', '1/1/1'],
  ['in on 12 November', heard('2026-11-05', sent('2026-11-12')), '2026-11-05', END, 'met-late', '1/1/0'],
  ['none on 11 November', NOTHING, '2026-11-05', '2026-11-11', 'due-soon', '0/1'],
  ['none on 12 November', NOTHING, '2026-11-05', '2026-11-12', 'missed', '0/1'],
  // weeks 5 and 6 as they are: 28 to 30 September and 8 to 10 October are worked
  ['National Day takes a part only: nothing is put off', heard('2026-10-13'), '2026-10-01', END, 'missed', '0/1'],
  // weeks 5 and 6 closed: put off to the end of weeks 7 and 8, Sunday 25 October; one lecture serves once
  ['put off, heard in week 7', and(FORTNIGHT, heard('2026-10-13')), '2026-10-01', END, 'met', '1/1'],
  ['put off, heard twice in weeks 7 and 8', and(FORTNIGHT, heard('2026-10-13'), heard('2026-10-20')), '2026-10-01', END, 'met', '1/1'],
  ['which leaves one for weeks 7 and 8', and(FORTNIGHT, heard('2026-10-13'), heard('2026-10-20')), '2026-10-15', END, 'met', '1/1'],
  ['one lecture leaves none for them', and(FORTNIGHT, heard('2026-10-13')), '2026-10-15', END, 'missed', '0/1'],
  ['put off, and not heard by 28 October', FORTNIGHT, '2026-10-01', '2026-10-28', 'due-soon', '0/1'],
  ['put off, and not heard by 29 October', FORTNIGHT, '2026-10-01', '2026-10-29', 'missed', '0/1'],
  ['put off, heard in week 9', and(FORTNIGHT, heard('2026-10-26')), '2026-10-01', END, 'missed', '0/1'],
]);

const met = (day: string, ...over: Parameters<typeof did>[2][]) =>
  did(day, '走进班级', of('主题班会'), ...over);

// prettier-ignore
const evenWeeks = clause('yl.3', '逢双周至少参加一次主题班会，遇法定节假日提前7日内进行', { posts: [post('甲', STUDENT_AFFAIRS)] }, [
  // week 10: 2 to 8 November, due on 11 November
  ['in week 10', met('2026-11-04'), '2026-11-04', END, 'met', '1/1'],
  ['in week 9', met('2026-11-01'), '2026-11-04', END, 'missed', '0/1'],
  ['in week 11', met('2026-11-09'), '2026-11-04', END, 'missed', '0/1'],
  ['in on 11 November', met('2026-11-04', sent('2026-11-11')), '2026-11-04', END, 'met', '1/1/1'],
  ['in on 12 November', met('2026-11-04', sent('2026-11-12')), '2026-11-04', END, 'met-late', '1/1/0'],
  ['week 6 with three days after National Day: nothing is brought forward', met('2026-09-29'), '2026-10-07', END, 'missed', '0/1'],
  // week 6 closed: the seven days before it count
  ['brought forward to Monday 28 September', and(WEEK, met('2026-09-28')), '2026-10-07', END, 'met', '1/1'],
  ['a day too early', and(WEEK, met('2026-09-27')), '2026-10-07', END, 'missed', '0/1'],
  ['after the holiday', and(WEEK, met('2026-10-12')), '2026-10-07', END, 'missed', '0/1'],
  ['a head in charge of students', and(post1({ rank: 'head', ...STUDENT_AFFAIRS }), met('2026-11-04')), '2026-11-04', END, 'met', '1/1'],
  ['分管学工 is another word for it', and(post1({ flags: ['分管学工'] }), met('2026-11-04')), '2026-11-04', END, 'met', '1/1'],
  ['a leader in charge of something else', and(LEADER, met('2026-11-04')), '2026-11-04', END, 'not-applicable', '0/0'],
  // week 10 ends on 8 November, week 12 on the 22nd; between them lies no even week
  ['made up in week 11', met('2026-11-11', madeUp('2026-11-04')), '2026-11-04', END, 'met', '1/1'],
  ['made up on the last day of week 12', met('2026-11-22', madeUp('2026-11-04')), '2026-11-04', END, 'met-late', '1/1/0'],
  ['made up in week 13', met('2026-11-23', madeUp('2026-11-04')), '2026-11-04', END, 'missed', '0/1'],]);

// prettier-ignore
const oddWeeks = clause('yl.4', '逢单周至少到食堂与学生共同用餐一次', LEADER, [
  ['in charge of students', post1(STUDENT_AFFAIRS), '2026-11-11', END, 'not-applicable', '0/0'],
  ['a head of department', HEAD, '2026-11-11', END, 'not-applicable', '0/0'],
]);

// prettier-ignore
const teachingWeeks = clause('yl.5', '每教学周至少接触学生一次', HEAD, [
  ['in week 10', did('2026-11-04', '走进食堂'), '2026-11-04', '2027-01-20', 'met', '1/1'],
  ['online', did('2026-11-04', '走进食堂', ONLINE), '2026-11-04', '2027-01-20', 'missed', '0/1'],
  ['in week 11', did('2026-11-09', '走进食堂'), '2026-11-04', '2027-01-20', 'missed', '0/1'],
  ['in at the end of week 18', did('2026-11-04', '走进食堂', sent('2027-01-03')), '2026-11-04', '2027-01-20', 'met', '1/1/1'],
  ['in a day later', did('2026-11-04', '走进食堂', sent('2027-01-04')), '2026-11-04', '2027-01-20', 'met-late', '1/1/0'],
  ['in at the end of week 19', did('2026-11-04', '走进食堂', sent('2027-01-10')), '2026-11-04', '2027-01-20', 'met-late', '1/1/0'],
  ['in a day later: no longer taken', did('2026-11-04', '走进食堂', sent('2027-01-11')), '2026-11-04', '2027-01-20', 'missed', '0/1'],
  ['none at the end of week 18', NOTHING, '2026-11-04', '2027-01-03', 'due-soon', '0/1'],
  ['none a day later', NOTHING, '2026-11-04', '2027-01-04', 'missed', '0/1'],
  ['a leader', LEADER, '2026-11-04', '2027-01-20', 'not-applicable', '0/0'],
]);

// prettier-ignore
const sheets = clause('yl.6', '每月最后一日后3日内报送记录表，遇节假日提前至最后一个工作日', LEADER, [
  // 3 October is a holiday, and the last day worked before it 30 September
  ['September’s on 30 September', handed('2026-09', '2026-09-30'), '2026-09-10', END, 'met', '1/1/1'],
  ['September’s on 3 October', handed('2026-09', '2026-10-03'), '2026-09-10', END, 'met-late', '1/1/0'],
  ['none on 30 September', NOTHING, '2026-09-10', '2026-09-30', 'due-soon', '0/1'],
  ['none on 1 October', NOTHING, '2026-09-10', '2026-10-01', 'missed', '0/1'],
  // 3 November is a Tuesday
  ['October’s on 3 November', handed('2026-10', '2026-11-03'), '2026-10-10', END, 'met', '1/1/1'],
  ['October’s on 4 November', handed('2026-10', '2026-11-04'), '2026-10-10', END, 'met-late', '1/1/0'],
  ['a head’s', and(HEAD, handed('2026-10', '2026-11-03')), '2026-10-10', END, 'met', '1/1'],
]);

const WORK = '基层工作经历';
// prettier-ignore
const experience = clause('yl.7', '新任部门负责人应当有基层工作经历', { posts: [post('甲', { rank: 'head', since: '2026-11-02' })] }, [
  ['with it', has(WORK, true), '2026-10-15', '2026-12-31', 'met', '1/1'],
  ['without it', has(WORK, false), '2026-10-15', '2027-12-31', 'missed', '0/1'],
  ['nobody knows', NOTHING, '2026-10-15', '2026-12-31', 'under-review', '0/1'],
  ['in the post since the academic year before', and(post1({ rank: 'head', since: '2026-08-30' }), has(WORK, false)), '2026-10-15', '2027-12-31', 'not-applicable', '0/0'],
  ['a new leader', and(post1({ since: '2026-11-02' }), has(WORK, false)), '2026-10-15', '2027-12-31', 'not-applicable', '0/0'],
]);

/** 云医专党发〔2026〕3号 */
export const YUNLING_TABLE: Table = {
  policy: policyAt('tests/fixtures/policies/yunling-2026-3.json'),
  clauses: [duty, lectures, evenWeeks, oddWeeks, teachingWeeks, sheets, experience],
};
