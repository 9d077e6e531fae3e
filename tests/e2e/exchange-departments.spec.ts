import { join } from 'node:path';
import {
  ask,
  button,
  codeIn,
  entriesOf,
  expect,
  idOf,
  importNow,
  joinOffice,
  openPart,
  ownCode,
  send,
  startOffice,
  take,
  test,
} from './exchange-pcs.ts';
import type { Pc } from './exchange-pcs.ts';
import { saved, write } from './sheets-ledger.ts';
import { openRoom } from './steps.ts';

const OCTOBER = '2026-10';
const PERSON = '何雨桐';

/** Opens her sheet of October. */
async function openSheet({ page }: Pc): Promise<void> {
  await openRoom(page, '记录表');
  await page.getByRole('radiogroup', { name: '记录表种类' }).getByText('三特一体').click();
  const october = page.getByRole('group', { name: '2026年10月' });
  if (!(await october.isVisible())) await button(page, '上个月').click();
  await page.getByRole('navigation', { name: '人员' }).getByText(PERSON).click();
  await expect(page.getByRole('group', { name: '工作记录表' })).toContainText(
    '填表时间：2026年10月',
  );
}

async function submit({ page }: Pc): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/何雨桐 2026年10月的工作记录表已提交/u).first()).toBeVisible();
}

/** What the department's window says of its only entry of October. */
async function expectFate({ page }: Pc, fate: string): Promise<void> {
  await openPart(page, '送');
  const october = page.getByRole('group', { name: '2026年10月' });
  if (!(await october.isVisible())) await button(page, '上个月').click();
  await expect(page.getByRole('table', { name: '报送情况' }).getByRole('row').nth(1)).toContainText(
    fate,
  );
}

test('a department begins from a roster, reports a month, and learns what became of it', async ({
  start,
  stick,
}) => {
  test.setTimeout(90_000);
  const office = await startOffice(start);
  const roster = await send(office, '下发包', '护理学院');
  const code = await ownCode(office.page);
  const department = await joinOffice(start, 'nursing', join(stick, roster), { code });
  const { page } = department;
  await expect(page.getByText('护理学院部门填报')).toBeVisible();
  const person = await idOf(office, PERSON);

  await test.step('a sheet is filled, handed in and reported', async () => {
    await openSheet(department);
    await button(page, '添加一条记录').click();
    await write(page, { day: '10.9', object: '2026级护理1班', summary: '参加主题班会。' });
    await saved(page);
    await page.keyboard.press('Escape');
    await expectFate(department, '草稿');
    await openSheet(department);
    await submit(department);
    await expectFate(department, '待报送');
  });
  const first = await send(department, '报送包', null);
  await expectFate(department, '已报送，未回执');

  await test.step('the office compares the code, reviews and imports', async () => {
    await take(office, first);
    await expect(
      office.page.getByRole('heading', { name: '第一次收到“护理学院”的联系包' }),
    ).toBeVisible();
    const figure = office.page.getByRole('figure', { name: '这个包的核对码' });
    expect(await codeIn(figure)).toBe(await ownCode(page));
    await button(office.page, '核对一致，继续').click();
    await expect(office.page.getByText('没有需要您决定的，可以直接导入。')).toBeVisible();
    await importNow(office);
    expect(await entriesOf(office, person)).toMatchObject([{ summary: '参加主题班会。' }]);
  });

  await test.step('the same package says that nothing changes', async () => {
    await take(office, first);
    await expect(office.page.getByText('这里面的内容台账里都有了，不用导入。')).toBeVisible();
    await expect(office.page.getByText(/重复导入不会改变什么/u)).toBeVisible();
    await button(office.page, '放弃').click();
  });

  await test.step('the import is taken back, and comes again', async () => {
    await openPart(office.page, '收发记录');
    await button(office.page, `撤销这次导入：${first}`).click();
    await expect(office.page.getByRole('row', { name: new RegExp(first, 'u') })).toContainText(
      '已撤销',
    );
    expect(await entriesOf(office, person)).toEqual([]);
    await take(office, first);
    // The key that was agreed on stays agreed on.
    await importNow(office);
    expect(await entriesOf(office, person)).toHaveLength(1);
  });

  await test.step('the office returns the sheet, and the department learns why', async () => {
    await openSheet(office);
    await button(office.page, '退回……').click();
    await office.page.getByLabel('退回原因').fill('请写明班会的主题。');
    await button(office.page, '退回').click();
    await expect(
      office.page.getByText(/何雨桐 2026年10月的工作记录表已退回/u).first(),
    ).toBeVisible();
    await take(department, await send(office, '回执包', '护理学院'));
    await importNow(department);
    await expectFate(department, '已退回');
    await expectFate(department, '请写明班会的主题。');
  });

  await test.step('it is corrected, handed in again and accepted', async () => {
    await openSheet(department);
    await page
      .getByRole('group', { name: '工作记录表' })
      .getByRole('button', { name: /^修改/u })
      .first()
      .click();
    await page.getByRole('textbox', { name: '工作简况' }).fill('参加“学风”主题班会。');
    await page.keyboard.press('Escape');
    await submit(department);
    await expectFate(department, '报送后又改，待报送');
    await take(office, await send(department, '报送包', null));
    await importNow(office);
    await openSheet(office);
    await button(office.page, '认可').click();
    await expect(office.page.getByText('✓ 已认可。', { exact: false })).toBeVisible();
    await take(department, await send(office, '回执包', '护理学院'));
    await importNow(department);
    await expectFate(department, '已认可');
  });

  const here = await ask(office.page, 'sheet.open', { person, month: OCTOBER });
  const there = await ask(page, 'sheet.open', { person, month: OCTOBER });
  expect(there.entries.map(({ entry }) => entry)).toEqual(here.entries.map(({ entry }) => entry));
  expect(there.sheet).toEqual(here.sheet);
  expect(await ask(page, 'exchange.pending', null)).toEqual([]);
});
