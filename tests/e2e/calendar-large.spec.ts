import { ask, makeSchool } from './calendar-school.ts';
import { expect, test } from './fixtures.ts';
import { openRoom } from './steps.ts';

const PEOPLE = 200;

test('200 people × all rules: only rows in sight are drawn, and the keyboard reaches every one', async ({
  window,
}) => {
  test.setTimeout(180_000);
  await window.setViewportSize({ width: 1366, height: 768 });
  await makeSchool(window);
  const lines = Array.from(
    { length: PEOPLE },
    (_, index) =>
      `领导${String(index + 1)}\t第${String(index % 20)}学院\t领导班子成员\t副院长\t2023-01-01`,
  );
  const { id: review } = await ask(window, 'roster.paste', {
    kind: 'people',
    text: ['姓名\t部门\t类别\t职务\t任职起', ...lines].join('\n'),
  });
  await ask(window, 'roster.commit', { review });
  await window.reload();
  await openRoom(window, '合规日历');
  await window.getByText('全部条款', { exact: true }).click();
  const grid = window.getByRole('grid');
  await expect(window.getByText(`${String(PEOPLE + 2)} 人`, { exact: true })).toBeVisible();
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(PEOPLE);
  const drawn = (): Promise<number> => grid.locator('tbody tr[aria-rowindex]').count();
  expect(await drawn()).toBeLessThan(60);

  await grid.getByRole('gridcell').first().focus();
  await window.keyboard.press('Control+End');
  await expect(grid.locator(':focus')).toHaveAccessibleName(/^领导\d+ /u);
  await expect(grid.locator(':focus')).toBeInViewport();
  const last = await grid.locator(':focus').getAttribute('data-row');
  await window.keyboard.press('PageUp');
  await expect(grid.locator(':focus')).toBeInViewport();
  expect(await grid.locator(':focus').getAttribute('data-row')).not.toBe(last);
  expect(await drawn()).toBeLessThan(60);

  const took = await grid.evaluate(async (table) => {
    const frame = table.parentElement!;
    const begun = performance.now();
    for (let step = 0; step <= 40; step += 1) {
      frame.scrollTop = (frame.scrollHeight * step) / 40;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - begun;
  });
  expect(took / 41, 'milliseconds for each frame of the scroll').toBeLessThan(150);
  await expect(grid.getByRole('columnheader').first()).toBeInViewport();
  await expect(grid.getByRole('rowheader').last()).toBeInViewport();
});
