import { monthText } from '#domain/plain-date';
import type { FileTrouble, LedgerTrouble, MissingField, Problem, RecordWord } from './reply.ts';

const LEDGER: Readonly<Record<LedgerTrouble, string>> = {
  newer: '这个台账文件是用更新版本的程序建立的。请升级本程序后再打开；文件没有改动。',
  'not-a-ledger': '这个文件不是本程序的台账。请另选文件；它没有改动。',
  corrupt: '台账文件已损坏。请在“设置—备份与恢复”中用最近的备份恢复；损坏的文件会保留。',
  locked: '台账正被另一个窗口或另一个程序使用。请先关闭那一个，再打开本程序。',
  'read-only': '台账所在的文件夹不允许写入。请检查该文件夹的权限，或者换一个位置。',
  'disk-full': '磁盘已满，台账无法写入。请清理出一些空间后重试；已保存的内容都在。',
  'migration-failed': '台账升级到新版本时出错，已恢复到升级前的样子。请保留备份并联系技术人员。',
  'network-drive': '台账不能放在网络盘上：断开时会损坏数据。请放在本机硬盘上。',
  'fat-drive': '台账不能放在U盘等移动盘上：中途拔出会损坏数据。请放在本机硬盘上。',
  'missing-file':
    '台账文件不在原来的位置，可能被移动、改名或删除了。请把它放回原处后重新打开，或者用最近的备份恢复。',
  'missing-folder': '找不到台账所在的文件夹。请检查磁盘是否已连接，或者换一个位置。',
  unreadable: '无法读取台账文件。请检查文件权限和磁盘。',
};

const FILE: Readonly<Record<FileTrouble, string>> = {
  exists: '已有同名文件，没有覆盖。请换一个名称或文件夹。',
  'read-only': '这个位置不允许写入。请换一个文件夹。',
  'disk-full': '磁盘已满。请清理出一些空间后重试。',
  'in-use': '文件正被其他程序（如 Word 或 WPS）打开。请先关闭它再试。',
  missing: '找不到这个位置。请检查磁盘是否已连接。',
  'too-large': '文件太大，无法读取。',
  other: '磁盘读写出错。请换一个位置再试。',
};

/** What a record is called in a sentence. */
export const recordWord: Readonly<Record<RecordWord, string>> = {
  unit: '单位',
  person: '人员',
  post: '任职',
  object: '联系对象',
  link: '联系点',
  exemption: '免考核登记',
  declaration: '申报',
  entry: '工作记录',
  sheet: '工作记录表',
  semester: '学期',
  'holiday-year': '节假日',
  policy: '制度',
  setting: '设置',
  issue: '问题与建议',
  'month-lock': '封账',
  'lock-exception': '开封登记',
  printing: '打印记录',
  dismissal: '疑点处理',
  reason: '情况说明',
  reminder: '催报单',
  partner: '往来单位',
  delivery: '收发记录',
  conflict: '待定事项',
  match: '对应关系',
};

const FIELD: Readonly<Record<MissingField['field'], string>> = {
  date: '没有日期',
  carrier: '没有选群体或载体',
  object: '没有填联系对象名称',
  summary: '没有填工作简况',
  month: '日期不在这张表的时间里',
  future: '日期在今天之后',
  'make-up': '没有写补做的原因',
};

/** One clear sentence in Chinese for a problem: what is wrong, where, and what to do. */
export const sentenceOf = (problem: Problem): string => {
  switch (problem.code) {
    case 'bad-question':
      return '程序内部的请求格式不对，没有执行。请重新打开程序；若再出现，请联系技术人员。';
    case 'internal':
      return `程序出错，刚才的操作没有完成，已保存的内容都在。请重试；若再出现，请把编号 ${problem.reference} 告诉技术人员。`;
    case 'no-ledger':
      return '还没有建立台账。请先完成首次设置。';
    case 'ledger-exists':
      return '这里已经有一个台账，没有重新建立。';
    case 'ledger-unusable':
      return LEDGER[problem.why];
    case 'not-found':
      return `找不到这条${recordWord[problem.what]}，它可能已被移入回收站。`;
    case 'changed-meanwhile':
      return '这条记录刚才已在别处改动，您的修改没有写入。请看过新的内容后再改。';
    case 'refused-by-rules':
      return `这条${recordWord[problem.what]}不能这样保存：${problem.detail}`;
    case 'nothing-to-undo':
      return '没有可以撤销的操作。';
    case 'nothing-to-redo':
      return '没有可以重做的操作。';
    case 'undo-blocked':
      return `不能撤销：${problem.what}在那之后又有改动。`;
    case 'sheet-incomplete':
      return `还不能提交：${problem.missing
        .map((missing) => `${missing.label} ${FIELD[missing.field]}`)
        .join('；')}。补齐后再提交，草稿都已保存。`;
    case 'sheet-empty':
      return '表上还没有任何记录。如确无内容，请填写“零报告”的原因后提交。';
    case 'no-form':
      return `${problem.name}在这个月没有需要填写的工作记录表（没有任职，或其类别没有表）。`;
    case 'file-refused':
      return `“${problem.file}”没有导入：${problem.text}`;
    case 'review-gone':
      return '这次导入已经过时，请重新选择文件。';
    case 'review-unsettled':
      return `还有 ${String(problem.rows)} 行要您决定是谁，决定后再导入。`;
    case 'write-failed':
      return `“${problem.file}”没有写成：${FILE[problem.why]}`;
    case 'read-failed':
      return `“${problem.file}”没有读出：${FILE[problem.why]}`;
    case 'month-locked':
      return `${monthText(problem.month)}已封账，没有改动。确需更正的，请先在“设置—封账”里登记开封（原因和批准人）。`;
    case 'busy':
      return '上一项工作还没有完成，请稍候。';
    case 'invalid':
      return `${problem.field}：${problem.text}`;
    case 'backup-unusable':
      return `备份“${problem.file}”不能用：校验没有通过。请换一个备份；现在的台账没有改动。`;
    case 'import-stands':
      return `这次导入不能整批撤销，因为后来又有改动：${problem.standing.join('；')}${problem.more === 0 ? '' : `；另有 ${String(problem.more)} 处`}。请先处理这些，再撤销。`;
    case 'other-side':
      return problem.side === 'office'
        ? '这一项由党政办公室的中心台账处理，部门填报不能改。'
        : '这一项只用于部门填报，中心台账里没有。';
    case 'not-verified':
      return `“${problem.file}”写入后核对不一致，不能使用。U盘可能已拔出或有损坏，请换一个U盘再写一次。`;
    case 'format-refused':
      return `“${problem.file}”没有写成：${problem.text}`;
    case 'pdf-failed':
      return `“${problem.file}”没有写成：转换 PDF 时出错。请重试，或者改存 Word。`;
    case 'cancelled':
      return '已取消，没有改动。';
  }
};
