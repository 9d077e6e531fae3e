import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from './fixtures.ts';
import { openDemo, openRoom, willChoose } from './steps.ts';

const sample = resolve(import.meta.dirname, '../../docs/templates/附件1模板.docx');

/** The sample as a clerk would have changed it: another heading, and perhaps a slip. */
const changed = (path: string, from: string, to: string): string => {
  const parts = unzipSync(readFileSync(sample));
  const name = 'word/document.xml';
  const xml = strFromU8(parts[name] ?? new Uint8Array());
  expect(xml).toContain(from);
  writeFileSync(path, zipSync({ ...parts, [name]: strToU8(xml.replace(from, to)) }));
  return path;
};

const look = async (window: Page, name: string): Promise<void> => {
  const wide = await window.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, `${name} must fit without sideways scrolling`).toBeLessThanOrEqual(0);
  const path = resolve(import.meta.dirname, `../../test-results/template/${name}.png`);
  await window.screenshot({ path, animations: 'disabled' });
  // Without frames: `analyze` would open a page of its own, which this app forbids.
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
  expect(faults, name).toEqual([]);
};

for (const theme of ['light', 'dark'] as const)
  test(`an own template is checked, seen, taken into force and taken back (${theme})`, async ({
    window,
    electronApp,
    dataFolder,
  }) => {
    await window.setViewportSize({ width: 1366, height: 768 });
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await openDemo(window);
    await openRoom(window, '名册与制度');
    await window.getByRole('tab', { name: '制度' }).click();
    const forms = window.getByRole('list', { name: '打印用的表样' });
    const form = forms.getByRole('listitem').filter({ hasText: '附件1' });
    await expect(form).toContainText('标准表样');
    await look(window, `policy-${theme}`);

    await willChoose(electronApp, changed(join(dataFolder, '错.docx'), '{{姓名}}', '{{姓 名}}'));
    await form.getByRole('button', { name: '使用自己的模板' }).click();
    const dialog = window.getByRole('dialog', { name: /的模板$/u });
    await expect(dialog.getByRole('alert')).toContainText('“错.docx”有 1 处要改，还不能用');
    await expect(dialog.getByText('是否想写“{{姓名}}”？')).toBeVisible();
    await expect(dialog.getByRole('button', { name: '看看会改变什么' })).toHaveCount(0);
    await look(window, `faults-${theme}`);

    const own = changed(join(dataFolder, '自制.docx'), '附件 1', '本校自制');
    await willChoose(electronApp, own);
    await dialog.getByRole('button', { name: '另选一个文件' }).click();
    await expect(dialog.getByText('“自制.docx”可以使用')).toBeVisible();
    const picture = dialog.getByRole('document', { name: '填好的样子' });
    await expect(picture).toContainText('本校自制');
    await expect(picture).toContainText('李示例');
    await look(window, `good-${theme}`);
    await dialog.getByText('可用的占位符').click();
    await expect(dialog.getByRole('rowheader', { name: '{{发文字号}}' })).toBeVisible();

    await dialog.getByRole('button', { name: '看看会改变什么' }).click();
    const version = window.getByRole('dialog', { name: '修改后的版本' });
    await expect(version.getByText('自制.docx')).toBeVisible();
    await version.getByRole('button', { name: '施行', exact: true }).click();
    await expect(version).toBeHidden();
    await expect(form).toContainText('自己的模板：自制.docx');
    await look(window, `own-${theme}`);

    await form.getByRole('button', { name: '恢复标准表样' }).click();
    await expect(version.getByRole('cell', { name: '标准表样' })).toBeVisible();
    await version.getByRole('button', { name: '取消' }).click();
    await window.keyboard.press('Control+z');
    await expect(form).toContainText('标准表样');
  });
