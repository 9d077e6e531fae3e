import { app, Menu, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isBatch, parseOptions } from './batch/options.ts';
import type { Parsed } from './batch/options.ts';
import { runUnattended } from './batch/unattended.ts';
import { linkLedger } from './ipc/ledger-link.ts';
import type { LedgerLink } from './ipc/ledger-link.ts';
import { readerRunner } from './ipc/run-reader.ts';
import { serve, serveDropped, tellChanged } from './ipc/serve.ts';
import { makeClock } from './platform/clock.ts';
import { meetNeed } from './platform/dialogs.ts';
import { diskFiles } from './platform/files.ts';
import { makePlace } from './platform/place.ts';
import { appOrigin, registerAppScheme, serveAppProtocol } from './window/app-protocol.ts';
import { printPages } from './window/paper-window.ts';
import { makeAppWindow, openAppPage } from './window/app-window.ts';
import { collectOpenedFiles } from './window/opened-files.ts';
import { lockEveryPage, lockSession, silenceChromium } from './window/lockdown.ts';
import { noteUnattended, sayUnattended } from './window/unattended-note.ts';

/** A setting that only development and tests may give by environment. */
function inDevelopment(name: string): string | null {
  return app.isPackaged ? null : (process.env[name] ?? null);
}

/** A data folder given by hand: by switch, or in development by environment. */
function givenDataFolder(): string | null {
  const bySwitch = app.commandLine.getSwitchValue('data-dir');
  return bySwitch === '' ? inDevelopment('LIANXI_DATA_DIR') : bySwitch;
}

/** Where a `better-sqlite3` binding lies that was put beside the program instead of the packaged one. */
function sqliteBinding(): string | null {
  const shipped = join(process.resourcesPath, 'native', 'better_sqlite3.node');
  return app.isPackaged && existsSync(shipped) ? shipped : inDevelopment('LIANXI_SQLITE_BINDING');
}

const clock = makeClock(inDevelopment('LIANXI_TODAY') ?? undefined);
const words = process.argv.slice(app.isPackaged ? 1 : 2);
const batch = isBatch(words) ? parseOptions(words, clock.today()) : undefined;

/** The data folder whose ledger lies in a folder: another one only where it isn't our own that was moved there. */
function dataFolderOf(ledger: string): string {
  const own = app.getPath('userData');
  return dirname(makePlace(own).file()) === resolve(ledger) ? own : resolve(ledger);
}

const dataFolder = givenDataFolder();
if (dataFolder !== null) app.setPath('userData', dataFolder);
const ledgerFolder = batch?.ledger ?? null;
if (ledgerFolder !== null) app.setPath('userData', dataFolderOf(ledgerFolder));

silenceChromium();
registerAppScheme();
lockEveryPage();
const openedFiles = collectOpenedFiles();

let window: BrowserWindow | undefined;

function focusWindow(): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

const home = app.getAppPath();

function startLedger(): LedgerLink {
  const read = readerRunner(join(home, 'out/main/reader.js'));
  return linkLedger({
    script: join(home, 'out/main/ledger.js'),
    start: {
      dataFolder: app.getPath('userData'),
      resources: join(home, 'resources'),
      licences: join(home, 'out/licences.txt'),
      version: app.getVersion(),
      today: inDevelopment('LIANXI_TODAY'),
      sqliteBinding: sqliteBinding(),
      drives: inDevelopment('LIANXI_DRIVES'),
      unattended: batch !== undefined,
    },
    meet: (need) => {
      if (need.need === 'read') return read(need.job);
      if (need.need === 'pdf') return printPages(need.pages);
      return meetNeed(window, need);
    },
    changed: (areas) => {
      if (window !== undefined) tellChanged(window, areas);
    },
  });
}

async function run(): Promise<void> {
  noteUnattended(false);
  await app.whenReady();
  lockSession(session.defaultSession);
  // Copying and pasting work without it; reloading, which a menu would offer, could cost typed text.
  Menu.setApplicationMenu(null);
  serveAppProtocol(join(home, 'out/renderer'));
  const ledger = startLedger();
  const asker = { window: () => window, origin: appOrigin };
  serve(asker, ledger.ask);
  serveDropped(asker, (paths) => {
    ledger.offer(paths, 'dropped');
  });
  openedFiles.passTo((paths) => {
    ledger.offer(paths, 'opened');
    focusWindow();
  });

  let closed = false;
  // Not before-quit: the page may still be saving what was just typed until its window is gone.
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void ledger.close().then(() => {
      closed = true;
      app.quit();
    });
  });
  window = makeAppWindow({
    preload: join(home, 'out/preload/preload.cjs'),
    icon: join(home, 'resources/icons/icon.png'),
  });
  await openAppPage(window);
}

/** A month's run: no window, the code for the scheduler. */
async function runBatch(parsed: Parsed): Promise<void> {
  await app.whenReady();
  lockSession(session.defaultSession);
  const code = await runUnattended(
    {
      version: app.getVersion(),
      clock,
      files: diskFiles,
      resolve: (path) => resolve(path),
      claim: () => app.requestSingleInstanceLock({ unattended: true }),
      run: async (order) => {
        noteUnattended(true);
        const ledger = startLedger();
        const reply = await ledger.batch(order);
        await ledger.close();
        noteUnattended(false);
        return reply;
      },
      // A program with a window has no console on Windows: what can't be told there stands in the report.
      print: (text) =>
        new Promise((told) => {
          process.stdout.write(text, () => {
            told();
          });
        }),
    },
    parsed,
  );
  app.exit(code);
}

app.on('window-all-closed', () => {
  // A run without a window has hidden ones now and then, to print.
  if (batch === undefined) app.quit();
});

if (batch !== undefined) {
  process.stdout.on('error', () => undefined);
  void runBatch(batch);
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, _words, _folder, from) => {
    // A run without a window came and went again.
    if (typeof from === 'object' && from !== null && 'unattended' in from) return;
    focusWindow();
  });
  void run();
} else {
  sayUnattended();
  app.quit();
}
