import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';

/** Answers one question of the window; parsing what was asked is its own business. */
export type Answer = (question: string, asked: unknown) => Promise<unknown>;

/** Who may ask: the main frame of this window, showing a page of this origin. */
export interface Asker {
  readonly window: () => BrowserWindow | undefined;
  readonly origin: string;
}

function isAllowed(event: IpcMainEvent | IpcMainInvokeEvent, asker: Asker): boolean {
  const window = asker.window();
  const frame = event.senderFrame;
  if (window === undefined || window.isDestroyed() || frame === null) return false;
  return (
    event.sender === window.webContents &&
    frame === window.webContents.mainFrame &&
    frame.url.startsWith(`${asker.origin}/`)
  );
}

/** Opens the one channel. Anybody else's call, and any question that is not a text, is refused. */
export function serve(asker: Asker, answer: Answer): void {
  ipcMain.handle('ask', async (event, question: unknown, asked: unknown): Promise<unknown> => {
    if (!isAllowed(event, asker) || typeof question !== 'string') {
      throw new Error('This caller may not ask.');
    }
    return answer(question, asked);
  });
}

/** More files than anybody drops at once. */
const MOST_DROPPED = 500;

/**
 * Opens the channel for files that were dropped on the window; their paths come from the preload, not from the page.
 * Anybody else's are passed over.
 */
export function serveDropped(asker: Asker, offer: (paths: readonly string[]) => void): void {
  ipcMain.on('dropped', (event, paths: unknown): void => {
    if (!isAllowed(event, asker) || !Array.isArray(paths) || paths.length > MOST_DROPPED) return;
    if (paths.every((path) => typeof path === 'string')) offer(paths);
  });
}

/** Tells the window which areas have changed; it asks again by itself. No data goes this way. */
export function tellChanged(window: BrowserWindow, areas: readonly string[]): void {
  if (!window.isDestroyed()) window.webContents.send('changed', areas);
}
