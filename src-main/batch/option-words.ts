/** What a month's run may be told on the command line, in the order in which people read it. */
export const OPTIONS = {
  ledger: {
    value: '文件夹',
    about: '台账所在的文件夹；不写就是本程序平时用的台账（与 --data-dir 是一回事，只写一个）。',
  },
  import: {
    value: '文件或文件夹',
    about: '要收的文件，或放着它们的文件夹（不看下一层）；可写多次。',
  },
  documents: {
    value: '名称',
    about: '要写的文件，用逗号隔开：“打印与汇总”里的名称，或“每月”“每半年”“每年”一组。',
  },
  month: { value: '2026-10', about: '哪个月：2026-10、上月或本月。' },
  period: {
    value: '半年',
    about: '月、季度、半年、学期、学年或年：取包含那个月的一段；不写按各文件通常的一段。',
  },
  into: { value: '文件夹', about: '写到哪个文件夹；没有就新建。' },
  format: { value: 'docx', about: 'docx（默认）、pdf 或 xlsx。' },
  existing: {
    value: 'skip',
    about: '已有同名文件：skip 不动它（默认）、both 另存一份、replace 替换。',
  },
  report: { value: '文件', about: '把运行报告写到这个文件；上一次的报告会被替换。' },
  json: { value: null, about: '报告用 JSON，给别的程序读。' },
  help: { value: null, about: '只显示这份说明。' },
} as const;

/** A name of {@link OPTIONS}. */
export type OptionName = keyof typeof OPTIONS;

/** Begins a run without a window. */
export const SWITCH = '--batch';

/** The other name of `--ledger`, which every start of the app knows. */
export const DATA_FOLDER = 'data-dir';

/** Options that may be given again and again. */
export const REPEATED: ReadonlySet<string> = new Set<OptionName>(['import']);

const names = Object.keys(OPTIONS) as readonly OptionName[];

/** How an option is written: `--month=2026-10`. */
const written = (name: OptionName): string => {
  const { value } = OPTIONS[name];
  return value === null ? `--${name}` : `--${name}=${value}`;
};

/** All options in one line, for a refusal. */
export const optionList = (): string => names.map((name) => `--${name}`).join('、');

/** What `--help` says. */
export const helpText = (): string =>
  [
    '联系师生台账 · 无人值守运行',
    '',
    `用法：程序 ${SWITCH} 选项……（例：${SWITCH} --import=D:\\收件 --documents=每月 --month=上月 --into=D:\\打印 --report=D:\\运行报告.txt）`,
    '',
    ...names.map((name) => `  ${written(name)}\n      ${OPTIONS[name].about}`),
    '',
    '返回值：0 全部完成；1 完成，但有事要人处理或有文件不完整；2 选项不对，什么也没有做；',
    '        3 台账不能用或正被使用，什么也没有做；4 有文件没有收成或没有写成。',
    '说明见随程序的《无人值守运行》。',
  ].join('\n');
