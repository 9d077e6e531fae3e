import { _electron } from '@playwright/test';
import type { ElectronApplication } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import type { Paper, PrintedPages } from '#documents/paper';
import { printPapers } from '#documents/print-papers';
import { runtime } from './fixtures.ts';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** A program of nothing but the app's hidden window, so that any paper can be put before it. */
const HOST = `
import { app } from 'electron';
import { registerAppScheme } from '${root}/src-main/window/app-protocol.ts';
import { lockEveryPage, silenceChromium } from '${root}/src-main/window/lockdown.ts';
import { printPages } from '${root}/src-main/window/paper-window.ts';
silenceChromium();
registerAppScheme();
lockEveryPage();
app.on('window-all-closed', () => undefined);
Object.assign(globalThis, { printPages });
`;

/** The hidden window in a real Electron. */
export interface Host {
  readonly app: ElectronApplication;
  readonly print: (pages: PrintedPages) => Promise<Uint8Array | null>;
  /** Papers as one PDF; fails when they can't be printed. */
  readonly pdf: (papers: readonly Paper[]) => Promise<Uint8Array>;
  readonly end: () => Promise<void>;
}

/** Builds and starts the host. */
export async function startHost(): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxi-pdf-'));
  writeFileSync(join(folder, 'host.ts'), HOST);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'host', version: '1.0.0', type: 'module', main: 'out/host.js' }),
  );
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(folder, 'host.ts'),
      outDir: join(folder, 'out'),
      rolldownOptions: { external: ['electron'], output: { entryFileNames: 'host.js' } },
    },
  });
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.dist;
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const app = await _electron.launch({
    args: [folder, ...(asRoot ? ['--no-sandbox'] : []), `--user-data-dir=${join(folder, 'data')}`],
  });
  const print: Host['print'] = async (pages) => {
    const base64 = await app.evaluate(async (_, asked) => {
      const { printPages } = globalThis as unknown as {
        printPages: (pages: unknown) => Promise<Uint8Array | null>;
      };
      const bytes = await printPages(asked);
      return bytes === null ? null : Buffer.from(bytes).toString('base64');
    }, pages);
    return base64 === null ? null : new Uint8Array(Buffer.from(base64, 'base64'));
  };
  return {
    app,
    print,
    pdf: async (papers) => {
      const bytes = await printPapers(papers, print);
      if (bytes === null) throw new Error('not printed');
      return bytes;
    },
    end: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What poppler reads in a PDF. */
export interface ReadPdf {
  /** Of each page, white space removed. */
  readonly pages: readonly string[];
  readonly text: string;
  /** Width and height of each page in whole millimetres. */
  readonly sizes: readonly (readonly [number, number])[];
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[];
  readonly info: string;
}

/** Reads a PDF with poppler. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxi-read-'));
  try {
    const path = join(folder, 'paper.pdf');
    writeFileSync(path, bytes);
    const more = { maxBuffer: 64 * 1024 * 1024 };
    const text = await run('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], more);
    const info = await run('pdfinfo', ['-l', '9999', path], more);
    const fonts = await run('pdffonts', [path], more);
    const pages = text.stdout
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/\s+/gu, ''));
    const millimetres = (points: string | undefined): number =>
      Math.round((Number(points) / 72) * 25.4);
    return {
      pages,
      text: pages.join(''),
      sizes: [...info.stdout.matchAll(/size:\s+([\d.]+) x ([\d.]+) pts/gu)].map(
        ([, width, height]) => [millimetres(width), millimetres(height)],
      ),
      fonts: fonts.stdout
        .split('\n')
        .slice(2)
        .filter((line) => line !== '')
        .map((line) => ({
          name: line.slice(0, 36).trim(),
          isEmbedded: /\s(?:yes|no)\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+$/u.test(line)
            ? /\syes\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+$/u.test(line)
            : false,
        })),
      info: info.stdout,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
