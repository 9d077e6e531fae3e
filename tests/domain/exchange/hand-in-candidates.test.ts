import { expect, test } from 'vitest';
import type { ReadVisit } from '#domain/exchange/hand-in';
import { read, readOne, visitOf } from './hand-in-help.ts';

test('a visit is a submitted entry as the form says it, and as its carrier has it', () => {
  const row = readOne({ visits: [visitOf()] });
  expect(row).toMatchObject({ kind: 'entry', key: '0.0.0', rev: 0, base: null, doubts: [] });
  expect(row.where).toBe('第 1 张表“进班级”行');
  expect(row.data).toEqual({
    happened: '2026-10-15',
    until: null,
    timeNote: '上午',
    amount: null,
    amountUnit: '',
    mode: 'face-to-face',
    participants: [{ person: 'p1', role: 'attended' }],
    carriers: ['进班级'],
    object: 'o2',
    objectText: '护理1班',
    activities: ['主题班会'],
    summary: '参加主题班会。',
    place: '',
    present: null,
    evidence: [],
    commendable: false,
    makeUp: null,
    status: 'submitted',
    submitted: '2026-11-03T09:00:00',
    created: '2026-11-03T09:00:00',
  });
});

test.each<[string, Partial<ReadVisit>, object]>([
  ['the mode of the carrier', { carriers: ['进网络'] }, { mode: 'online' }],
  ['the mode as written', { mode: 'online' }, { mode: 'online' }],
  ['a name in another width', { object: ' 护理１班 ' }, { object: 'o2', objectText: '护理１班' }],
  ['the kind of the carrier', { carriers: ['进宿舍'] }, { object: 'o5' }],
  ['a name of two', { object: '重名班' }, { object: null, objectText: '重名班' }],
  ['an unknown name', { object: '护理9班' }, { object: null, objectText: '护理9班' }],
  ['no name', { object: '' }, { object: null, objectText: '' }],
])('%s holds', (_, visit, expected) => {
  const row = readOne({ visits: [visitOf(visit)] });
  expect(row.data).toMatchObject(expected);
  expect(row.doubts).toEqual([]);
});

test('an object that was decided on before is found by its name', () => {
  const remembered = (kind: string, text: string): string | undefined =>
    kind === 'object' && text === '护理一班' ? 'o2' : undefined;
  const row = readOne({ visits: [visitOf({ object: '护理一班' })] }, { remembered });
  expect(row.data).toMatchObject({ object: 'o2', objectText: '护理一班' });
});

test('what is missing or was not read with certainty is asked, each field once', () => {
  const doubts = [
    { field: 'day' as const, text: '写的是“3月上旬”' },
    { field: 'summary' as const, text: '一' },
    { field: 'visits' as const, text: '二' },
  ];
  const visit = visitOf({ day: null, time: '3月上旬', carriers: [], doubts });
  const row = readOne({ visits: [visit] });
  expect(row.doubts.map(({ field, text }) => [field, text])).toEqual([
    ['happened', '写的是“3月上旬”'],
    ['summary', '一；二'],
    ['carriers', '看不出属于哪个群体或载体，请选择'],
  ]);
  expect(row.doubts[2]?.options).toHaveLength(12);
  expect(row.doubts[2]?.options[0]).toEqual({ value: '党总支', label: '党总支' });
  const undated = readOne({ visits: [visitOf({ day: null, time: '' })] });
  expect(undated.doubts).toMatchObject([{ field: 'happened', text: '没有写时间，请补日期' }]);
});

test('the same paper read again has the same digests, whenever and whoever it turned out to be', () => {
  const handIn = { title: '', visits: [visitOf()], zeroReason: '外出' };
  const digests = (more: object): readonly string[] =>
    read(handIn, more).map(({ digest }) => digest);
  const later = { now: '2026-12-01T08:00:00', remembered: () => 'p1' };
  expect(digests({})).toEqual(digests(later));
  expect(new Set(digests({})).size).toBe(2);
  const other = read({ ...handIn, visits: [visitOf({ summary: '别的' })] });
  expect(other[0]?.digest).not.toBe(digests({})[0]);
});

