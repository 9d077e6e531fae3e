import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './fixtures.ts';
import { ask, makeLedger, openOctober, openRoom, saved, write } from './sheets-ledger.ts';

const visit = { day: '10.9', object: '护理学院党总支', summary: '列席总支委员会。' };
const addTo = '点击或按 Enter 添加：党总支';

async function addVisit(page: Page): Promise<void> {
  await page.getByRole('button', { name: addTo }).click();
  await write(page, visit);
  await saved(page);
  await page.getByRole('button', { name: '收起' }).click();
}

async function faults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

async function openSection(page: Page, name: string): Promise<void> {
  await openRoom(page, '设置');
  await page
    .getByRole('navigation', { name: '设置' })
    .getByRole('button', { name, exact: true })
    .click();
}

async function willSave(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
}

const textOf = (file: string): string =>
  Object.values(unzipSync(new Uint8Array(readFileSync(file))))
    .map((part) => strFromU8(part))
    .join('');

async function fillException(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '登记开封：2026年10月' });
  await dialog.getByRole('button', { name: '开封', exact: true }).click();
  await expect(dialog).toContainText('请写明为什么要改。');
  await dialog.getByLabel('原因').fill('漏记驻点办公');
  await dialog.getByLabel('批准人').fill('办公室主任');
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole('button', { name: '开封', exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('a month is closed, opened by exception, and closed again', async ({ window }) => {
  await makeLedger(window);
  await openOctober(window);
  await addVisit(window);
  await openSection(window, '封账');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '封账：2026年10月' }).click();
  const sure = window.getByRole('dialog', { name: '2026年10月封账？' });
  await expect(sure).toContainText('封账本身不能撤销');
  await expect(sure).toContainText('还有人没有交表');
  expect(await faults(window)).toEqual([]);
  await sure.getByLabel('备注').fill('会议确认');
  await sure.getByRole('button', { name: '封账', exact: true }).click();
  await expect(window.getByRole('row', { name: /^2026年10月/u })).toContainText('会议确认');

  await openRoom(window, '记录表');
  const notice = window.getByRole('note').filter({ hasText: '只能看，不能改' });
  await expect(notice).toContainText('2026年10月已封账');
  await expect(window.getByRole('button', { name: addTo })).toBeHidden();
  await expect(window.getByRole('button', { name: '提交', exact: false })).toBeDisabled();
  await window.getByRole('button', { name: /^修改 10月9日/u }).click();
  await expect(window.getByRole('textbox', { name: '工作简况' })).toBeDisabled();
  await expect(window.getByRole('button', { name: '删除这条记录' })).toBeDisabled();
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '收起' }).click();
  // By key as well, and back through undo: refused in words.
  await window.keyboard.press('Control+s');
  await expect(window.getByText('2026年10月已封账，没有改动。', { exact: false })).toBeVisible();
  await window.getByRole('alert').getByRole('button', { name: '知道了' }).click();

  await notice.getByRole('button', { name: '登记开封' }).click();
  await fillException(window);
  await expect(window.getByText('现按开封登记可以修改：漏记驻点办公')).toBeVisible();
  await window.getByRole('button', { name: /^修改 10月9日/u }).click();
  await window.getByRole('textbox', { name: '工作简况' }).fill('补记：列席总支委员会。');
  await saved(window);
  await window.getByRole('button', { name: '收起' }).click();

  await openSection(window, '封账');
  const held = window.getByRole('table', { name: '2026年10月的开封登记' });
  await expect(held).toContainText('林致远');
  await expect(held).toContainText('办公室主任');
  expect(await faults(window)).toEqual([]);
  await held.getByRole('button', { name: '结束开封：林致远 2026年10月' }).click();
  await expect(held.getByRole('button')).toHaveCount(0);
  await openRoom(window, '记录表');
  await expect(notice).toBeVisible();
  await expect(window.getByRole('group', { name: '工作记录表' })).toContainText('补记：列席');
});

test('a sheet changed after printing says so, and is printed as the second edition', async ({
  window,
  electronApp,
  dataFolder,
}) => {
  await makeLedger(window);
  await openOctober(window);
  await addVisit(window);
  const files = ['one', 'two'].map((name) => join(dataFolder, `${name}.docx`));
  const save = async (file: string): Promise<void> => {
    await willSave(electronApp, file);
    await window.keyboard.press('Control+p');
    const dialog = window.getByRole('dialog', { name: '林致远 2026年10月 工作记录表' });
    await dialog.getByRole('button', { name: '另存为 Word……' }).click();
    await expect(dialog.getByText('✓ 已保存')).toBeVisible();
    await dialog.getByRole('button', { name: '关闭' }).click();
  };
  await save(files[0]!);
  expect(textOf(files[0]!)).not.toMatch(/第\d稿/u);
  await window.getByRole('button', { name: /^修改 10月9日/u }).click();
  await window.getByRole('textbox', { name: '工作简况' }).fill('列席总支委员会，提出三条意见。');
  await saved(window);
  await window.getByRole('button', { name: '收起' }).click();
  const otherwise = window.getByRole('note').filter({ hasText: '与已打印稿不一致' });
  await expect(otherwise).toContainText('第2稿');
  expect(await faults(window)).toEqual([]);

  await openRoom(window, '打印与汇总');
  await window.getByRole('button', { name: '上个月' }).click();
  const row = window.getByRole('row', { name: /^选择 林致远/u });
  await expect(row).toContainText('与打印稿不一致');
  expect(await faults(window)).toEqual([]);
  await openRoom(window, '记录表');
  await save(files[1]!);
  expect(textOf(files[1]!)).toContain('第2稿');
  await expect(otherwise).toBeHidden();
});

