/** 设置: its sentences. */
export const settingsText = {
  sections: '设置',
  names: {
    place: '单位与台账',
    backup: '备份与恢复',
    lock: '封账',
    thresholds: '判定标准',
    verify: '核对台账',
    display: '显示',
    keys: '快捷键',
    judging: '怎样判定',
    about: '关于',
  },

  file: '台账文件',
  institution: '单位名称',
  institutionEdit: '改正单位名称',
  institutionHint: '写全称，显示在窗口上方。',
  institutionSaved: '单位名称已改正',
  placeHint: '全部内容都在这一个文件里，只在本机，不联网。请不要用别的程序打开或改动它。',
  move: '换一个位置……',
  moved: '台账已移到新的位置',
  noChange: '台账须放在本机硬盘上；放在网络盘或U盘上会损坏数据。',
  demoNow: '现在是示例数据',
  demoHint: '试用完毕后可以清除。清除后回到首次设置，示例数据不留痕迹。',
  clearDemo: '清除示例数据',
  clearSure: '确定清除全部示例数据？清除后不能撤销。',
  cleared: '示例数据已清除',

  backupHint: '程序每天自动备份并校验，保留近期各日和历月的备份。恢复前会先把现在的台账另存一份。',
  backupNow: '立即备份',
  backingUp: '正在备份……',
  backedUp: (name: string): string => `已备份并校验：${name}`,
  noBackups: '还没有备份',
  noBackupsHint: '点“立即备份”做第一份。',
  noRescue: '这里没有可以恢复的备份。',
  rescueHint: '可以恢复到下面的任一备份；现在的文件会另存，不会丢失。',
  made: '时间',
  size: '大小',
  fileName: '文件',
  restore: '恢复',
  restoreTitle: '恢复到这个备份？',
  restoreSentence: (when: string): string =>
    `台账将回到 ${when} 的样子，在那之后的登记和修改不再显示。现在的台账会先另存为一份备份，需要时可以再恢复回来。`,
  restoreYes: '恢复到这个备份',
  restored: '已恢复',
  count: (all: number): string => `共 ${String(all)} 份`,

  verifyHint:
    '每一次改动都记在台账的变更链里，前后相扣。核对会从头检查一遍，看有没有被程序以外的手段改过。',
  verify: '开始核对',
  verifying: '正在核对……',
  whole: (changes: number): string =>
    `台账完整：共 ${String(changes)} 次改动，前后相扣，没有被改过。`,
  broken: (where: string): string =>
    `台账被改动过：变更链在“${where}”处断开。请不要继续登记，用此前的备份恢复，并联系技术人员。`,

  size100: '标准',
  sizeLabel: '字号',
  sizeOf: (size: number): string => `${String(size)}%`,
  theme: '明暗',
  themes: { system: '随系统', light: '浅色', dark: '深色' },
  contrast: '高对比度',
  contrastHint: '文字和线条更深，适合视力不佳或光线很强的地方。',
  displayHint: '只影响这台电脑上的显示，不影响打印。',

  thresholdsHint:
    '制度没有写明、由本单位自定的几项。改动对所有期间立即起作用，包括以前的；保存前可以先看看会改变什么。',
  threshold: '项目',
  value: '改为',
  inForce: '现行',
  standard: '默认',
  meaning: '是什么意思',
  none: '不用',
  outOfRange: (least: number, most: number, optional: boolean): string =>
    `请填 ${String(least)} 到 ${String(most)} 之间的数${optional ? '，或者不填' : ''}。`,
  previewRange: '看哪个期间',
  thisMonth: '本月',
  thisSemester: '本学期',
  thisYear: '本学年',
  preview: '会改变什么',
  toDefaults: '填入默认值',
  giveUp: '不改了',
  thresholdsSaved: '判定标准已修改',

  version: '版本',
  licences: '所用开放源代码组件的许可证',
  aboutText: '领导干部联系师生工作的登记、核对与打印程序。只在本机运行，不联网，不收集任何信息。',
} as const;

