import { BrowserWindow } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** Files the window is made with, as absolute paths. */
interface WindowFiles {
  readonly preload: string;
  readonly icon: string;
}

/** Opens the one window. It appears when its page has been drawn, never empty. */
export async function openAppWindow(files: WindowFiles): Promise<BrowserWindow> {
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
  await window.loadURL(`${appOrigin}/index.html`);
  return window;
}
