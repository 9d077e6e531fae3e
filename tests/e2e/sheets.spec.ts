import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { collectComplaints, expect, launch, test } from './fixtures.ts';
import { ask, makeLedger, openOctober, saved, write } from './sheets-ledger.ts';

const visit = {
  day: '10.9',
  object: '护理学院党总支',
  summary: '列席总支委员会，听取意识形态工作汇报。',
};
const paper = (page: Page) => page.getByRole('group', { name: '工作记录表' });
const lineOf = (page: Page, text: string) => paper(page).getByRole('row').filter({ hasText: text });

async function addVisit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '点击或按 Enter 添加：党总支' }).click();
  await write(page, visit);
  await saved(page);
}

async function lin(page: Page): Promise<string> {
  const roster = await ask(page, 'roster.all', null);
  return roster.people.find((person) => person.name === '林致远')!.id;
}

async function entries(page: Page) {
  return (await ask(page, 'sheet.open', { person: await lin(page), month: '2026-10' })).entries;
}

/** What axe finds on the page. */
async function faults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

test('an entry is added in place, changed, deleted and brought back', async ({ window }) => {
  await makeLedger(window);
  await openOctober(window);
  await addVisit(window);

  await expect(lineOf(window, visit.object)).toContainText('10月9日');
  await expect(lineOf(window, visit.object)).toContainText(visit.summary);
  expect(
    (await entries(window)).map(({ entry }) => [entry.happened, entry.carriers, entry.objectText]),
  ).toEqual([['2026-10-09', ['党总支'], visit.object]]);
  expect(
    (await entries(window))[0]!.entry.object,
    'typed in full, it is the object itself',
  ).not.toBeNull();

  await window.getByRole('textbox', { name: '工作简况' }).fill('改写后的简况。');
  await window.getByRole('textbox', { name: '工作简况' }).press('Escape');
  await expect(lineOf(window, visit.object)).toContainText('改写后的简况。');
  await expect(window.getByRole('button', { name: /^修改 10月9日/ })).toBeFocused();
  expect((await entries(window))[0]!.entry.summary).toBe('改写后的简况。');

  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: '删除这条记录' }).click();
  await expect(window.getByRole('button', { name: '点击或按 Enter 添加：党总支' })).toBeVisible();
  expect(await entries(window)).toEqual([]);

  await window.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(lineOf(window, visit.object)).toContainText('改写后的简况。');
});

test('two visits of one row are two lines of it', async ({ window }) => {
  await makeLedger(window);
  await openOctober(window);
  await addVisit(window);
  await window.getByRole('button', { name: '党总支：再记一条' }).click();
  await write(window, { day: '28', object: '药学院党总支', summary: '调研支部换届准备。' });
  await saved(window);
  await expect(lineOf(window, '药学院党总支')).toContainText('10月28日');
  expect(await entries(window)).toHaveLength(2);
});

test('what was typed survives the death of the program', async ({ dataFolder }) => {
  const first = await launch(dataFolder);
  const page = await first.firstWindow();
  await makeLedger(page);
  await openOctober(page);
  await addVisit(page);
  first.process().kill('SIGKILL');

  const second = await launch(dataFolder);
  const again = await second.firstWindow();
  const complaints: string[] = [];
  collectComplaints(again, complaints);
  await again.waitForLoadState('load');
  await openOctober(again);
  await expect(lineOf(again, visit.object)).toContainText(visit.summary);
  expect(complaints).toEqual([]);
  await second.close();
});

test('closing the window saves what was typed a moment ago', async ({ dataFolder }) => {
  const first = await launch(dataFolder);
  const page = await first.firstWindow();
  await makeLedger(page);
  await openOctober(page);
  await addVisit(page);
  await page.getByRole('textbox', { name: '工作简况' }).fill('最后一句话。');
  await first.close();

  const second = await launch(dataFolder);
  const again = await second.firstWindow();
  await again.waitForLoadState('load');
  expect((await entries(again)).map(({ entry }) => entry.summary)).toEqual(['最后一句话。']);
  await second.close();
});

test('a sheet that lacks something is not handed in, and the gap is opened', async ({ window }) => {
  await makeLedger(window);
  await openOctober(window);
  await window.getByRole('button', { name: '点击或按 Enter 添加：教研室' }).click();
  await write(window, { day: '10.22', object: '基础护理教研室', summary: '' });
  await saved(window);
  await window.getByRole('button', { name: '收起' }).click();
  await window.keyboard.press('Control+s');
  await expect(window.getByRole('alert')).toContainText('10月22日 教研室 没有填工作简况');
  await expect(window.getByRole('textbox', { name: '工作简况' })).toBeFocused();

  await window.keyboard.type('参加集体备课。');
  await saved(window);
  await window.keyboard.press('Control+s');
  await expect(window.getByText('林致远 2026年10月的工作记录表已提交。')).toBeVisible();
  await expect(window.getByRole('alert')).toHaveCount(0);
  expect((await entries(window))[0]!.entry.status).toBe('submitted');
});

