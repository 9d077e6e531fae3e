import type { ElectronApplication, Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, makeManager, makeSchool } from './calendar-school.ts';
import { expect, test } from './fixtures.ts';
import { openRoom } from './steps.ts';

const view = (window: Page, name: string) =>
  window.getByRole('radiogroup', { name: '视图' }).getByText(name, { exact: true });

const panel = (window: Page) => window.getByRole('complementary', { name: '依据与记录' });

/** The clerk's answer to the system's dialogs, which no test can click. */
const saveAs = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

const isPackage = (file: string): boolean => readFileSync(file).subarray(0, 2).toString() === 'PK';

const choose = async (window: Page, label: RegExp, option: string): Promise<void> => {
  await window.getByLabel(label).click();
  await window.getByRole('option', { name: new RegExp(`^${option}`, 'u') }).click();
};

test('what the list names becomes letters, saved, numbered and counted as settled', async ({
  window,
  electronApp,
  dataFolder,
}) => {
  const { zhou } = await makeSchool(window);
  await window.reload();
  await openRoom(window, '合规日历');
  await window.getByRole('button', { name: '上个月' }).click();
  await view(window, '清单').click();
  await window.getByRole('button', { name: /即将到期/u }).click();
  await choose(window, /^条款：/u, '深入党总支');
  await window.getByRole('button', { name: '打印催报单……' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByText('按个人', { exact: true }).click();
  await dialog.getByRole('checkbox', { name: /林致远/u }).uncheck();
  const preview = dialog.getByRole('document', { name: '预览' });
  await expect(preview).toContainText('周启明');
  await expect(preview).not.toContainText('林致远');
  await saveAs(electronApp, join(dataFolder, '催报单.docx'));
  await dialog.getByRole('button', { name: '保存并登记（1 份）' }).click();
  await expect(dialog.getByText('✓ 已保存，并登记为已发')).toBeVisible();
  expect(isPackage(join(dataFolder, '催报单.docx'))).toBe(true);
  await dialog.getByText('已发的', { exact: true }).click();
  await expect(dialog.getByRole('row', { name: /周启明/u })).toContainText('0 / 1 项');
  await ask(window, 'sheet.submit', { person: zhou, month: '2026-10' });
  await expect(dialog.getByRole('row', { name: /周启明/u })).toContainText('1 / 1 项');
});

test('each view leaves as Word and Excel', async ({ window, electronApp, dataFolder }) => {
  await makeSchool(window);
  await window.reload();
  await openRoom(window, '合规日历');
  await window
    .getByRole('rowheader', { name: /周启明/u })
    .getByRole('button')
    .click();
  for (const [name, ending, item] of [
    ['一人一年', 'docx', 'Word 文档（.docx）'],
    ['矩阵', 'xlsx', 'Excel 表格（.xlsx）'],
    ['一条款', 'docx', 'Word 文档（.docx）'],
    ['汇总', 'xlsx', 'Excel 表格（.xlsx）'],
    ['清单', 'xlsx', 'Excel 表格（.xlsx）'],
  ] as const) {
    await view(window, name).click();
    const file = `${name}.${ending}`;
    await saveAs(electronApp, join(dataFolder, file));
    await window.getByRole('button', { name: '保存为' }).click();
    await window.getByRole('menuitem', { name: item }).click();
    await expect(window.getByText(`已保存：${join(dataFolder, file)}`)).toBeVisible();
    expect(readdirSync(dataFolder)).toContain(file);
    expect(isPackage(join(dataFolder, file)), name).toBe(true);
  }
});

test('a missed 原则上 clause asks why, and keeps what was said', async ({ window }) => {
  await makeManager(window);
  await window.reload();
  await openRoom(window, '合规日历');
  await choose(window, /^期间：/u, '学期');
  await window.getByRole('button', { name: '上一期' }).click();
  await choose(window, /^人员：/u, '中层领导干部');
  await window.getByText('全部条款', { exact: true }).click();
  await window.getByRole('gridcell', { name: /^何雨桐 一个联系点 未达标/u }).click();
  await panel(window)
    .getByRole('textbox', { name: '请说明原因' })
    .fill('班级尚未分到人，已报学工部。');
  await panel(window).getByRole('button', { name: '保存说明' }).click();
  await expect(panel(window).getByRole('heading', { name: '情况说明' })).toBeVisible();
  await expect(panel(window)).toContainText('班级尚未分到人');
  await view(window, '清单').click();
  await expect(window.getByRole('row', { name: /何雨桐.*一个联系点.*有说明/u })).toBeVisible();
});

test('a link held too long, and a lacking link, say so and lead to the links', async ({
  window,
}) => {
  const manager = await makeManager(window);
  const { id } = await ask(window, 'object.save', {
    id: null,
    kind: '班级',
    name: '护理2301班',
    unit: null,
    cohort: 2023,
    note: '',
    counsellor: '',
    contact: '',
    size: null,
    since: null,
    until: null,
  });
  await ask(window, 'link.save', {
    id: null,
    person: manager,
    object: id,
    since: '2023-09-01',
    until: null,
    origin: 'assigned',
  });
  await window.reload();
  await openRoom(window, '合规日历');
  await choose(window, /^人员：/u, '中层领导干部');
  await window.getByText('全部条款', { exact: true }).click();
  await window.getByRole('gridcell', { name: /^何雨桐 两年调整/u }).click();
  await expect(panel(window).getByRole('row', { name: /护理2301班/u })).toContainText('已到期');
  await window.getByRole('gridcell', { name: /^何雨桐 问题办理/u }).click();
  await expect(panel(window).getByRole('heading', { level: 2 })).toBeVisible();
  await expect(panel(window)).toContainText(/15 个工作日内反馈|没有登记问题与建议/u);
  await window.getByRole('gridcell', { name: /^何雨桐 工作台账/u }).click();
  await expect(panel(window).getByRole('button', { name: '打开记录表' })).toBeVisible();
});
