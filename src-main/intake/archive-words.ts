/** Sizes for people: `600 MB`. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1024) return `${String(bytes)} 字节`;
  const [size, unit] =
    bytes < 1024 ** 2
      ? [bytes / 1024, 'KB']
      : bytes < 1024 ** 3
        ? [bytes / 1024 ** 2, 'MB']
        : [bytes / 1024 ** 3, 'GB'];
  return `${size >= 100 ? size.toFixed(0) : size.toFixed(1).replace(/\.0$/u, '')} ${unit}`;
};

const AGAIN = '请让交来文件的人重新生成一份，再用 U 盘交来。';
const NOT_OURS = '这不是正常程序写出的文件，没有打开；请不要再打开它，并向交来文件的人核实。';
const COPY = '请从原处重新复制一份；拔出 U 盘前先“安全弹出”。';

/** One sentence for each refusal; `where` is the member's name, the size or the number in question. */
const SENTENCES = {
  missing: () => '找不到这个文件，它可能已被移走，或者 U 盘已拔出；请插好 U 盘后重新选择。',
  'not-a-file': () => '选中的是文件夹或设备，不是文件；请重新选择文件。',
  unreadable: (where) =>
    `文件读不出来（${where === '' ? '原因不明' : where}），U 盘可能已损坏或已拔出；${COPY}`,
  'not-archive': () => `文件不是压缩格式，或者后半部分缺失，没有打开；${COPY}`,
  truncated: () => `文件不完整，内容到一半就没有了；${COPY}`,
  damaged: (where) => `文件的目录已损坏（${where}），没有打开；${COPY}`,
  'file-too-large': (where) =>
    `文件太大：${where}，没有打开；请让交来文件的人分几次交，或减少附件。`,
  'too-many-members': (where) => `文件里装的东西太多：${where}，没有打开；${AGAIN}`,
  'unpacked-too-large': (where) =>
    `文件解开后太大：${where}，没有打开；请让交来文件的人分几次交，或减少附件。`,
  ratio: (where) => `文件压缩得异常紧（${where}），解开会占满磁盘；${NOT_OURS}`,
  encrypted: (where) =>
    `其中的“${where}”用压缩软件加了密码，无法读取；请让交来文件的人去掉压缩密码后重新交来。`,
  method: (where) => `其中的“${where}”用了不认识的压缩方法，无法读取；${AGAIN}`,
  'many-disks': () => `这是分卷压缩包的一卷，不能单独读取；${AGAIN}`,
  'name-absolute': (where) => `其中的“${where}”要写到电脑的固定位置；${NOT_OURS}`,
  'name-parent': (where) => `其中的“${where}”要写到别的文件夹（“..”）；${NOT_OURS}`,
  'name-drive': (where) => `其中的“${where}”名称里有冒号，指向盘符或隐藏数据；${NOT_OURS}`,
  'name-device': (where) => `其中的“${where}”用了系统设备的名称；${NOT_OURS}`,
  'name-ending': (where) => `其中的“${where}”有一段以句点或空格结尾；${NOT_OURS}`,
  'name-character': (where) =>
    `其中的“${where}”名称里有控制字符、反向文字或系统不允许的字符；${NOT_OURS}`,
  'name-backslash': (where) => `其中的“${where}”名称里有反斜杠；${NOT_OURS}`,
  'name-empty': (where) => `其中有名称为空或某一段为空的内容（“${where}”）；${NOT_OURS}`,
  'name-long': (where) => `其中有名称过长的内容（“${where}…”）；${NOT_OURS}`,
  'name-encoding': (where) => `其中有名称编码不明的内容（“${where}”），读出来会是乱码；${AGAIN}`,
  link: (where) => `其中的“${where}”是指向别处的链接；${NOT_OURS}`,
  special: (where) => `其中的“${where}”既不是文件也不是文件夹；${NOT_OURS}`,
  duplicate: (where) => `其中有两个都叫“${where}”；${NOT_OURS}`,
  collision: (where) => `其中“${where}”只差大小写或写法，在电脑上会互相覆盖；${NOT_OURS}`,
  overlap: (where) => `其中的“${where}”与别的内容重叠；${NOT_OURS}`,
  hidden: (where) => `文件里夹带了目录之外的内容（${where}）；${NOT_OURS}`,
  'header-differs': (where) => `其中的“${where}”前后两处说明不一致；${NOT_OURS}`,
  'size-lie': (where) => `其中的“${where}”实际大小与说明不符；${NOT_OURS}`,
  checksum: (where) => `其中的“${where}”内容已损坏，校验不符；${COPY}`,
  'no-member': (where) => `文件里缺少“${where}”；${AGAIN}`,
  'member-too-large': (where) => `其中的${where}，没有读取；请让交来文件的人减少内容后重新交来。`,
} as const satisfies Readonly<Record<string, (where: string) => string>>;

/** Every reason for which an archive, or a member of it, isn't handed out. */
export type ArchiveRefusal = keyof typeof SENTENCES;

/** A refusal with its Chinese sentence: what is wrong, where, and what to do. */
export interface ArchiveRefused {
  readonly code: ArchiveRefusal;
  readonly text: string;
}

/** Thrown while a member streams, and inside this room; carries the refusal as a value. */
export class ArchiveError extends Error {
  readonly refusal: ArchiveRefused;

  constructor(code: ArchiveRefusal, where = '', cause?: unknown) {
    super(code, { cause });
    this.name = 'ArchiveError';
    this.refusal = { code, text: SENTENCES[code](where) };
  }
}
