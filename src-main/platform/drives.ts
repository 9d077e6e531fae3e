import type { Dirent, Stats } from 'node:fs';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Drive, Drives, FoundFile } from '#services/ports';
import { momentText } from './clock.ts';
import { digest } from './digest.ts';
import { pretendedSticks, systemSticks } from './drive-systems.ts';
import type { Stick } from './drive-systems.ts';

/** Folders below the root that are looked into. */
const DEPTH = 2;

/** Files handed out of one drive. */
const MOST_FILES = 500;

/** Names looked at on one drive: a stick full of photographs must not hold anybody up. */
const MOST_NAMES = 20_000;

/** Folders that systems keep for themselves; those that begin with a dot are passed over anyway. */
const OF_SYSTEMS =
  /^(?:system volume information|\$recycle\.bin|recycler|lost\+found|__macosx|found\.\d{3})$/iu;

const POLL_MILLISECONDS = 3000;

const nameOf = ({ label, letter }: Stick): string => {
  const named = label === '' ? 'U盘' : `U盘 ${label}`;
  return letter === '' ? named : `${named}（${letter}）`;
};

const driveOf = (stick: Stick): Drive => ({
  id: digest(stick.path).slice(0, 16),
  name: nameOf(stick),
  path: stick.path,
});

const entriesOf = (folder: string): readonly Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Pulled out while it was looked at, or a folder that may not be read: there is nothing for us.
    return [];
  }
};

const statOf = (path: string): Stats | undefined => {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
};

/** Hidden ones, and the files that Word and Excel leave beside an open document. */
const isPassedOver = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || OF_SYSTEMS.test(name);

const filesOn = (drive: Drive, endings: readonly string[]): readonly FoundFile[] => {
  const found: { readonly file: FoundFile; readonly moment: number }[] = [];
  let names = 0;
  const look = (folder: string, folders: readonly string[]): void => {
    const entries = entriesOf(folder);
    for (const entry of entries) {
      names += 1;
      if (names > MOST_NAMES) return;
      const { name } = entry;
      // Links are neither: what they point to may lie anywhere.
      if (!entry.isFile() || isPassedOver(name)) continue;
      if (!endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))) continue;
      const path = join(folder, name);
      const stat = statOf(path);
      if (stat === undefined) continue;
      const { size, mtime, mtimeMs } = stat;
      const file = { path, folders, name, size, modified: momentText(mtime) };
      found.push({ file, moment: mtimeMs });
    }
    if (folders.length >= DEPTH) return;
    for (const entry of entries) {
      if (entry.isDirectory() && !isPassedOver(entry.name))
        look(join(folder, entry.name), [...folders, entry.name]);
    }
  };
  look(drive.path, []);
  return found
    .sort((a, b) => b.moment - a.moment || a.file.path.localeCompare(b.file.path))
    .slice(0, MOST_FILES)
    .map(({ file }) => file);
};

/** Sticks of the operating system; `pretended` is a folder whose folders are taken for sticks. */
export const makeDrives = (pretended: string | undefined): Drives => {
  const sticks = pretended === undefined ? systemSticks() : pretendedSticks(pretended);
  return { list: () => sticks().map(driveOf), files: filesOn };
};

/** Folders at the top of a stick that are looked at for whether something came or went. */
const WATCHED = 200;

const watchedOn = (path: string): readonly string[] => [
  path,
  ...entriesOf(path)
    .filter((entry) => entry.isDirectory() && !isPassedOver(entry.name))
    .slice(0, WATCHED)
    .map(({ name }) => join(path, name)),
];

/** What is plugged in, and when something last came to or went from the top of it or a folder there. */
const signOf = (drives: Drives): string =>
  JSON.stringify(
    drives
      .list()
      .flatMap(({ path }) => watchedOn(path))
      .map((folder) => [folder, statOf(folder)?.mtimeMs ?? 0]),
  );

/** Looks every few seconds whether a stick came or went, and says so; returns how to stop. */
export const watchDrives = (drives: Drives, changed: () => void): (() => void) => {
  let known = signOf(drives);
  const timer = setInterval(() => {
    const now = signOf(drives);
    if (now === known) return;
    known = now;
    changed();
  }, POLL_MILLISECONDS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
};
