import { test as base, _electron, errors } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export { expect } from '@playwright/test';

/** What the set-up found out about the Electron on this machine. */
interface Runtime {
  readonly version: string;
  readonly dist: string;
  readonly sqliteBinding?: string;
}

const root = resolve(import.meta.dirname, '../..');

/** @public */
export const runtime = JSON.parse(
  readFileSync(join(root, 'node_modules/.cache/lianxi/runtime.json'), 'utf8'),
) as Runtime;

/**
 * The day on which every end-to-end test happens.
 * @public
 */
export const today = '2026-11-21';

/** Longer than any start takes, even on a busy machine. */
const launchMilliseconds = 20_000;

const packagedFolder = 'dist/test-flavour/linux-unpacked';
/** @public */
export const packagedExecutable = join(root, packagedFolder, 'lianxi-ledger');

/** How a test wants its app. */
interface AppOptions {
  /** The packaged app instead of the build. */
  readonly packaged: boolean;
  /** The fixed day, YYYY-MM-DD. */
  readonly day: string;
  /** Puts the data folder into a state before the app first sees it: a broken world, a demo. */
  readonly world: World;
}

/** An object and not the bare function, which Playwright would take for a fixture. */
interface World {
  readonly prepare: (dataFolder: string) => Promise<void> | void;
}

interface Fixtures extends AppOptions {
  /** The test's own folder, empty and not shared with any other test. */
  readonly dataFolder: string;
  readonly electronApp: ElectronApplication;
  /** The app's window. The test fails if its console or an uncaught error said anything bad. */
  readonly window: Page;
  /** Bad news of the page so far. A test that provokes some empties the list itself. */
  readonly complaints: string[];
}

/** Chromium's sandbox does not work for root on Linux; the product itself never turns it off. */
function sandboxSwitches(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function cleanEnvironment(extra: Readonly<Record<string, string>>): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[0] !== 'NODE_OPTIONS',
  );
  return { ...Object.fromEntries(inherited), ...extra };
}

/**
 * Starts the app on a data folder. Exported for tests that start it twice.
 * @public
 */
export async function launch(
  dataFolder: string,
  options: {
    readonly packaged?: boolean;
    readonly day?: string;
    readonly args?: string[];
    /** Each folder in this one is a stick. */
    readonly drives?: string;
  } = {},
): Promise<ElectronApplication> {
  const { packaged = false, day = today, args = [], drives } = options;
  const binding = runtime.sqliteBinding;
  if (packaged && !existsSync(packagedExecutable)) {
    throw new Error(`${packagedFolder} is missing: run npm test, which packages the app.`);
  }
  const how = {
    args: [
      ...(packaged ? [] : [root]),
      ...sandboxSwitches(),
      `--data-dir=${dataFolder}`,
      '--lang=zh-CN',
      ...args,
    ],
    cwd: root,
    timeout: launchMilliseconds,
    env: cleanEnvironment(
      packaged
        ? {}
        : {
            LIANXI_DATA_DIR: dataFolder,
            LIANXI_TODAY: day,
            ...(drives === undefined ? {} : { LIANXI_DRIVES: drives }),
            ...(binding === undefined ? {} : { LIANXI_SQLITE_BINDING: binding }),
          },
    ),
  };
  if (packaged) return launchPackaged({ ...how, executablePath: packagedExecutable });
  // Without an executablePath Playwright holds the app back until it is attached to it.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.dist;
  return _electron.launch(how);
}

/**
 * Playwright cannot hold a packaged app back, and one time in some thirty it attaches just while the
 * window appears and then waits for ever. No test has touched the app by then, so a second start hides
 * nothing of ours.
 */
async function launchPackaged(
  how: NonNullable<Parameters<typeof _electron.launch>[0]>,
): Promise<ElectronApplication> {
  try {
    return await _electron.launch(how);
  } catch (error) {
    if (error instanceof errors.TimeoutError) return _electron.launch(how);
    throw error;
  }
}

/**
 * Writes what goes wrong in a page into a list.
 * @public
 */
export function collectComplaints(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      complaints.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => {
    complaints.push(`uncaught: ${error.message}`);
  });
}

export const test = base.extend<Fixtures>({
  packaged: [false, { option: true }],
  day: [today, { option: true }],
  world: [{ prepare: () => undefined }, { option: true }],

  // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern.
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'lianxi-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  electronApp: async ({ dataFolder, packaged, day, world }, use) => {
    await world.prepare(dataFolder);
    const app = await launch(dataFolder, { packaged, day });
    await use(app);
    await app.close();
  },

  // eslint-disable-next-line no-empty-pattern -- as above
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    base.expect(complaints, 'the page must stay silent').toEqual([]);
  },

  window: async ({ electronApp, complaints }, use) => {
    const page = await electronApp.firstWindow();
    collectComplaints(page, complaints);
    await page.waitForLoadState('load');
    await use(page);
  },
});
