import { app } from 'electron';
import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';

/** Endings of what the app opens: packages, and forms and tables that somebody drops on its icon. */
const ENDINGS: ReadonlySet<string> = new Set(['.lxb', '.docx', '.xlsx', '.csv']);

/** The files among the words of a command line. Switches and anything that isn't there are passed over. */
function filesAmong(words: readonly string[], folder: string): readonly string[] {
  return words
    .filter((word) => !word.startsWith('-') && ENDINGS.has(extname(word).toLowerCase()))
    .map((word) => resolve(folder, word))
    .filter((path) => existsSync(path));
}

/** Files that the operating system asks the app to open, whether it runs already or is started by them. */
export interface OpenedFiles {
  /** Passes on what came before and what will come. */
  readonly passTo: (offer: (paths: readonly string[]) => void) => void;
}

/** Begins to listen; must be called before Electron is ready, for macOS tells of a file while it starts the app. */
export function collectOpenedFiles(): OpenedFiles {
  let early = filesAmong(process.argv.slice(1), process.cwd());
  let offer: ((paths: readonly string[]) => void) | undefined;
  const take = (paths: readonly string[]): void => {
    if (paths.length === 0) return;
    if (offer === undefined) early = [...early, ...paths];
    else offer(paths);
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take(filesAmong([path], '/'));
  });
  app.on('second-instance', (_event, words, folder) => {
    take(filesAmong(words.slice(1), folder));
  });
  return {
    passTo: (next) => {
      offer = next;
      const waiting = early;
      early = [];
      take(waiting);
    },
  };
}
