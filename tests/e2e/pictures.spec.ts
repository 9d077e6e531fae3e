import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openRoom, rosterFile, setUpEmpty, willChoose } from './steps.ts';

/** `LIANXI_PICTURES=1` renews the pictures of the documentation; otherwise they are only test results. */
const folder =
  process.env.LIANXI_PICTURES === undefined
    ? resolve(import.meta.dirname, '../../test-results/pictures')
    : resolve(import.meta.dirname, '../../docs/pictures');

/** A small office screen. */
const SCREEN = { width: 1366, height: 768 };

const picture = async (page: Page, name: string): Promise<void> => {
  await expect(page.getByText(/正在(读取|计算)……/u)).toHaveCount(0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide, `${name} must fit without sideways scrolling`).toBeLessThanOrEqual(0);
  const tall = await page.locator('main').evaluate((room) => room.scrollHeight - room.clientHeight);
  expect(tall, `${name} must not scroll as a whole`).toBeLessThanOrEqual(0);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
};

const demo = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '载入示例数据' }).click();
  await expect(page.getByText('示例数据').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '记录表', exact: true })).toBeVisible();
};

test('every room of the demo school fits a small screen', async ({ window }) => {
  test.setTimeout(120_000);
  await window.setViewportSize(SCREEN);
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByLabel('单位全称').fill('示例卫生职业学院');
  await window.keyboard.press('Enter');
  await window.getByRole('checkbox').first().check();
  await window.keyboard.press('Enter');
  await expect(window.getByText('第 4 步，共 5 步')).toBeVisible();
  await picture(window, 'setup');
  for (let step = 4; step > 1; step -= 1) await window.keyboard.press('Escape');
  await demo(window);
  await expect(window.getByText(/截止/u).first()).toBeVisible();
  await picture(window, 'home');

  await window.keyboard.press('Alt+2');
  await window.getByRole('button', { name: '上个月' }).click();
  await expect(window.getByText('2026年10月').first()).toBeVisible();
  await window.getByRole('button', { name: /修改 10月22日 教研室/u }).click();
  await expect(window.getByRole('textbox', { name: '工作简况' })).not.toHaveValue('');
  await picture(window, 'sheet');
  await window.getByText('三特一体', { exact: true }).click();
  await window.getByRole('button', { name: /苏明睿/u }).click();
  await expect(window.getByRole('textbox', { name: /工作内容/u })).toHaveValue(/会同心理中心/u);
  await picture(window, 'sheet-middle');

  await window.keyboard.press('Alt+3');
  await window.getByRole('button', { name: '上个月' }).click();
  const missed = window.getByRole('gridcell', { name: /周启明 深入教研室 未达标/u });
  await missed.click();
  await expect(window.getByText(/每月深入教研室不少于 ?1 ?次/u).first()).toBeVisible();
  await picture(window, 'matrix');
  await window.getByRole('gridcell', { name: /周启明 面对面 未达标/u }).click();
  await expect(window.getByText('逐期')).toBeVisible();
  await picture(window, 'matrix-weeks');
  await window.emulateMedia({ colorScheme: 'dark' });
  await picture(window, 'matrix-dark');
  await window.emulateMedia({ colorScheme: 'light' });
  await window.getByText('月历', { exact: true }).click();
  await window.getByRole('button', { name: '上个月' }).click();
  await expect(window.getByText(/国庆/u).first()).toBeVisible();
  await picture(window, 'month');

  await window.keyboard.press('Alt+7');
  await expect(window.getByText('领导班子成员“五联七进”工作记录表').first()).toBeVisible();
  await picture(window, 'print');

  await window.keyboard.press('Alt+8');
  await window
    .getByRole('button', { name: /林致远/u })
    .first()
    .click();
  await expect(window.getByText('联系点').first()).toBeVisible();
  await picture(window, 'roster');
  await window.getByRole('tab', { name: '制度' }).click();
  await expect(window.getByText(/五联五促/u).first()).toBeVisible();
  await picture(window, 'policy');
  await window.getByRole('tab', { name: '校历与节假日' }).click();
  await expect(window.getByText(/国办发明电/u).first()).toBeVisible();
  await picture(window, 'calendar-data');

  await window.keyboard.press('Alt+9');
  await window.getByRole('button', { name: '怎样判定' }).click();
  await expect(window.getByText('完成与按时，分开算')).toBeVisible();
  await picture(window, 'settings');
});

test('an empty ledger and a file with problems fit a small screen', async ({
  window,
  electronApp,
}) => {
  await window.setViewportSize(SCREEN);
  await setUpEmpty(window);
  await expect(window.getByText('名册还是空的')).toBeVisible();
  await picture(window, 'empty-home');
  await openRoom(window, '合规日历');
  await expect(window.getByText('名册里还没有这一类人员')).toBeVisible();
  await picture(window, 'empty-matrix');

  await openRoom(window, '名册与制度');
  await window.getByRole('button', { name: '导入……' }).first().click();
  await willChoose(electronApp, rosterFile('名册-有错.csv'));
  await window.getByRole('button', { name: '选择文件' }).click();
  await expect(window.getByText(/2026-02-30/u)).toBeVisible();
  await picture(window, 'import-problems');
});
