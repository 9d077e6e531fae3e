import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { expect } from './fixtures.ts';

/** The clerk's answer to the system's dialogs, which no test can click; and what would be opened is only noted. */
export async function answerDialogs(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog, shell }, where) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [where] });
    dialog.showSaveDialog = (...asked: unknown[]) => {
      const options = asked.at(-1) as { defaultPath?: string };
      const name = (options.defaultPath ?? 'one').split(/[\\/]/u).at(-1) ?? 'one';
      return Promise.resolve({ canceled: false, filePath: `${where}/${name}` });
    };
    const opened: string[] = [];
    Reflect.set(globalThis, 'opened', opened);
    shell.openPath = (path) => {
      opened.push(path);
      return Promise.resolve('');
    };
  }, folder);
}

/** What the app asked the system to open since the dialogs are answered. */
export function opened(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => Reflect.get(globalThis, 'opened') as string[]);
}

/** The room has come to rest: plan and preview are there. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByText('正在读取……')).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** Chooses a document by its name in the list at the left. */
export async function chooseDocument(page: Page, title: string): Promise<void> {
  await page.getByRole('radiogroup', { name: '材料' }).getByText(title, { exact: true }).click();
  await settled(page);
}

/** Leaves only these ticked. */
export async function tickOnly(page: Page, names: readonly string[]): Promise<void> {
  const all = page.getByRole('checkbox', { name: '全选' });
  await all.check();
  await all.uncheck();
  for (const name of names)
    await page.getByRole('checkbox', { name: `选择 ${name}`, exact: true }).check();
}

/** Opens the dialog for saving, and goes on to the system's. */
export async function save(page: Page, choose: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: /^保存/u }).click();
  const dialog = page.getByRole('dialog', { name: /^保存：/u });
  await choose(dialog);
  await dialog.getByRole('button', { name: /并保存……$/u }).click();
}

/** Every file below a folder, by its path from there, sorted. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(folder.length + 1))
    .toSorted();
}

/** Faults of accessibility of the page as it is now. */
export async function faults(page: Page): Promise<readonly unknown[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** How far the page can be scrolled sideways, in pixels. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    const room = main === null ? 0 : main.scrollWidth - main.clientWidth;
    return Math.max(room, document.documentElement.scrollWidth - window.innerWidth);
  });
}
