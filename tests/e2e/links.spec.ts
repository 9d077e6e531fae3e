import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { link, makeCollege } from './links-school.ts';
import { openRoom } from './steps.ts';

const pane = (window: Page, name: '联系人' | '联系对象'): Locator =>
  window.getByRole('region', { name, exact: true });
const person = (window: Page, name: string): Locator =>
  pane(window, '联系人').getByRole('group', { name, exact: true });
const object = (window: Page, name: string): Locator =>
  pane(window, '联系对象').getByRole('group', { name, exact: true });
const chip = (of: Locator, name: string): Locator =>
  of.getByRole('button', { name: new RegExp(`${name}.*查看或改派`, 'u') });

test('dragging a person, an object or a link assigns, and undo takes it back', async ({
  window,
}) => {
  await makeCollege(window);
  await openRoom(window, '联系安排');
  await person(window, '林致远').dragTo(object(window, '2026级护理1班'));
  await expect(chip(person(window, '林致远'), '2026级护理1班')).toBeVisible();
  await object(window, '2026级护理2班').dragTo(person(window, '林致远'));
  await expect(chip(person(window, '林致远'), '2026级护理2班')).toBeVisible();

  // The link began today: it is changed itself, and that is said.
  await chip(person(window, '林致远'), '2026级护理1班').dragTo(person(window, '吴建川'));
  await expect(chip(person(window, '吴建川'), '2026级护理1班')).toBeVisible();
  await expect(window.getByText(/已改派：.*原安排当天才开始/u)).toBeVisible();
  await window.keyboard.press('Control+z');
  await expect(chip(person(window, '林致远'), '2026级护理1班')).toBeVisible();
  await expect(chip(person(window, '吴建川'), '2026级护理1班')).toHaveCount(0);

  // Where somebody is linked already, a dialog asks whether to take over.
  await person(window, '吴建川').dragTo(object(window, '2026级护理2班'));
  await window.getByRole('radio', { name: '不替换，同时联系' }).check();
  await window.getByRole('button', { name: '保存', exact: true }).click();
  await expect(chip(object(window, '2026级护理2班'), '吴建川')).toBeVisible();
  await expect(chip(object(window, '2026级护理2班'), '林致远')).toBeVisible();
});

test('the keyboard assigns, reassigns with the old link kept, and shows its history', async ({
  window,
}) => {
  await makeCollege(window);
  await link(window, '2026-09-01', [['苏明睿', '2026级护理1班']]);
  await openRoom(window, '联系安排');
  await window.getByRole('button', { name: '把2026级护理1班指派给' }).press('Enter');
  await window.getByRole('combobox', { name: '联系人' }).fill('heyutong');
  await expect(window.getByRole('option')).toHaveCount(1);
  await window.keyboard.press('Enter');
  await expect(window.getByText(/苏明睿的联系到2026年11月20日为止/u)).toBeVisible();
  await window.keyboard.press('Control+s');
  await expect(chip(object(window, '2026级护理1班'), '何雨桐')).toBeVisible();
  await expect(chip(object(window, '2026级护理1班'), '苏明睿')).toHaveCount(0);

  const day = window.getByRole('textbox', { name: '日期' });
  await day.fill('11.20');
  await day.press('Enter');
  await chip(object(window, '2026级护理1班'), '苏明睿').press('Enter');
  await expect(window.getByText('2026年9月1日—2026年11月20日')).toBeVisible();
  await window.getByRole('button', { name: '变更记录' }).press('Enter');
  await expect(window.getByText('截止：（空） → 2026-11-20')).toBeVisible();
});

test('a declaration is completed, received, and counted', async ({ window }) => {
  await makeCollege(window);
  await openRoom(window, '联系安排');
  await window.getByRole('tab', { name: '申报' }).click();
  await expect(window.getByRole('radio', { name: '齐全 0' })).toBeVisible();
  await window.getByRole('button', { name: '填写苏明睿的申报' }).click();
  await window.getByLabel('工作职能').fill('学生管理');
  await window.getByLabel('联系学生的载体').fill('2026级护理1班');
  const received = window.getByRole('textbox', { name: '收到日期' });
  await received.fill('9.5');
  await received.press('Enter');
  await window.getByRole('button', { name: '保存', exact: true }).click();
  await expect(window.getByText('缺教师载体')).toBeVisible();
  await expect(window.getByRole('radio', { name: '不全 1' })).toBeVisible();
  await window.getByRole('button', { name: '修改苏明睿的申报' }).click();
  await window.getByLabel('联系教师的载体').fill('护理教研室');
  await window.getByRole('button', { name: '保存', exact: true }).click();
  await expect(window.getByRole('radio', { name: '齐全 1' })).toBeVisible();
});

test('three links are rotated in one step and come back in one', async ({ window }) => {
  await makeCollege(window);
  await link(window, '2024-10-01', [
    ['苏明睿', '2025级护理1班'],
    ['何雨桐', '2025级护理2班'],
    ['秦嘉树', '2025级护理3班'],
  ]);
  await openRoom(window, '联系安排');
  await window.getByRole('tab', { name: '轮换' }).click();
  const successors = window.getByRole('combobox', { name: /的接替人$/u });
  await expect(successors).toHaveCount(3);
  await successors.first().fill('陶一鸣');
  await window.getByRole('option', { name: /陶一鸣/u }).click();
  await expect(window.getByText('由您指定。')).toBeVisible();
  await window.getByRole('button', { name: '一并实施（3 个）' }).click();
  await expect(window.getByText(/没有到期的联系点/u)).toBeVisible();
  await window.getByRole('tab', { name: '联系安排' }).click();
  await expect(chip(object(window, '2025级护理1班'), '陶一鸣')).toBeVisible();
  await window.keyboard.press('Control+z');
  await expect(chip(object(window, '2025级护理1班'), '苏明睿')).toBeVisible();
  await expect(chip(object(window, '2025级护理3班'), '秦嘉树')).toBeVisible();
});

test('a first-year class nobody is linked to is covered from its list', async ({ window }) => {
  await makeCollege(window);
  await openRoom(window, '联系安排');
  await window.getByRole('tab', { name: '覆盖' }).click();
  await expect(window.getByText('已覆盖 0 / 12')).toBeVisible();
  await window.getByRole('button', { name: '把2026级护理1班指派给' }).click();
  await window.getByRole('combobox', { name: '联系人' }).fill('苏明睿');
  await window.getByRole('option', { name: /苏明睿/u }).click();
  await window.getByRole('button', { name: '保存', exact: true }).click();
  await expect(window.getByText('已覆盖 1 / 12')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`every tab is accessible in ${theme}`, async ({ window }) => {
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await makeCollege(window);
    await link(window, '2024-10-01', [['苏明睿', '2025级护理1班']]);
    await openRoom(window, '联系安排');
    for (const tab of ['联系安排', '申报', '覆盖', '轮换']) {
      await window.getByRole('tab', { name: tab }).click();
      await expect(window.getByText('正在读取……')).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        tab,
      ).toEqual([]);
    }
  });
}
