import { describe, expect, it } from 'vitest';
import type { Audience } from '#domain/policy/schema';
import { clause, frequency, row, small, visits } from './small.ts';
import { object, post, visit } from './world.ts';

const TODAY = '2027-06-30';

describe('a maximum', () => {
  const duty = (entries: readonly string[]) =>
    small(clause(frequency({ period: 'week', maximum: 2 })), { entries: visits(...entries) });

  it('is broken at once, also in the middle of the period', () => {
    // the week of 12—18 October 2026
    expect(row(duty(['2026-10-12', '2026-10-13']).at('甲', '2026-10-12', '2026-10-14'))).toEqual([
      'met',
      1,
      2,
      2,
    ]);
    const third = duty(['2026-10-12', '2026-10-13', '2026-10-14']);
    expect(row(third.at('甲', '2026-10-12', '2026-10-14'))).toEqual(['missed', 1, 3, 3]);
    expect(third.at('甲', '2026-10-12', '2026-10-14').figures).toEqual({
      expected: 1,
      done: 0,
      onTime: 0,
    });
  });

  it('alone is kept when the days are over', () => {
    const alone = (...days: readonly string[]) =>
      small(clause(frequency({ minimum: 0, maximum: 1 })), { entries: visits(...days) });
    const once = alone('2026-10-12');
    expect(once.at('甲', '2026-10-01', '2026-10-31')).toMatchObject({
      status: 'open',
      expected: 0,
      done: 1,
      figures: { expected: 1, done: 0, onTime: 0 },
    });
    expect(once.at('甲', '2026-10-01', '2026-11-01')).toMatchObject({
      status: 'met',
      figures: { expected: 1, done: 1, onTime: 1 },
    });
    expect(alone('2026-10-12', '2026-10-13').at('甲', '2026-10-01', '2026-10-13')).toMatchObject({
      status: 'missed',
      figures: { expected: 1, done: 0, onTime: 0 },
    });
  });

  it('holds for each object', () => {
    const demand = frequency({
      dimension: 'person-object',
      match: { carriers: ['走访'], objectKinds: ['班级'] },
      maximum: 1,
    });
    const world = (second: string) =>
      small(clause(demand), {
        objects: [object('一班', '班级'), object('二班', '班级')],
        entries: [
          visit('甲', '2026-10-12', '走访', { object: '一班' }),
          visit('甲', '2026-10-13', '走访', { object: second }),
        ],
      });
    expect(row(world('二班').at('甲', '2026-10-01', TODAY))).toEqual(['met', 2, 2, 2]);
    const twice = world('一班');
    expect(twice.at('甲', '2026-10-01', TODAY).status).toBe('missed');
    expect(twice.why('甲', '2026-10-01').targets).toEqual([
      { target: '一班', done: 2, met: false },
      { target: '二班', done: 0, met: false },
    ]);
  });
});

describe('a minimum for each entry', () => {
  const lessons = (...amounts: readonly number[]) =>
    small(
      clause(frequency({ measure: { of: 'amount', unit: '学时', minimumEach: 2 }, minimum: 4 })),
      {
        entries: amounts.map((amount, index) =>
          visit('甲', `2026-10-1${String(index)}`, '走访', { amount, amountUnit: '学时' }),
        ),
      },
    );

  it('leaves out what is smaller', () => {
    expect(row(lessons(2, 1, 2).at('甲', '2026-10-01', TODAY))).toEqual(['met', 4, 4, 4]);
    expect(row(lessons(2, 1, 1).at('甲', '2026-10-01', TODAY))).toEqual(['missed', 4, 2, 2]);
    expect(lessons(2, 1.99, 2).nearly('甲', '2026-10-01')).toEqual([['2026-10-11', 'too-little']]);
  });
});

