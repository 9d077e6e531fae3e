import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ask } from './calendar-school.ts';
import { expect, test } from './fixtures.ts';
import { makeCollege, personId } from './links-school.ts';
import { openRoom } from './steps.ts';

const TEXT = '3号宿舍楼热水供应时间太短';

const cell = async (window: Page): Promise<string> => {
  const explained = await ask(window, 'compliance.explain', {
    range: { kind: 'half-year', day: '2026-11-02' },
    policy: 'neu-2020-82',
    rule: 'neu.6',
    subject: await personId(window, '苏明睿'),
  });
  return explained.cell.status;
};

const record = async (window: Page, step: string, day: string): Promise<void> => {
  await window.getByRole('button', { name: `登记${step}`, exact: true }).click();
  const date = window.getByRole('textbox', { name: '日期' });
  await date.fill(day);
  await date.press('Enter');
  if (step === '转办') {
    await window.getByRole('combobox', { name: '承办单位', exact: true }).fill('后勤');
    await window.getByRole('option').first().click();
  }
  await window.getByLabel('情况').fill(`${step}的情况`);
  await window.getByRole('button', { name: '保存', exact: true }).click();
  await expect(window.getByText(`${step}的情况`)).toBeVisible();
};

test('an issue goes from new to fed back, and the cell of the clause with it', async ({
  window,
}) => {
  await makeCollege(window);
  await openRoom(window, '问题与建议');
  await expect(window.getByText('还没有登记问题与建议')).toBeVisible();
  await window.getByRole('button', { name: '登记问题与建议' }).first().click();
  await window.getByRole('textbox', { name: '内容' }).fill(TEXT);
  await window.getByRole('combobox', { name: '收集人', exact: true }).fill('苏明睿');
  await window.getByRole('option', { name: /苏明睿/u }).click();
  const raised = window.getByRole('textbox', { name: '提出日期' });
  await raised.fill('11.2');
  await raised.press('Enter');
  await window.getByText('重大', { exact: true }).click();
  await window.getByRole('button', { name: '保存', exact: true }).click();

  const panel = window.getByRole('complementary', { name: '问题与建议' });
  await expect(panel.getByText('2026年11月23日')).toBeVisible();
  await expect(panel.getByText(/15 个工作日内/u)).toBeVisible();
  await expect(panel.getByText('未报告')).toBeVisible();
  expect(await cell(window)).toBe('due-soon');

  await record(window, '转办', '11.3');
  await expect(panel.getByText('办理中')).toBeVisible();
  await record(window, '办结', '11.10');
  await record(window, '反馈', '11.12');
  await expect(panel.getByText('已反馈')).toBeVisible();
  expect(await cell(window)).not.toBe('met');
  await record(window, '报告', '11.12');
  await expect(panel.getByText('未报告')).toHaveCount(0);
  expect(await cell(window)).toBe('met');
});

test('an issue moves to the recycle bin and comes back, and shows on the board', async ({
  window,
}) => {
  await makeCollege(window);
  await ask(window, 'issue.save', {
    id: null,
    raised: '2026-10-09',
    person: await personId(window, '苏明睿'),
    entry: null,
    text: TEXT,
    kind: '后勤',
    weight: 'ordinary',
    unit: null,
  });
  await openRoom(window, '问题与建议');
  await expect(window.getByText('逾期 1 件')).toBeVisible();
  await window.getByRole('listitem').getByRole('button', { name: TEXT }).click();
  await window.getByRole('button', { name: '移入回收站' }).click();
  await expect(window.getByText('还没有登记问题与建议')).toBeVisible();
  await openRoom(window, '名册与制度');
  await window.getByRole('tab', { name: '回收站' }).click();
  await window.getByRole('button', { name: `恢复：${TEXT}` }).click();
  await openRoom(window, '问题与建议');
  await window.getByText('看板', { exact: true }).click();
  await expect(window.getByRole('region', { name: '待转办' }).getByText(TEXT)).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`list, board and panel are accessible in ${theme}`, async ({ window }) => {
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await window.getByRole('button', { name: '载入示例数据' }).click();
    await openRoom(window, '问题与建议');
    const faults = async (): Promise<readonly string[]> => {
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    };
    await window.getByRole('listitem').first().getByRole('button').click();
    expect(await faults()).toEqual([]);
    await window.getByText('看板', { exact: true }).click();
    expect(await faults()).toEqual([]);
    await window.getByRole('button', { name: '登记办理', exact: true }).click();
    expect(await faults()).toEqual([]);
  });
}
