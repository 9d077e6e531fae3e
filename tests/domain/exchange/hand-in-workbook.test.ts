import { expect, test } from 'vitest';
import type { HandIn } from '#domain/exchange/hand-in';
import { contextWith, printedEntry, read, readOne, visitOf } from './hand-in-help.ts';

/* What only a workbook says: objects by id, sheets without a form's name. */

const EXCEL = { kind: 'excel' } as const;

/** A post of somebody in the month, by its rank. */
const held = (rank: string) => ({
  ...EXCEL,
  postsOf: (person: string) =>
    contextWith()
      .postsOf('p1')
      .map((post) => ({ ...post, person, rank })),
});

const ofWorkbook = (more: Partial<HandIn>): Partial<HandIn> => ({
  form: null,
  policy: null,
  personId: 'p1',
  ...more,
});

test('an object that was chosen from the list is that one, by its own name', () => {
  const chosen = visitOf({ object: '重名班（2）', objectId: 'o4' });
  expect(readOne({ visits: [chosen] }, EXCEL).data).toMatchObject({
    object: 'o4',
    objectText: '重名班',
  });
  const dormitory = visitOf({ object: '护理1班（宿舍）', objectId: 'o5' });
  expect(readOne({ visits: [dormitory] }, EXCEL).data).toMatchObject({
    object: null,
    objectText: '护理1班',
  });
  const gone = visitOf({ object: '护理1班', objectId: 'o77' });
  expect(readOne({ visits: [gone] }, EXCEL).data).toMatchObject({ object: 'o2' });
});

test('a printed entry changes its object only when another was chosen', () => {
  const entry = printedEntry({ object: 'o3', objectText: '重名班' });
  const after = (object: string, objectId: string) =>
    readOne(
      {
        personId: 'p1',
        visits: [
          visitOf({
            id: 'e1',
            base: 'b',
            mode: 'online',
            amount: 2,
            amountUnit: '学时',
            place: '一号楼',
            present: 40,
            object,
            objectId,
          }),
        ],
      },
      { ...held('leader'), entry: () => entry, version: () => entry },
    ).data;
  expect(after('重名班（班级）', 'o3')).toMatchObject({ object: 'o3', objectText: '重名班' });
  expect(after('重名班（班级）', 'o3')).toMatchObject({ submitted: entry.submitted });
  expect(after('重名班（2）', 'o4')).toMatchObject({ object: 'o4', objectText: '重名班' });
});

test('the rank of the person says whose sheet a workbook is about', () => {
  const said = ofWorkbook({ content: '开展谈心谈话。', zeroReason: '外出培训。' });
  const [middle, ...others] = read(said, held('middle'));
  expect(others).toEqual([]);
  expect(middle).toMatchObject({ kind: 'sheet', where: '表页“本月情况”', doubts: [] });
  expect(middle?.data).toMatchObject({ content: '开展谈心谈话。', zeroReason: '外出培训。' });
  expect(readOne(said, held('leader')).data).toMatchObject({
    content: '',
    zeroReason: '外出培训。',
  });
  expect(read(ofWorkbook({ content: '开展谈心谈话。' }), held('leader'))).toEqual([]);
});

test('the rank also says by which carriers a doubtful one may be settled', () => {
  const visits = [visitOf({ carriers: [] })];
  const options = (rank: string): readonly string[] =>
    readOne(ofWorkbook({ visits }), held(rank)).doubts.flatMap((doubt) =>
      doubt.options.map(({ value }) => value),
    );
  expect(options('leader')).toContain('进班级');
  expect(options('middle')).not.toEqual(options('leader'));
  expect(options('nobody').length).toBeGreaterThan(options('leader').length);
});

test('a line that was emptied takes its text back, and one whose column is gone says nothing of it', () => {
  const printed = { base: 'x', visits: [] };
  const empty = readOne(ofWorkbook({ ...printed, content: '' }), held('middle'));
  expect(empty).toMatchObject({ base: 'x', data: { content: '', zeroReason: '' } });
  const gone = readOne(ofWorkbook({ ...printed, content: null }), held('middle'));
  expect(gone.data).not.toHaveProperty('content');
});
