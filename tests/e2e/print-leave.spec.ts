import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import {
  answerDialogs,
  faults,
  filesBelow,
  opened,
  save,
  settled,
  tickOnly,
} from './print-desk.ts';
import { openDemo, openRoom } from './steps.ts';

const THREE = ['林致远', '陈若水', '周启明'];
const nothing = (): Promise<void> => Promise.resolve();
const isDocx = (file: string): boolean => readFileSync(file).subarray(0, 2).toString() === 'PK';

test.beforeEach(async ({ window, electronApp, dataFolder }) => {
  await openDemo(window);
  await answerDialogs(electronApp, join(dataFolder, 'out'));
  await openRoom(window, '打印与汇总');
  await window.getByRole('button', { name: '上个月' }).click();
  await settled(window);
});

test.use({
  world: {
    prepare: async (dataFolder) => {
      const { mkdirSync } = await import('node:fs');
      mkdirSync(join(dataFolder, 'out'));
    },
  },
});

test('three sheets are saved; files in the way are named, and kept, replaced or passed over', async ({
  window,
  electronApp,
  dataFolder,
}) => {
  const out = join(dataFolder, 'out');
  await tickOnly(window, THREE);
  await save(window, nothing);
  await expect(window.getByText('已保存 3 个文件。')).toBeVisible();
  await window.getByText('已写成的文件').click();
  await expect(window.getByText('附件1-周启明-2026年10月.docx')).toBeVisible();
  const first = filesBelow(out);
  expect(first).toEqual(THREE.map((name) => `2026年10月/附件1-${name}-2026年10月.docx`).toSorted());
  expect(first.every((file) => isDocx(join(out, file)))).toBe(true);
  expect(await faults(window)).toEqual([]);
  const row = window.getByRole('row').filter({ hasText: '周启明' });
  await expect(row).toContainText('11月21日');
  await window.getByRole('button', { name: '打开文件夹' }).click();
  await expect.poll(() => opened(electronApp)).toEqual([join(out, '2026年10月')]);

  const clash = window.getByRole('dialog', { name: '有 3 个同名文件' });
  await save(window, nothing);
  await expect(clash).toContainText('附件1-林致远-2026年10月.docx');
  expect(await faults(window)).toEqual([]);
  await clash.getByRole('button', { name: '取消' }).click();
  expect(filesBelow(out)).toEqual(first);

  await save(window, nothing);
  await clash.getByRole('button', { name: '两份都留' }).click();
  await expect(window.getByText('已保存 3 个文件。')).toBeVisible();
  await expect.poll(() => filesBelow(out)).toHaveLength(6);
  expect(filesBelow(out)).toContain('2026年10月/附件1-林致远-2026年10月（2）.docx');
  await expect(row).toContainText('2 份');

  await save(window, nothing);
  await clash.getByRole('button', { name: '跳过已有的' }).click();
  await expect(window.getByText('跳过已有的 3 个文件。')).toBeVisible();
  await save(window, nothing);
  await clash.getByRole('button', { name: '替换' }).click();
  await expect(window.getByText('已保存 3 个文件。')).toBeVisible();
  expect(filesBelow(out)).toHaveLength(6);
});

test('several sheets become one file, and one goes where the dialog says', async ({
  window,
  dataFolder,
}) => {
  const out = join(dataFolder, 'out');
  await tickOnly(window, THREE);
  await save(window, async (dialog) => {
    await dialog.getByText('合成一个文件').click();
  });
  await expect(window.getByText('已保存 1 个文件。')).toBeVisible();
  expect(filesBelow(out)).toHaveLength(1);

  await tickOnly(window, ['周启明']);
  await save(window, async (dialog) => {
    await expect(dialog.getByText('合成一个文件')).toHaveCount(0);
    await expect(dialog).toContainText('附件1-周启明-2026年10月.docx');
  });
  await expect.poll(() => filesBelow(out)).toContain('附件1-周启明-2026年10月.docx');
});

