/** Why a package could not be written. The disk's troubles are those of every other file. */
export type WriteTroubleCode =
  | 'cancelled'
  | 'not-verified'
  | 'unsigned'
  | 'record'
  | 'limit'
  | 'attachment-missing'
  | 'attachment-changed'
  | 'exists'
  | 'read-only'
  | 'disk-full'
  | 'in-use'
  | 'missing'
  | 'too-large'
  | 'other';

/** A code with its Chinese sentence: what is wrong, and what to do. */
export interface WriteTrouble {
  readonly code: WriteTroubleCode;
  readonly text: string;
}

const DISK: Readonly<Record<string, readonly [code: WriteTroubleCode, text: string]>> = {
  EEXIST: ['exists', '已有同名的文件夹或文件；请换一个名称。'],
  EISDIR: ['exists', '已有同名的文件夹；请换一个名称。'],
  EACCES: ['read-only', '不能写到这里，没有权限或 U 盘已写保护；请换一个位置。'],
  EPERM: ['read-only', '不能写到这里，没有权限或 U 盘已写保护；请换一个位置。'],
  EROFS: ['read-only', 'U 盘已写保护；请关掉写保护或换一个 U 盘。'],
  ENOSPC: ['disk-full', '磁盘已满；请清出空间或换一个 U 盘。'],
  EDQUOT: ['disk-full', '磁盘已满；请清出空间或换一个 U 盘。'],
  EBUSY: ['in-use', '文件正被别的程序使用；请关掉那个程序后再试。'],
  ETXTBSY: ['in-use', '文件正被别的程序使用；请关掉那个程序后再试。'],
  ENOENT: ['missing', '找不到要存的文件夹，U 盘可能已拔出；请插好 U 盘后再试。'],
  ENOTDIR: ['missing', '找不到要存的文件夹；请换一个位置。'],
  ENODEV: ['missing', 'U 盘可能已拔出；请插好 U 盘后再试。'],
  EFBIG: ['too-large', 'U 盘的格式放不下这么大的文件；请换一个 U 盘。'],
};

/** Thrown inside this room only; {@link troubleOf} makes a value of it. */
export class PackageError extends Error {
  readonly trouble: WriteTrouble;

  constructor(code: WriteTroubleCode, text: string) {
    super(code);
    this.name = 'PackageError';
    this.trouble = { code, text };
  }
}

/** Whatever went wrong, as a value. */
export const troubleOf = (error: unknown): WriteTrouble => {
  if (error instanceof PackageError) return error.trouble;
  const system = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [code, text] = DISK[system] ?? [
    'other',
    `联系包没有写成（${system === '' ? '原因不明' : system}）；请换一个位置或 U 盘再试。`,
  ];
  return { code, text };
};
