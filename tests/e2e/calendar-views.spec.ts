import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ask, makeManager, makeSchool } from './calendar-school.ts';
import { expect, test } from './fixtures.ts';
import { openDemo, openRoom } from './steps.ts';

const view = (window: Page, name: string) =>
  window.getByRole('radiogroup', { name: '视图' }).getByText(name, { exact: true });

const panel = (window: Page) => window.getByRole('complementary', { name: '依据与记录' });

const inOctober = async (window: Page): Promise<void> => {
  await makeSchool(window);
  await window.reload();
  await openRoom(window, '合规日历');
  await window.getByRole('button', { name: '上个月' }).click();
  await expect(window.getByRole('group', { name: '2026年10月' })).toBeVisible();
};

test('a name in the matrix leads to that person’s year, and a period of it explains itself', async ({
  window,
}) => {
  await inOctober(window);
  await window
    .getByRole('rowheader', { name: /周启明/u })
    .getByRole('button')
    .click();
  await expect(window.getByRole('heading', { name: '周启明' })).toBeVisible();
  await window.getByRole('button', { name: '深入党总支 2026年10月 未达标 0/1 次' }).click();
  await expect(panel(window).locator('blockquote')).toContainText('不少于1次');
  await expect(panel(window)).toContainText('10月1日—10月31日');
  await expect(panel(window).getByText('差一点的记录')).toBeVisible();
});

test('arrows lead along the year and into other clauses', async ({ window }) => {
  await inOctober(window);
  await window
    .getByRole('rowheader', { name: /周启明/u })
    .getByRole('button')
    .click();
  const october = window.getByRole('button', { name: /^深入党总支 2026年10月/u });
  await october.focus();
  await window.keyboard.press('ArrowLeft');
  await expect(window.getByRole('button', { name: /^深入党总支 2026年9月/u })).toBeFocused();
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('Enter');
  await expect(panel(window)).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('grid').locator(':focus')).toHaveAccessibleName(/^深入党总支/u);
});

test('a head of the matrix leads to its clause across everybody', async ({ window }) => {
  await inOctober(window);
  await window.getByRole('columnheader', { name: '深入教研室' }).getByRole('button').click();
  await expect(window.getByRole('heading', { name: '每月深入教研室不少于1次' })).toBeVisible();
  await window.getByRole('gridcell', { name: /^周启明 10月 逾期达标 1\/1 次/u }).click();
  await expect(panel(window).getByText('计入的记录', { exact: true })).toBeVisible();
  await expect(panel(window)).toContainText('参加集体备课');
});

test('a number of the summary opens the duties it counts', async ({ window }) => {
  await inOctober(window);
  await view(window, '汇总').click();
  await window.getByText('个人', { exact: true }).click();
  await window.getByRole('button', { name: /^林致远 深入教研室 0\/1/u }).click();
  await expect(window.getByRole('table', { name: /清单/u })).toBeVisible();
  await expect(window.getByRole('row', { name: /林致远.*深入教研室/u })).toBeVisible();
  await expect(window.getByText('1 项', { exact: true })).toBeVisible();
});

test('the list sorts, filters by status, and a line opens its reasons', async ({ window }) => {
  await inOctober(window);
  await view(window, '清单').click();
  await window.getByRole('button', { name: /即将到期/u }).click();
  await expect(window.getByRole('button', { name: /未达标/u })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await window.getByRole('columnheader', { name: '人员' }).getByRole('button').click();
  await expect(window.getByRole('columnheader', { name: '人员' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await window.getByRole('searchbox', { name: '姓名或拼音首字母' }).fill('zqm');
  await expect(window.getByRole('row', { name: /林致远/u })).toHaveCount(0);
  await window.getByRole('button', { name: /^周启明 深入党总支 2026年10月/u }).click();
  await expect(panel(window).getByRole('heading', { level: 2 })).toHaveText(
    '每月深入党总支不少于1次',
  );
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('table').locator(':focus')).toHaveAccessibleName(/^周启明/u);
});

test('a clause per object has a row for each object', async ({ window }) => {
  await makeManager(window);
  for (const [name, cohort] of [
    ['护理2601班', 2026],
    ['护理2401班', 2024],
  ] as const) {
    await ask(window, 'object.save', {
      id: null,
      kind: '班级',
      name,
      unit: null,
      cohort,
      note: '',
      counsellor: '',
      contact: '',
      size: null,
      since: null,
      until: null,
    });
  }
  await window.reload();
  await openRoom(window, '合规日历');
  await view(window, '对象').click();
  await expect(window.getByRole('rowheader', { name: /护理2601班/u })).toBeVisible();
  await window.getByRole('gridcell', { name: /^护理2601班/u }).click();
  await expect(panel(window).getByRole('button', { name: '登记联系' })).toBeVisible();
  await expect(panel(window).getByRole('button', { name: '登记免考核……' })).toHaveCount(0);
});

for (const theme of ['light', 'dark'] as const) {
  test(`every view is clean in axe (${theme})`, async ({ window }) => {
    test.setTimeout(120_000);
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openDemo(window);
    await openRoom(window, '合规日历');
    await window.getByRole('button', { name: '上个月' }).click();
    const clean = async (what: string): Promise<void> => {
      await expect(window.getByText(/正在(读取|计算)……/u)).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
      const faults = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
      );
      expect(faults, what).toEqual([]);
    };
    await clean('矩阵');
    await window
      .getByRole('rowheader', { name: /周启明/u })
      .getByRole('button')
      .click();
    await expect(window.getByRole('heading', { name: '周启明' })).toBeVisible();
    await clean('一人一年');
    for (const name of ['一条款', '对象', '汇总', '清单', '疑点', '月历']) {
      await view(window, name).click();
      await clean(name);
    }
    await view(window, '清单').click();
    await window.getByRole('button', { name: '打印催报单……' }).click();
    await expect(window.getByRole('document', { name: '预览' })).toContainText('催报单');
    await clean('催报单');
  });
}
