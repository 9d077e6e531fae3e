import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import type { EntryInput } from '#api/contract';
import { ask } from './calendar-school.ts';
import { drop, lineOf, makeOffice, stickIn, visitOf } from './exchange-school.ts';
import { expect, test } from './fixtures.ts';
import { openRoom } from './steps.ts';

test.use({
  world: {
    prepare: (folder) => {
      stickIn(folder);
    },
  },
});

const tab = (window: Page, name: RegExp | string) => window.getByRole('tab', { name });
const button = (window: Page, name: RegExp | string) =>
  window.getByRole('button', { name, exact: typeof name === 'string' });

/** Takes a file of the stick in, and agrees on its key. */
async function takeFirst(window: Page, name: string): Promise<void> {
  await button(window, name).click();
  await button(window, '核对一致，继续').click();
}

async function importNow(window: Page): Promise<void> {
  await button(window, /^(?:导入 \d+ 条|完成核对)$/u).click();
  await expect(window.getByText(/^已导入：/u)).toBeVisible();
}

/** What the office's ledger says of a visit. */
async function summaryOf(window: Page, person: string): Promise<string | undefined> {
  const sheet = await ask(window, 'sheet.open', { person, month: '2026-10' });
  return sheet.entries[0]?.entry.summary;
}

/** What only the ledger itself says of an entry. */
const LEDGERS = ['status', 'returnReason', 'submitted', 'received', 'created'];

/** The office changes what a visit says. */
async function rewrite(window: Page, person: string, summary: string): Promise<void> {
  const { entries } = await ask(window, 'sheet.open', { person, month: '2026-10' });
  const said = Object.entries(entries[0]!.entry).filter(([name]) => !LEDGERS.includes(name));
  await ask(window, 'entry.save', {
    ...(Object.fromEntries(said) as unknown as EntryInput),
    summary,
  });
}

test('a dropped package is compared by telephone, reviewed, written and taken back', async ({
  window,
  dataFolder,
}) => {
  const nursing = await makeOffice(window, dataFolder);
  const visit = visitOf(nursing.person);
  const path = await nursing.report([lineOf('entry', visit, 1)]);
  await openRoom(window, '收发');
  await drop(window, [path]);
  await expect(window.getByRole('heading', { name: '第一次收到“护理学院”的联系包' })).toBeVisible();
  await expect(window.getByText('这个包的核对码')).toBeVisible();
  await button(window, '核对一致，继续').click();

  await expect(window.getByText('没有需要您决定的，可以直接导入。')).toBeVisible();
  await expect(window.getByText('将写入 1 条，待定 0 条，不导入 0 条')).toBeVisible();
  const panel = window.getByRole('complementary', { name: '这一条的内容' });
  await expect(panel.getByRole('heading', { name: '何雨桐 10月9日 班级' })).toBeVisible();
  await expect(panel.getByRole('cell', { name: visit.summary })).toBeVisible();
  await importNow(window);
  await expect(window.getByText('写入 1 条')).toBeVisible();
  expect(await summaryOf(window, nursing.person)).toBe(visit.summary);

  await tab(window, '收发记录').click();
  const line = window.getByRole('row', { name: /报送包-1/u });
  await expect(line).toContainText('新增 1');
  await line.getByRole('button', { name: /撤销这次导入/u }).click();
  await expect(line).toContainText('已撤销');
  expect(await summaryOf(window, nursing.person)).toBeUndefined();
});

test('a package opened with the app is taken at once, whatever room is on screen', async ({
  electronApp,
  window,
  dataFolder,
}) => {
  const nursing = await makeOffice(window, dataFolder);
  const first = await nursing.report([lineOf('entry', visitOf(nursing.person), 1)]);
  const second = await nursing.report([]);
  const open = (path: string): Promise<unknown> =>
    electronApp.evaluate(
      ({ app }, [file, folder]) => app.emit('second-instance', {}, ['lianxi', file], folder),
      [path, dataFolder] as const,
    );
  await expect(window.getByRole('main', { name: '工作台' })).toBeVisible();
  await open(first);
  await button(window, '核对一致，继续').click();
  await expect(window.getByText('将写入 1 条')).toBeVisible();
  // What is in hand stays there; the next one waits among the files.
  await open(second);
  await expect(window.getByText(/正在核对的来件还没有处理完/u)).toBeVisible();
  await expect(window.getByText('将写入 1 条')).toBeVisible();
  await button(window, '放弃').click();
  await expect(button(window, '报送包-2.lxb')).toBeVisible();
});

