import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeListXlsx } from '#documents/list-xlsx';
import { sheetNames } from '#documents/sheet-name';
import { shownText } from '#domain/forms/list-outline';
import { partNames, partOf, toPdf } from './office.ts';
import { MATRIX, MISSED, oneCell } from './papers.ts';

const run = promisify(execFile);

const parsed = (xml: string): void => {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
};

/** The texts of a sheet by their place, read with a strict parser. */
const cellsOf = (bytes: Uint8Array, sheet = 1): ReadonlyMap<string, string> => {
  const cells = new Map<string, string>();
  let place = '';
  let inside = false;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'c') place = attributes.r ?? '';
    inside = name === 't';
  });
  parser.on('text', (text) => {
    if (inside) cells.set(place, (cells.get(place) ?? '') + text);
  });
  parser.on('closetag', () => {
    inside = false;
  });
  parser.write(partOf(bytes, `xl/worksheets/sheet${String(sheet)}.xml`)).close();
  return cells;
};

const sheetOf = (bytes: Uint8Array): string => partOf(bytes, 'xl/worksheets/sheet1.xml');

/** The only text of a list, read back. */
const returned = (text: string): string => {
  const bytes = writeListXlsx([oneCell(text, { title: '清单', note: text })]);
  for (const name of partNames(bytes)) parsed(partOf(bytes, name));
  return (cellsOf(bytes).get('A3') ?? '').replaceAll('_x005F_', '_');
};

describe('a list as .xlsx', () => {
  it('has every text in its place', () => {
    const cells = cellsOf(writeListXlsx([MISSED]));
    expect(cells.get('A1')).toBe(MISSED.title);
    expect(cells.get('A4')).toBe('共 60 项');
    MISSED.columns.forEach(({ label }, column) => {
      expect(cells.get(`${String.fromCharCode(65 + column)}5`)).toBe(label);
    });
    MISSED.rows.forEach((row, index) => {
      row.cells.forEach((cell, column) => {
        const place = `${String.fromCharCode(65 + column)}${String(index + 6)}`;
        expect(cells.get(place) ?? '').toBe(shownText(cell));
      });
    });
    expect(cells.get(`A${String(6 + MISSED.rows.length)}`)).toBe(MISSED.notes[0]);
  });

  it('merges groups, headings and names, freezes and repeats its head, fits its paper', () => {
    const bytes = writeListXlsx([MATRIX, MISSED]);
    const sheet = sheetOf(bytes);
    for (const place of ['A1:AE1', 'A4:A5', 'C4:C5', 'D4:J4', 'Y4:AE4'])
      expect(sheet).toContain(`<mergeCell ref="${place}"/>`);
    expect(sheet).toContain('xSplit="3" ySplit="5" topLeftCell="D6"');
    expect(sheet).toContain('paperSize="9" orientation="landscape"');
    expect(sheet).toContain('fitToWidth="1" fitToHeight="0"');
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(partOf(bytes, 'xl/styles.xml')).toContain('textRotation="255"');
    const other = partOf(bytes, 'xl/worksheets/sheet2.xml');
    for (const place of ['A6:G6', 'B7:B9', 'B25:B26', 'A27:G27'])
      expect(other).toContain(`<mergeCell ref="${place}"/>`);
    expect(partOf(bytes, 'xl/workbook.xml')).toMatch(/!\$4:\$5<.*!\$5:\$5</u);
  });

  it('has only text cells, shown as text whatever is typed over them', () => {
    const texts = ['=1+1', '+1', '-1', '@甲', '12', '2026-09-01', '007'];
    const rows = texts.map((text) => ({ cells: [{ text }] }));
    const bytes = writeListXlsx([oneCell('', { title: '公式', rows })]);
    expect([...cellsOf(bytes).values()].slice(2)).toEqual(texts);
    expect(sheetOf(bytes)).not.toMatch(/<f>|<v>/u);
    expect(partOf(bytes, 'xl/styles.xml').match(/<xf numFmtId="49"/gu)?.length).toBeGreaterThan(2);
  });

  it('brings odd text through whole', () => {
    for (const text of ['王䶮、𠮷野、😀', '<t>&amp;"\'</t>]]>', ' 一\n二 ', '_x000D_', '$&'])
      expect(returned(text)).toBe(text);
    expect(returned('长'.repeat(10_000))).toBe('长'.repeat(10_000));
    expect(returned('甲\u0000\u001b\uffff\ud83d乙')).toBe('甲乙');
    expect(returned('甲\r\n乙\v丙')).toBe('甲\n乙\n丙');
    expect(returned('😀'.repeat(20_000))).toBe(`${'😀'.repeat(16_383)}…`);
  });

  it('is well-formed for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const bytes = writeListXlsx([oneCell(text, { note: text })]);
        for (const name of partNames(bytes)) parsed(partOf(bytes, name));
      }),
      { numRuns: 100 },
    );
  });

  it('has the same bytes whenever it is written, and every part it points to', () => {
    const bytes = writeListXlsx([MATRIX, MISSED]);
    expect(writeListXlsx([MATRIX, MISSED])).toEqual(bytes);
    const names = partNames(bytes);
    for (const [, name] of partOf(bytes, '[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/gu))
      expect(names).toContain(name);
    for (const [, name] of partOf(bytes, 'xl/_rels/workbook.xml.rels').matchAll(
      /Target="([^"]+)"/gu,
    ))
      expect(names).toContain(`xl/${name ?? ''}`);
    expect(() => writeListXlsx([])).toThrow();
  });

  it('names sheets as Excel takes them', () => {
    expect(
      sheetNames(["'甲[1]:*?/\\乙'", '', 'History', '甲', '甲', `${'长'.repeat(30)}😀`]),
    ).toEqual(['甲 1      乙', '清单', 'History（2）', '甲', '甲（2）', '长'.repeat(30)]);
    const long = sheetNames(['长'.repeat(40), '长'.repeat(50)]);
    expect(new Set(long).size).toBe(2);
    for (const name of long) expect(name.length).toBeLessThanOrEqual(31);
  });
});

/** LibreOffice opens workbooks only with its Calc, which Writer does not bring along. */
const hasCalc = (): boolean => {
  const places = (process.env.PATH ?? '').split(':').map((folder) => join(folder, 'soffice'));
  const found = places.find((place) => existsSync(place));
  return found !== undefined && existsSync(join(dirname(realpathSync(found)), 'libsclo.so'));
};

describe.skipIf(!hasCalc())('a workbook as LibreOffice shows it', { timeout: 120_000 }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workbooks-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('prints each list on its paper, its head on every page', async () => {
    const path = join(folder, 'lists.xlsx');
    await writeFile(path, writeListXlsx([MATRIX, { ...MISSED, note: '示例&数据' }]));
    const { pageTexts, text } = await toPdf(path);
    expect(pageTexts[0]).toContain(MATRIX.title);
    expect(pageTexts[1]).toContain(MISSED.title);
    for (const page of pageTexts.slice(1)) {
      expect(page).toContain('序号姓名应履行事项应完成日期');
      expect(page).toContain('示例&数据');
    }
    expect(text.match(/2026-09-\d\d/gu)).toHaveLength(60);
  });

  it('leaves =1+1 as it was written', async () => {
    const path = join(folder, 'formula.xlsx');
    await writeFile(path, writeListXlsx([oneCell('=1+1', { title: '公式' })]));
    await run('soffice', [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76',
      '--outdir',
      folder,
      path,
    ]);
    expect(await readFile(join(folder, 'formula.csv'), 'utf8')).toMatch(/^=1\+1$/mu);
  });
});
