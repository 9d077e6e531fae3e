import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { ask, makeLedger, openRoom } from './sheets-ledger.ts';

/** The clerk's answer to the system's dialogs, which no test can click. */
async function answerDialogs(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, where) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [where] });
    dialog.showSaveDialog = () =>
      Promise.resolve({ canceled: false, filePath: `${where}/one.docx` });
  }, path);
}

const isDocx = (file: string): boolean => readFileSync(file).subarray(0, 2).toString() === 'PK';

test('the month of a form is written into a folder, and the list names each file', async ({
  window,
  electronApp,
  dataFolder,
}) => {
  await makeLedger(window);
  await answerDialogs(electronApp, dataFolder);
  await openRoom(window, '打印');
  const chosen = window.getByRole('checkbox', { name: '选择 林致远' });
  await expect(window.getByRole('row').filter({ has: chosen })).toContainText('没有记录');

  await chosen.uncheck();
  await window.getByRole('button', { name: '保存本月 7 份' }).click();
  await expect(window.getByText('已保存 7 份。')).toBeVisible();
  await window.getByText('已写成的文件').click();
  await expect(window.getByText(/^附件1-周启明-2026年11月/)).toBeVisible();
  const folder = join(dataFolder, '2026年11月工作记录表');
  const files = readdirSync(folder);
  expect(files).toHaveLength(7);
  expect(files.some((file) => file.includes('林致远'))).toBe(false);
  expect(files.every((file) => isDocx(join(folder, file)))).toBe(true);
});

test('one sheet is previewed and saved', async ({ window, electronApp, dataFolder }) => {
  await makeLedger(window);
  await answerDialogs(electronApp, dataFolder);
  await openRoom(window, '打印');
  await window.getByRole('button', { name: '周启明' }).click();
  await expect(
    window.getByRole('document', { name: '周启明 2026年11月 工作记录表' }),
  ).toContainText('周启明');
  await window.getByRole('button', { name: '保存本页 Word' }).click();
  await expect(window.getByText('✓ 已保存')).toBeVisible();
  expect(isDocx(join(dataFolder, 'one.docx'))).toBe(true);
});

test('only those who handed in can be chosen, and all forms at once', async ({ window }) => {
  await makeLedger(window);
  const roster = await ask(window, 'roster.all', null);
  const person = roster.people.find(({ name }) => name === '周启明')!.id;
  await ask(window, 'sheet.save', { person, month: '2026-11', content: '', zeroReason: '挂职' });
  await ask(window, 'sheet.submit', { person, month: '2026-11' });
  await openRoom(window, '打印');
  await window.getByRole('button', { name: '只选已交的' }).click();
  await expect(window.getByText('已选 1 / 8 人')).toBeVisible();
  await expect(window.getByRole('checkbox', { name: '选择 周启明' })).toBeChecked();
  await window.getByText('全部表').click();
  await expect(window.getByText('已选 37 / 37 人')).toBeVisible();
});

test('nothing stands in the way of assistive technology', async ({ window }) => {
  await makeLedger(window);
  await openRoom(window, '打印');
  await expect(window.getByRole('document', { name: /工作记录表$/ })).toContainText('五联七进');
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
