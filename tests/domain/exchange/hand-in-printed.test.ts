import { expect, test } from 'vitest';
import type { Entry } from '#domain/entry';
import type { HandIn, ReadVisit } from '#domain/exchange/hand-in';
import type { HandInContext } from '#domain/exchange/hand-in-context';
import type { Candidate } from '#domain/exchange/plan';
import { sharedForm } from '#domain/exchange/shared-form';
import { printedEntry, read, readOne, visitOf } from './hand-in-help.ts';

const BASE = 'b'.repeat(64);
const known = (entry: Entry): Partial<HandInContext> => ({
  entry: () => ({ ...entry, summary: '后来改过' }),
  version: (_, digest) => (digest === BASE ? entry : undefined),
});
const printed = (more: Partial<ReadVisit> = {}): ReadVisit =>
  visitOf({ id: 'e1', base: BASE, ...more });

const after = (
  visit: Partial<ReadVisit>,
  entry: Entry = printedEntry(),
  handIn: Partial<HandIn> = {},
  kind: HandInContext['kind'] = 'word',
): Candidate => readOne({ visits: [printed(visit)], ...handIn }, { ...known(entry), kind });

const told = (entry: Entry): unknown => sharedForm('entry', entry, 'department');

test.each<[string, Partial<Entry>, Partial<ReadVisit>]>([
  ['as it was', {}, {}],
  ['with other blanks', { summary: '参加 主题班会。' }, { summary: '参加主题班会。\n' }],
  [
    'in days',
    { amount: 0.5, amountUnit: '天' },
    { time: '10月15日上午（0.5天）', amount: 0.5, amountUnit: '天' },
  ],
  ['with its last day written out', { until: '2026-10-15' }, {}],
  ['marked as printed', { summary: '长长的一段' }, { asPrinted: true }],
  ['returned', { status: 'returned', returnReason: '缺时间' }, {}],
])('an unedited form changes nothing: %s', (_, entry, visit) => {
  const row = after(visit, printedEntry(entry));
  expect(row).toMatchObject({ id: 'e1', base: BASE, doubts: [] });
  expect(row.data).toEqual(told(printedEntry(entry)));
});

test.each<[string, Partial<ReadVisit>, Partial<Entry>]>([
  ['summary', { summary: '改写' }, { summary: '改写' }],
  [
    'time',
    { time: '10月16日', day: '2026-10-16', timeNote: '' },
    { happened: '2026-10-16', timeNote: '' },
  ],
  ['object', { object: '重名班' }, { object: null, objectText: '重名班' }],
  ['row', { carriers: ['进宿舍'] }, { carriers: ['进宿舍'] }],
])('only an edited %s changes', (_, visit, changed) => {
  const row = after(visit);
  expect(row.data).toEqual(told({ ...printedEntry({ status: 'submitted' }), ...changed }));
  expect(row.base).toBe(BASE);
});

test('handing in a changed draft submits it', () => {
  const draft = printedEntry({ status: 'draft', submitted: null });
  expect(after({ summary: '改写' }, draft).data).toMatchObject({
    status: 'submitted',
    submitted: '2026-11-03T09:00:00',
  });
});

test('a workbook tells of every column', () => {
  const row = {
    place: '一号楼',
    present: 40,
    mode: 'online' as const,
    amount: 2,
    amountUnit: '学时',
  };
  const excel = (visit: Partial<ReadVisit>): unknown =>
    after({ ...row, ...visit }, printedEntry(), {}, 'excel').data;
  expect(excel({})).toEqual(told(printedEntry()));
  expect(excel({ present: 41 })).toEqual(told(printedEntry({ status: 'submitted', present: 41 })));
  expect(excel({ amount: 3 })).toMatchObject({ amount: 3, amountUnit: '学时', place: '一号楼' });
});

test('an entry printed in two rows is one, and changed in either', () => {
  const entry = printedEntry({ carriers: ['进班级', '进宿舍'] });
  const rows = (one: string, other: string): Candidate =>
    readOne(
      {
        visits: [printed({ summary: one }), printed({ carriers: ['进宿舍'], summary: other })],
      },
      known(entry),
    );
  expect(rows(entry.summary, entry.summary).data).toEqual(told(entry));
  expect(rows(entry.summary, '改写').data).toMatchObject({
    summary: '改写',
    carriers: entry.carriers,
  });
  expect(rows('改写', '另改').doubts).toMatchObject([{ field: 'summary' }]);
});

test('a form that was copied for somebody else, or for another month, is new', () => {
  const copied = { personId: 'p1', name: '欧阳听雨', title: '处长' };
  expect(after({}, printedEntry(), copied)).toMatchObject({ id: 'new-1', base: null });
  const november = { month: '2026-11', monthText: '2026年11月' };
  const visit = { day: '2026-11-05', time: '11月5日' };
  expect(after(visit, printedEntry(), november)).toMatchObject({ id: 'new-1', base: null });
  expect(after(visit)).toMatchObject({ id: 'new-1', base: null });
});

test('an entry that is not here keeps its id only where the form is of whom it was printed for', () => {
  const visits = [printed()];
  expect(readOne({ visits, personId: 'p1' })).toMatchObject({ id: 'e1', base: null });
  expect(readOne({ visits })).toMatchObject({ id: 'new-1', base: null });
});

test('of the issues that were printed only what reads otherwise is told', () => {
  const issue = {
    id: 'i1',
    raised: '2026-10-15',
    person: 'p1',
    entry: 'e1',
    text: '座位不足',
    kind: '后勤',
    weight: 'common' as const,
    unit: null,
    steps: [],
  };
  const context = { ...known(printedEntry()), issuesOf: () => [issue] };
  const form = { form: 'work-ledger', policy: 'neu-2020-82' };
  const issues = (text: string): readonly Candidate[] =>
    read({ ...form, visits: [printed({ issue: text })] }, context).slice(1);
  expect(issues('座位 不足')).toEqual([]);
  expect(issues('座位严重不足')).toMatchObject([
    { kind: 'issue', id: 'i1', data: { text: '座位严重不足', kind: '后勤', weight: 'common' } },
  ]);
  expect(issues('1.座位不足\n2.水压低')).toMatchObject([{ data: { text: '水压低', entry: 'e1' } }]);
});
