import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from './fixtures.ts';
import { openDemo, openRoom, willChoose } from './steps.ts';

const good = resolve(import.meta.dirname, '../fixtures/policies/mingde-2024-6.json');

/** What differs in the clause that is amended. */
const demand = /修改.*要求.*每月至少1次.*每月至少2次/u;

const look = async (window: Page, name: string): Promise<void> => {
  const wide = await window.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, `${name} must fit without sideways scrolling`).toBeLessThanOrEqual(0);
  const path = resolve(import.meta.dirname, `../../test-results/policy/${name}.png`);
  await window.screenshot({ path, animations: 'disabled' });
  // Without frames: `analyze` would open a page of its own, which this app forbids.
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
  expect(faults, name).toEqual([]);
};

const choose = async (window: Page, box: Locator, option: string | RegExp): Promise<void> => {
  await box.click();
  await window.getByRole('option', { name: option }).click();
};

test.beforeEach(async ({ window }) => {
  await window.setViewportSize({ width: 1366, height: 768 });
});

for (const theme of ['light', 'dark'] as const) {
  test(`a policy is loaded, its faults said by line, and put in force (${theme})`, async ({
    window,
    electronApp,
    dataFolder,
  }) => {
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openDemo(window);
    await openRoom(window, '名册与制度');
    await window.getByRole('tab', { name: '制度' }).click();
    await look(window, `tab-${theme}`);

    const lines = readFileSync(good, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('"force": "must"'));
    const bad = join(dataFolder, '听课办法.json');
    writeFileSync(bad, lines.with(at, '      "force": "必须",').join('\n'));
    await willChoose(electronApp, bad);
    await window.getByRole('button', { name: '载入制度文件' }).click();
    const dialog = window.getByRole('dialog', { name: '载入制度' });
    await expect(dialog.getByRole('alert')).toContainText('“听课办法.json”有 1 处问题，没有载入');
    await expect(dialog.getByRole('listitem')).toContainText(`第${String(at + 1)}行`);
    await expect(dialog.getByRole('button', { name: '施行', exact: true })).toHaveCount(0);
    await look(window, `faults-${theme}`);
    await dialog.getByRole('button', { name: '关闭' }).last().click();

    await willChoose(electronApp, good);
    await window.getByRole('button', { name: '载入制度文件' }).click();
    await expect(dialog.getByText('校院两级干部听课与联系学生办法')).toBeVisible();
    await expect(dialog.getByText(/这是一项新制度/u)).toBeVisible();
    await dialog.getByRole('button', { name: '试算' }).click();
    await expect(dialog.getByRole('status')).toContainText(/有 \d+ 格的结果不同/u);
    const table = dialog.getByRole('region', { name: '会改变的考核结果' });
    await expect(
      table.getByRole('row', { name: /校领导每学期听课不少于4学时/u }).first(),
    ).toBeVisible();
    await look(window, `fresh-${theme}`);
    await dialog.getByRole('button', { name: '施行', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(
      window.getByText('《校院两级干部听课与联系学生办法》自2024年9月1日起施行'),
    ).toBeVisible();

    const article = window.getByRole('article', { name: '校院两级干部听课与联系学生办法' });
    await expect(article).toContainText('2024年9月1日起施行 · 现行');
    await expect(article.getByText(/校领导班子成员每学期听课不少于4学时/u).first()).toBeVisible();
    const rule = article.getByRole('region', { name: '校领导每学期听课不少于4学时' });
    await expect(rule).toContainText(/每学期.*4 ?学时/u);
    await window.keyboard.press('Control+z');
    await expect(article).toHaveCount(0);
  });

  test(`a threshold is amended, compared, and in force on its day (${theme})`, async ({
    window,
  }) => {
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openDemo(window);
    await openRoom(window, '名册与制度');
    await window.getByRole('tab', { name: '制度' }).click();
    await window.getByRole('button', { name: '修改门槛' }).click();
    const amend = window.getByRole('dialog', { name: '修改门槛' });
    await amend.getByRole('button', { name: '看看会改变什么' }).click();
    await expect(amend.getByRole('alert')).toContainText('还没有改动任何一条');
    const minimum = amend.getByRole('textbox', { name: '每月深入党总支不少于1次 最低' });
    await minimum.fill('两');
    await amend.getByRole('button', { name: '看看会改变什么' }).click();
    await expect(amend.getByRole('alert')).toContainText('要填数字');
    await minimum.fill('2');
    await expect(amend.getByText('已改 1 条')).toBeVisible();
    await look(window, `amend-${theme}`);
    const from = amend.getByLabel('自哪一天起施行', { exact: true });
    await from.fill('2026-11-01');
    await from.press('Tab');
    await amend.getByRole('button', { name: '看看会改变什么' }).click();

    const dialog = window.getByRole('dialog', { name: '修改后的版本' });
    await expect(dialog.getByText(/施行后接替：《领导干部联系师生工作制度/u)).toBeVisible();
    await expect(dialog.getByRole('row', { name: demand })).toBeVisible();
    await choose(window, dialog.getByRole('combobox', { name: /^试算的期间/u }), '本月');
    await dialog.getByRole('button', { name: '试算' }).click();
    await expect(dialog.getByRole('status')).toContainText(/2026年11月：.*有 \d+ 格的结果不同/u);
    await look(window, `candidate-${theme}`);
    await dialog.getByRole('button', { name: '施行', exact: true }).click();
    await expect(dialog).toBeHidden();

    const article = window.getByRole('article');
    await expect(article).toContainText('2026年11月1日起施行 · 现行');
    // The title says what is asked now.
    await expect(article.getByRole('region', { name: '每月深入党总支不少于2次' })).toBeVisible();
    const day = window.getByLabel('看这一天施行的版本', { exact: true }).last();
    await day.fill('2026-10-31');
    await day.press('Tab');
    await expect(article).toContainText('2021年3月30日起施行，至 2026年10月31日 · 已停止施行');
    await expect(article.getByRole('region', { name: '每月深入党总支不少于1次' })).toBeVisible();
    await look(window, `old-${theme}`);

    await window.getByRole('button', { name: '比较版本' }).click();
    const compare = window.getByRole('dialog', { name: '比较版本' });
    await expect(compare.getByRole('row', { name: demand })).toBeVisible();
    await look(window, `compare-${theme}`);
    await choose(window, compare.getByRole('combobox', { name: /^改后/u }), /2021年3月30日/u);
    await expect(compare.getByText('这两个版本没有不同。')).toBeVisible();
  });
}
