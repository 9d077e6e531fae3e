import { describe, expect, it } from 'vitest';
import { prepare } from '#domain/compliance/facts';
import type { Facts } from '#domain/compliance/facts';
import { signalsOf } from '#domain/compliance/signals';
import type { Signal } from '#domain/compliance/signals';
import type { Entry } from '#domain/entry';
import { evening, facts, post, visit } from './world.ts';

const OCTOBER = { from: '2026-10-01', until: '2026-10-31' };

const found = (
  entries: readonly Entry[],
  over: Partial<Facts> = {},
  span = OCTOBER,
): readonly Signal[] =>
  signalsOf(prepare(facts({ posts: [post('甲'), post('乙')], entries, ...over })), span);

const kinds = (entries: readonly Entry[], over: Partial<Facts> = {}) =>
  found(entries, over).map(({ kind }) => kind);

const TEXT = '与学生代表座谈，听取对食堂价格和宿舍热水的意见，现场答复并记录问题3件。';
const told = (who: string, day: string, summary: string, over: Partial<Entry> = {}) =>
  visit(who, day, '走访', { summary, ...over });

describe('the same text', () => {
  it('in another month, or by another person', () => {
    const months = found([told('甲', '2026-09-10', TEXT), told('甲', '2026-10-12', TEXT)]);
    expect(months).toMatchObject([
      { kind: 'same-text', people: ['甲'], detail: { kind: 'same-text', same: true } },
    ]);
    const people = found([told('甲', '2026-10-12', TEXT), told('乙', '2026-10-14', TEXT)]);
    expect(people).toMatchObject([{ kind: 'same-text', people: ['乙', '甲'] }]);
  });

  it('with other figures, punctuation or spaces', () => {
    const other = TEXT.replace('3件', '15件').replaceAll('，', ', ').replace('。', '');
    const [signal] = found([told('甲', '2026-09-10', TEXT), told('甲', '2026-10-12', other)]);
    expect(signal?.detail).toEqual({ kind: 'same-text', same: true });
  });

  it('nearly', () => {
    const near = TEXT.replace('热水', '用电');
    const [signal] = found([told('甲', '2026-09-10', TEXT), told('甲', '2026-10-12', near)]);
    expect(signal?.detail).toEqual({ kind: 'same-text', same: false });
    const other = '走访实训室，与青年教师谈心，了解备课情况，建议增加听课和集体备课的次数。';
    expect(found([told('甲', '2026-09-10', TEXT), told('甲', '2026-10-12', other)])).toEqual([]);
  });

  it('is none within a month of one person, for one entry of two, or for a short one', () => {
    expect(found([told('甲', '2026-10-12', TEXT), told('甲', '2026-10-14', TEXT)])).toEqual([]);
    const together = told('甲', '2026-10-12', TEXT, {
      participants: [
        { person: '甲', role: 'led' },
        { person: '乙', role: 'attended' },
      ],
    });
    expect(found([together])).toEqual([]);
    // eleven characters, and twelve
    const short = '听取意见并现场答复了，1。';
    const pair = (text: string) => [told('甲', '2026-09-10', text), told('甲', '2026-10-12', text)];
    expect(found(pair(`${short}好`))).toEqual([]);
    expect(found(pair(`${short}好的`))).toHaveLength(1);
  });

  it('is none of a draft, nor outside of the span', () => {
    const draft = told('甲', '2026-10-12', TEXT, { status: 'draft', submitted: null });
    expect(found([told('甲', '2026-09-10', TEXT), draft])).toEqual([]);
    expect(found([told('甲', '2026-08-10', TEXT), told('甲', '2026-09-12', TEXT)])).toEqual([]);
  });

  it('has one signal for all alike, with a key of its entries', () => {
    const entries = ['2026-08-10', '2026-09-10', '2026-10-12'].map((day) => told('甲', day, TEXT));
    const [signal, ...rest] = found(entries);
    expect(rest).toEqual([]);
    expect(signal?.entries).toEqual(entries.map(({ id }) => id));
    expect(found(entries.toReversed())[0]?.key).toBe(signal?.key);
  });

  it('is found among thousands that share a phrase, which alone makes none', () => {
    const word = (index: number) =>
      [7, 11, 13, 17, 19, 23].map((step) => String.fromCharCode(0x4e00 + index * step)).join('');
    const many = Array.from({ length: 3000 }, (_, index) =>
      told(
        '甲',
        index % 2 === 0 ? '2026-09-10' : '2026-10-12',
        `深入联系点听取意见，${word(index)}`,
      ),
    );
    const copied = told('乙', '2026-10-12', many[1500]?.summary ?? '');
    const signals = found([...many, copied]).filter(({ kind }) => kind === 'same-text');
    expect(signals.map(({ entries }) => entries)).toEqual([[many[1500]?.id, copied.id]]);
  });
});

