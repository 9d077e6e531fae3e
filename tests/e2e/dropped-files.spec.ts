import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launch, test } from './fixtures.ts';

/** Drops files of the disk on the middle of the window, the way the operating system does. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  }
  await session.detach();
}

/** What the ledger says is waiting, by name. */
const waiting = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    interface Said {
      readonly value: { readonly waiting: readonly { readonly name: string }[] };
    }
    const ledger = Reflect.get(globalThis, 'ledger') as {
      readonly ask: (question: string, asked: unknown) => Promise<Said>;
    };
    return (await ledger.ask('exchange.overview', null)).value.waiting.map(({ name }) => name);
  });

const makeLedger = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    interface Said {
      readonly ok: boolean;
      readonly value: { readonly policies: readonly { readonly id: string }[] };
    }
    const ledger = Reflect.get(globalThis, 'ledger') as {
      readonly ask: (question: string, asked: unknown) => Promise<Said>;
    };
    const policies = (await ledger.ask('setup.proposal', null)).value.policies.map(({ id }) => id);
    const asked = { institution: '示例学院', policies: policies.slice(0, 1), semesters: [] };
    if (!(await ledger.ask('setup.create', asked)).ok) throw new Error('no ledger was made');
  });

test('a dropped file neither navigates nor can be made up, and waits in the ledger', async ({
  window,
  dataFolder,
}) => {
  await makeLedger(window);
  const file = join(dataFolder, '名册.csv');
  writeFileSync(file, '姓名\n');
  await window.evaluate(() => {
    const ledger = Reflect.get(globalThis, 'ledger') as {
      readonly dropped: (files: readonly File[]) => void;
    };
    ledger.dropped([new File(['姓名'], '/etc/passwd.csv')]);
    document.addEventListener('dragover', (event) => {
      event.preventDefault();
    });
    document.addEventListener('drop', (event) => {
      ledger.dropped([...(event.dataTransfer?.files ?? [])]);
    });
  });
  await drop(window, [file]);
  await expect.poll(() => waiting(window)).toEqual(['名册.csv']);
  expect(window.url()).toBe('app://ledger/index.html');
});

test('a stranger can hand over nothing', async ({ electronApp, window, dataFolder }) => {
  await makeLedger(window);
  const file = join(dataFolder, '名册.csv');
  writeFileSync(file, '姓名\n');
  await electronApp.evaluate(async ({ BrowserWindow }, path) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { contextIsolation: false, nodeIntegration: true, sandbox: false },
    });
    try {
      await stranger.loadURL('app://ledger/index.html');
      await stranger.webContents.executeJavaScript(
        `require('electron').ipcRenderer.send('dropped', ${JSON.stringify([path])})`,
      );
    } finally {
      stranger.destroy();
    }
  }, file);
  expect(await waiting(window)).toEqual([]);
});

test('files named when the app is started or started again wait in the ledger', async ({
  electronApp,
  window,
  dataFolder,
}) => {
  await makeLedger(window);
  const file = join(dataFolder, '名册.csv');
  const other = join(dataFolder, '校历.csv');
  writeFileSync(file, '姓名\n');
  writeFileSync(other, '学年\n');
  await electronApp.evaluate(
    ({ app }, [path, folder]) => {
      app.emit(
        'second-instance',
        {},
        ['lianxi', '--switch', path, '没有.csv', '/etc/hosts'],
        folder,
      );
    },
    [file, dataFolder] as const,
  );
  await expect.poll(() => waiting(window)).toEqual(['名册.csv']);
  await electronApp.close();
  const again = await launch(dataFolder, { args: ['--', other] });
  try {
    const page = await again.firstWindow();
    await page.waitForLoadState('load');
    await expect.poll(() => waiting(page)).toEqual(['校历.csv']);
  } finally {
    await again.close();
  }
});
