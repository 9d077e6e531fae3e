import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asked } from '#api/contract';
import type { DocumentItem, DocumentQuery } from '#api/document-contract';
import type { Entry } from '#domain/entry';
import { partNames, partOf } from '../documents/office.ts';
import { reviewOf, rowsOf } from './exchange-worlds.ts';
import { editedInOffice } from './papers-edited.ts';
import { inLedger, result, sheetsOf } from './papers-leaders.ts';
import { makeWorld, visit } from './world.ts';
import type { World } from './world.ts';

const query = sheetsOf('2026-10');
const ADDED = '当场又谈了一次，＜答复＞已告知。';
const SECOND = '改过一次后重印。';

let world: World;
let folder: string;
let leader: DocumentItem;
let manager: DocumentItem;
/** The papers as LibreOffice saved them, by what was done there. */
const saved = new Map<string, Uint8Array>();
let together: Uint8Array;

/** Everything that a form could change. */
const everything = () =>
  inLedger(world, (ledger) => ({
    entries: ledger.all('entry'),
    sheets: ledger.all('sheet'),
    declarations: ledger.all('declaration'),
    people: ledger.all('person'),
    objects: ledger.all('object'),
  }));

const entriesOf = ({ id }: DocumentItem) => {
  const [person, month = ''] = id.split('/');
  return everything().entries.filter(
    ({ happened, participants }) =>
      happened.startsWith(month) && participants.some((one) => one.person === person),
  );
};

const summaryIn = (item: DocumentItem): string => entriesOf(item)[1]?.summary ?? '';

const file = async (
  name: string,
  items: readonly DocumentItem[],
  asked: Partial<{ query: DocumentQuery; as: 'each' | 'one' }> = {},
): Promise<Uint8Array> => {
  const path = join(folder, name);
  world.hands.save.push(path);
  const job = await result(world, { query, ...asked, items: items.map(({ id }) => id) });
  expect(job).toMatchObject({ failed: [], done: items.length });
  return new Uint8Array(readFileSync(path));
};

const review = async (name: string, bytes = saved.get(name) ?? new Uint8Array()) => {
  const path = join(folder, `收到-${name}.docx`);
  writeFileSync(path, bytes);
  return reviewOf(world, path);
};

/** An entry as the window sends it. */
const inputOf = (entry: Entry): Asked<'entry.save'> => {
  const { happened, carriers, participants, ...said } = entry;
  const blank = visit(participants[0]?.person ?? '', { happened, carriers });
  const known = Object.entries(said).filter(([field]) => field in blank);
  return { ...blank, ...Object.fromEntries(known), participants };
};

beforeAll(async () => {
  world = makeWorld();
  await world.get('demo.load', null);
  folder = join(world.folder, '归档');
  mkdirSync(folder);
  const { items } = await world.get('document.plan', query);
  const written = (start: string): DocumentItem => {
    const found = items.find((item) => item.file.includes(start) && entriesOf(item).length > 2);
    if (found === undefined) throw new Error(`nobody wrote a ${start}`);
    return found;
  };
  leader = written('附件1');
  manager = written('附件2');
  const one = await file('一.docx', [leader]);
  const two = await file('二.docx', [manager]);
  const numbered = { ...query, options: { number: 'printed' } };
  const withNumber = await file('三.docx', [leader], { query: numbered });
  together = await file('四.docx', [leader, manager], { as: 'one' });
  const more = (item: DocumentItem) => [[summaryIn(item), `${summaryIn(item)}${ADDED}`]] as const;
  const edits = [
    ['附件1原样', { bytes: one }],
    ['附件2原样', { bytes: two }],
    ['附件1改过', { bytes: one, replace: more(leader) }],
    ['附件2改过', { bytes: two, replace: more(manager) }],
    ['附件1另存', { bytes: one, replace: more(leader), throughOdt: true }],
    ['附件2另存', { bytes: two, replace: more(manager), throughOdt: true }],
    ['带文号', { bytes: withNumber }],
    ['合印', { bytes: together }],
  ] as const;
  const results = await editedInOffice(edits.map(([, edit]) => edit));
  for (const [index, [name]] of edits.entries()) {
    const bytes = results[index];
    if (bytes !== undefined) saved.set(name, bytes);
  }
}, 120_000);
afterAll(() => {
  world.end();
});

