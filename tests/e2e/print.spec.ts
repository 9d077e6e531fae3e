import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { chooseDocument, faults, settled, sideways } from './print-desk.ts';
import { openDemo, openRoom } from './steps.ts';

const SCREEN = { width: 1366, height: 768 };

async function openPrint(window: Page): Promise<void> {
  await window.setViewportSize(SCREEN);
  await openDemo(window);
  await openRoom(window, '打印与汇总');
  await settled(window);
}

test('every document that is offered opens and is previewed on the demo school', async ({
  window,
}) => {
  test.setTimeout(180_000);
  await openPrint(window);
  const documents = window.getByRole('radiogroup', { name: '材料' }).getByRole('radio');
  const titles = await documents.evaluateAll((all) =>
    all.map((one) => one.closest('label')?.textContent.trim() ?? ''),
  );
  expect(titles.length).toBeGreaterThan(2);
  for (const [at, title] of titles.entries()) {
    await chooseDocument(window, title);
    const preview = window.getByRole('region', { name: '预览' });
    await expect(preview, title).toBeVisible();
    const page = preview.getByRole('document');
    await expect(page, title).toContainText(/\S/u);
    await expect(window.getByRole('alert'), title).toHaveCount(0);
    await expect(window.getByRole('button', { name: /^保存/u }), title).toBeVisible();
    expect(await sideways(window), title).toBeLessThanOrEqual(0);
    // They are framed alike: every third is enough for what takes longest.
    if (at % 3 === 0) expect(await faults(window), title).toEqual([]);
    await preview.getByText('数据', { exact: true }).click();
    await expect(preview.getByRole('region', { name: '数据' }), title).not.toBeEmpty();
    await preview.getByText('样张', { exact: true }).click();
  }
});

test('papers are found by typing, by what they lack, and counted', async ({ window }) => {
  await openPrint(window);
  await window.getByRole('button', { name: '上个月' }).click();
  await expect(window.getByText('已选 37 / 37 份')).toBeVisible();
  await expect(window.getByText('! 2 份不完整')).toBeVisible();
  const rows = window.getByRole('table', { name: '要打印的' }).locator('tbody').getByRole('row');

  await window.getByRole('searchbox', { name: '查找' }).fill('zqm');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('周启明');
  await window.getByRole('searchbox', { name: '查找' }).fill('没有这个人');
  await expect(window.getByText('没有相符的')).toBeVisible();
  await window.getByRole('searchbox', { name: '查找' }).fill('');

  await window.getByLabel('只看不完整的').check();
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: '郑晓岚' })).toContainText('13 条草稿未提交');
  await window.getByRole('checkbox', { name: '全选' }).uncheck();
  await window.getByLabel('只看不完整的').uncheck();
  await expect(window.getByText('已选 35 / 37 份')).toBeVisible();
  await window.getByRole('checkbox', { name: '全选' }).check();
  await window.getByRole('button', { name: '只选已齐的' }).click();
  await expect(window.getByText('已选 35 / 37 份')).toBeVisible();
});

test('what lacks something is told before it is printed, and its data leads to where it is kept', async ({
  window,
}) => {
  await openPrint(window);
  await window.getByRole('button', { name: '上个月' }).click();
  await window.getByRole('button', { name: /^打印 37 份/u }).click();
  const dialog = window.getByRole('dialog', { name: '打印：工作记录表 2026年10月' });
  await expect(dialog).toContainText('2 份不完整，仍可打印');
  await expect(dialog).toContainText('郑晓岚');
  expect(await faults(window)).toEqual([]);
  await dialog.getByRole('button', { name: '取消' }).click();

  await window.getByRole('button', { name: '郑晓岚' }).click();
  const preview = window.getByRole('region', { name: '预览' });
  await expect(preview).toContainText('还差 13 条草稿未提交');
  await preview.getByText('数据', { exact: true }).click();
  const row = preview.getByRole('row').filter({ hasText: '草稿' }).first();
  await row.getByRole('button').click();
  await expect(window.getByRole('group', { name: '工作记录表' })).toContainText('2026年10月');
  await expect(window.getByRole('group', { name: '工作记录表' })).toContainText('郑晓岚');

  // The room is found again as it was left.
  await openRoom(window, '打印与汇总');
  await settled(window);
  await expect(window.getByText('2026年10月').first()).toBeVisible();
  await expect(preview.getByRole('heading', { name: '郑晓岚' })).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`with text at 150 %, ${scheme}, nothing is cut off or unreadable`, async ({ window }) => {
    await window.emulateMedia({ colorScheme: scheme });
    await openPrint(window);
    await openRoom(window, '设置');
    await window.getByRole('button', { name: '显示', exact: true }).click();
    await window.getByText('150%', { exact: true }).click();
    await openRoom(window, '打印与汇总');
    await settled(window);
    expect(await sideways(window)).toBeLessThanOrEqual(0);
    expect(await faults(window)).toEqual([]);
    // The list of documents is folded into a choice.
    await window.getByLabel(/^材料：/u).click();
    await window.getByRole('option', { name: /催报单/u }).click();
    await settled(window);
    await expect(window.getByRole('region', { name: '预览' })).toBeVisible();
    expect(await sideways(window)).toBeLessThanOrEqual(0);
  });
}

test('a month in which nobody owes anything says so, and one finds back to this one', async ({
  window,
}) => {
  await openPrint(window);
  await window.getByRole('button', { name: '下个月' }).click();
  await window.getByRole('button', { name: '下个月' }).click();
  await window.getByRole('button', { name: '下个月' }).click();
  await expect(window.getByText(/不需报送/u)).toBeVisible();
  await window.getByRole('button', { name: '回到本期' }).click();
  await expect(window.getByText('2026年11月').first()).toBeVisible();
});