test('a sheet is returned with its reason, corrected, handed in again and accepted', async ({
  window,
}) => {
  await makeLedger(window);
  await openOctober(window);
  await addVisit(window);
  await window.keyboard.press('Control+s');
  await window.getByRole('button', { name: '退回……' }).click();
  const dialog = window.getByRole('dialog', { name: '退回 林致远 的工作记录表' });
  await dialog.getByRole('button', { name: '退回', exact: true }).click();
  await expect(dialog).toContainText('请写明为什么退回');
  expect(await faults(window)).toEqual([]);
  await dialog.getByLabel('退回原因').fill('写明听到什么意见');
  await dialog.getByRole('button', { name: '退回', exact: true }).click();
  await expect(window.getByRole('alert').filter({ hasText: '写明听到什么意见' })).toBeVisible();
  const person = window
    .getByRole('navigation', { name: '人员' })
    .getByRole('button', { name: '林致远' });
  await expect(person).toContainText('已退回');

  await window.getByRole('button', { name: /^修改 10月9日/u }).click();
  await window.getByRole('textbox', { name: '工作简况' }).fill('列席总支委员会，听取三条意见。');
  await saved(window);
  await window.keyboard.press('Control+s');
  await window.getByRole('button', { name: '认可', exact: true }).click();
  await expect(window.getByText('✓ 已认可。', { exact: false })).toBeVisible();
  await expect(person).toContainText('已认可');
});

test('补做 counts for the month before, and a day that can’t be read is never lost', async ({
  window,
}) => {
  await makeLedger(window);
  await openRoom(window, '记录表');
  await window
    .getByRole('navigation', { name: '人员' })
    .getByRole('button', { name: '林致远' })
    .click();
  await window.getByRole('button', { name: addTo }).click();
  await write(window, { ...visit, day: '11.6' });
  await saved(window);
  await window.getByRole('checkbox', { name: '补做：算到以前的期间里' }).check();
  await expect(window.getByText('这条按10月31日所在的周、月、学期计入')).toBeVisible();
  await window.keyboard.press('Control+s');
  await expect(window.getByRole('button', { name: /没有写补做的原因$/u })).toBeVisible();
  await window.getByRole('textbox', { name: '补做的原因' }).fill('十月在外培训');
  const day = window.getByRole('textbox', { name: '补的是哪一天所在的期间' });
  await day.fill('十月底');
  await window.getByRole('button', { name: '收起' }).click();
  await expect(
    window.getByText('“十月底”看不懂是哪一天，还没有保存。', { exact: false }),
  ).toBeVisible();
  await expect(day).toHaveValue('十月底');
  await window.getByRole('alert').getByRole('button', { name: '知道了' }).click();
  // Not even by going away and coming back.
  await openRoom(window, '工作台');
  await openRoom(window, '记录表');
  await expect(day).toHaveValue('十月底');
  expect(await faults(window)).toEqual([]);
  await day.fill('10.20');
  await day.press('Enter');
  await saved(window);
  await window.getByRole('button', { name: '收起' }).click();
  const line = window.getByRole('row').filter({ hasText: visit.summary });
  await expect(line).toContainText('补做');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('✓ 已提交。', { exact: false })).toBeVisible();

  const roster = await ask(window, 'roster.all', null);
  const subject = roster.people.find(({ name }) => name === '林致远')!.id;
  const range = { kind: 'month', day: '2026-10-15' } as const;
  const cell = { range, policy: roster.policies[0]!.series, rule: 'fj.1.2', subject };
  const found = await ask(window, 'compliance.explain', cell);
  expect(found.periods[0]?.verdict.status).toMatch(/^met/u);
  expect(found.periods[0]?.counted[0]?.makeUp).toBe(true);
});

test('other thresholds show what they would change, and are saved and taken back', async ({
  window,
}) => {
  await makeLedger(window);
  await openSection(window, '判定标准');
  expect(await faults(window)).toEqual([]);
  const days = window.getByRole('textbox', { name: '有要求的月份（个工作日）' });
  await days.fill('99');
  await expect(window.getByText('请填 1 到 31 之间的数。')).toBeVisible();
  await expect(window.getByRole('button', { name: '保存', exact: true })).toBeDisabled();
  await days.fill('31');
  await window.getByRole('button', { name: '会改变什么' }).click();
  await expect(window.getByRole('row').filter({ hasText: '林致远' }).first()).toContainText('免');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '保存', exact: true }).click();
  await expect(window.getByText('判定标准已修改')).toBeVisible();
  expect((await ask(window, 'judging.get', null)).settings.termDaysPerMonth).toBe(31);
  await window.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(days).toHaveValue('10');
});
