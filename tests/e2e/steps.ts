import type { ElectronApplication, Page } from '@playwright/test';
import { resolve } from 'node:path';
import { expect } from './fixtures.ts';

/** A roster file that ships with the tests. */
export const rosterFile = (name: string): string =>
  resolve(import.meta.dirname, '../fixtures/roster', name);

/** The next file dialog gives this file. */
export async function willChoose(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

/** Loads 示例数据 from the first step of the wizard and waits for the workbench. */
export async function openDemo(window: Page): Promise<void> {
  await window.getByRole('button', { name: '载入示例数据' }).click();
  await expect(window.getByRole('navigation', { name: '主导航' })).toBeVisible({ timeout: 30_000 });
  await expect(window.getByText('示例数据', { exact: true })).toBeVisible();
}

/** Goes through the wizard with the proposals and leaves the roster for later. */
export async function setUpEmpty(window: Page): Promise<void> {
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByLabel('单位全称').fill('示例卫生职业学院');
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByRole('checkbox').first().check();
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByRole('button', { name: '建立台账' }).click();
  await window.getByRole('button', { name: '以后再导入' }).click();
  await expect(window.getByRole('navigation', { name: '主导航' })).toBeVisible();
}

/** Opens a room by its name in the navigation. */
export async function openRoom(window: Page, name: string): Promise<void> {
  await window
    .getByRole('navigation', { name: '主导航' })
    .getByRole('button', { name, exact: true })
    .click();
}
