import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { ask, makeLedger, openOctober } from './sheets-ledger.ts';
import { chance, diceOf, hit, strike } from './stress.ts';
import type { Dice } from './stress.ts';

const ROUNDS = 220;
const objects = ['护理', '药学院党总支', 'jchl', '教研室', '5号楼', '不在名册上的地方'];
const days = ['10.9', '28', '3-10', '昨天', '2026-10-21', '10'];

/** What the window promised is in the ledger: for each entry, by its mark, what stood in it when it was said to be saved. */
async function watchPromises(page: Page): Promise<void> {
  await page.evaluate(() => {
    const promised: Record<string, string> = {};
    Reflect.set(window, 'promised', promised);
    new MutationObserver(() => {
      const said = [...document.querySelectorAll('[role="status"]')].some((one) =>
        one.textContent.includes('草稿已自动保存'),
      );
      const text = document.querySelector<HTMLTextAreaElement>('[data-field="summary"]')?.value;
      const mark = /^记\d+号/u.exec(text ?? '')?.[0];
      if (said && text !== undefined && mark !== undefined) promised[mark] = text;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** One thing a hurried clerk may do. Nothing waits for anything. */
type Act = (page: Page, dice: Dice, round: number) => Promise<void>;

const inField = async (page: Page, selector: string, text: string, end: string): Promise<void> => {
  if (!(await strike(page, selector, 0))) return;
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  if (end !== '') await page.keyboard.press(end);
};

const writeSummary: Act = async (page, dice, round) => {
  const selector = '[data-field="summary"]';
  const now = await page.evaluate(
    (wanted) => document.querySelector<HTMLTextAreaElement>(wanted)?.value,
    selector,
  );
  if (now === undefined || !(await strike(page, selector, 0))) return;
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(now === '' ? `记${String(round)}号` : `，${String(round)}`);
  if (chance(dice, 0.3)) await page.keyboard.press('Control+S');
};

const writeObject: Act = async (page, dice) => {
  const end = dice.pick(['Escape', 'Escape', 'Enter', 'Tab', 'ArrowDown', '', '']);
  await inField(page, '[data-part="whom"] input', dice.pick(objects), end);
  if (end === 'ArrowDown') await page.keyboard.press('Enter');
  if (end === 'Escape' && chance(dice, 0.6)) await page.keyboard.press('Escape');
};

const writeDay: Act = (page, dice) =>
  inField(
    page,
    '[data-part="when"] input[type="text"]',
    dice.pick(days),
    dice.pick(['Enter', 'Tab', 'Escape', '']),
  );

const fillActivity: Act = async (page, dice) => {
  const fields = '.editor .combo-input';
  if (!(await strike(page, fields, dice.next()))) return;
  await page.keyboard.insertText(dice.pick(['党', '座谈', 'l', '周']));
  await page.keyboard.press(dice.pick(['Enter', 'Escape', 'Tab', 'ArrowDown']));
};

const click =
  (selector: string): Act =>
  async (page, dice) => {
    await strike(page, selector, dice.next());
  };
/** Twice in the same breath, before anything could be drawn. */
const hurry =
  (selector: string): Act =>
  (page, dice) =>
    hit(page, selector, [dice.next(), dice.next()]);
const press =
  (...keys: readonly string[]): Act =>
  async (page) => {
    for (const key of keys) await page.keyboard.press(key);
  };

const acts: readonly Act[] = [
  click('.paper .fill, .paper .again'),
  click('.paper .fill, .paper .again, .paper .add'),
  hurry('.paper .fill, .paper .again, .paper [data-line]'),
  hurry('.paper [data-line], .editor .close'),
  click('.paper [data-line]'),
  click('.paper [data-line]'),
  writeDay,
  writeDay,
  writeObject,
  writeObject,
  writeObject,
  writeSummary,
  writeSummary,
  writeSummary,
  fillActivity,
  click('.editor .segmented label'),
  click('.editor .notes button, .editor .proof button, .editor .other button'),
  click('.editor .close'),
  click('nav.people button'),
  hurry('nav.people button, [aria-label="上个月"], [aria-label="下个月"]'),
  click('[aria-label="上个月"]'),
  click('[aria-label="下个月"]'),
  click('.bar .segmented label'),
  press('Control+S'),
  press('Escape'),
  press('Control+P', 'Escape'),
  press('Alt+3', 'Alt+2'),
  press('Alt+1', 'Alt+2'),
];

/** The months that such a clerk may have wandered to. */
const months = ['2025', '2026', '2027', '2028'].flatMap((year) =>
  Array.from({ length: 12 }, (_month, at) => `${year}-${String(at + 1).padStart(2, '0')}`),
);

async function summaries(page: Page): Promise<readonly string[]> {
  const { people } = await ask(page, 'roster.all', null);
  const sheets = await Promise.allSettled(
    people.flatMap(({ id }) =>
      months.map((month) => ask(page, 'sheet.open', { person: id, month })),
    ),
  );
  // A month in which somebody held no post has no sheet to open.
  return sheets.flatMap((sheet) =>
    sheet.status === 'fulfilled' ? sheet.value.entries.map(({ entry }) => entry.summary) : [],
  );
}

/** Puts away what is open: what lacks its day could not be saved and would hold the window open. */
async function giveUp(page: Page): Promise<void> {
  const remove = page.getByRole('button', { name: '删除这条记录' });
  if (await remove.isVisible()) await remove.click();
}

for (const seed of [1, 2, 25]) {
  test(`a hurried clerk breaks nothing and loses nothing (${String(seed)})`, async ({ window }) => {
    const dice = diceOf(seed);
    await window.setViewportSize({ width: 1366, height: 768 });
    await makeLedger(window);
    await openOctober(window);
    await watchPromises(window);
    for (let round = 0; round < ROUNDS; round += 1) await dice.pick(acts)(window, dice, round);
    await expect(window.getByText('这一页没有显示出来')).toHaveCount(0);
    await expect(window.getByText('程序遇到意外情况')).toHaveCount(0);
    await expect(window.getByText('程序内部的请求格式不对')).toHaveCount(0);
    const promised = await window.evaluate(
      () => Reflect.get(window, 'promised') as Record<string, string>,
    );
    const kept = await summaries(window);
    await giveUp(window);
    expect(Object.keys(promised).length, 'something was written at all').toBeGreaterThan(0);
    const lost = Object.values(promised).filter(
      (text) => !kept.some((one) => one.startsWith(text)),
    );
    expect(lost, 'said to be saved, and not in the ledger').toEqual([]);
  });
}
