import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ask, makeSchool } from './calendar-school.ts';
import type { School } from './calendar-school.ts';
import { expect, test } from './fixtures.ts';

const inOctober = async (window: Page): Promise<School> => {
  const school = await makeSchool(window);
  await window.reload();
  await window.getByRole('navigation').getByRole('button', { name: '合规日历' }).click();
  await window.getByRole('button', { name: '上个月' }).click();
  await expect(window.getByRole('group', { name: '2026年10月' })).toBeVisible();
  return school;
};

const cell = (window: Page, name: string) => window.getByRole('gridcell', { name, exact: true });

const panel = (window: Page) => window.getByRole('complementary', { name: '依据与记录' });

test('the matrix shows what the entries say', async ({ window }) => {
  await inOctober(window);
  await expect(cell(window, '周启明 深入教研室 逾期达标 1/1 次，含补录 1 条')).toBeVisible();
  await expect(cell(window, '周启明 深入党总支 未达标 0/1 次')).toBeVisible();
  await expect(cell(window, '周启明 联系教研室 达标 1/1 个')).toBeVisible();
  await expect(cell(window, '周启明 书记校长讲课 不适用')).toBeVisible();
  await expect(cell(window, '林致远 深入教研室 未达标 0/1 次')).toBeVisible();
});

test('a cell says by which clause and entries it was judged', async ({ window }) => {
  await inOctober(window);
  await cell(window, '周启明 深入党总支 未达标 0/1 次').click();
  const shown = panel(window);
  await expect(shown.getByRole('heading', { level: 2 })).toHaveText('每月深入党总支不少于1次');
  await expect(shown.locator('blockquote')).toContainText('不少于1次');
  await expect(shown).toContainText('闽卫院委〔2021〕31号');
  await expect(shown).toContainText('10月1日—10月31日');
  await expect(shown).toContainText('不少于 1 次');
  await expect(shown.getByText('差一点的记录')).toBeVisible();
  await expect(shown).toContainText('10月27日 周二');
  await expect(shown).toContainText('还是草稿，没有提交。');
  await expect(shown).toContainText('提交后即计入。');
});

test('an entry beside the matrix opens on its sheet', async ({ window }) => {
  await inOctober(window);
  await cell(window, '周启明 深入党总支 未达标 0/1 次').click();
  await panel(window)
    .getByRole('button', { name: /护理学院党总支/u })
    .click();
  await expect(window.getByRole('main', { name: '记录表' })).toBeVisible();
  await expect(window.getByRole('main').getByText('周启明').first()).toBeVisible();
  await expect(window.getByRole('textbox', { name: '工作简况' })).toHaveValue(/列席总支委员会/u);
});

test('an entry handed in changes the cell and the open explanation', async ({ window }) => {
  const { zhou } = await inOctober(window);
  await cell(window, '周启明 深入党总支 未达标 0/1 次').click();
  await expect(panel(window).getByText('差一点的记录')).toBeVisible();
  await ask(window, 'sheet.submit', { person: zhou, month: '2026-10' });
  const settled = window.getByRole('gridcell', {
    name: /^周启明 深入党总支 (逾期)?达标 1\/1 次/u,
  });
  await expect(settled).toBeVisible();
  await expect(settled).toBeFocused();
  await expect(panel(window).getByText('计入的记录', { exact: true })).toBeVisible();
});

test('the keyboard moves, opens, and comes back to its cell', async ({ window }) => {
  await inOctober(window);
  const first = cell(window, '周启明 深入党总支 未达标 0/1 次');
  await first.focus();
  await window.keyboard.press('ArrowDown');
  await expect(cell(window, '林致远 深入党总支 未达标 0/1 次')).toBeFocused();
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('Enter');
  await expect(panel(window)).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(first).toBeFocused();
  await expect(panel(window).getByRole('heading', { name: '待办' })).toBeVisible();
});

test('an exemption recorded at a cell excuses the month', async ({ window }) => {
  await inOctober(window);
  await cell(window, '林致远 深入教研室 未达标 0/1 次').click();
  await panel(window).getByRole('button', { name: '登记免考核……' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog.getByText('请填事由。')).toBeVisible();
  await dialog.getByRole('button', { name: '挂职' }).click();
  await dialog.getByRole('textbox', { name: '批准人' }).fill('党委会');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(cell(window, '林致远 深入教研室 免考核')).toBeVisible();
  await expect(panel(window)).toContainText('免予考核');
});

test('people are found by name and by status', async ({ window }) => {
  await inOctober(window);
  await window.getByRole('searchbox', { name: '姓名或拼音首字母' }).fill('lzy');
  await expect(window.getByRole('rowheader', { name: /林致远/u })).toBeVisible();
  await expect(window.getByRole('rowheader', { name: /周启明/u })).toBeHidden();
});

test('the month shows entries on their days', async ({ window }) => {
  await inOctober(window);
  await window.getByText('月历', { exact: true }).click();
  await window.getByRole('button', { name: '上个月' }).click();
  const day = window.getByRole('gridcell', { name: /^10月22日 周四/u });
  await expect(day).toHaveAccessibleName(/已提交 1 条/u);
  await day.click();
  const list = window.getByRole('complementary', { name: '当天情况' });
  await expect(list).toContainText('参加集体备课');
  await window.keyboard.press('ArrowRight');
  await expect(window.getByRole('gridcell', { name: /^10月23日 周五/u })).toBeFocused();
  await expect(list).toContainText('当天没有记录。');
  await expect(window.getByRole('gridcell', { name: /^10月1日 周四，国庆/u })).toBeVisible();
});

test('both views are clean in axe', async ({ window }) => {
  await inOctober(window);
  await cell(window, '周启明 深入党总支 未达标 0/1 次').click();
  await expect(panel(window).getByRole('heading', { level: 2 })).toBeVisible();
  const matrix = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  expect(matrix.violations).toEqual([]);
  await window.getByText('月历', { exact: true }).click();
  await expect(window.getByRole('grid')).toBeVisible();
  const month = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  expect(month.violations).toEqual([]);
});