describe('two places at once', () => {
  const at = (place: string, over: Partial<Entry> = {}) =>
    visit('甲', '2026-10-13', '走访', { place, summary: place, ...over });
  const morning = { timeNote: '上午' };
  const whole = { amount: 1, amountUnit: '天' };

  it.each([
    ['the same half-day', morning, morning, 1],
    ['two half-days', morning, { timeNote: '下午' }, 0],
    ['nothing said about the time', {}, {}, 0],
    ['two whole days', whole, whole, 1],
    ['a whole day by word', { timeNote: '全天' }, whole, 1],
    ['half a day each', { ...whole, amount: 0.5 }, { ...whole, amount: 0.5 }, 0],
  ])('%s', (_, first, second, signals) => {
    expect(found([at('东校区', first), at('西校区', second)])).toHaveLength(signals);
    expect(found([at('东校区', first), at('东校区', second)])).toHaveLength(0);
  });

  it('overlapping spans of days, on their first common day', () => {
    const spans = [
      at('东校区', { until: '2026-10-16' }),
      visit('甲', '2026-10-16', '走访', { until: '2026-10-18', place: '西校区', summary: '' }),
    ];
    expect(found(spans)).toMatchObject([
      { kind: 'two-places', people: ['甲'], detail: { day: '2026-10-16' } },
    ]);
    expect(found([at('东校区', { until: '2026-10-15' }), ...spans.slice(1)])).toEqual([]);
  });

  it('two objects are two places, unless they were met in one', () => {
    const met = (object: string, place: string) => at(place, { ...morning, object });
    expect(found([met('一班', ''), met('二班', '')])).toHaveLength(1);
    expect(found([met('一班', ''), met('一班', '')])).toHaveLength(0);
    expect(found([met('一班', '礼堂'), met('二班', '礼堂')])).toHaveLength(0);
  });

  it('concern one person each', () => {
    const other = {
      ...at('西校区', morning),
      participants: [{ person: '乙', role: 'led' as const }],
    };
    expect(found([at('东校区', morning), other])).toEqual([]);
  });
});

describe('entries on days of absence', () => {
  const exemptions = [
    {
      id: 'x',
      person: '甲',
      from: '2026-10-12',
      until: '2026-10-14',
      reason: '病假',
      approver: '',
    },
  ];

  it.each([
    ['2026-10-11', null, 0],
    ['2026-10-12', null, 1],
    ['2026-10-14', null, 1],
    ['2026-10-15', null, 0],
    ['2026-10-10', '2026-10-12', 1],
  ])('from %s to %s', (from, until, signals) => {
    const entry = visit('甲', from, '走访', { until });
    expect(found([entry], { exemptions })).toHaveLength(signals);
  });

  it('name the absence and the day, and the person who was absent', () => {
    const entry = visit('乙', '2026-10-10', '走访', {
      until: '2026-10-13',
      participants: [
        { person: '乙', role: 'led' },
        { person: '甲', role: 'attended' },
      ],
    });
    expect(found([entry], { exemptions })).toMatchObject([
      {
        people: ['甲'],
        entries: [entry.id],
        detail: { kind: 'on-leave', exemption: 'x', day: '2026-10-12' },
      },
    ]);
  });
});

describe('a month done in its last seven days', () => {
  const on = (...days: readonly string[]) =>
    days.map((day) => visit('甲', day, '走访', { summary: day }));

  it('from the 25th of a month of 31 days, with three entries or more', () => {
    expect(kinds(on('2026-10-25', '2026-10-28', '2026-10-31'))).toEqual(['last-week']);
    expect(kinds(on('2026-10-24', '2026-10-28', '2026-10-31'))).toEqual([]);
    expect(kinds(on('2026-10-25', '2026-10-31'))).toEqual([]);
    expect(found(on('2026-10-25', '2026-10-28', '2026-10-31'))[0]?.detail).toEqual({
      kind: 'last-week',
      month: '2026-10',
    });
  });

  it('counts what counts', () => {
    const [first, ...rest] = on('2026-10-25', '2026-10-28', '2026-10-31');
    if (first === undefined) throw new Error('no entry');
    expect(kinds([{ ...first, status: 'draft' }, ...rest])).toEqual([]);
  });
});

describe('bursts of backfill', () => {
  /* The FJ's monthly deadline for October is 5 November; 补录 is what is written down more than seven days later. */
  const late = (happened: string, created: string) =>
    visit('甲', happened, '走访', { created: evening(created), summary: happened });

  it.each([
    ['2026-11-01', 0],
    ['2026-11-02', 1],
    ['2026-11-05', 1],
    ['2026-11-06', 0],
  ])('three written down on %s', (created, signals) => {
    const entries = ['2026-10-12', '2026-10-13', '2026-10-14'].map((day) => late(day, created));
    expect(found(entries)).toHaveLength(signals);
  });

  it('are three or more, and late', () => {
    const two = ['2026-10-12', '2026-10-13'].map((day) => late(day, '2026-11-04'));
    expect(found(two)).toEqual([]);
    expect(found([...two, late('2026-10-28', '2026-11-04')])).toEqual([]);
    expect(found([...two, late('2026-10-27', '2026-11-04')])).toMatchObject([
      { kind: 'backfill-burst', people: ['甲'], detail: { deadline: '2026-11-05' } },
    ]);
  });
});

it('nothing to look at gives no signal', () => {
  expect(found([])).toEqual([]);
  expect(found([told('甲', '2026-10-12', TEXT)])).toEqual([]);
});
