import type { Page } from '@playwright/test';
import { ask, makeSchool } from './calendar-school.ts';
import { expect, test } from './fixtures.ts';
import { diceOf, hit, strike } from './stress.ts';
import type { Dice } from './stress.ts';

const ROUNDS = 200;

/** One thing a hurried reader may do. Nothing waits for anything. */
type Act = (page: Page, dice: Dice) => Promise<void>;

const click =
  (selector: string): Act =>
  async (page, dice) => {
    await strike(page, selector, dice.next());
  };
const hurry =
  (selector: string): Act =>
  (page, dice) =>
    hit(page, selector, [dice.next(), dice.next(), dice.next()]);
const press =
  (...keys: readonly string[]): Act =>
  async (page) => {
    for (const key of keys) await page.keyboard.press(key);
  };

const find: Act = async (page, dice) => {
  if (!(await strike(page, 'input[type="search"]', 0))) return;
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(dice.pick(['z', 'lzy', '周', '没有这个人', '']));
};
/** Opens a list to choose from and takes one of it, or leaves it. */
const choose: Act = async (page, dice) => {
  if (!(await strike(page, '.select-trigger', dice.next()))) return;
  for (let step = dice.next() * 6; step > 0; step -= 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press(dice.pick(['Enter', 'Enter', 'Enter', 'Escape', 'Tab']));
};
const exempt: Act = async (page, dice) => {
  await strike(page, 'aside .foot button', 0.99);
  await strike(page, '.dialog .reasons button', dice.next());
  await page.keyboard.press(dice.pick(['Escape', 'Enter']));
  if (await strike(page, '.dialog .foot button', dice.next())) await page.keyboard.press('Escape');
};

const steps =
  '[aria-label="上个月"], [aria-label="下个月"], [aria-label="上一期"], [aria-label="下一期"]';
const cells = '[role="gridcell"]';

const acts: readonly Act[] = [
  click(steps),
  click(steps),
  hurry(steps),
  click(cells),
  click(cells),
  click(cells),
  hurry(cells),
  hurry(`${cells}, ${steps}`),
  find,
  choose,
  choose,
  choose,
  exempt,
  click('main .segmented label'),
  click('main .bar .button'),
  click('aside button'),
  press('ArrowRight', 'ArrowDown', 'Enter'),
  press('Enter', 'Escape'),
  press('Escape'),
  press('Control+Z'),
  press('Control+Z', 'Control+Y'),
  hurry('header button'),
  press('Alt+1', 'Alt+3'),
  press('Alt+2', 'Alt+3'),
  press('Alt+8', 'Alt+3'),
];

for (const seed of [1, 2]) {
  test(`a hurried reader breaks nothing (${String(seed)})`, async ({ window }) => {
    const dice = diceOf(seed);
    await window.setViewportSize({ width: 1366, height: 768 });
    await makeSchool(window);
    await window.reload();
    await window.waitForLoadState('load');
    await window.keyboard.press('Alt+3');
    for (let round = 0; round < ROUNDS; round += 1) await dice.pick(acts)(window, dice);
    await expect(window.getByText('这一页没有显示出来')).toHaveCount(0);
    await expect(window.getByText('程序遇到意外情况')).toHaveCount(0);
    expect((await ask(window, 'history.verify', null)).ok, 'the ledger is whole').toBe(true);
    await window.keyboard.press('Escape');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Alt+3');
    await expect(window.getByRole('main', { name: '合规日历' })).toBeVisible();
  });
}
