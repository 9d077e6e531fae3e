import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Counts, in the main process, every request the window's session lets through or refuses. */
async function countRequests(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ session }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenRequests: seen });
    // Only one listener per event is kept, so onBeforeRequest stays the app's own.
    session.defaultSession.webRequest.onSendHeaders((request) => seen.push(request.url));
  });
  return () =>
    app.evaluate(() => (globalThis as unknown as { seenRequests: string[] }).seenRequests);
}

test('the page is sandboxed and knows nothing of Node', async ({ electronApp, window }) => {
  const known = await window.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    module: typeof Reflect.get(globalThis, 'module'),
    bridge: Object.keys(Reflect.get(globalThis, 'ledger') as object).sort(),
  }));
  expect(known).toEqual({
    require: 'undefined',
    process: 'undefined',
    module: 'undefined',
    bridge: ['ask', 'dropped', 'onChanged'],
  });
  const preferences = await electronApp.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows();
    const contents = first?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
      contents.getLastWebPreferences();
    const spellcheck = first?.webContents.session.isSpellCheckerEnabled();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag, spellcheck };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  });
});

test('the policy refuses code made from text, inline scripts and every connection', async ({
  window,
  complaints,
}) => {
  const outcome = await window.evaluate(async () => {
    const refusals: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      refusals.push(event.effectiveDirective);
    });
    // In a task of its own, since the debugger may lend its own rights to what it evaluates.
    const later = <T>(body: () => T | Promise<T>): Promise<T | 'refused'> =>
      new Promise((settle) => {
        setTimeout(() => {
          Promise.resolve()
            .then(body)
            .then(settle, () => {
              settle('refused');
            });
        });
      });
    const evaluate = Reflect.get(globalThis, 'eval') as (text: string) => unknown;
    const evaluated = await later(() => evaluate('1 + 1'));
    const fetched = await later(async () => (await fetch('https://example.invalid/')).status);
    const fetchedHere = await later(async () => (await fetch('http://127.0.0.1:9/')).status);
    const markup = await later(() => {
      document.createElement('div').innerHTML = '<b>text</b>';
    });
    const policy = await later(() =>
      (
        Reflect.get(globalThis, 'trustedTypes') as {
          createPolicy: (name: string, rules: object) => object;
        }
      ).createPolicy('anything', {}),
    );
    const inline = document.createElement('script');
    await later(() => {
      inline.text = 'globalThis.inlineRan = true';
    });
    await later(() => {
      inline.append('globalThis.inlineRan = true');
      document.head.append(inline);
    });
    await later(() => undefined);
    return {
      evaluated,
      fetched,
      fetchedHere,
      markup,
      policy,
      inlineRan: Reflect.get(globalThis, 'inlineRan') as unknown,
      refusals: [...new Set(refusals)].sort(),
    };
  });
  expect(outcome.evaluated).toBe('refused');
  expect(outcome.fetched).toBe('refused');
  expect(outcome.fetchedHere).toBe('refused');
  expect(outcome.markup).toBe('refused');
  expect(outcome.policy).toBe('refused');
  expect(outcome.inlineRan).toBeUndefined();
  expect(outcome.refusals).toEqual(
    expect.arrayContaining(['connect-src', 'require-trusted-types-for', 'trusted-types']),
  );
  complaints.length = 0;
});

test('no window is opened, no navigation leaves the page', async ({
  electronApp,
  window,
  complaints,
}) => {
  expect(await window.evaluate(() => globalThis.open('https://example.invalid/'))).toBeNull();
  expect(await window.evaluate(() => globalThis.open('app://ledger/index.html'))).toBeNull();
  for (const address of ['https://example.invalid/', 'file:///etc/passwd', 'data:text/html,x']) {
    await window.evaluate((target) => {
      const link = document.createElement('a');
      link.href = target;
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
  }
  expect(window.url()).toBe('app://ledger/index.html');
  const windows = await electronApp.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
  );
  expect(windows).toBe(1);
  complaints.length = 0;
});

test('every permission is refused', async ({ window, complaints }) => {
  const answers = await window.evaluate(async () => {
    const outcome = async (wanted: () => Promise<unknown>): Promise<string> => {
      try {
        return String(await wanted());
      } catch (error) {
        return error instanceof Error ? 'refused' : 'refused, untold';
      }
    };
    const state = async (name: string): Promise<string> =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return {
      states: [await state('geolocation'), await state('camera'), await state('midi')],
      notifications: await outcome(() => Notification.requestPermission()),
      camera: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await outcome(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
      clipboard: await outcome(() => navigator.clipboard.readText()),
      position: await outcome(
        () =>
          new Promise((settle, fail) => {
            navigator.geolocation.getCurrentPosition(settle, () => {
              fail(new Error('refused'));
            });
          }),
      ),
    };
  });
  expect(answers).toEqual({
    states: ['denied', 'denied', 'denied'],
    notifications: 'denied',
    camera: 'refused',
    screen: 'refused',
    clipboard: 'refused',
    position: 'refused',
  });
  complaints.length = 0;
});

test('nothing but the page itself is ever requested', async ({
  electronApp,
  window,
  complaints,
}) => {
  const requests = await countRequests(electronApp);
  await window.reload();
  await window.evaluate(() => {
    const image = new Image();
    image.src = 'https://example.invalid/pixel.png';
    document.body.append(image);
  });
  await window.reload();
  const seen = await requests();
  expect(seen.filter((address) => !/^(?:app|file|devtools|blob|data):/.test(address))).toEqual([]);
  // What the main process asks for in the window's name is blocked as well, below any page policy.
  const byMain = await electronApp.evaluate(async ({ session }) => {
    try {
      return (await session.defaultSession.fetch('https://example.invalid/')).status;
    } catch {
      return 'refused';
    }
  });
  expect(byMain).toBe('refused');
  complaints.length = 0;
});

test('a stranger to the bridge gets no answer', async ({ electronApp, window }) => {
  expect(await window.evaluate(() => typeof Reflect.get(globalThis, 'ledger'))).toBe('object');
  const told = await electronApp.evaluate(async ({ BrowserWindow, app }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${app.getAppPath()}/out/preload/preload.cjs`,
        sandbox: true,
        contextIsolation: true,
      },
    });
    try {
      await stranger.loadURL('app://ledger/index.html');
      return (await stranger.webContents.executeJavaScript(
        "ledger.ask('x', null).then(() => 'answered', () => 'refused')",
      )) as string;
    } finally {
      stranger.destroy();
    }
  });
  expect(told).toBe('refused');
});
