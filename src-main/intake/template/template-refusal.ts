const SAVE_AGAIN =
  '请在 Word 或 WPS 里新建一个空白文档，把表格复制过去，另存为“Word 文档（.docx）”后再选。';

/** One sentence for each reason for which a template isn't taken; `where` names the part, the code or the number. */
const SENTENCES = {
  'not-docx': () =>
    '这不是 Word 文档（.docx）。旧版的 .doc、WPS 的 .wps 和加了打开密码的文档也不行；请用 Word 或 WPS 打开它，去掉密码，另存为“Word 文档（.docx）”后再选。',
  archive: (where) => where,
  'too-large': (where) => `模板太大：${where}。请压缩或去掉里面的图片后再选。`,
  macros: () => `模板里有宏，宏可能有害，没有装入。${SAVE_AGAIN}`,
  'word-template': () =>
    '这是 Word 的模板文件（.dotx），印出来的表会打不开；请用 Word 打开它，另存为“Word 文档（.docx）”后再选。',
  strict: () =>
    '这是“Strict Open XML 文档”，填不了；请用 Word 打开它，另存为普通的“Word 文档（.docx）”后再选。',
  outside: (where) =>
    `模板引用了文件以外的内容（${where}），在别的电脑上会缺失，也可能泄露信息，没有装入。图片请插入到文档里，链接请右键“取消超链接”，附加的模板请在“开发工具—文档模板”里去掉；或者${SAVE_AGAIN}`,
  embedded: (where) =>
    `模板里嵌入了别的文件或控件（${where}），可能有害，没有装入。请删去它，只留文字、表格和图片，再选一次。`,
  field: (where) =>
    `模板里有域代码“${where}”，它会读取别的内容或运行命令，没有装入。请选中它按 Ctrl+Shift+F9 变成普通文字，再选一次；页码等可以保留。`,
  'field-tag': (where) =>
    `占位符写在域代码“${where}”里了，填不进去；请把占位符写成普通文字，再选一次。`,
  merge: () => `模板带有邮件合并的数据源，没有装入。请在“邮件”里选“普通 Word 文档”，另存后再选。`,
  doctype: () => `文档里有 DOCTYPE 声明（正常的 Word 文件没有），可能有害，没有装入。${SAVE_AGAIN}`,
  damaged: (where) =>
    `文档内容已损坏（${where}），没有装入；请用 Word 或 WPS 打开它（会提示修复），另存后再选。`,
} as const satisfies Readonly<Record<string, (where: string) => string>>;

/** Every reason for which a .docx isn't taken as a template. */
export type TemplateRefusalCode = keyof typeof SENTENCES;

/** Why a template isn't taken: a whole Chinese sentence that says what is wrong, where, and what to do. */
export class TemplateRefusal extends Error {
  readonly code: TemplateRefusalCode;
  readonly text: string;

  constructor(code: TemplateRefusalCode, where = '') {
    super(code);
    this.name = 'TemplateRefusal';
    this.code = code;
    this.text = SENTENCES[code](where);
  }
}
