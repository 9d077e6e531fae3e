import { app, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { join } from 'node:path';
import { serve } from './ipc/serve.ts';
import { appOrigin, registerAppScheme, serveAppProtocol } from './window/app-protocol.ts';
import { openAppWindow } from './window/app-window.ts';
import { lockEveryPage, lockSession, silenceChromium } from './window/lockdown.ts';

/** A data folder given by hand: by switch, or in development by environment. */
function givenDataFolder(): string | undefined {
  const bySwitch = app.commandLine.getSwitchValue('data-dir');
  if (bySwitch !== '') return bySwitch;
  return app.isPackaged ? undefined : process.env.LIANXI_DATA_DIR;
}

const dataFolder = givenDataFolder();
if (dataFolder !== undefined) app.setPath('userData', dataFolder);

silenceChromium();
registerAppScheme();
lockEveryPage();

let window: BrowserWindow | undefined;

async function run(): Promise<void> {
  await app.whenReady();
  lockSession(session.defaultSession);
  const home = app.getAppPath();
  serveAppProtocol(join(home, 'out/renderer'));
  serve({ window: () => window, origin: appOrigin }, (question) =>
    Promise.resolve({ ok: false, problem: { code: 'not-yet', question } }),
  );
  window = await openAppWindow({
    preload: join(home, 'out/preload/preload.cjs'),
    icon: join(home, 'resources/icons/icon.png'),
  });
}

app.on('second-instance', () => {
  if (window?.isMinimized()) window.restore();
  window?.focus();
});
app.on('window-all-closed', () => {
  app.quit();
});

if (app.requestSingleInstanceLock()) void run();
else app.quit();
