import { BrowserWindow, session } from 'electron';
import type { PrintToPDFOptions, Session, WebContents } from 'electron';
import type { PrintedPages } from '#documents/paper';
import { lockSession } from './lockdown.ts';

/** Only the stylesheet is ever loaded: no scripts, images, fonts or frames. */
const POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** So long a window without work is kept, for the next paper. */
const IDLE_MILLISECONDS = 20_000;

/** The longest a job may take: what hangs is ended, and the next one gets a window of its own. */
const LIMIT_MILLISECONDS = 120_000;

const INCH = 25.4;

/** What the page of the job on hand is made of, by address. */
let served: ReadonlyMap<string, { readonly type: string; readonly text: string }> = new Map();

let window: BrowserWindow | undefined;
let idle: NodeJS.Timeout | undefined;
let jobs = 0;
let queue: Promise<unknown> = Promise.resolve();
let ended = false;

/** Windows after which nothing is printed any more. */
const watched = new WeakSet<object>();

/** A session of its own, kept in memory: nothing but the page on hand, from memory, whatever it asks for. */
const lockedSession = (): Session => {
  const own = session.fromPartition('paper', { cache: false });
  if (own.protocol.isProtocolHandled('app')) return own;
  lockSession(own);
  own.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !served.has(request.url) });
  });
  own.protocol.handle('app', (request) => {
    const found = request.method === 'GET' ? served.get(request.url) : undefined;
    return new Response(found?.text ?? null, {
      status: found === undefined ? 404 : 200,
      headers: {
        'Content-Type': `${found?.type ?? 'text/plain'}; charset=utf-8`,
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
  return own;
};

const close = (): void => {
  clearTimeout(idle);
  const closing = window;
  window = undefined;
  if (closing?.isDestroyed() === false) closing.destroy();
};

/** Nobody waits for paper of an app whose window is gone; and while a hidden one is left, the app would not end. */
const end = (): void => {
  ended = true;
  close();
};

const hiddenWindow = (): BrowserWindow => {
  clearTimeout(idle);
  if (window?.isDestroyed() === false) return window;
  for (const other of BrowserWindow.getAllWindows()) {
    if (!watched.has(other)) other.once('closed', end);
    watched.add(other);
  }
  window = new BrowserWindow({
    show: false,
    skipTaskbar: true,
    focusable: false,
    webPreferences: {
      session: lockedSession(),
      javascript: false,
      images: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  return window;
};

const optionsOf = ({ page, head, foot, part }: PrintedPages): PrintToPDFOptions => {
  const { top, bottom, left, right } = page.margins;
  return {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    pageSize: { width: page.width / INCH, height: page.height / INCH },
    margins: {
      top: top / INCH,
      bottom: bottom / INCH,
      left: left / INCH,
      right: right / INCH,
    },
    displayHeaderFooter: head !== undefined || foot !== undefined,
    // Empty ones would be Chromium's own: address and date.
    headerTemplate: head ?? '<span></span>',
    footerTemplate: foot ?? '<span></span>',
    // Beyond the last page the browser stops by itself.
    ...(part === undefined ? {} : { pageRanges: part === 'first' ? '1' : '2-9999' }),
  };
};

/** What is done in a page, unless the page goes or takes too long. */
const within = <T>(contents: WebContents, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const broke = (): void => {
      reject(new Error('The page is gone, or hangs'));
    };
    const limit = setTimeout(broke, LIMIT_MILLISECONDS);
    contents.once('render-process-gone', broke);
    contents.once('destroyed', broke);
    void work.then(resolve, reject).finally(() => {
      clearTimeout(limit);
      contents.off('render-process-gone', broke);
      contents.off('destroyed', broke);
    });
  });

const print = async (pages: PrintedPages): Promise<Uint8Array> => {
  jobs += 1;
  const folder = `app://paper/${jobs}/`;
  served = new Map([
    [`${folder}paper.html`, { type: 'text/html', text: pages.html }],
    [`${folder}paper.css`, { type: 'text/css', text: pages.css }],
  ]);
  const { webContents } = hiddenWindow();
  const printed = webContents
    .loadURL(`${folder}paper.html`)
    .then(() => webContents.printToPDF(optionsOf(pages)));
  return new Uint8Array(await within(webContents, printed));
};

const job = async (pages: PrintedPages): Promise<Uint8Array | null> => {
  if (ended) return null;
  try {
    return await print(pages);
  } catch {
    // Whatever went wrong, the next paper gets a window that knows nothing of it.
    close();
    return null;
  } finally {
    served = new Map();
    idle = setTimeout(close, IDLE_MILLISECONDS);
  }
};

/**
 * Prints pages as PDF in a window nobody sees, one job after the other; null when it can't. The window knows no script,
 * no file and no address but the page's own, and is gone soon after the last job, or with the app's own window.
 */
export const printPages = (pages: PrintedPages): Promise<Uint8Array | null> => {
  const printed = queue.then(() => job(pages));
  queue = printed;
  return printed;
};
