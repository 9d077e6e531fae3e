import { expect, test } from './fixtures.ts';

test.use({ packaged: true });

test('the packaged app opens its window from inside the archive', async ({
  electronApp,
  window,
}) => {
  await expect(window).toHaveTitle('联系师生台账');
  expect(window.url()).toBe('app://ledger/index.html');
  const seen = await electronApp.evaluate(({ app }) => ({
    isPackaged: app.isPackaged,
    path: app.getAppPath(),
  }));
  expect(seen.isPackaged).toBe(true);
  expect(seen.path).toMatch(/app\.asar$/);
});

test('the packaged app keeps its data where the switch says', async ({
  electronApp,
  window,
  dataFolder,
}) => {
  await expect(window).toHaveTitle('联系师生台账');
  const folder = await electronApp.evaluate(({ app }) => app.getPath('userData'));
  expect(folder).toBe(dataFolder);
});
