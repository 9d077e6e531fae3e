import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { WorkbookContent, WorkbookEntry } from '#documents/workbook/content';
import { writeWorkbook } from '#documents/workbook/write-workbook';
import type { HandInFile, ReadVisit } from '#domain/exchange/hand-in';
import { addDays } from '#domain/plain-date';
import { readWorkbook } from '#intake/excel/read-workbook';
import { toXlsx } from '../documents/office.ts';
import { CARRIERS, CONTENT, FORMS } from '../documents/workbook-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxi-excel-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const readBytes = async (bytes: Uint8Array): Promise<HandInFile> => {
  const path = join(folder, '护理学院.xlsx');
  writeFileSync(path, bytes);
  const read = await readWorkbook(path, FORMS);
  if (!read.ok) throw new Error(read.text);
  return read.file;
};

const asEntry = (visit: ReadVisit, person: string | null): WorkbookEntry | string => {
  const { id, base, day, until, timeNote, amount, amountUnit, mode, place, present } = visit;
  if (id === null || base === null || day === null || mode === null || person === null)
    return `lost something: ${JSON.stringify(visit)}`;
  const { carriers, summary, objectId = null } = visit;
  const listed = CONTENT.objects.find((known) => known.id === objectId);
  const object = listed?.name ?? visit.object;
  const time = { day, until, timeNote, amount, amountUnit };
  return { id, base, person, ...time, mode, carriers, object, objectId, summary, place, present };
};

const entriesOf = ({ forms }: HandInFile): readonly (WorkbookEntry | string)[] =>
  forms.flatMap(({ visits, personId }) => visits.map((visit) => asEntry(visit, personId)));

const byId = (entries: readonly (WorkbookEntry | string)[]): ReadonlyMap<string, unknown> =>
  new Map(entries.map((entry) => [typeof entry === 'string' ? entry : entry.id, entry]));

/** One part of a workbook changed, as another program or a person might. */
const changed = (bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  const before = strFromU8(parts[part] ?? new Uint8Array());
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [part]: strToU8(after) });
};

const FILL = 'xl/worksheets/sheet1.xml';

const doubtsOf = ({ forms }: HandInFile): readonly string[] =>
  forms
    .flatMap((form) => [...form.doubts, ...form.visits.flatMap(({ doubts }) => doubts)])
    .map(({ text }) => text);