const DECLARATION = {
  jobFunction: '分管教学',
  businessBody: '',
  personalStrength: '书法',
  teacherCarriers: '教研室',
  studentCarriers: '',
};

test('附件2 gives a declaration and a sheet, an empty one neither', () => {
  const form = { form: 'middle-month', content: '走访宿舍两次', declaration: DECLARATION };
  expect(read(form)).toMatchObject([
    {
      kind: 'declaration',
      data: { person: 'p1', academicYear: '2026-2027', ...DECLARATION, received: '2026-11-03' },
      doubts: [],
    },
    {
      kind: 'sheet',
      data: {
        person: 'p1',
        month: '2026-10',
        content: '走访宿舍两次',
        zeroReason: '',
        status: 'submitted',
        submitted: '2026-11-03T09:00:00',
      },
      doubts: [],
    },
  ]);
  const blank = { ...DECLARATION, jobFunction: ' ', personalStrength: '', teacherCarriers: '' };
  expect(read({ ...form, content: '', declaration: blank })).toEqual([]);
});

test('free text that was deleted from a printed sheet is told with the sheet that was printed', () => {
  const row = readOne({ form: 'middle-month', content: '', base: 'b'.repeat(64) });
  expect(row).toMatchObject({ kind: 'sheet', base: 'b'.repeat(64), data: { content: '' } });
});

test('a zero report is a sheet, of the last month of its half-year where it has one', () => {
  const row = readOne({ zeroReason: '在外挂职' });
  expect(row).toMatchObject({ kind: 'sheet', data: { zeroReason: '在外挂职', content: '' } });
  const half = { form: 'work-ledger', policy: 'neu-2020-82', zeroReason: '在外挂职' };
  expect(readOne(half).data).toMatchObject({ month: '2026-12' });
});

test('a month that is missing is asked, as a year for the declaration', () => {
  const rows = read({
    form: 'middle-month',
    month: null,
    monthText: '第四季度',
    content: '走访',
    declaration: DECLARATION,
  });
  expect(rows.map(({ doubts }) => doubts)).toMatchObject([
    [
      {
        field: 'academicYear',
        text: '填表时间写的是“第四季度”，看不出是哪个月，请选择学年',
        options: [{ value: '2026-2027', label: '2026—2027学年' }],
      },
    ],
    [{ field: 'month', text: '填表时间写的是“第四季度”，看不出是哪个月，请填月份' }],
  ]);
});

test('what the reader was unsure of in the whole form is asked where it can be settled', () => {
  const doubts = [
    { field: 'month' as const, text: '月份写了两个' },
    { field: 'other' as const, text: '表下还有字' },
  ];
  const [entry, ...more] = read({ visits: [visitOf()], doubts });
  expect(more).toEqual([]);
  expect(entry?.doubts).toMatchObject([
    { field: 'happened', text: '月份写了两个' },
    { field: 'summary', text: '表下还有字' },
  ]);
  expect(readOne({ doubts }).doubts).toMatchObject([
    { field: 'month', text: '月份写了两个' },
    { field: 'content', text: '表下还有字' },
  ]);
});

const LEDGER = { form: 'work-ledger', policy: 'neu-2020-82' };

test('the issues of a visit are issues of its entry', () => {
  const visit = visitOf({ issue: '1.座位不足\n2.水压低', handled: '1.已转后勤处\n2.待转办' });
  const [entry, ...issues] = read({ ...LEDGER, visits: [visit] });
  const common = { raised: '2026-10-15', person: 'p1', entry: entry?.id, weight: 'ordinary' };
  expect(issues.map(({ kind, data }) => ({ kind, data }))).toMatchObject([
    {
      kind: 'issue',
      data: {
        ...common,
        text: '座位不足',
        steps: [{ kind: 'worked-on', date: '2026-10-15', by: '', note: '已转后勤处' }],
      },
    },
    { kind: 'issue', data: { ...common, text: '水压低', steps: [] } },
  ]);
  const again = read({ ...LEDGER, visits: [visitOf(), visit] });
  expect(again.slice(2).map(({ digest }) => digest)).toEqual(issues.map(({ digest }) => digest));
});