test('what both sides changed waits, and is settled by key', async ({ window, dataFolder }) => {
  const nursing = await makeOffice(window, dataFolder);
  const visit = visitOf(nursing.person);
  await nursing.report([lineOf('entry', visit, 1)]);
  await openRoom(window, '收发');
  await takeFirst(window, '报送包-1.lxb');
  await importNow(window);

  await rewrite(window, nursing.person, '办公室改过的内容。');
  await nursing.report([
    lineOf('entry', visitOf(nursing.person, { ...visit, summary: '学院改过的内容。' }), 2),
  ]);
  await button(window, '报送包-2.lxb').click();
  const panel = window.getByRole('complementary', { name: '这一条的内容' });
  await expect(panel.getByText('冲突')).toBeVisible();
  const summary = panel.getByRole('row', { name: /工作简况/u });
  await expect(summary).toContainText('办公室改过的内容。');
  await expect(summary).toContainText('学院改过的内容。');
  await expect(window.getByText('将写入 0 条，待定 1 条，不导入 0 条')).toBeVisible();
  await importNow(window);

  await button(window, '去处理待定事项（1）').click();
  await window.getByRole('table', { name: '待定事项' }).getByRole('button').first().focus();
  await expect(button(window, /^用新/u)).toBeVisible();
  await window.keyboard.press('1');
  await expect(window.getByText('没有待定事项')).toBeVisible();
  expect(await summaryOf(window, nursing.person)).toBe('学院改过的内容。');
});

test('a conflict is merged by hand while it is reviewed', async ({ window, dataFolder }) => {
  const nursing = await makeOffice(window, dataFolder);
  const visit = visitOf(nursing.person);
  await nursing.report([lineOf('entry', visit, 1)]);
  await openRoom(window, '收发');
  await takeFirst(window, '报送包-1.lxb');
  await importNow(window);
  await rewrite(window, nursing.person, '办公室改过的内容。');
  await nursing.report([
    lineOf('entry', visitOf(nursing.person, { ...visit, summary: '学院改过的内容。' }), 2),
  ]);
  await button(window, '报送包-2.lxb').click();

  await button(window, /^手工合并/u).click();
  const field = window.getByRole('group', { name: '工作简况' });
  await field.getByText('另填').click();
  await field.getByRole('textbox', { name: '工作简况' }).fill('两边说的合在一起。');
  await button(window, '确定合并').click();
  await expect(button(window, /^手工合并/u)).toHaveAttribute('aria-pressed', 'true');
  await expect(window.getByText('将写入 1 条，待定 0 条，不导入 0 条')).toBeVisible();
  await importNow(window);
  expect(await summaryOf(window, nursing.person)).toBe('两边说的合在一起。');
});

test('a passphrase is asked for, another key is held up, and an altered package is refused in words', async ({
  window,
  dataFolder,
}) => {
  const nursing = await makeOffice(window, dataFolder);
  await nursing.report([lineOf('entry', visitOf(nursing.person), 1)], {
    name: '加密',
    passphrase: '九月开学',
  });
  await openRoom(window, '收发');
  await button(window, '加密.lxb').click();
  await window.getByLabel('密码').fill('不对');
  await window.keyboard.press('Enter');
  await expect(window.getByText(/密码不对/u)).toBeVisible();
  await window.getByLabel('密码').fill('九月开学');
  await window.keyboard.press('Enter');
  await button(window, '核对一致，继续').click();
  await importNow(window);

  await nursing.report([], { name: '换了电脑', anew: true });
  await button(window, '换了电脑.lxb').click();
  await expect(window.getByRole('heading', { name: '“护理学院”的核对码变了' })).toBeVisible();
  await expect(window.getByText(/以前认定的核对码/u)).toBeVisible();
  await button(window, '先不导入').click();

  const path = await nursing.report([], { name: '改过' });
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  await button(window, '改过.lxb').click();
  await expect(window.getByRole('alert')).toContainText('“改过.lxb”没有导入：');
});

