import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A stick as the operating system knows it. */
export interface Stick {
  /** The root folder. */
  readonly path: string;
  /** Volume name; empty when it has none. */
  readonly label: string;
  /** `E:` on Windows; empty elsewhere. */
  readonly letter: string;
}

/** Lists the sticks that are plugged in; never waits for a device. */
export type Sticks = () => readonly Stick[];

const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/gu, (_whole, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );

/** Folders under which desktops mount what people plug in. */
const BY_HAND = ['/media/', '/run/media/'] as const;

/** `/dev/sdb1` → `sdb`, `/dev/mmcblk0p1` → `mmcblk0` */
const diskOf = (device: string): string => {
  const name = basename(device);
  return /^(?:nvme|mmcblk)/u.test(name) ? name.replace(/p\d+$/u, '') : name.replace(/\d+$/u, '');
};

/** Sticks among what is mounted (`/proc/mounts`), told by where they are mounted or by what the device says of itself. */
export const sticksOfMounts = (
  mounts: string,
  isRemovable: (disk: string) => boolean,
): readonly Stick[] => {
  const paths = mounts.split('\n').flatMap((line) => {
    const [device = '', folder = ''] = line.split(' ').map(unescaped);
    if (!device.startsWith('/dev/') || device.startsWith('/dev/loop')) return [];
    const byHand = BY_HAND.some((start) => folder.startsWith(start));
    const system = folder === '/' || folder.startsWith('/boot');
    return byHand || (!system && isRemovable(diskOf(device))) ? [folder] : [];
  });
  return [...new Set(paths)].map((path) => ({ path, label: basename(path), letter: '' }));
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const ofLinux: Sticks = () =>
  sticksOfMounts(
    textOf('/proc/mounts'),
    (disk) => textOf(join('/sys/block', disk, 'removable')).trim() === '1',
  );

const ofMac: Sticks = () => {
  const volumes = '/Volumes';
  if (!existsSync(volumes)) return [];
  return readdirSync(volumes, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => ({ path: join(volumes, entry.name), label: entry.name, letter: '' }))
    .filter(({ path }) => realpathSync(path) !== '/');
};

/** What PowerShell said of the removable disks, as JSON: one object, a list, or nothing. Empty card readers have no size. */
export const sticksOfDisks = (json: string): readonly Stick[] => {
  if (json.trim() === '') return [];
  let said: unknown;
  try {
    said = JSON.parse(json);
  } catch {
    return [];
  }
  return (Array.isArray(said) ? (said as unknown[]) : [said]).flatMap((disk) => {
    if (typeof disk !== 'object' || disk === null) return [];
    const { DeviceID: letter, VolumeName: label, Size: size } = disk as Record<string, unknown>;
    if (typeof letter !== 'string' || !/^[A-Z]:$/u.test(letter) || !Number(size)) return [];
    return [{ path: `${letter}\\`, label: typeof label === 'string' ? label : '', letter }];
  });
};

const ASK = [
  '[Console]::OutputEncoding=[Text.Encoding]::UTF8;',
  'Get-CimInstance Win32_LogicalDisk -Filter "DriveType=2" |',
  'Select-Object DeviceID,VolumeName,Size | ConvertTo-Json -Compress',
].join(' ');

const askWindows = (): Promise<string> =>
  new Promise((resolve) => {
    const shell = join(
      process.env.SystemRoot ?? 'C:\\Windows',
      'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    );
    execFile(
      shell,
      ['-NoProfile', '-NonInteractive', '-Command', ASK],
      { windowsHide: true, timeout: 20_000 },
      (error, output) => {
        resolve(error === null ? output : '');
      },
    );
  });

const LETTERS = 'DEFGHIJKLMNOPQRSTUVWXYZ'.split('');

const lettersHere = async (): Promise<string> => {
  const here = await Promise.all(
    LETTERS.map((letter) =>
      access(`${letter}:\\`).then(
        () => letter,
        () => '',
      ),
    ),
  );
  return here.join('');
};

/**
 * Windows is asked beside the work: looking which letters answer is cheap and done every time, and only when they
 * changed is PowerShell started to say which of them are sticks. What is answered is what was known last.
 */
const ofWindows = (): Sticks => {
  let known: readonly Stick[] = [];
  let letters: string | undefined;
  let asking = false;
  const look = async (): Promise<void> => {
    const now = await lettersHere();
    if (now === letters) return;
    known = sticksOfDisks(await askWindows());
    letters = now;
  };
  return () => {
    if (!asking) {
      asking = true;
      void look().finally(() => {
        asking = false;
      });
    }
    return known;
  };
};

/** The sticks of this operating system. */
export const systemSticks = (): Sticks => {
  if (process.platform === 'win32') return ofWindows();
  return process.platform === 'darwin' ? ofMac : ofLinux;
};

/** Every folder of a folder as a stick, for development and tests. */
export const pretendedSticks =
  (folder: string): Sticks =>
  () =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map((entry) => ({ path: join(folder, entry.name), label: entry.name, letter: '' }))
      : [];