test('sheets leave as PDF: one file each, and one for all that the system opens to print', async ({
  window,
  electronApp,
  dataFolder,
}) => {
  const out = join(dataFolder, 'out');
  const isPdf = (file: string): boolean => readFileSync(file).subarray(0, 5).toString() === '%PDF-';
  await tickOnly(window, THREE);
  await save(window, async (dialog) => {
    await dialog.getByText('PDF', { exact: true }).click();
  });
  await expect(window.getByText('已保存 3 个文件。')).toBeVisible({ timeout: 30_000 });
  const files = filesBelow(out);
  expect(files).toEqual(THREE.map((name) => `2026年10月/附件1-${name}-2026年10月.pdf`).toSorted());
  expect(files.every((file) => isPdf(join(out, file)))).toBe(true);
  await window.getByRole('button', { name: '收起' }).click();

  await window.getByRole('button', { name: /^打印 3 份/u }).click();
  await window.getByRole('button', { name: '做成 PDF 并打开' }).click();
  await expect(window.getByText('已做成 PDF 并打开，请在 PDF 程序中打印。')).toBeVisible({
    timeout: 30_000,
  });
  expect(await faults(window)).toEqual([]);
  const [pdf = '', ...others] = await opened(electronApp);
  expect(others).toEqual([]);
  expect(isPdf(pdf)).toBe(true);
  await expect(window.getByRole('row').filter({ hasText: '周启明' })).toContainText('2 份');
});

test('a long run is stopped, and what was written by then is there and named', async ({
  window,
  dataFolder,
}) => {
  const out = join(dataFolder, 'out');
  await window.getByLabel('期间：月').click();
  await window.getByRole('option', { name: '年', exact: true }).click();
  await settled(window);
  await window.getByRole('checkbox', { name: '全选' }).check();
  await save(window, nothing);
  await window.getByRole('button', { name: '停止' }).click();
  const told = window.getByText(/^已停止，写成 \d+ 个文件。/u);
  await expect(told).toBeVisible();
  const written = Number(/\d+/u.exec((await told.textContent()) ?? '')?.[0]);
  expect(filesBelow(out)).toHaveLength(written);
  const [, all] = /已选 \d+ \/ (\d+) 份/u.exec((await window.textContent('main')) ?? '') ?? [];
  expect(written).toBeLessThan(Number(all));
});

test('the keyboard alone is enough', async ({ window, dataFolder }) => {
  await window.keyboard.press('Alt+1');
  await window.keyboard.press('Alt+7');
  await settled(window);
  const documents = window.getByRole('radiogroup', { name: '材料' });
  await documents.getByRole('radio', { checked: true }).focus();
  await window.keyboard.press('ArrowDown');
  await settled(window);
  await expect(documents.getByRole('radio').nth(1)).toBeChecked();
  await window.keyboard.press('ArrowUp');
  await settled(window);
  await expect(documents.getByRole('radio').first()).toBeChecked();

  await window.getByRole('button', { name: '林致远' }).focus();
  await window.keyboard.press('Space');
  await expect(window.getByText('已选 36 / 37 份')).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('button', { name: '陈若水' })).toBeFocused();
  await expect(
    window.getByRole('region', { name: '预览' }).getByRole('heading', { name: '陈若水' }),
  ).toBeVisible();
  await window.keyboard.press('End');
  await expect(window.getByRole('region', { name: '预览' })).not.toContainText('陈若水');
  await window.keyboard.press('Control+s');
  await expect(window.getByRole('dialog', { name: /^保存：/u })).toBeVisible();
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+p');
  const dialog = window.getByRole('dialog', { name: /^打印：/u });
  await expect(dialog).toContainText('36 份');
  await window.keyboard.press('Escape');

  await window.keyboard.press('Control+s');
  await window.getByRole('button', { name: '选文件夹并保存……' }).focus();
  await window.keyboard.press('Enter');
  await expect(window.getByText('已保存 36 个文件。')).toBeVisible({ timeout: 30_000 });
  expect(filesBelow(join(dataFolder, 'out'))).toHaveLength(36);
});
