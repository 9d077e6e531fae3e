import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { docxTables, toPdf } from '../documents/office.ts';
import { expect, test } from './fixtures.ts';
import { ask, makeLedger, openRoom, saved, write } from './sheets-ledger.ts';

const neu = resolve(import.meta.dirname, '../../resources/policies/neu-2020-82.json');

/** The example school, which took over a second policy for its middle managers in July 2026. */
const takeOver = async (page: Page): Promise<void> => {
  await makeLedger(page);
  const candidate = await ask(page, 'policy.drop', {
    name: '方案.json',
    bytes: new Uint8Array(readFileSync(neu)),
  });
  await ask(page, 'policy.enact', { candidate: candidate.id, effectiveFrom: '2026-07-01' });
  await page.reload();
  await page.waitForLoadState('load');
};

test('a half-year ledger is filled, handed in, counted and saved', async ({
  electronApp,
  window,
  dataFolder,
}) => {
  test.setTimeout(120_000);
  await takeOver(window);
  await openRoom(window, '记录表');
  const switcher = window.getByRole('group', { name: '2026年下半年' });

  await test.step('the ledger steps by half-years', async () => {
    await window.getByRole('radiogroup', { name: '记录表种类' }).getByText('工作台账').click();
    await expect(switcher).toBeVisible();
    await switcher.getByRole('button', { name: '上一个半年' }).click();
    await expect(window.getByRole('group', { name: '2026年上半年' })).toBeVisible();
    await window
      .getByRole('group', { name: '2026年上半年' })
      .getByRole('button', { name: '下一个半年' })
      .click();
    await window
      .getByRole('navigation', { name: '人员' })
      .getByRole('button', { name: '苏明睿' })
      .click();
    await expect(window.getByText('单位及职务：学生工作部部长')).toBeVisible();
  });

  await test.step('two visits of different months stand on one sheet', async () => {
    const add = window.getByRole('button', { name: '添加一条记录' });
    for (const [day, summary] of [
      ['9月16日', '参加主题班会，与学生交流入学适应情况。'],
      ['11月5日', '走访宿舍，听取对热水供应的意见。'],
    ] as const) {
      await add.click();
      await write(window, { day, object: '2026级护理3班', summary });
      await saved(window);
      await window.keyboard.press('Escape');
    }
    const paper = window.getByRole('group', { name: '工作记录表' });
    await expect(paper.getByRole('row')).toHaveCount(4);
    await expect(paper.getByRole('row').nth(1)).toContainText('9月16日');
    await expect(paper.getByRole('row').nth(2)).toContainText('面对面');
    const wide = await window.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(wide).toBe(false);
  });

  await test.step('it is handed in for the half-year', async () => {
    await window.keyboard.press('Control+s');
    await expect(window.getByText('苏明睿 2026年下半年的工作记录表已提交。')).toBeVisible();
    const matrix = await ask(window, 'compliance.matrix', {
      range: { kind: 'half-year', day: '2026-11-21' },
      policy: 'neu-2020-82',
      rank: 'middle',
    });
    const row = matrix.rows.find(({ subject }) => subject.name === '苏明睿');
    expect(row?.cells.find(({ rule }) => rule === 'neu.5')?.status).toBe('met');
  });

  await test.step('it is saved as Word, on A4 lying on its side', async () => {
    const target = join(dataFolder, '工作台账.docx');
    await electronApp.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, target);
    await window.keyboard.press('Control+p');
    await window.getByRole('button', { name: /另存为 Word/u }).click();
    await expect(window.getByText('✓ 已保存')).toBeVisible();
    const rows = docxTables(new Uint8Array(readFileSync(target)))[0] ?? [];
    expect(rows).toHaveLength(3);
    expect(rows[0]?.header).toBe(true);
    const rendered = await toPdf(target);
    expect(rendered.pages).toBe(1);
    expect(rendered.text).toContain('（2026年下半年）');
    expect(rendered.text).toContain('走访宿舍');
  });
});
