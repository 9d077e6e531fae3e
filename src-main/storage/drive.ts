import { readFileSync, realpathSync, statfsSync } from 'node:fs';

/**
 * What a folder lies on. WAL needs shared memory and working locks, which network file systems don't have,
 * and a journaling file system, which FAT isn't.
 */
export type Drive = 'local' | 'network' | 'fat';

/** `f_type` of statfs(2) on Linux. */
const LINUX: ReadonlyMap<number, Drive> = new Map<number, Drive>([
  [0x6969, 'network'], // nfs
  [0x517b, 'network'], // smb
  [0xff534d42, 'network'], // cifs
  [0xfe534d42, 'network'], // smb2
  [0x01021997, 'network'], // 9p
  [0x5346414f, 'network'], // afs
  [0x73757245, 'network'], // coda
  [0x00c36400, 'network'], // ceph
  [0x4d44, 'fat'], // vfat
  [0x2011bab0, 'fat'], // exfat
]);
const FUSE = 0x65735546;

/** `\\server\share`, also in its long form `\\?\UNC\server\share`; not `\\?\C:\` or `\\.\`. */
export const isUnc = (path: string): boolean =>
  /^[\\/]{2}(?![?.][\\/])/u.test(path) || /^[\\/]{2}\?[\\/]UNC[\\/]/iu.test(path);

/** The file system type of the mount that holds the folder, from the text of /proc/self/mounts. */
export const mountTypeOf = (mounts: string, folder: string): string | undefined => {
  let best: { readonly point: string; readonly type: string } | undefined;
  for (const line of mounts.split('\n')) {
    const [, escaped, type] = line.split(' ');
    if (escaped === undefined || type === undefined) continue;
    const point = escaped.replace(/\\([0-7]{3})/gu, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    const within = folder === point || folder.startsWith(point === '/' ? '/' : `${point}/`);
    // a later mount on the same point hides the earlier one
    if (within && point.length >= (best?.point.length ?? 0)) best = { point, type };
  }
  return best?.type;
};

/** Of FUSE, only `fuseblk` (a local disk through ntfs-3g and the like) is taken: sshfs, rclone, gvfs … aren't disks. */
const fuseDrive = (folder: string): Drive => {
  try {
    return mountTypeOf(readFileSync('/proc/self/mounts', 'utf8'), folder) === 'fuseblk'
      ? 'local'
      : 'network';
  } catch {
    return 'network';
  }
};

/** What the folder lies on, by its type number and, for FUSE, by asking the mount table. */
export const driveOfType = (type: number, fuse: () => Drive): Drive =>
  type === FUSE ? fuse() : (LINUX.get(type) ?? 'local');

/**
 * What an existing folder lies on. On Windows a mapped drive shows itself by its real path;
 * FAT can't be told from NTFS there (statfs answers 0).
 */
export const driveOf = (folder: string): Drive => {
  if (isUnc(folder)) return 'network';
  const real = realpathSync.native(folder);
  if (isUnc(real)) return 'network';
  // 32-bit types may come back signed
  return driveOfType(statfsSync(real).type >>> 0, () => fuseDrive(real));
};