test('a month without entries is handed in as a zero report with its reason', async ({
  window,
}) => {
  await makeLedger(window);
  await openOctober(window);
  await window.getByRole('button', { name: '本月零报告' }).click();
  await window.getByLabel('零报告的原因').fill('本月在外挂职');
  await window.keyboard.press('Control+s');
  await expect(
    window.getByRole('navigation', { name: '人员' }).getByRole('button', { name: '林致远' }),
  ).toContainText('零报告');
  const sheet = await ask(window, 'sheet.open', { person: await lin(window), month: '2026-10' });
  expect([sheet.status, sheet.sheet?.zeroReason]).toEqual(['submitted', '本月在外挂职']);
});

test('the preview shows the paper itself', async ({ window }) => {
  await makeLedger(window);
  await openOctober(window);
  await addVisit(window);
  await window.keyboard.press('Control+p');
  const page = window.getByRole('document', { name: /工作记录表$/ });
  await expect(page).toContainText('五联七进');
  await expect(page).toContainText(visit.summary);
  await expect(page.locator('table')).toHaveCount(1);
  // Drawn by rules of its own, though the page refuses style elements: the title is set in 22 points.
  expect(
    await page
      .getByText('工作记录表')
      .first()
      .evaluate((title) => getComputedStyle(title).fontSize),
  ).toBe('29.3333px');
  expect(await faults(window)).toEqual([]);
});

test('the middle managers’ sheet is written in its own cells', async ({ window }) => {
  await makeLedger(window);
  await openOctober(window);
  await window.getByText('三特一体', { exact: true }).click();
  await window.getByRole('textbox', { name: '个人专长' }).fill('心理咨询');
  await window
    .getByRole('textbox', { name: '工作内容（自由填写）' })
    .fill('走访宿舍，协调热水供应。');
  await window.getByRole('button', { name: '添加一条记录' }).click();
  await write(window, { day: '10.21', object: '5号楼302宿舍', summary: '走访6名学生。' });
  await saved(window);
  await expect(paper(window)).toContainText('10月21日，5号楼302宿舍：走访6名学生。');
  // A dormitory belongs to the row that dormitories feed, without being asked.
  await expect(window.getByRole('button', { name: /^移除/ })).not.toHaveCount(0);
  await window.getByRole('navigation', { name: '人员' }).getByRole('button').nth(1).click();
  await window.getByRole('navigation', { name: '人员' }).getByRole('button').first().click();
  await expect(window.getByRole('textbox', { name: '个人专长' })).toHaveValue('心理咨询');
  await expect(window.getByRole('textbox', { name: '工作内容（自由填写）' })).toHaveValue(
    '走访宿舍，协调热水供应。',
  );
});

for (const scheme of ['light', 'dark'] as const) {
  test(`nothing stands in the way of assistive technology (${scheme})`, async ({ window }) => {
    await window.emulateMedia({ colorScheme: scheme });
    await makeLedger(window);
    await openOctober(window);
    await addVisit(window);
    expect(await faults(window)).toEqual([]);
  });
}

test('a save that fails keeps the text, says why, and is made up for by the next', async ({
  window,
  electronApp,
}) => {
  await makeLedger(window);
  await openOctober(window);
  await addVisit(window);
  // The ledger stops answering and comes back: Electron offers no public way to take a handler out and put it back.
  await electronApp.evaluate(({ ipcMain }) => {
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, unknown>;
    Reflect.set(ipcMain, 'away', handlers.get('ask'));
    handlers.delete('ask');
  });
  const summary = window.getByRole('textbox', { name: '工作简况' });
  await summary.fill('断开时写下的话。');
  await expect(window.getByText('! 未能保存')).toBeVisible();
  await window
    .getByRole('navigation', { name: '人员' })
    .getByRole('button', { name: '周启明' })
    .click();
  await expect(summary, 'nobody is led away from unsaved text').toHaveValue('断开时写下的话。');
  await electronApp.evaluate(({ ipcMain }) => {
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, unknown>;
    handlers.set('ask', Reflect.get(ipcMain, 'away'));
  });
  await summary.fill('断开时写下的话，恢复后保存。');
  await saved(window);
  expect((await entries(window))[0]!.entry.summary).toBe('断开时写下的话，恢复后保存。');
});
