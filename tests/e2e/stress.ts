import type { Page } from '@playwright/test';

/** Chance that is the same in every run. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

/** A small generator (mulberry32) started from a seed. */
export function diceOf(seed: number): Dice {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, pick: (items) => items[Math.floor(next() * items.length)]! };
}

export const chance = (dice: Dice, share: number): boolean => dice.next() < share;

/** Clicks one of the elements with the mouse, wherever it is now; whether there was one. `which` is a share of them. */
export async function strike(page: Page, selector: string, which: number): Promise<boolean> {
  const at = await page.evaluate(
    ([wanted, share]) => {
      const all = [...document.querySelectorAll(wanted)];
      const target = all[Math.floor(share * all.length)];
      target?.scrollIntoView({ block: 'nearest' });
      const box = target?.getBoundingClientRect();
      return box === undefined || box.width === 0
        ? null
        : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    [selector, which] as const,
  );
  if (at === null) return false;
  await page.mouse.click(at.x, at.y);
  return true;
}

/** Clicks several of the elements within one turn of the window's loop. */
export async function hit(page: Page, selector: string, which: readonly number[]): Promise<void> {
  await page.evaluate(
    ([wanted, shares]) => {
      const all = [...document.querySelectorAll<HTMLElement>(wanted)];
      for (const share of shares) all[Math.floor(share * all.length)]?.click();
    },
    [selector, which] as const,
  );
}