describe('places', () => {
  const at = (place: string) =>
    small(clause(frequency({ match: { carriers: ['走访'], places: ['北校区', '临床学院'] } })), {
      entries: [visit('甲', '2026-10-12', '走访', { place })],
    });

  it.each([
    ['北校区3号楼', 'met'],
    ['附属医院临床学院', 'met'],
    ['南校区', 'missed'],
    ['', 'missed'],
  ])('%s', (place, status) => {
    expect(at(place).at('甲', '2026-10-01', TODAY).status).toBe(status);
  });

  it('are named when wrong', () => {
    expect(at('南校区').nearly('甲', '2026-10-01')).toEqual([['2026-10-12', 'wrong-place']]);
  });
});

describe('first-year students', () => {
  const objects = [
    object('25级1班', '班级', { cohort: 2025 }),
    object('26级1班', '班级', { cohort: 2026 }),
    object('26级2班', '班级', { cohort: 2026 }),
    object('插班', '班级'),
    object('26级社团', '学生社团', { cohort: 2026 }),
  ];
  const match = { carriers: ['走访'], objectKinds: ['班级'], cohort: 'newest' } as const;
  const each = small(clause(frequency({ period: 'semester', dimension: 'person-object', match })), {
    objects,
    entries: [visit('甲', '2026-10-12', '走访', { object: '26级1班' })],
  });

  it('are those of the academic year that holds the last day', () => {
    expect(row(each.at('甲', '2026-10-01', '2027-02-28'))).toEqual(['due-soon', 2, 1, 1]);
    expect(each.why('甲', '2026-10-01').targets.map(({ target }) => target)).toEqual([
      '26级1班',
      '26级2班',
    ]);
    // spring 2026 belongs to 2025—2026
    expect(each.why('甲', '2026-04-01').targets.map(({ target }) => target)).toEqual(['25级1班']);
  });

  it('are counted alone where everything else is any class', () => {
    const visited = (to: string, day: string) =>
      small(clause(frequency({ match })), {
        objects,
        entries: [visit('甲', day, '走访', { object: to })],
      });
    expect(visited('26级1班', '2026-10-12').at('甲', '2026-10-01', TODAY).status).toBe('met');
    expect(visited('25级1班', '2026-10-12').nearly('甲', '2026-10-01')).toEqual([
      ['2026-10-12', 'wrong-object'],
    ]);
    expect(visited('插班', '2026-10-12').at('甲', '2026-10-01', TODAY).status).toBe('missed');
    expect(visited('25级1班', '2026-05-12').at('甲', '2026-05-01', TODAY).status).toBe('met');
  });

  it('are nobody where no class is entered for the year', () => {
    const none = small(
      clause(frequency({ period: 'semester', dimension: 'person-object', match })),
      { objects: [object('24级1班', '班级', { cohort: 2024 })] },
    );
    expect(none.at('甲', '2026-10-01', TODAY).status).toBe('not-applicable');
    expect(none.why('甲', '2026-10-01').exemptBecause).toEqual({ kind: 'no-objects' });
  });
});

describe('an audience by title', () => {
  const status = (audience: Partial<Audience>, ...titles: readonly string[]) =>
    small(clause(frequency(), { audience: { ranks: ['leader'], ...audience } }), {
      posts: titles.map((title) => post('甲', { title })),
    }).at('甲', '2026-10-01', TODAY).status;

  it('speaks to these titles only', () => {
    expect(status({ titles: ['教务处处长'] }, '教务处处长')).toBe('missed');
    expect(status({ titles: ['教务处处长'] }, '院长')).toBe('not-applicable');
    expect(status({ titles: ['教务处处长'] }, '院长', '教务处处长')).toBe('missed');
  });

  it('excepts the post of that title, not its holder', () => {
    expect(status({ exceptTitles: ['教务处处长'] }, '教务处处长')).toBe('not-applicable');
    expect(status({ exceptTitles: ['教务处处长'] }, '院长')).toBe('missed');
    expect(status({ exceptTitles: ['教务处处长'] }, '院长', '教务处处长')).toBe('missed');
  });
});
