import { join } from 'node:path';
import { filesBelow, run, settleDemo } from './batch-run.ts';
import { expect, packagedExecutable, test } from './fixtures.ts';

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

test('the archive holds the bundles, the resources and SQLite, and nothing else', async ({
  electronApp,
  window,
}) => {
  await expect(window).toHaveTitle('联系师生台账');
  const held = await electronApp.evaluate(({ app }) => {
    const { readdirSync } = process.getBuiltinModule('fs');
    const list = (...path: readonly string[]): string[] =>
      readdirSync([app.getAppPath(), ...path].join('/')).sort();
    return {
      root: list(),
      out: list('out'),
      modules: list('node_modules'),
      binaries: list('node_modules/better-sqlite3/prebuilds'),
    };
  });
  expect(held).toEqual({
    root: ['node_modules', 'out', 'package.json', 'resources'],
    out: ['licences.txt', 'main', 'preload', 'renderer'],
    modules: ['better-sqlite3'],
    binaries: [`${process.platform}-${process.arch}.node`],
  });
});

test('the packaged app says what it is made of', async ({ window }) => {
  const about = await window.evaluate(async () => {
    const { ledger } = globalThis as unknown as {
      ledger: { ask: (question: string, asked: null) => Promise<unknown> };
    };
    return ledger.ask('app.about', null);
  });
  expect(about).toMatchObject({ ok: true, value: { version: '0.1.0' } });
  expect(JSON.stringify(about)).toContain('better-sqlite3 13');
});

test('the packaged app does a month without a window', async ({ dataFolder }) => {
  const data = join(dataFolder, '数据');
  await settleDemo(data);
  const into = join(dataFolder, '打印');
  const words = ['--documents=sheets', '--month=2026-10', `--into=${into}`];
  const ended = await run(data, words, packagedExecutable);
  expect(ended.code).toBe(1);
  const files = filesBelow(into);
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) expect(ended.out).toContain(`写成 ${file}`);
});
