import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launch, test } from './fixtures.ts';
import { openRoom, setUpEmpty } from './steps.ts';

test('a backup is made, listed and restored', async ({ window }) => {
  await setUpEmpty(window);
  await openRoom(window, '设置');
  await window.getByRole('button', { name: '备份与恢复' }).click();
  await window.getByRole('button', { name: '立即备份' }).click();
  await expect(window.getByText(/^已备份并校验：/u)).toBeVisible();

  await openRoom(window, '名册与制度');
  await window.getByRole('tab', { name: '单位' }).click();
  await window.getByRole('button', { name: '添加单位' }).click();
  await window.getByRole('dialog').getByLabel('单位名称').fill('药学院');
  await window.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(window.getByText('共 1 个单位')).toBeVisible();

  await openRoom(window, '设置');
  await window.getByRole('button', { name: '备份与恢复' }).click();
  await window
    .getByRole('button', { name: /^恢复：/u })
    .first()
    .click();
  const dialog = window.getByRole('dialog', { name: '恢复到这个备份？' });
  await expect(dialog).toContainText('另存为一份备份');
  await dialog.getByRole('button', { name: '恢复到这个备份' }).click();
  await expect(window.getByText('已恢复', { exact: true })).toBeVisible();
  await openRoom(window, '名册与制度');
  await window.getByRole('tab', { name: '单位' }).click();
  await expect(window.getByText('还没有单位')).toBeVisible();
});

test('the ledger is verified, and the status bar says so', async ({ window }) => {
  await setUpEmpty(window);
  await openRoom(window, '设置');
  await window.getByRole('button', { name: '核对台账' }).click();
  await window.getByRole('button', { name: '开始核对' }).click();
  await expect(window.getByText(/台账完整：共 \d+ 次改动/u)).toBeVisible();
  await expect(window.getByRole('contentinfo')).toContainText('台账完整 ✓');
});

test('text size, contrast and dark stay as chosen after a restart', async ({
  window,
  electronApp,
  dataFolder,
}) => {
  await setUpEmpty(window);
  await openRoom(window, '设置');
  await window.getByRole('button', { name: '显示', exact: true }).click();
  await window.getByText('150%', { exact: true }).click();
  await window.getByText('深色', { exact: true }).click();
  await window.getByLabel('高对比度').check();
  const look = (): { size: string; classes: string } => ({
    size: document.documentElement.style.fontSize,
    classes: document.documentElement.className,
  });
  const chosen = { size: '150%', classes: 'dark contrast' };
  expect(await window.evaluate(look)).toEqual(chosen);
  await electronApp.close();

  const again = await launch(dataFolder);
  try {
    const page = await again.firstWindow();
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
    expect(await page.evaluate(look)).toEqual(chosen);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
  } finally {
    await again.close();
  }
});

test('a damaged ledger is brought back from its backup', async ({
  window,
  electronApp,
  dataFolder,
}) => {
  await setUpEmpty(window);
  await openRoom(window, '设置');
  await window.getByRole('button', { name: '备份与恢复' }).click();
  await window.getByRole('button', { name: '立即备份' }).click();
  await expect(window.getByText(/^已备份并校验：/u)).toBeVisible();
  await electronApp.close();

  const file = join(dataFolder, '联系师生台账.lxdb');
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 100);
  writeFileSync(file, bytes);

  const again = await launch(dataFolder);
  try {
    const page = await again.firstWindow();
    await expect(page.getByRole('heading', { name: '台账现在不能使用' })).toBeVisible();
    await page
      .getByRole('button', { name: /^恢复：/u })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复到这个备份' }).click();
    await expect(page.getByText('示例卫生职业学院 · 中心台账')).toBeVisible();
  } finally {
    await again.close();
  }
});

test.describe('a file that is no ledger', () => {
  test.use({
    world: {
      prepare: (dataFolder) => {
        mkdirSync(dataFolder, { recursive: true });
        writeFileSync(join(dataFolder, '联系师生台账.lxdb'), '这不是台账'.repeat(2000));
      },
    },
  });

  test('is left alone, and the page says what is wrong, where and what to do', async ({
    window,
  }) => {
    await expect(window.getByRole('heading', { name: '台账现在不能使用' })).toBeVisible();
    await expect(window.getByText('联系师生台账.lxdb')).toBeVisible();
    await expect(window.getByRole('button', { name: '重新打开' })).toBeVisible();
  });
});

test('the name of the institution is corrected, and undo takes that back', async ({ window }) => {
  await setUpEmpty(window);
  await openRoom(window, '设置');
  await window.getByRole('button', { name: '改正单位名称' }).click();
  const dialog = window.getByRole('dialog', { name: '改正单位名称' });
  await dialog.getByLabel('单位名称').fill('示例卫生健康职业学院');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(window.getByText('示例卫生健康职业学院 · 中心台账')).toBeVisible();
  await window.keyboard.press('Control+z');
  await expect(window.getByText('示例卫生职业学院 · 中心台账')).toBeVisible();
});
