import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './calendar-school.ts';
import { expect } from './fixtures.ts';

export { ask };

const rosterFolder = join(import.meta.dirname, '../fixtures/roster');

/** A ledger of the example school: its people, contact objects and calendar, and not one entry. */
export async function makeLedger(page: Page): Promise<void> {
  const proposal = await ask(page, 'setup.proposal', null);
  await ask(page, 'setup.create', {
    institution: '示例卫生职业学院',
    policies: proposal.policies.map((policy) => policy.id).slice(0, 1),
    semesters: proposal.semesters,
  });
  const tables = [
    ['people', '名册.csv'],
    ['objects', '联系对象.csv'],
    ['calendar', '校历.csv'],
  ] as const;
  for (const [kind, file] of tables) {
    const text = readFileSync(join(rosterFolder, file), 'utf8').replace('\uFEFF', '');
    const review = await ask(page, 'roster.paste', { kind, text });
    await ask(page, 'roster.commit', { review: review.id });
  }
  await page.reload();
  await page.waitForLoadState('load');
}

/** Opens a room by its name in the navigation. */
export async function openRoom(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('button', { name, exact: true })
    .click();
}

/** Opens 记录表 in October 2026, on 林致远's sheet. */
export async function openOctober(page: Page): Promise<void> {
  await openRoom(page, '记录表');
  await page.getByRole('button', { name: '上个月' }).click();
  await page
    .getByRole('navigation', { name: '人员' })
    .getByRole('button', { name: '林致远' })
    .click();
  await expect(page.getByRole('group', { name: '工作记录表' })).toContainText('2026年10月');
}

/** Fills the open editor: day, object, what was done. */
export async function write(
  page: Page,
  said: { readonly day: string; readonly object: string; readonly summary: string },
): Promise<void> {
  const day = page.getByRole('textbox', { name: '日期' });
  await day.fill(said.day);
  await day.press('Enter');
  await page.getByRole('combobox', { name: '联系对象' }).fill(said.object);
  await page.getByRole('textbox', { name: '工作简况' }).fill(said.summary);
}

/** Waits until everything typed is in the ledger. */
export async function saved(page: Page): Promise<void> {
  await page.getByText('✓ 草稿已自动保存').waitFor();
}