test('a day that can not be read is filled in beside the picture of the form', async ({
  window,
  dataFolder,
}) => {
  const nursing = await makeOffice(window, dataFolder);
  const form = nursing.form('附件1-林致远-2026年10月.docx', '>9<', '>上旬某<');
  await openRoom(window, '收发');
  await button(window, form).click();
  const picture = window.getByRole('document', { name: /^原表：林致远/u });
  await expect(picture.getByRole('cell', { name: '10月上旬某日' })).toBeVisible();
  const panel = window.getByRole('complementary', { name: '这一条的内容' });
  await expect(panel.getByText('请补齐下面的内容')).toBeVisible();
  await panel.getByRole('textbox', { name: '日期', exact: true }).fill('10.9');
  await panel.getByRole('textbox', { name: '日期', exact: true }).press('Enter');
  await button(window, '按所填导入').click();
  await expect(window.getByText(/待定 0 条，不导入 0 条/u)).toBeVisible();
  await importNow(window);
  const { people } = await ask(window, 'roster.all', null);
  const { id: person } = people.find(({ name }) => name === '林致远')!;
  const { entries } = await ask(window, 'sheet.open', { person, month: '2026-10' });
  expect(entries.map(({ entry }) => entry.happened)).toContain('2026-10-09');
});

test('a review of five thousand rows is walked by key and decided in bulk', async ({
  window,
  dataFolder,
}) => {
  test.setTimeout(120_000);
  await window.setViewportSize({ width: 1366, height: 768 });
  const nursing = await makeOffice(window, dataFolder);
  const lines = Array.from({ length: 5000 }, (_, at) =>
    lineOf('entry', visitOf(nursing.person, { summary: `第 ${String(at + 1)} 次谈心谈话。` }), 1),
  );
  await nursing.report(lines);
  await openRoom(window, '收发');
  await takeFirst(window, '报送包-1.lxb');
  await expect(window.getByText('将写入 5000 条')).toBeVisible({ timeout: 60_000 });
  const table = window.getByRole('table', { name: '来件的每一条' });
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  await table.getByRole('button').first().focus();
  await window.keyboard.press('End');
  const panel = window.getByRole('complementary', { name: '这一条的内容' });
  await expect(panel.getByText('5000 / 5000')).toBeVisible();
  await expect(panel.getByRole('cell', { name: /第 5000 次/u })).toBeVisible();
  await window.getByLabel('全部选中').check();
  await window.getByRole('group', { name: '已选 5000 条：' }).getByText('不导入').click();
  await expect(window.getByText('将写入 0 条，待定 0 条，不导入 5000 条')).toBeVisible();
  const wider = await window.evaluate(() => {
    const main = document.querySelector('main');
    return main === null ? 0 : main.scrollWidth - main.clientWidth;
  });
  expect(wider).toBe(0);
});

for (const theme of ['light', 'dark'] as const) {
  test(`every state of the room has no faults of accessibility, ${theme}`, async ({
    window,
    dataFolder,
  }) => {
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const faults = async (): Promise<readonly string[]> => {
      // Without frames: `analyze` would open a page of its own, which this app forbids.
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
      );
    };
    const nursing = await makeOffice(window, dataFolder);
    const visit = visitOf(nursing.person);
    await nursing.report([lineOf('entry', visit, 1)]);
    await openRoom(window, '收发');
    expect(await faults(), 'files').toEqual([]);
    await button(window, '报送包-1.lxb').click();
    await expect(button(window, '核对一致，继续')).toBeVisible();
    expect(await faults(), 'stranger').toEqual([]);
    await button(window, '核对一致，继续').click();
    await expect(window.getByText('将写入 1 条')).toBeVisible();
    expect(await faults(), 'review').toEqual([]);
    await importNow(window);
    await nursing.report([lineOf('entry', { ...visit, id: visit.id.replace(/.$/u, 'f') }, 1)]);
    await button(window, '报送包-2.lxb').click();
    await expect(window.getByRole('region', { name: '核对来件' })).toBeVisible();
    expect(await faults(), 'second review').toEqual([]);
    await importNow(window);
    await tab(window, /^待定事项/u).click();
    expect(await faults(), 'pending').toEqual([]);
    await tab(window, '收发记录').click();
    await expect(window.getByRole('table', { name: '收发记录' })).toBeVisible();
    expect(await faults(), 'log').toEqual([]);
  });
}
