import { join } from 'node:path';
import { differencesBetween } from '../services/exchange-ledgers.ts';
import {
  ask,
  button,
  contentsIn,
  entriesOf,
  expect,
  idOf,
  importNow,
  joinOffice,
  openPart,
  ownCode,
  reportVisit,
  rewrite,
  send,
  startOffice,
  take,
  test,
} from './exchange-pcs.ts';
import type { Pc } from './exchange-pcs.ts';

const SECRET = '九月开学';

/** What the ledger of a PC says of a visit. */
const summaryOf = async (pc: Pc, person: string, id: string): Promise<string | undefined> =>
  (await entriesOf(pc, person)).find((entry) => entry.id === id)?.summary;

/** Takes a package of somebody who is known in, and writes what is in it. */
async function takeAll(pc: Pc, file: string): Promise<void> {
  await take(pc, file);
  await importNow(pc);
}

/** The office takes a department's first package in. */
async function takeFirst(office: Pc, file: string): Promise<void> {
  await take(office, file);
  await button(office.page, '核对一致，继续').click();
  await importNow(office);
}

test('an office and two departments come to the same ledger, whatever happens on the way', async ({
  start,
  stick,
  dataFolder,
}) => {
  test.setTimeout(90_000);
  const office = await startOffice(start);
  const { page } = office;
  const code = await ownCode(page);
  const rosters = [
    await send(office, '下发包', '护理学院'),
    await send(office, '下发包', '药学院', SECRET),
  ] as const;
  const nursing = await joinOffice(start, 'nursing', join(stick, rosters[0]), { code });
  const pharmacy = await joinOffice(start, 'pharmacy', join(stick, rosters[1]), {
    ...{ code, passphrase: SECRET },
  });
  const [he, qin, cai] = [
    await idOf(office, '何雨桐'),
    await idOf(office, '秦嘉树'),
    await idOf(office, '蔡文琢'),
  ];

  const meeting = await reportVisit(nursing, he, { summary: '参加主题班会。' });
  const lecture = await reportVisit(nursing, qin, { summary: '听课。', happened: '2026-10-20' });
  await takeFirst(office, await send(nursing, '报送包', null));
  const seminar = await reportVisit(pharmacy, cai, { summary: '座谈。' });
  const early = await send(pharmacy, '报送包', null);
  await rewrite(pharmacy, cai, { id: seminar, summary: '与学生代表座谈。' });
  const late = await send(pharmacy, '报送包', null);

  await test.step('packages come in the wrong order', async () => {
    await takeFirst(office, late);
    await take(office, early);
    await expect(page.getByText(/旧内容不会盖过新的/u)).toBeVisible();
    await button(page, '完成核对').click();
    expect(await summaryOf(office, cai, seminar)).toBe('与学生代表座谈。');
  });

  await test.step('both sides change one entry: different fields, and the same', async () => {
    await rewrite(office, he, { id: meeting, place: '教学楼 A204' });
    await rewrite(nursing, he, { id: meeting, summary: '参加“学风”主题班会。' });
    await rewrite(office, qin, { id: lecture, summary: '听课一节。' });
    await rewrite(nursing, qin, { id: lecture, summary: '听基础护理课。' });
    await take(office, await send(nursing, '报送包', null));
    await expect(page.getByText(/^将写入 \d+ 条，待定 1 条，不导入 0 条$/u)).toBeVisible();
    await importNow(office);
    await button(page, '去处理待定事项（1）').click();
    await page.getByRole('table', { name: '待定事项' }).getByRole('button').first().click();
    const panel = page.getByRole('complementary', { name: '这一条的内容' });
    await expect(panel).toContainText('听课一节。');
    await expect(panel).toContainText('听基础护理课。');
    await panel.getByRole('button', { name: /^手工合并/u }).click();
    const field = panel.getByRole('group', { name: '工作简况' });
    await field.getByText('另填').click();
    await field.getByRole('textbox', { name: '工作简况' }).fill('听基础护理课一节。');
    await button(page, '确定合并').click();
    await expect(page.getByText('没有待定事项')).toBeVisible();
    expect(await summaryOf(office, qin, lecture)).toBe('听基础护理课一节。');
  });

  await test.step('what the office accepted is withdrawn, and the office keeps it', async () => {
    const accept = { person: cai, month: '2026-10', decision: 'accept', reason: '' } as const;
    await ask(page, 'sheet.decide', accept);
    await ask(pharmacy.page, 'record.remove', { kind: 'entry', id: seminar });
    await take(office, await send(pharmacy, '报送包', null, SECRET));
    await page.getByLabel('密码').fill(SECRET);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^将写入 \d+ 条，待定 1 条/u)).toBeVisible();
    await importNow(office);
    await openPart(page, /^待定事项/u);
    await page.getByRole('table', { name: '待定事项' }).getByRole('button').first().click();
    await button(page, /^留旧/u).click();
    await expect(page.getByText('没有待定事项')).toBeVisible();
    expect(await entriesOf(office, cai)).toMatchObject([{ status: 'accepted' }]);
  });

  await test.step('both departments learn of it', async () => {
    for (const [pc, unit] of [
      [nursing, '护理学院'],
      [pharmacy, '药学院'],
    ] as const)
      await takeAll(pc, await send(office, '回执包', unit));
    expect(await summaryOf(nursing, qin, lecture)).toBe('听基础护理课一节。');
    expect(await entriesOf(nursing, he)).toMatchObject([
      { summary: '参加“学风”主题班会。', place: '教学楼 A204' },
    ]);
    expect(await entriesOf(pharmacy, cai)).toMatchObject([{ status: 'accepted' }]);
    for (const pc of [office, nursing, pharmacy])
      expect(await ask(pc.page, 'exchange.pending', null)).toEqual([]);
  });

  for (const pc of [office, nursing, pharmacy]) await pc.app.close();
  const here = contentsIn(dataFolder, 'office');
  for (const name of ['nursing', 'pharmacy'])
    expect(differencesBetween(here, contentsIn(dataFolder, name)), name).toEqual([]);
});
