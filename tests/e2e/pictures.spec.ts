import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { EntryInput } from '#api/contract';
import { ask } from './calendar-school.ts';
import { lineOf, makeDepartment, stickIn, visitOf } from './exchange-school.ts';
import { expect, test } from './fixtures.ts';
import { openRoom, rosterFile, setUpEmpty, willChoose } from './steps.ts';

/** `LIANXI_PICTURES=1` renews the pictures of the documentation; otherwise they are only test results. */
const folder =
  process.env.LIANXI_PICTURES === undefined
    ? resolve(import.meta.dirname, '../../test-results/pictures')
    : resolve(import.meta.dirname, '../../docs/pictures');

/** What only the ledger itself says of an entry. */
const LEDGERS = ['status', 'returnReason', 'submitted', 'received', 'created'];

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
  await window.getByRole('button', { name: '上个月' }).click();
  await window.getByRole('button', { name: '郑晓岚' }).click();
  await expect(window.getByText('领导班子成员“五联七进”工作记录表').first()).toBeVisible();
  await expect(
    window.getByRole('region', { name: '预览' }).getByText('13 条草稿未提交'),
  ).toBeVisible();
  await picture(window, 'print');
  await window.getByText('年度联系师生工作情况表（全校）', { exact: true }).click();
  await expect(window.getByText('一、分类别情况').first()).toBeVisible();
  await picture(window, 'print-year');

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

test.describe('收发', () => {
  test.use({
    world: {
      prepare: (dataFolder) => {
        stickIn(dataFolder);
      },
    },
  });

  test('a package with a conflict fits a small screen', async ({ window, dataFolder }) => {
    await window.setViewportSize(SCREEN);
    await demo(window);
    const { person, report } = await makeDepartment(window, dataFolder);
    const dormitory = visitOf(person, {
      happened: '2026-11-05',
      objectText: '2026级护理1班',
      summary: '走访学生宿舍，了解冬季供暖和用电安全情况。',
      submitted: '2026-11-06T16:30:00',
    });
    const lesson = visitOf(person, {
      happened: '2026-11-12',
      objectText: '2026级护理2班',
      summary: '参加主题班会，与同学交流专业认同。',
      submitted: '2026-11-13T09:10:00',
    });
    await report([lineOf('entry', dormitory, 1), lineOf('entry', lesson, 1)]);
    await openRoom(window, '收发');
    await window.getByRole('button', { name: '报送包-1.lxb' }).click();
    await window.getByRole('button', { name: '核对一致，继续' }).click();
    await window.getByRole('button', { name: '导入 2 条' }).click();
    await expect(window.getByText(/^已导入：/u)).toBeVisible();

    const { entries } = await ask(window, 'sheet.open', { person, month: '2026-11' });
    const { entry: kept } = entries.find(({ entry }) => entry.summary === dormitory.summary)!;
    const said = Object.entries(kept).filter(([name]) => !LEDGERS.includes(name));
    await ask(window, 'entry.save', {
      ...(Object.fromEntries(said) as unknown as EntryInput),
      summary: '走访学生宿舍，检查供暖和用电安全，当场联系后勤处整改两处插座。',
      place: '学生宿舍3栋',
    });
    const days = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'] as const;
    await report([
      lineOf(
        'entry',
        visitOf(person, {
          ...dormitory,
          summary: '走访学生宿舍，了解冬季供暖和用电安全情况，与12名学生谈话。',
          present: 12,
        }),
        2,
      ),
      lineOf('entry', visitOf(person, { ...lesson, place: '实训楼302' }), 2),
      ...days.map((happened, at) =>
        lineOf(
          'entry',
          visitOf(person, {
            happened,
            objectText: `2025级护理${String(at + 1)}班`,
            summary: `听课并与任课教师、学生座谈，收集对实训安排的意见 ${String(at + 1)} 条。`,
            submitted: '2026-11-20T10:00:00',
          }),
          1,
        ),
      ),
    ]);
    await window.getByRole('button', { name: '报送包-2.lxb' }).click();
    await window.getByRole('radiogroup', { name: '按结果筛选' }).getByText('全部 6').click();
    await expect(window.getByText('将写入 5 条，待定 1 条，不导入 0 条')).toBeVisible();
    await expect(window.getByRole('row', { name: /学生宿舍3栋/u })).toBeVisible();
    await picture(window, 'exchange');
  });
});
