import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT = 1_000_000;

/**
 * Notes an unexpected error in `运行记录.log` (one older file is kept) and returns its reference number.
 * Only the kind of error and where in the program it arose are written: messages may quote names or texts.
 */
export const makeReporter = (folder: string, now: () => string): ((error: unknown) => string) => {
  let count = 0;
  return (error) => {
    count += 1;
    const time = now();
    const reference = `${time.slice(0, 10).replaceAll('-', '')}-${time.slice(11).replaceAll(':', '')}-${String(count)}`;
    const kind = error instanceof Error ? error.name : typeof error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const frames =
      error instanceof Error
        ? (error.stack ?? '')
            .split('\n')
            .filter((line) => /^\s+at /u.test(line))
            .slice(0, 8)
        : [];
    const shown = frames.map((line) => line.replace(/\(?(?:file:\/\/)?\/?[^\s()]*[\\/]/u, '('));
    try {
      mkdirSync(folder, { recursive: true });
      const file = join(folder, '运行记录.log');
      if (existsSync(file) && statSync(file).size > LIMIT)
        renameSync(file, join(folder, '运行记录.旧.log'));
      appendFileSync(file, `${time} ${reference} ${kind} ${code}\n${shown.join('\n')}\n`);
    } catch {
      // A log that can't be written must not stop the work it is about.
    }
    return reference;
  };
};