describe('a form that LibreOffice opened and saved', () => {
  it.each(['附件1原样', '附件2原样', '带文号'])('changes nothing: %s', async (name) => {
    const before = everything();
    const { id, counts, open, writes, notices } = await review(name);
    const { unchanged, ...others } = counts;
    expect(Object.values(others)).toEqual(Object.values(others).map(() => 0));
    expect(unchanged).toBeGreaterThan(2);
    expect({ open, writes, notices }).toEqual({ open: 0, writes: 0, notices: [] });
    await world.get('exchange.commit', { review: id });
    expect(everything()).toEqual(before);
  });

  it('says what the forms beside each other in one file are, and doubles none', async () => {
    const before = everything();
    for (const bytes of [saved.get('合印'), together]) {
      const { id, counts, writes, forms } = await review('合印', bytes);
      expect(forms.map(({ name }) => name.split('　')[0])).toEqual([leader.name, manager.name]);
      expect({ writes, new: counts.new, update: counts.update }).toEqual({
        writes: 0,
        new: 0,
        update: 0,
      });
      const asked = (await rowsOf(world, id)).filter(({ outcome }) => outcome !== 'unchanged');
      // What a form without marks leaves open is asked, each in words.
      for (const { reason } of asked) expect(reason).toMatch(/请(?:决定|选择)/u);
      await world.get('exchange.commit', { review: id });
      expect(everything()).toEqual(before);
    }
  });

  it('through OpenDocument is read by its labels alone: what is like a record is asked', async () => {
    const before = everything();
    for (const [name, item] of [
      ['附件1另存', leader],
      ['附件2另存', manager],
    ] as const) {
      const { id, counts, open, writes } = await review(name);
      expect({ writes, new: counts.new }).toEqual({ writes: 0, new: 0 });
      expect(open).toBe(counts.duplicate + counts.doubt);
      const rows = await rowsOf(world, id);
      const shown = rows.filter(({ fields }) =>
        fields.some(({ theirs }) => theirs?.endsWith(ADDED) === true),
      );
      expect(shown.map(({ outcome }) => outcome)).toHaveLength(1);
      expect(shown[0]?.title, name).toContain(item.name);
      await world.get('exchange.commit', { review: id });
      expect(everything()).toEqual(before);
    }
  });

  it.each(['附件1改过', '附件2改过'])('changes the record that was edited: %s', async (name) => {
    const item = name.startsWith('附件1') ? leader : manager;
    const before = everything();
    const changed = entriesOf(item)[1];
    const { id, counts, open, writes } = await review(name);
    expect({ open, writes, update: counts.update, new: counts.new }).toEqual({
      open: 0,
      writes: 1,
      update: 1,
      new: 0,
    });
    await world.get('exchange.commit', { review: id });
    expect(everything()).toEqual({
      ...before,
      entries: before.entries.map((entry) =>
        entry.id === changed?.id ? { ...entry, summary: `${entry.summary}${ADDED}` } : entry,
      ),
    });
  });

  it('as a second edition it is read like the first', async () => {
    const [entry] = entriesOf(leader);
    if (entry === undefined) throw new Error('no entry');
    await world.get('entry.save', inputOf({ ...entry, summary: SECOND }));
    const before = everything();
    const second = await file('五.docx', [leader]);
    expect(
      partNames(second)
        .map((name) => partOf(second, name))
        .join(''),
    ).toContain('第2稿');
    const [bytes] = await editedInOffice([
      { bytes: second, replace: [[SECOND, `${SECOND}${ADDED}`]] },
    ]);
    const { id, counts, notices } = await review('第二稿', bytes);
    expect(notices).toEqual([]);
    expect(counts).toMatchObject({ update: 1, new: 0, duplicate: 0, doubt: 0 });
    await world.get('exchange.commit', { review: id });
    expect(everything().entries.find((one) => one.id === entry.id)?.summary).toBe(
      `${SECOND}${ADDED}`,
    );
    expect(everything().entries).toHaveLength(before.entries.length);
  });
});
