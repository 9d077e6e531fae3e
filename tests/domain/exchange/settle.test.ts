import { describe, expect, it } from 'vitest';
import type { SharedData } from '#domain/exchange/package';
import type { Candidate, Decision } from '#domain/exchange/plan';
import { isStill } from '#domain/exchange/settle';
import { entry } from './clerks.ts';
import {
  change,
  conflictsOf,
  current,
  digestOfData,
  install,
  openConflicts,
  put,
  settle,
  takeIn,
  worldOf,
} from './installations.ts';
import type { Installation } from './installations.ts';

const V1 = entry('甲一', '人甲');

const line = (id: string, rev: number, data: SharedData | null): Candidate => ({
  key: `${id} ${String(rev)}`,
  kind: 'entry',
  id,
  rev,
  base: null,
  data,
  digest: digestOfData(data),
  where: '',
  doubts: [],
});

const THEIRS = { ...V1, summary: '甲改的', place: '图书馆' };

/** Both changed 工作简况; they changed the place as well. */
const disputed = (): Installation => {
  const at = install('党办', 'office');
  takeIn(at, [line('甲一', 1, V1)], '甲');
  change(at, 'entry', '甲一', { summary: '党办改的' });
  takeIn(at, [line('甲一', 2, THEIRS)], '甲');
  return at;
};

const settled = (at: Installation, decision: Decision): Installation => {
  for (const conflict of openConflicts(at)) settle(at, conflict, decision);
  return at;
};

describe('a conflict', () => {
  it('holds both values, while what nobody disputes is taken', () => {
    const at = disputed();
    expect(current(at, 'entry', '甲一')).toMatchObject({ summary: '党办改的', place: '图书馆' });
    expect(openConflicts(at)).toMatchObject([
      { type: 'differs', fields: ['summary'], theirs: { data: { summary: '甲改的' } } },
    ]);
  });

  it.each([
    ['ours', { choice: 'ours' }, '党办改的'],
    ['theirs', { choice: 'theirs' }, '甲改的'],
    ['edit', { choice: 'edit', fields: { summary: { value: '合在一起' } } }, '合在一起'],
  ] as const)('settled by %s says so and isn’t asked again', (choice, decision, summary) => {
    const at = settled(disputed(), decision);
    expect(current(at, 'entry', '甲一')).toMatchObject({ summary, place: '图书馆' });
    expect(conflictsOf(at)).toMatchObject([{ settled: { choice } }]);
    takeIn(at, [line('甲一', 3, { ...THEIRS, present: 8 })], '甲');
    expect(current(at, 'entry', '甲一')).toMatchObject({ summary, present: 8 });
    expect(openConflicts(at)).toEqual([]);
  });

  it('settled by both keeps theirs as a record of its own', () => {
    const at = settled(disputed(), { choice: 'both' });
    const [first, second] = [...at.records.keys()].map((key) => current(at, 'entry', key.slice(6)));
    expect([first?.summary, second?.summary]).toEqual(['党办改的', '甲改的']);
    expect([...at.matches.values()]).toMatchObject([{ type: 'distinct', target: null }]);
  });

  it('has settled itself once ours says the same', () => {
    const at = disputed();
    const [conflict] = openConflicts(at);
    if (conflict === undefined) throw new Error('no conflict');
    expect(isStill(conflict, worldOf(at, '甲')).solved).toBe(false);
    change(at, 'entry', '甲一', { summary: '甲改的' });
    expect(isStill(conflict, worldOf(at, '甲'))).toMatchObject({ solved: true, fields: [] });
  });

  it('takes the latest of their values, and ends when they give up', () => {
    const at = disputed();
    takeIn(at, [line('甲一', 3, { ...THEIRS, summary: '甲再改' })], '甲');
    expect(openConflicts(at)).toMatchObject([{ theirs: { data: { summary: '甲再改' } } }]);
    takeIn(at, [line('甲一', 4, { ...THEIRS, summary: V1.summary })], '甲');
    expect(openConflicts(at)).toEqual([]);
    expect(current(at, 'entry', '甲一')).toMatchObject({ summary: '党办改的' });
  });

  it.each([
    ['ours', true],
    ['theirs', false],
  ] as const)('about a withdrawal of what was accepted, settled by %s', (choice, stays) => {
    const at = install('党办', 'office');
    takeIn(at, [line('甲一', 1, V1)], '甲');
    change(at, 'entry', '甲一', { status: 'accepted' });
    takeIn(at, [line('甲一', 2, null)], '甲');
    expect(openConflicts(at)).toMatchObject([{ type: 'withdrawn' }]);
    settled(at, { choice });
    expect(current(at, 'entry', '甲一')?.status).toBe(stays ? 'accepted' : undefined);
  });

  it('about a change of what was accepted leaves the acceptance when ours is chosen', () => {
    const at = install('党办', 'office');
    takeIn(at, [line('甲一', 1, V1)], '甲');
    change(at, 'entry', '甲一', { status: 'accepted' });
    takeIn(at, [line('甲一', 2, THEIRS)], '甲');
    settled(at, { choice: 'ours' });
    expect(current(at, 'entry', '甲一')).toMatchObject({ summary: V1.summary, status: 'accepted' });
  });

  it('about a change of what was accepted takes the acceptance back when theirs is chosen', () => {
    const at = install('党办', 'office');
    takeIn(at, [line('甲一', 1, V1)], '甲');
    change(at, 'entry', '甲一', { status: 'accepted' });
    takeIn(at, [line('甲一', 2, THEIRS)], '甲');
    expect(current(at, 'entry', '甲一')).toMatchObject({ summary: V1.summary });
    settled(at, { choice: 'theirs' });
    expect(current(at, 'entry', '甲一')).toMatchObject({ summary: '甲改的', status: 'submitted' });
  });
});

describe('a possible duplicate', () => {
  const doubled = (): Installation => {
    const at = install('党办', 'office');
    put(at, 'entry', '纸一', { ...V1, summary: '听取党支部汇报并座谈' });
    takeIn(at, [line('甲一', 1, { ...V1, summary: '听取支部汇报并座谈' })], '甲');
    return at;
  };

  it.each([
    ['ours', '听取党支部汇报并座谈'],
    ['theirs', '听取支部汇报并座谈'],
  ] as const)('settled by %s is one record, and later lines are about it', (choice, summary) => {
    const at = settled(doubled(), { choice });
    expect([...at.records.keys()]).toEqual(['entry 纸一']);
    expect(current(at, 'entry', '纸一')).toMatchObject({ summary });
    takeIn(at, [line('甲一', 2, { ...V1, summary: '听取支部汇报并座谈', place: '办公楼' })], '甲');
    expect([...at.records.keys()]).toEqual(['entry 纸一']);
    expect(current(at, 'entry', '纸一')).toMatchObject({ summary, place: '办公楼' });
  });

  it.each(['both', 'distinct'] as const)(
    'settled by %s is two, and isn’t asked again',
    (choice) => {
      const at = settled(doubled(), { choice });
      expect([...at.records.keys()]).toEqual(['entry 纸一', 'entry 甲一']);
      expect(worldOf(at, '甲').distinct('甲一', '纸一')).toBe(true);
    },
  );

  it('waits without being doubled when the same line comes again', () => {
    const at = doubled();
    takeIn(at, [line('甲一', 1, { ...V1, summary: '听取支部汇报并座谈' })], '甲');
    expect(conflictsOf(at)).toHaveLength(1);
    expect([...at.records.keys()]).toEqual(['entry 纸一']);
  });
});
