import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openDemo, openRoom } from './steps.ts';

/** Faults of the page as it is now, as `rule: element`. */
async function faults(window: Page, without: readonly string[] = []): Promise<readonly string[]> {
  // Without frames: `analyze` would open a page of its own, which this app forbids.
  const { violations } = await new AxeBuilder({ page: window })
    .setLegacyMode()
    .disableRules([...without])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.beforeEach(async ({ window }) => {
      await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    });

    test('the wizard has no faults of accessibility', async ({ window }) => {
      await expect(window.getByText('第 1 步，共 5 步')).toBeVisible();
      expect(await faults(window)).toEqual([]);
      await window.getByRole('button', { name: '下一步' }).click();
      await window.getByRole('button', { name: '下一步' }).click();
      expect(await faults(window)).toEqual([]);
      await window.getByLabel('单位全称').fill('示例卫生职业学院');
      await window.getByRole('button', { name: '下一步' }).click();
      await window.getByRole('checkbox').first().check();
      expect(await faults(window)).toEqual([]);
      await window.getByRole('button', { name: '下一步' }).click();
      expect(await faults(window)).toEqual([]);
      await window.getByRole('button', { name: '建立台账' }).click();
      await expect(window.getByText('第 5 步，共 5 步')).toBeVisible();
      expect(await faults(window)).toEqual([]);
    });

    test('workbench, register and settings have no faults of accessibility', async ({ window }) => {
      await openDemo(window);
      await expect(window.getByText('已交 0 / 8 人')).toBeVisible();
      expect(await faults(window)).toEqual([]);

      await openRoom(window, '名册与制度');
      await window.getByRole('listitem').getByRole('button', { name: '林致远' }).click();
      expect(await faults(window)).toEqual([]);
      await window.getByRole('button', { name: '添加任职' }).click();
      expect(await faults(window)).toEqual([]);
      await window.getByRole('combobox', { name: '单位', exact: true }).fill('学院');
      await expect(window.getByRole('option').first()).toBeVisible();
      // The choices hang at the end of the page and belong to the field by aria-controls, not to a landmark.
      expect(await faults(window, ['region'])).toEqual([]);
      await window.keyboard.press('Escape');
      await window.keyboard.press('Escape');
      for (const tab of ['联系对象', '单位', '校历与节假日', '制度', '回收站']) {
        await window.getByRole('tab', { name: tab }).click();
        expect(await faults(window), tab).toEqual([]);
      }

      await openRoom(window, '设置');
      const sections = [
        '单位与台账',
        '备份与恢复',
        '核对台账',
        '显示',
        '快捷键',
        '怎样判定',
        '关于',
      ];
      for (const section of sections) {
        await window.getByRole('button', { name: section, exact: true }).click();
        expect(await faults(window), section).toEqual([]);
      }
    });
  });
}

test('high contrast at 150 % has no faults of accessibility and nothing sideways', async ({
  window,
}) => {
  await openDemo(window);
  await openRoom(window, '设置');
  await window.getByRole('button', { name: '显示', exact: true }).click();
  await window.getByText('150%', { exact: true }).click();
  await window.getByLabel('高对比度').check();
  for (const room of ['工作台', '名册与制度', '设置']) {
    await openRoom(window, room);
    expect(await faults(window), room).toEqual([]);
    const wider = await window.evaluate(() => {
      const main = document.querySelector('main');
      return main === null ? 0 : main.scrollWidth - main.clientWidth;
    });
    expect(wider, room).toBe(0);
  }
});