/** 快捷键: keys and what they do, by room. */
export const keyList: readonly {
  readonly place: string;
  readonly keys: readonly { readonly key: string; readonly does: string }[];
}[] = [
  {
    place: '各页面',
    keys: [
      {
        key: 'Alt+1 … Alt+9',
        does: '切换左边的页面，从“工作台”数到“设置”',
      },
      { key: 'Ctrl+Z', does: '撤销上一步操作（光标不在输入框中时）' },
      { key: 'Ctrl+Y', does: '重做' },
      { key: 'Tab / Shift+Tab', does: '到下一项 / 上一项' },
      { key: 'Esc', does: '关闭对话框，放弃正在改的日期' },
    ],
  },
  {
    place: '记录表',
    keys: [
      { key: 'Ctrl+S', does: '提交' },
      { key: 'Ctrl+P', does: '预览打印稿' },
    ],
  },
  {
    place: '名册与制度',
    keys: [
      { key: '↑ ↓', does: '在人员列表中移动' },
      { key: 'Ctrl+S', does: '保存对话框中的修改' },
    ],
  },
  {
    place: '日期',
    keys: [
      { key: '3.9、3-9、0309、3月9日', does: '都是 3月9日' },
      { key: '昨天、上周五', does: '也能看懂' },
      { key: 'PageUp / PageDown', does: '在日历中翻月' },
    ],
  },
];

/** 怎样判定: the rules of judging, in the clerk's words. */
export const judging: readonly { readonly title: string; readonly text: readonly string[] }[] = [
  {
    title: '完成与按时，分开算',
    text: [
      '是否完成，看事情发生的日期；是否按时，看第一次提交的日期与截止日期。',
      '每项要求对每个人、每个期间给出五个数：应完成、已完成、完成率、按时、按时率。',
    ],
  },
  {
    title: '期间怎样划分',
    text: [
      '一个学期从开学那天到下一学期开学前一天，假期归属前一学期，没有一天落在外面。',
      '学年是从九月起的两个学期；“每年”是日历年；“每半年”是上、下半年；一周从周一到周日。',
      '期间的最后一天也算在内。',
    ],
  },
  {
    title: '假期和节假日',
    text: [
      '一周中有 1 个以上在学期内的工作日（调休上班的周六、周日也是工作日），这一周就有要求；一个月中有 10 个以上，这个月就有要求。',
      '整月在假期里的，免考核。八月、二月通常因此不要求交表。',
      '法定节假日按国务院每年的通知，可在“名册与制度—校历与节假日”中查看和修改。尚未公布的年份按周一至周五计算，并有提示。',
    ],
  },
  {
    title: '在岗',
    text: [
      '任职、联系点、免考核登记都带起止日期。在一个期间的工作日中，扣除免考核的日子后，任职至少占一半，才有这项要求；否则为“免考核”，并写明原因。',
      '要求因职务而不同的，按这个期间任职时间最长的职务；一样长的，按较低的要求。',
    ],
  },
  {
    title: '一条记录计入哪些要求',
    text: [
      '一条记录按各人的身份（带队或参加）计给每个参加的人；没有到场的人，代为登记也不计。',
      '一条记录可以同时计入几项要求，每项计一次，在记录旁写明“本条计入……”。',
      '同一期间内的天数、学时累加；不结转到下一期间。',
      '走访的不是本人联系点，也计入，标明“非联系点”。',
    ],
  },
  {
    title: '补录',
    text: [
      '事情发生后超过规定天数（默认 7 天）才录入的，列表中标“补录”；正式表格上不标。',
      '规定的天数和其他几项由本单位自定的数，见“判定标准”。',
    ],
  },
  {
    title: '补做',
    text: [
      '前一个期间没有做、后来补上的，可在记录里注明“补做”、补的是哪一天所在的期间和原因：它计入那个期间，不再计入实际发生的期间。',
      '要在那个期间结束后规定天数（默认 31 天）以内；正式表格上照印实际日期。',
    ],
  },
  {
    title: '封账与打印稿',
    text: [
      '封账以后，这个月的记录和记录表不能再改；要改须登记开封，写明原因和批准人，每次都留有记录。',
      '打印过的表如果内容又有改动，会提示“与已打印稿不一致”；再打印时右上角标“第2稿”“第3稿”。',
    ],
  },
  {
    title: '每一格的结论',
    text: [
      '达标、逾期达标、未到期、即将到期、未达标、免考核、不适用、待核。',
      '已提交和已认可的记录计入；草稿和退回的不计入。',
      '缺少要求的佐证（如调研报告、督查报告）的，为“待核”，补上后再计。',
      '“倡导”的要求只计次，不判未达标；“原则上”的要求未做到时用黄色提示。',
    ],
  },
  {
    title: '零报告',
    text: ['一个月确实没有可填的，写明原因作零报告提交。“没有发生”与“没有交”不是一回事。'],
  },
  {
    title: '每一格都能说明理由',
    text: [
      '在合规日历中点开任一格，可看到条文原文、期间起止、要求多少、哪些记录计入了、哪些差一点没有计入及原因、为何免考核。',
    ],
  },
];
