import type { ArchiveRefusal, ArchiveRefused } from '../archive-words.ts';

const ALTERED =
  '内容被改动过或已损坏，没有收；请对方重新导出一份，用别的 U 盘再交，并问清经过谁的手。';
const FAULTY = '没有收；请对方把程序更新到最新后重新导出，仍不行就与软件维护人联系。';
const COPY = '请从原处重新复制一份；拔出 U 盘前先“安全弹出”。';

/** One sentence for each refusal; `where` is a member, a line or what was found. */
const SENTENCES = {
  cancelled: () => '已取消，没有收任何内容。',
  'not-package': () => '这不是联系包，没有收；请选择对方导出的联系包文件（.lxb）。',
  sealed: () => '这个联系包加了密码；请输入对方告诉您的密码。',
  'wrong-passphrase': () =>
    '密码不对，打不开；请核对大小写、空格和中英文输入法，或打电话问对方密码。',
  'sealed-damaged': (where) => `加了密码的联系包${where}，没有收；${COPY}`,
  'newer-version': (where) =>
    `这个联系包是更新版本的程序写的（格式 ${where}），本机的程序读不懂，没有收；请先更新本机的程序。`,
  truncated: () => `联系包不完整，后半部分没有了，没有收；${COPY}`,
  unsigned: () => '联系包没有签名，无法确认是谁交来的，没有收；请对方用本程序重新导出。',
  'bad-key': (where) => `联系包里的核对码不对（${where}），${FAULTY}`,
  'bad-signature': () => `联系包的签名不符，${ALTERED}`,
  'bad-manifest': (where) => `联系包的清单不合格式（${where}），${FAULTY}`,
  'member-missing': (where) => `联系包里少了清单上的“${where}”，${ALTERED}`,
  'member-surplus': (where) => `联系包里多出清单上没有的“${where}”，${ALTERED}`,
  'size-differs': (where) => `联系包里的“${where}”大小与清单不符，${ALTERED}`,
  altered: (where) => `联系包里的“${where}”与清单上的校验值不符，${ALTERED}`,
  'line-too-long': (where) => `联系包里有一条记录太长（${where}，上限 1 MB），${FAULTY}`,
  'bad-line': (where) => `联系包里有一条记录读不懂（${where}），${FAULTY}`,
  'not-allowed': (where) => `联系包里有不该由对方交来的记录（${where}），${FAULTY}`,
  'duplicate-line': (where) => `联系包里同一条记录写了两次（${where}），${FAULTY}`,
  'counts-differ': (where) => `联系包里的记录数与清单不符（${where}），${FAULTY}`,
  'attachment-too-large': (where) =>
    `联系包里有附件太大（${where}，上限 50 MB），没有收；请对方换成较小的附件后重新导出。`,
  'attachment-type': (where) =>
    `联系包里有不能收的附件（${where}），没有收；附件只收 PDF、JPG、PNG、Word（.docx）、Excel（.xlsx）和纯文本，请对方换掉后重新导出。`,
  'attachment-unused': (where) => `联系包里有没有记录用到的附件（${where}），${FAULTY}`,
  'attachment-missing': (where) =>
    `联系包里少了记录用到的附件（${where}），没有收；请对方在原来的电脑上重新导出。`,
  'staging-full': (where) => `附件暂存不下（${where}），没有收；请清出本机磁盘的空间后再收一次。`,
} as const satisfies Readonly<Record<string, (where: string) => string>>;

/** What people call the members of a package. */
const MEMBERS: readonly (readonly [RegExp, string])[] = [
  [/records\.ndjson/gu, '记录'],
  [/manifest\.json/gu, '清单'],
  [/manifest\.sig/gu, '签名'],
  [/attachments\/[0-9a-f]*/gu, '附件'],
];

const spoken = (text: string): string =>
  MEMBERS.reduce((said, [member, word]) => said.replace(member, word), text);

type OwnRefusal = keyof typeof SENTENCES;

/** Every reason for which nothing of a package is taken. */
export type PackageRefusalCode = OwnRefusal | ArchiveRefusal;

/** A refusal with its Chinese sentence: what is wrong, where, and what to do. */
export interface PackageRefusal {
  readonly code: PackageRefusalCode;
  readonly text: string;
}

/** Thrown inside this room only; the reader makes a value of it. */
export class PackageFault extends Error {
  readonly refusal: PackageRefusal;

  constructor(code: OwnRefusal, where = '') {
    super(code);
    this.name = 'PackageFault';
    this.refusal = { code, text: spoken(SENTENCES[code](where)) };
  }
}

/** An archive's refusal, where a package's own sentence says it better. */
export const ofArchive = (refusal: ArchiveRefused, begun: boolean): PackageRefusal => {
  if (refusal.code !== 'not-archive') return { ...refusal, text: spoken(refusal.text) };
  return new PackageFault(begun ? 'truncated' : 'not-package').refusal;
};
