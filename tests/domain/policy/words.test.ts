import { describe, expect, it } from 'vitest';
import type { Deadline, Rhythm } from '#domain/policy/schema';
import {
  audienceText,
  closesText,
  deadlineText,
  demandText,
  forceText,
  holidaysText,
  matchText,
  rhythmText,
} from '#domain/policy/words';
import { FJ } from '../compliance/world.ts';
import { policyFrom, ruleIn, textOf } from './policies.ts';

const NEU = policyFrom(textOf('resources/policies/neu-2020-82.json'));
const [LECTURES, BRANCHES, WEEKS] = ['mingde-2024-6', 'qingyuan-2025-11', 'yunling-2026-3'].map(
  (name) => policyFrom(textOf(`tests/fixtures/policies/${name}.json`)),
);
const POLICIES = [FJ, NEU, LECTURES!, BRANCHES!, WEEKS!];

const ruleOf = (id: string) => {
  const policy = POLICIES.find((one) => one.rules.some((rule) => rule.id === id));
  if (policy === undefined) throw new Error(id);
  return { policy, rule: ruleIn(policy, id) };
};

const ASKED: readonly (readonly [id: string, text: string])[] = [
  ['fj.1.1', '始终联系党总支至少1个'],
  ['fj.1.2', '每月至少1次'],
  ['fj.1.3', '每半年至少1次，须附督查报告'],
  ['fj.2.2', '每月计次，不设下限'],
  ['fj.2.3', '每月至少0.5天'],
  ['fj.6.1', '每学期每门思政课至少1次'],
  ['fj.7', '每月提交工作记录表'],
  ['fj.8', '每学年提交申报'],
  ['fj.10', '每月有记录的工作日不少于50%（仅供参考）'],
  ['fj.11', '15个工作日内办理并反馈'],
  ['fj.12', '任职条件：学生工作经历'],
  ['fj.13', '体现在：年度联系师生工作情况表'],
  ['fj.14', '不计数，只作提示'],
  ['neu.1', '始终联系班级、学生社团至少1个'],
  ['neu.2', '每个新生班级始终有联系人至少1名'],
  ['neu.3', '联系班级、学生社团满2年应当调整'],
  ['neu.6', '15个工作日内办理并反馈，重大、共性问题须报告'],
  ['md.1', '每学期至少4学时，每次不少于2学时，须附听课记录表'],
  ['md.5', '每两个月至少1次'],
  ['md.6', '始终联系班级至少1个、至多2个'],
  ['qy.1', '每学期每个党支部至少1次，不限何人，经认可后计入'],
  ['qy.2', '每个党支部始终有联系人至少1名、至多2名'],
  ['qy.4', '每学期每个新生班级至少1次，不限何人'],
  ['qy.5', '每年两两之间至少1次'],
  ['qy.6', '每两年（自2025年9月起）至少4课时，须附讲稿'],
  ['qy.7', '每季度至少2个（不同对象）'],
  ['yl.1', '每周至少1次、至多2次'],
  ['yl.2', '每两教学周至少1次'],
  ['yl.3', '每双周至少1次'],
  ['yl.4', '每单周至少1次'],
  ['yl.5', '每教学周至少1次'],
];

describe('a rule in words', () => {
  it.each(ASKED)('%s: %s', (id, text) => {
    expect(demandText(ruleOf(id).rule.demand)).toBe(text);
  });

  it('has words for every rule of every policy', () => {
    for (const policy of POLICIES)
      for (const rule of policy.rules) {
        const texts = [demandText(rule.demand), audienceText(rule.audience, policy)];
        expect(
          texts.every((text) => text !== '' && !/undefined|\[object|[a-z]{3}/u.test(text)),
        ).toBe(true);
      }
  });

  it('names whom it binds', () => {
    const audience = (id: string) => audienceText(ruleOf(id).rule.audience, ruleOf(id).policy);
    expect(audience('fj.13')).toBe('领导班子成员、中层干部');
    expect(audience('fj.6.6a')).toBe('领导班子成员（党委书记、校长）');
    expect(audience('fj.6.6b')).toBe('领导班子成员（党委书记、校长除外）');
    expect(audience('md.2')).toBe('中层干部（教务处处长、质量监控中心主任除外）');
    expect(audience('md.3')).toBe('中层干部（任教务处处长、质量监控中心主任）');
  });

  it('names what counts', () => {
    const counted = (id: string) => {
      const { policy, rule } = ruleOf(id);
      return 'match' in rule.demand ? matchText(rule.demand.match, policy) : null;
    };
    expect(counted('fj.1.3')).toBe('党总支；专项督查；带队');
    expect(counted('qy.4')).toBe('联系新生班；班级；只算新生年级');
    expect(counted('qy.7')).toBe('联系支部；党支部；只算联系点');
    expect(counted('yl.1')).toBe('值班；地点含北校区、临床学院');
    expect(counted('yl.5')).toBe('面对面');
  });

  it('says by when, and until when late entries are taken', () => {
    const days: readonly (readonly [Deadline, string])[] = [
      [{ kind: 'none' }, ''],
      [{ kind: 'days-after', days: 0 }, '期满当日前'],
      [{ kind: 'days-after', days: 10 }, '期满后10天内'],
      [{ kind: 'day-of-next-month', day: 5 }, '次月5日前'],
      [{ kind: 'date', month: 9, day: 10 }, '9月10日前'],
      [{ kind: 'teaching-week', week: 17, edge: 'before' }, '第17教学周开始前'],
      [{ kind: 'teaching-week', week: 18, edge: 'end' }, '第18教学周结束前'],
    ];
    for (const [deadline, text] of days) expect(deadlineText(deadline)).toBe(text);
    expect(closesText({ kind: 'day-of-next-month', day: 12 })).toBe(
      '次月12日前可补报，其后不再计入',
    );
    expect([closesText({ kind: 'none' }), closesText(undefined)]).toEqual(['', '']);
  });

  it('says what becomes of holidays', () => {
    const said = (id: string) => holidaysText(ruleOf(id).rule.holidays);
    expect(said('fj.6.0')).toBe('');
    expect(said('md.7')).toBe('期限遇节假日顺延至其后第一个工作日');
    expect(said('yl.1')).toBe('遇法定节假日暂停，遇寒暑假照计');
    expect(said('yl.2')).toBe('遇法定节假日顺延');
    expect(said('yl.3')).toBe('遇法定节假日提前7天');
    expect(said('yl.6')).toBe('期限遇节假日提前至最近的工作日');
  });

  it('names periods of so many months, and force', () => {
    const spans: readonly (readonly [Rhythm, string])[] = [
      [{ months: 1, from: '2025-01' }, '每月（自2025年1月起）'],
      [{ months: 4, from: '2025-11' }, '每4个月（自2025年11月起）'],
      [{ months: 12, from: '2025-09' }, '每年（自2025年9月起）'],
      [{ months: 36, from: '2025-09' }, '每3年（自2025年9月起）'],
    ];
    for (const [rhythm, text] of spans) expect(rhythmText(rhythm)).toBe(text);
    expect((['must', 'principle', 'encouraged'] as const).map(forceText)).toEqual([
      '应当',
      '原则上',
      '倡导',
    ]);
  });
});
