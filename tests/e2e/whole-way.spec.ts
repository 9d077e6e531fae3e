import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { docxTables, toPdf } from '../documents/office.ts';
import { expect, test } from './fixtures.ts';

const fixtures = resolve(import.meta.dirname, '../fixtures');
const paper = join(fixtures, 'handed-in/附件1-林致远-2026年10月.docx');

const register = readFileSync(join(fixtures, 'roster/联系对象.csv'), 'utf8');

const compact = (text: string): string => text.replace(/\s/gu, '');

/** Cells of the first table, white space aside, with their merges. */
const cellsOf = (file: string) =>
  (docxTables(new Uint8Array(readFileSync(file)))[0] ?? []).map((row) =>
    row.cells.map(({ paragraphs, span, merge }) => ({
      text: compact(paragraphs.join('')),
      span,
      merge,
    })),
  );

/** The rows that somebody filled in on paper: object, printed label, time, what was done. */
const filledRows = () =>
  cellsOf(paper)
    .filter((row) => row.length === 5)
    .map((row) => row.slice(1).map(({ text }) => text) as [string, string, string, string]);

/** The operating system's dialogs answer with these paths: nobody can click them under test. */
const answerDialogs = (app: ElectronApplication, open: string, save: string): Promise<void> =>
  app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [paths.open] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: paths.save });
    },
    { open, save },
  );

const importRoster = async (app: ElectronApplication, page: Page, file: string): Promise<void> => {
  await answerDialogs(app, join(fixtures, 'roster', file), '');
  await page.getByRole('button', { name: '选择文件' }).click();
  await page.getByRole('button', { name: /^导入 \d+ 行$/u }).click();
  await expect(page.getByText(/已导入 \d+ 行/u)).toBeVisible();
};

const fillVisit = async (
  page: Page,
  row: readonly [string, string, string, string],
): Promise<void> => {
  const [object, label, time, summary] = row;
  const [, day = '', note = ''] = /^(\d+月\d+日)(上午|下午|晚上)?/u.exec(time) ?? [];
  await page.getByRole('button', { name: `添加：${label}` }).click();
  const editor = page.getByRole('region', { name: '记录内容' });
  await expect(editor.getByRole('heading', { name: `${label} · 新记录` })).toBeVisible();
  await editor.getByRole('textbox', { name: '日期', exact: true }).fill(day);
  await editor.getByRole('textbox', { name: '日期', exact: true }).press('Enter');
  if (note !== '') await editor.getByRole('button', { name: note, exact: true }).click();
  const name = editor.getByRole('combobox', { name: '联系对象' });
  await name.fill(object);
  if (register.includes(`,${object},`)) await page.getByRole('option', { name: object }).click();
  else await name.press('Tab');
  await editor.getByRole('textbox', { name: '工作简况' }).fill(summary);
};

test('a clerk goes the whole way: set up, roster, one sheet, matrix, Word', async ({
  electronApp,
  window,
  dataFolder,
}) => {
  test.setTimeout(180_000);
  const target = join(dataFolder, '附件1.docx');

  await test.step('the wizard', async () => {
    await window.getByRole('button', { name: '下一步' }).click();
    await window.getByRole('textbox', { name: '单位全称' }).fill('示例卫生职业学院');
    await window.getByRole('button', { name: '下一步' }).click();
    await window.getByRole('checkbox', { name: /闽卫院委/u }).check();
    await window.getByRole('button', { name: '下一步' }).click();
    await window.getByRole('button', { name: '建立台账' }).click();
    await importRoster(electronApp, window, '名册.gb18030.csv');
    await window.getByRole('button', { name: '接着导入联系对象' }).click();
    await importRoster(electronApp, window, '联系对象.csv');
    await window.getByRole('button', { name: '接着导入校历' }).click();
    await importRoster(electronApp, window, '校历.csv');
    await window.getByRole('button', { name: '完成，进入工作台' }).click();
  });

  const cell = (rule: RegExp) => window.getByRole('gridcell', { name: rule });

  await test.step('nothing is done yet', async () => {
    await window.keyboard.press('Alt+3');
    await window.getByRole('button', { name: '上个月' }).click();
    await expect(cell(/林致远 深入党总支 未达标/u)).toBeVisible();
  });

  await test.step('the twelve rows of the paper', async () => {
    await window.keyboard.press('Alt+2');
    await window.getByRole('button', { name: '上个月' }).click();
    await window
      .getByRole('navigation', { name: '人员' })
      .getByRole('button', { name: /林致远/u })
      .click();
    const rows = filledRows();
    expect(rows).toHaveLength(12);
    for (const row of rows) await fillVisit(window, row);
    await expect(window.getByText(/草稿已自动保存/u)).toBeVisible();
    await window.keyboard.press('Control+s');
    await expect(window.getByText(/林致远 2026年10月的工作记录表已提交/u)).toBeVisible();
  });

  await test.step('the matrix has changed', async () => {
    await window.keyboard.press('Alt+3');
    const changed = cell(/林致远 深入党总支/u);
    await expect(changed).toHaveAccessibleName(/逾期达标/u);
    await changed.click();
    await expect(window.getByText(/每月深入党总支\(直属党支部\)不少于 ?1 ?次/u)).toBeVisible();
  });

  await test.step('the Word document says what the paper said, in the same form, on one page', async () => {
    await answerDialogs(electronApp, '', target);
    await window.keyboard.press('Alt+2');
    await window.keyboard.press('Control+p');
    await window.getByRole('button', { name: /另存为 Word/u }).click();
    await expect(window.getByText('✓ 已保存')).toBeVisible();
    expect(cellsOf(target)).toEqual(cellsOf(paper));
    const rendered = await toPdf(target);
    expect(rendered.pages).toBe(1);
    for (const text of filledRows().flat()) expect(rendered.text).toContain(text);
  });
});