describe('a workbook of ours', () => {
  it('comes back as it was written', async () => {
    const file = await readBytes(writeWorkbook(CONTENT));
    expect(file.notes).toEqual([]);
    expect(doubtsOf(file)).toEqual([]);
    expect(byId(entriesOf(file))).toEqual(byId(CONTENT.entries));
    expect(file.forms.map(({ name, unit, month }) => [name, unit, month])).toEqual([
      ['李响', '护理学院', '2026-10'],
      ['李响', '护理学院', '2026-10'],
      ['欧阳·阿依古丽', '护理学院', '2026-10'],
    ]);
  });

  it('comes back the same after LibreOffice has saved it', async () => {
    const path = join(folder, '经过另一程序.xlsx');
    writeFileSync(path, writeWorkbook(CONTENT));
    const saved = await toXlsx(path);
    const file = await readBytes(saved);
    expect(doubtsOf(file)).toEqual([]);
    expect(byId(entriesOf(file))).toEqual(byId(CONTENT.entries));
  }, 180_000);

  it('comes back whatever the entries hold', async () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 60 })
      .map((raw) =>
        raw.replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ''),
      )
      .map((raw) => raw.trim());
    const entry = fc.record({
      id: fc.uuid(),
      base: fc.uuid().map((id) => id.replaceAll('-', '').repeat(2)),
      person: fc.constantFrom('p-1', 'p-2', 'p-3'),
      day: fc.nat(30).map((days) => addDays('2026-10-01', days)),
      until: fc.constant(null),
      timeNote: fc.constantFrom('', '上午', '晚'),
      amount: fc.option(fc.integer({ min: 0, max: 4000 }).map((tenths) => tenths / 10)),
      amountUnit: fc.constantFrom('', '天', '学时'),
      mode: fc.constantFrom('face-to-face' as const, 'online' as const),
      carriers: fc.uniqueArray(fc.constantFrom(...CARRIERS.map(({ id }) => id)), {
        minLength: 1,
        maxLength: 3,
      }),
      object: text,
      objectId: fc.constant(null),
      summary: text.map((some) => `简况${some}`),
      place: text,
      present: fc.option(fc.nat(5000)),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(entry, { maxLength: 8, selector: ({ id }) => id }),
        async (entries) => {
          const content: WorkbookContent = { ...CONTENT, entries };
          const file = await readBytes(writeWorkbook(content));
          expect(byId(entriesOf(file))).toEqual(byId(entries));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('takes new rows with their words and names a row that is wrong by row and column', async () => {
    const bytes = changed(writeWorkbook(CONTENT), FILL, (xml) =>
      xml
        .replace(/<c r="A7"[^>]*>/u, '<c r="A7" t="str"><v>李响（副院长）</v></c>')
        .replace(/<c r="B7"[^>]*>/u, '<c r="B7"><v>46305</v></c>')
        .replace(/<c r="E7"[^>]*>/u, `<c r="E7" t="str"><v>${CARRIERS[0]?.label ?? ''}</v></c>`)
        .replace(/<c r="L7"[^>]*>/u, '<c r="L7" t="str"><v>新的一次</v></c>')
        .replace(/<c r="A8"[^>]*>/u, '<c r="A8" t="str"><v>李响</v></c>')
        .replace(/<c r="B8"[^>]*>/u, '<c r="B8" t="str"><v>9月31日</v></c>')
        .replace(/<c r="E8"[^>]*>/u, '<c r="E8" t="str"><v>没有的载体</v></c>')
        .replace(/<c r="H8"[^>]*>/u, '<c r="H8" t="str"><v>半晌</v></c>')
        .replace(/<c r="L8"[^>]*>/u, '<c r="L8" t="str"><v>又一次</v></c>'),
    );
    const file = await readBytes(bytes);
    const all = file.forms.flatMap(({ personId, visits }) =>
      visits.map((visit) => ({ personId, ...visit })),
    );
    expect(all).toHaveLength(5);
    const fresh = all.find(({ summary }) => summary === '新的一次');
    expect(fresh).toMatchObject({ personId: 'p-2', id: null, day: '2026-10-10', doubts: [] });
    const wrong = all.find(({ summary }) => summary === '又一次');
    expect(wrong).toMatchObject({ personId: null, id: null, day: null });
    expect(wrong?.doubts.map(({ field }) => field)).toEqual(['other', 'carrier', 'day']);
    expect(wrong?.doubts.map(({ text }) => text)).toEqual([
      '第 8 行“时长”：“半晌”不是数字，请填 0.5 这样的数。',
      '第 8 行“载体”：“没有的载体”不是制度里的载体，请从列表中选择。',
      '第 8 行“时间”：“9月31日”没有这一天。',
    ]);
  });

  it('keeps a cleared row, and gives a copied one no id', async () => {
    const row = (xml: string, number: number): string =>
      new RegExp(`<row r="${String(number)}"[^>]*>.*?</row>`, 'su').exec(xml)?.[0] ?? '';
    const bytes = changed(writeWorkbook(CONTENT), FILL, (xml) =>
      xml
        .replace(row(xml, 7), row(xml, 4).replaceAll(/r="([A-Z]*)4"/gu, 'r="$17"'))
        .replace(row(xml, 6), row(xml, 6).replace(/<c r="[A-O]6".*?(?=<c r="[PQ]6")/su, '')),
    );
    const file = await readBytes(bytes);
    const ids = file.forms.flatMap(({ visits }) => visits.map(({ id }) => id));
    expect(ids).toEqual(['e-1', null, 'e-2']);
    expect(file.notes.join('')).toContain('第 7 行是从第 4 行整行拷贝来的');
    expect(file.notes.join('')).toContain('第 6 行的内容已被清空');
  });

  it('says by what it was made, and brings back the free text and the zero report of each person', async () => {
    const month = 'xl/worksheets/sheet2.xml';
    const bytes = changed(writeWorkbook(CONTENT), month, (xml) =>
      xml
        .replace(/(?<=<c r="C6"[^>]*)\/>/u, ' t="str"><v>本月外出学习。</v></c>')
        .replace(/(?<=<c r="B4"[^>]*)\/>/u, ' t="str"><v>写在灰格里</v></c>'),
    );
    const file = await readBytes(bytes);
    expect(file.workbook).toEqual({
      ledger: CONTENT.ledger,
      unit: CONTENT.unit,
      month: '2026-10',
    });
    expect(
      file.forms.map(({ personId, base, content, zeroReason, visits }) => [
        personId,
        base,
        content,
        zeroReason,
        visits.length,
      ]),
    ).toEqual([
      ['p-2', 'd'.repeat(64), '=一、听课\n二、谈心', '', 1],
      ['p-1', null, '写在灰格里', '', 1],
      ['p-3', null, '', '本月外出学习。', 1],
    ]);
    expect(file.notes).toEqual([
      '表页“本月情况”第 6 行“欧阳·阿依古丽”写了零报告原因，同时有 1 条记录，请核对。',
    ]);
  });

  it('says nothing of a free text whose column is gone, and tells namesakes among the objects apart', async () => {
    const gone = changed(writeWorkbook(CONTENT), 'xl/worksheets/sheet2.xml', (xml) =>
      xml.replaceAll(/<c r="B\d+".*?(?=<c r="C)/gsu, ''),
    );
    expect((await readBytes(gone)).forms.map(({ content }) => content)).toEqual([null, null, null]);
    const other = changed(writeWorkbook(CONTENT), FILL, (xml) =>
      xml.replace('护理一班（社团）', '护理一班（班级）'),
    );
    const objects = (await readBytes(other)).forms.flatMap(({ visits }) =>
      visits.map(({ object, objectId }) => [object, objectId]),
    );
    expect(objects).toContainEqual(['护理一班（班级）', 'o-1']);
  });

  it('is refused when a newer program wrote it', async () => {
    const path = join(folder, '新版.xlsx');
    writeFileSync(
      path,
      changed(writeWorkbook(CONTENT), 'xl/worksheets/sheet4.xml', (xml) =>
        xml.replace('>1.0<', '>2.0<'),
      ),
    );
    expect(await readWorkbook(path, FORMS)).toMatchObject({ ok: false, code: 'newer-version' });
  });
});
