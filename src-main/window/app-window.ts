import { BrowserWindow } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** Files the window is made with, as absolute paths. */
interface WindowFiles {
  readonly preload: string;
  readonly icon: string;
}

/** Makes the one window, still empty and unseen, so that it is known before its page begins to ask. */
export function makeAppWindow(files: WindowFiles): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1180,
    minHeight: 680,
    show: false,
    title: '联系师生台账',
    icon: files.icon,
    webPreferences: {
      preload: files.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  return window;
}

/** Loads the page. The window appears when it has been drawn, never empty. */
export const openAppPage = (window: BrowserWindow): Promise<void> =>
  window.loadURL(`${appOrigin}/index.html`);
