import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read as readWithOther, utils } from '@e965/xlsx';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '#documents/workbook/write-workbook';
import { partNames, partOf, toPdf, toXlsx } from './office.ts';
import { CONTENT } from './workbook-content.ts';

const FILL = 'xl/worksheets/sheet1.xml';
const LISTS = 'xl/worksheets/sheet4.xml';

interface Choice {
  readonly type: string;
  readonly sqref: string;
  readonly formula: string;
  readonly style: string;
}

/** Drop-downs and checks of a sheet, read with a strict parser. */
const choicesOf = (xml: string): readonly Choice[] => {
  const found: Choice[] = [];
  let formula = false;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'dataValidation')
      found.push({
        type: attributes.type ?? '',
        sqref: attributes.sqref ?? '',
        style: attributes.errorStyle ?? 'stop',
        formula: '',
      });
    formula = name === 'formula1';
  });
  parser.on('text', (text) => {
    const last = found.pop();
    if (last !== undefined) found.push(formula ? { ...last, formula: last.formula + text } : last);
  });
  parser.on('closetag', () => {
    formula = false;
  });
  parser.write(xml).close();
  return found;
};

const listsOf = (bytes: Uint8Array): readonly string[] =>
  choicesOf(partOf(bytes, FILL)).flatMap(({ type, formula }) => (type === 'list' ? [formula] : []));

/** Cells of a sheet as another program reads them. */
const cellsOf = (bytes: Uint8Array, name: string): readonly (readonly unknown[])[] => {
  const sheet = readWithOther(bytes, { type: 'array' }).Sheets[name];
  if (sheet === undefined) throw new Error(`No sheet ${name}`);
  return utils.sheet_to_json(sheet, { header: 1, blankrows: false });
};

describe("a unit's workbook of a month", () => {
  const bytes = writeWorkbook(CONTENT);
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianxi-workbook-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('is well-formed and the same each time', () => {
    for (const name of partNames(bytes)) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw error;
      });
      parser.write(partOf(bytes, name)).close();
    }
    expect(writeWorkbook(CONTENT)).toEqual(bytes);
  });

  it('shows the month as another program reads it', () => {
    const [title, help, headings, ...rows] = cellsOf(bytes, '填报');
    expect(title).toEqual(['护理学院 2026年10月 联系师生工作记录']);
    expect(help?.join('')).toContain('从第 4 行起');
    expect(headings?.slice(0, 3)).toEqual(['姓名', '时间', '结束时间']);
    expect(rows.map(([person]) => person)).toEqual([
      '李响（副院长）',
      '李响（党总支书记）',
      '欧阳·阿依古丽',
    ]);
    expect(rows.map(([, day]) => day)).toEqual([46304, 46307, 46326]);
    expect(partOf(bytes, FILL).match(/<row /gu)?.length).toBe(3 + 3 + 200);
  });

  it('offers people, carriers, objects and modes, and checks days and numbers', () => {
    expect(listsOf(bytes)).toEqual(['可选人员', '可选载体', '可选联系对象', '可选方式']);
    const checks = choicesOf(partOf(bytes, FILL)).filter(({ type }) => type !== 'list');
    expect(checks.map(({ type, formula, style }) => [type, formula, style])).toEqual([
      ['date', '46296', 'warning'],
      ['date', '46296', 'warning'],
      ['decimal', '0', 'stop'],
      ['whole', '0', 'stop'],
    ]);
    for (const { sqref } of checks) expect(sqref).toMatch(/^[A-Z]4:[A-Z]206$/u);
    const names = partOf(bytes, 'xl/workbook.xml');
    expect(names).toContain(`<definedName name="可选人员">'名单'!$A$2:$A$4</definedName>`);
    expect(names).toContain('name="名单" sheetId="4" state="veryHidden"');
    expect(partOf(bytes, LISTS)).toContain('护理一班（社团）');
  });

  it('has no drop-down without words', () => {
    const empty = writeWorkbook({ ...CONTENT, people: [], objects: [], carriers: [], entries: [] });
    expect(listsOf(empty)).toEqual(['可选方式']);
  });

  it('keeps text that looks like a formula as text, also after it is edited', () => {
    const xml = partOf(bytes, FILL);
    expect(xml).not.toMatch(/<f[ >]/u);
    const styles = [...partOf(bytes, 'xl/styles.xml').matchAll(/<xf [^>]*>/gu)].map(([xf]) => xf);
    const styleOf = (place: string): string => {
      const number = new RegExp(`<c r="${place}" s="(\\d+)" t="inlineStr"`, 'u').exec(xml)?.[1];
      // The first is that of the named style.
      return styles[Number(number ?? '-2') + 1] ?? '';
    };
    for (const place of ['L5', 'J5', 'F6', 'L6']) {
      expect(styleOf(place)).toContain('quotePrefix="1"');
      expect(styleOf(place)).toContain('numFmtId="49"');
    }
    expect(styleOf('L4')).not.toContain('quotePrefix');
  });

  it('opens in LibreOffice, prints on landscape pages, and keeps its drop-downs when saved', async () => {
    const path = join(folder, '护理学院.xlsx');
    await writeFile(path, bytes);
    const seen = await toPdf(path);
    expect(seen.text).toContain('列席总支委员会。会后与两名委员谈话');
    expect(seen.text).toContain('=HYPERLINK(');
    expect(seen.text).toContain('填表说明');
    expect(seen.text).not.toContain('a'.repeat(64));
    const saved = await toXlsx(path);
    expect(listsOf(saved)).toEqual(['可选人员', '可选载体', '可选联系对象', '可选方式']);
    const lists = partOf(saved, 'xl/workbook.xml');
    expect(lists).toMatch(/<sheet name="名单"[^>]*state="(?:veryH|h)idden"/u);
    expect(lists).toContain('name="可选联系对象"');
    const types = (some: Uint8Array) => choicesOf(partOf(some, FILL)).map(({ type }) => type);
    expect(types(saved).sort()).toEqual([...types(bytes)].sort());
  }, 180_000);
});
