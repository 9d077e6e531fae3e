import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readSheetCells } from '#intake/excel/read-sheet-cells';

const folder = mkdtempSync(join(tmpdir(), 'lianxi-values-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SHEET = 'xl/worksheets/sheet1.xml';
const BOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Formats by their place: none, China's 年月日, an accountant's, a date of the file's own, a time. */
const STYLES =
  `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="177" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>` +
  '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>' +
  `<cellXfs count="5">${['0', '31', '44', '177', '20'].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;

const STRINGS = (...items: readonly string[]): string =>
  `<sst xmlns="${MAIN}">${items.join('')}</sst>`;

type Changes = Readonly<Record<string, string | ((xml: string) => string)>>;

/** A workbook whose sheet has these rows, some of its parts changed, and read as cells. */
const cellsOf = async (rows: string, changes: Changes = {}, after = '') => {
  const made = write(utils.book_new(utils.aoa_to_sheet([['a']]), '表'), {
    type: 'array',
    bookSST: true,
  }) as ArrayBuffer;
  const parts = unzipSync(new Uint8Array(made));
  const sheet = `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
  const all: Changes = { [SHEET]: sheet, 'xl/styles.xml': STYLES, ...changes };
  for (const [name, change] of Object.entries(all)) {
    const before = strFromU8(parts[name] ?? new Uint8Array());
    parts[name] = strToU8(typeof change === 'string' ? change : change(before));
  }
  const path = join(folder, '值.xlsx');
  writeFileSync(path, zipSync(parts, { level: 0 }));
  const read = await readSheetCells(path);
  return read.ok ? read.sheet : read.code;
};

describe('the cells of a workbook', () => {
  it('are days where their format says so, also the formats that each country fills in', async () => {
    const cells = ['1', '1', '2', '3', '4'].map((style) => `<c s="${style}"><v>46304</v></c>`);
    expect(await cellsOf(`<row>${cells.join('')}<c><v>46304</v></c></row>`)).toEqual([
      ['2026-10-09', '2026-10-09', '46304', '2026-10-09', '46304', '46304'],
    ]);
    expect(await cellsOf('<row><c s="1"><v>46304.5</v></c></row>')).toEqual([['2026-10-09 12:00']]);
    const since1904 = {
      [BOOK]: (xml: string) => xml.replace(/<workbookPr[^>]*>/u, '<workbookPr date1904="1"/>'),
    };
    expect(await cellsOf('<row><c s="1"><v>44842</v></c></row>', since1904)).toEqual([
      ['2026-10-09'],
    ]);
  });

  it('are truths, errors and kept results; a formula without a result shows nothing', async () => {
    const row =
      '<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c t="e"><v>#SPILL!</v></c>' +
      '<c t="str"><f>A1</f><v>听课 &lt;一&gt;</v></c><c><f>0</f><v>0</v></c><c><f>1+1</f></c><c><v>1e999</v></c>' +
      '<c><v>0.30000000000000004</v></c></row>';
    expect(await cellsOf(row)).toEqual([
      ['是', '否', '#REF!', '#SPILL!', '听课 <一>', '0', '', '', '0.3'],
    ]);
  });

  it('are texts without their looks and without the signs of how they are spoken', async () => {
    const strings = STRINGS(
      '<si><r><rPr><b/></rPr><t xml:space="preserve">第一 </t></r><r><t>段</t></r><rPh sb="0" eb="1"><t>dì</t></rPh></si>',
      '<si><t>换_x000D_\n行</t><rPh sb="0" eb="1"><t>huàn</t></rPh></si>',
      '<si><t/></si>',
      '<si><t>&#x4E2D;𠮷 &amp;lt;</t></si>',
    );
    const row = [0, 1, 2, 3].map((at) => `<c t="s"><v>${String(at)}</v></c>`).join('');
    expect(await cellsOf(`<row>${row}</row>`, { 'xl/sharedStrings.xml': strings })).toEqual([
      ['第一 段', '换\n行', '', '中𠮷 &lt;'],
    ]);
    expect(
      await cellsOf(`<row><c t="s"><v>9</v></c></row>`, { 'xl/sharedStrings.xml': strings }),
    ).toBe('damaged');
  });

  it('are read from a workbook in the strict form of the standard', async () => {
    const strict = (xml: string): string =>
      xml
        .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        );
    const rows =
      '<row><c t="inlineStr"><is><t>护理</t></is></c><c t="d" s="1"><v>2026-10-09</v></c></row>';
    expect(
      await cellsOf(rows, {
        [SHEET]: strict(`<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`),
        'xl/styles.xml': strict(STYLES),
        [BOOK]: strict,
        [RELATIONS]: strict,
        '_rels/.rels': strict,
      }),
    ).toEqual([['护理', '2026-10-09']]);
  });
});

describe('what the library would read otherwise than it is meant, or write out at length', () => {
  const ROW = '<row><c t="inlineStr"><is><t>a</t></is></c></row>';

  it.each<[string, string, Changes, string]>([
    ['markup in a comment', `<!--<row>-->${ROW}`, {}, 'unusual'],
    [
      'markup in CDATA',
      '<row><c t="inlineStr"><is><t><![CDATA[</row>]]></t></is></c></row>',
      {},
      'unusual',
    ],
    ['a string without an end', ROW, { 'xl/sharedStrings.xml': STRINGS('<si/>') }, 'unusual'],
    [
      'two sheets of one name',
      ROW,
      { [BOOK]: (xml) => xml.replace(/<sheet [^>]*>/u, '$&$&') },
      'damaged',
    ],
    [
      'a sheet without its relation',
      ROW,
      { [RELATIONS]: (xml) => xml.replace(/Id="rId1"/u, 'Id="rId77"') },
      'damaged',
    ],
    [
      'relations with a prefix',
      ROW,
      {
        [RELATIONS]: (xml) =>
          xml.replaceAll(/<(\/?)Relationship/gu, '<$1p:Relationship').replace('xmlns=', 'xmlns:p='),
      },
      'unusual',
    ],
  ])('%s is refused', async (_, rows, changes, code) => {
    expect(await cellsOf(ROW)).toEqual([['a']]);
    expect(await cellsOf(rows, changes)).toBe(code);
  });

  it('is counted beforehand', async () => {
    const links = (ref: string): string =>
      `<hyperlinks><hyperlink ref="${ref}" location="A1"/></hyperlinks>`;
    expect(await cellsOf(ROW, {}, links('A1:B2'))).toEqual([['a']]);
    expect(await cellsOf(ROW, {}, links('A1:XFD1048576'))).toBe('sheet-too-large');
    expect(await cellsOf(ROW, {}, links('A1:$B9'))).toBe('sheet-too-large');
    const columns = (max: number): Changes => ({
      [SHEET]: `<worksheet xmlns="${MAIN}"><cols><col min="1" max="${String(max)}" width="9"/></cols><sheetData>${ROW}</sheetData></worksheet>`,
    });
    expect(await cellsOf('', columns(16_384))).toEqual([['a']]);
    expect(await cellsOf('', columns(1e9))).toBe('sheet-too-large');
    const arrays = '<c><f t="array" ref="A1:B2">1</f><v>1</v></c>'.repeat(1001);
    expect(await cellsOf(`<row>${arrays}</row>`)).toBe('sheet-too-large');
  });
});
