import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDocx } from '#documents/docx-writer';
import { fillTemplate } from '#documents/fill-template';
import { templateInside } from '#documents/template-inside';
import { templateData, templateWords } from '#domain/forms/template-data';
import { exampleSheet } from '#domain/forms/template-example';
import { judgeTemplate } from '#domain/forms/template-report';
import { templateSample } from '#domain/forms/template-sample';
import { parsePolicy } from '#domain/policy/parser';
import type { Form } from '#domain/policy/form';
import type { Policy } from '#domain/policy/schema';
import type { SheetContent } from '#domain/sheet';
import { readTemplate } from '#intake/template/read-template';
import { EMPTY, LIN, carrierSheet, manyVisits } from '../fixtures/forms/sheets.ts';
import { toPdf } from './office.ts';
import type { Rendered } from './office.ts';
import { faultsOf } from './schema.ts';

const root = resolve(import.meta.dirname, '../..');

const policyOf = (id: string): Policy => {
  const parsed = parsePolicy(readFileSync(join(root, `resources/policies/${id}.json`), 'utf8'));
  if (!parsed.ok) throw new Error(`${id} doesn't read`);
  return parsed.policy;
};

const sampleOf = (file: string, id: string, index: number) => {
  const policy = policyOf(id);
  const form = policy.forms[index];
  if (form === undefined) throw new Error(`${id} has no form ${String(index)}`);
  const path = join(root, 'docs/templates', file);
  return { file, policy, form, bytes: () => new Uint8Array(readFileSync(path)) };
};

const ONE = sampleOf('附件1模板.docx', 'fj-2021-31', 0);
const SAMPLES = [
  ONE,
  sampleOf('附件2模板.docx', 'fj-2021-31', 1),
  sampleOf('工作台账模板.docx', 'neu-2020-82', 1),
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'templates-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rendered = async (
  template: Uint8Array,
  sheet: SheetContent,
  note = '',
): Promise<Rendered> => {
  const path = join(folder, 'filled.docx');
  await writeFile(path, await fillTemplate(template, templateData(sheet, '某发〔2026〕1号'), note));
  return toPdf(path);
};

/** Everything a sheet says, as texts. */
const said = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['form', 'kind', 'month', 'entry', 'carrier', 'heads', 'unplaced'].includes(key)
      ? []
      : said(inner),
  );
};

const flat = (text: string): string => text.replace(/\s+/gu, '');

/** How often each sign stands in a text. */
const counted = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const sign of flat(text)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
};

/** Lines wrap in narrow cells, hence signs are counted. */
const expectAll = (seen: Rendered, texts: readonly string[]): void => {
  const found = counted(seen.text);
  const lacking = [...counted(texts.join(''))].filter(
    ([sign, times]) => (found.get(sign) ?? 0) < times,
  );
  expect(lacking).toEqual([]);
};

describe.each(SAMPLES)('$file', { timeout: 120_000 }, ({ policy, form, bytes }) => {
  test('is what the app saves to begin with', async () => {
    expect(Buffer.from(await writeDocx(templateSample(form))).equals(bytes())).toBe(true);
  });

  test('passes the check, and lacks nothing', async () => {
    const read = await readTemplate(bytes());
    if (!read.ok) throw new Error(read.text);
    const report = judgeTemplate(await templateInside(read.parts), templateWords(form, policy));
    expect([report.faults, report.missing, report.hints]).toEqual([[], [], []]);
  });

  test('filled, LibreOffice shows all of it, and the note', async () => {
    const sheet = exampleSheet(form, policy);
    const seen = await rendered(bytes(), sheet, '示例数据');
    expectAll(
      seen,
      sheet.kind === 'table' ? sheet.lines.flatMap(({ cells }) => cells) : said(sheet),
    );
    expect(seen.text).not.toMatch(/[{}]/u);
    for (const page of seen.pageTexts) expect(page).toContain('示例数据');
    const filled = await fillTemplate(bytes(), templateData(sheet, ''), '示例数据');
    expect(await faultsOf(filled, 'docx')).toEqual([]);
  });
});

describe('附件1 from its sample', { timeout: 120_000 }, () => {
  const withForm = (sheet: typeof LIN): SheetContent => ({ ...sheet, form: ONE.form as never });

  test('an ordinary month is one page, an empty one too, with every label', async () => {
    const seen = await rendered(ONE.bytes(), withForm(LIN));
    expect(seen.pages).toBe(1);
    expectAll(seen, said(LIN));
    const empty = await rendered(ONE.bytes(), withForm(EMPTY));
    expect(empty.pages).toBe(1);
    for (const { rows } of EMPTY.groups)
      for (const { label } of rows) expect(flat(empty.text)).toContain(label);
  });

  test('forty visits flow over pages and lose nothing', async () => {
    const sheet = carrierSheet('王䶮', '书记', manyVisits(40, 120));
    const seen = await rendered(ONE.bytes(), withForm(sheet), '第2稿');
    expect(seen.pages).toBeGreaterThan(2);
    expectAll(
      seen,
      sheet.groups.flatMap(({ rows }) =>
        rows.flatMap(({ lines }) => lines.map(({ summary }) => summary)),
      ),
    );
    for (const page of seen.pageTexts) expect(page).toContain('第2稿');
  });

  test('made again by LibreOffice, with its own runs and styles, it still is one', async () => {
    const { execFileSync } = await import('node:child_process');
    const source = join(folder, 'source.docx');
    await writeFile(source, ONE.bytes());
    const run = (to: string, from: string): void => {
      execFileSync('soffice', [
        '--headless',
        `-env:UserInstallation=file://${join(folder, 'office')}`,
        '--convert-to',
        to,
        '--outdir',
        folder,
        from,
      ]);
    };
    run('odt', source);
    await rm(source);
    run('docx', join(folder, 'source.odt'));
    const again = new Uint8Array(readFileSync(source));
    const read = await readTemplate(again);
    if (!read.ok) throw new Error(read.text);
    const form: Form = ONE.form;
    const report = judgeTemplate(await templateInside(read.parts), templateWords(form, ONE.policy));
    expect([report.faults, report.missing]).toEqual([[], []]);
    const seen = await rendered(again, withForm(LIN), '示例数据');
    expectAll(seen, said(LIN));
    for (const page of seen.pageTexts) expect(page).toContain('示例数据');
  });
});
