import { app, Menu, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { linkLedger } from './ipc/ledger-link.ts';
import { readerRunner } from './ipc/run-reader.ts';
import { serve, serveDropped, tellChanged } from './ipc/serve.ts';
import { meetNeed } from './platform/dialogs.ts';
import { appOrigin, registerAppScheme, serveAppProtocol } from './window/app-protocol.ts';
import { printPages } from './window/paper-window.ts';
import { makeAppWindow, openAppPage } from './window/app-window.ts';
import { collectOpenedFiles } from './window/opened-files.ts';
import { lockEveryPage, lockSession, silenceChromium } from './window/lockdown.ts';

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

const dataFolder = givenDataFolder();
if (dataFolder !== null) app.setPath('userData', dataFolder);

silenceChromium();
registerAppScheme();
lockEveryPage();
const openedFiles = collectOpenedFiles();

let window: BrowserWindow | undefined;

function focusWindow(): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

async function run(): Promise<void> {
  await app.whenReady();
  lockSession(session.defaultSession);
  // Copying and pasting work without it; reloading, which a menu would offer, could cost typed text.
  Menu.setApplicationMenu(null);
  const home = app.getAppPath();
  serveAppProtocol(join(home, 'out/renderer'));
  const read = readerRunner(join(home, 'out/main/reader.js'));
  const ledger = linkLedger({
    script: join(home, 'out/main/ledger.js'),
    start: {
      dataFolder: app.getPath('userData'),
      resources: join(home, 'resources'),
      licences: join(home, 'out/licences.txt'),
      version: app.getVersion(),
      today: inDevelopment('LIANXI_TODAY'),
      sqliteBinding: sqliteBinding(),
      drives: inDevelopment('LIANXI_DRIVES'),
    },
    meet: (need) => {
      if (need.need === 'read') return read(need.job);
      if (need.need === 'pdf') return printPages(need.pages);
      return window === undefined ? Promise.resolve(null) : meetNeed(window, need);
    },
    changed: (areas) => {
      if (window !== undefined) tellChanged(window, areas);
    },
  });
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

app.on('second-instance', focusWindow);
app.on('window-all-closed', () => {
  app.quit();
});

if (app.requestSingleInstanceLock()) void run();
else app.quit();
