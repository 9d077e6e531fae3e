/** 打印模板: a form's own .docx. */
export const templateText = {
  heading: '打印用的表样',
  standard: '标准表样',
  own: (name: string): string => `自己的模板：${name}`,
  choose: '使用自己的模板……',
  another: '换一个模板……',
  restore: '恢复标准表样',
  save: '保存一份模板来改',
  saved: (name: string): string =>
    `已保存“${name}”。在 Word 或 WPS 里改好后，再点“使用自己的模板”。`,
  title: (form: string): string => `${form}的模板`,
  faults: (name: string, count: number): string =>
    `“${name}”有 ${String(count)} 处要改，还不能用。请在 Word 或 WPS 里改好、保存，再选一次。`,
  good: (name: string): string => `“${name}”可以使用。下面是用示例内容填好的样子。`,
  missing: '打印出来会缺少的内容',
  missingMore: (count: number): string => `……共 ${String(count)} 项`,
  hints: '请留意',
  found: (count: number): string => `认出的占位符（${String(count)} 个）`,
  heads: { written: '占位符', meaning: '换成什么', places: '在哪里' },
  words: '可用的占位符',
  wordsHint:
    '写在 Word 里要填写的地方；两层大括号，英文输入法。会重复的行，开头写在这一行第一格，结尾写在最后一格。',
  preview: '填好的样子',
  pick: '另选一个文件',
  next: '看看会改变什么',
  importBack:
    '用自己的模板印的表没有暗记，收回来时按表上的栏目名称识别；请保留标准表样的栏目名称。',
} as const;
