import type { FateView } from '#api/exchange-views';
import type { Tone } from '../../../parts/tone.ts';

/** What an office can write for departments, and a department for the office. */
export type SendKind = 'entries' | 'roster' | 'receipt' | 'workbook';

/** 送 and 往来单位: their sentences. */
export const sendText = {
  send: '送',
  partners: '往来单位',

  kindLabel: '送什么',
  kinds: {
    roster: '下发包',
    receipt: '回执包',
    entries: '报送包',
    workbook: 'Excel 填报表',
  } satisfies Record<SendKind, string>,
  kindHints: {
    roster:
      '名册、联系对象、制度和校历，以及这个单位已有的记录。部门电脑第一次使用，或名册有变动时送。',
    receipt: '告诉部门：哪些收到了、认可了、退回了（附原因）、党政办公室改过什么。',
    entries:
      '已提交的记录表、申报、问题与建议。没有收到回执的会再带上，重复送不会重复登记；草稿不送。',
    workbook: '给没有装本程序的部门：人名、载体、联系对象都是下拉选择，填好后从“收”导入。',
  } satisfies Record<SendKind, string>,

  units: '送给哪些单位',
  unit: '单位',
  allUnits: '全选',
  noUnits: '名册里还没有单位',
  noUnitsHint: '先在“名册与制度”里导入人员，再送下发包。',
  tickUnit: (name: string): string => `选中 ${name}`,
  lastIn: '上次收到',
  lastOut: '上次送出',
  toSend: '待告知',
  toSendCount: (count: number): string => (count === 0 ? '没有' : `${String(count)} 条`),
  never: '—',
  gaps: (numbers: readonly number[]): string => `缺第 ${numbers.join('、')} 号包`,

  month: '月份',
  all: '全部重送',
  allHint: '不只送上次回执以后改过的。对方换了电脑，或者怀疑漏了什么，才需要。',
  passphrase: '密码（可不设）',
  passphraseHint:
    '设了密码，U盘丢了别人也打不开。密码请当面或打电话告诉对方；忘了就打不开，只能重新送。',

  preview: '将要写入',
  previewNone: '选好单位后，这里列出将要写入的内容。',
  nothing: '没有要送的记录，只告诉对方收到了它的哪些包',
  since: (when: string): string => `对方已有 ${when} 以前的，这里只是以后改过的`,
  attachments: (count: number): string => `${String(count)} 个附件`,

  toDrive: (name: string): string => `写到 ${name}`,
  toFolder: '写到文件夹……',
  noDrive: '插入U盘后，可以直接写到U盘。',
  writing: '正在写入并核对……',

  sentTitle: '已写好，并读回核对无误',
  safe: '可以安全拔出U盘。',
  then: {
    roster:
      '请把文件带给各单位。对方第一次用它建立部门填报时，会打电话与您核对本机的核对码（在“往来单位”里）。',
    receipt: '请把文件带回各单位，对方在“收发—收”里导入后，能看到每条记录的状态。',
    entries: '请把文件交给党政办公室。对方导入以后，下次带回的回执包会说明每条记录的状态。',
    workbook: '请把文件发给各单位，填好收回后在“收发—收”里导入。',
  } satisfies Record<SendKind, string>,
  show: '打开所在文件夹',
  again: '继续送',

  fates: '报送情况',
  fatesHint: '每条记录到了哪一步；导入党政办公室的回执包后会更新。',
  noFates: '这个月还没有记录',
  noFatesHint: '在“记录表”里填写并提交后，从这里报送。',
  day: '日期',
  person: '姓名',
  entry: '记录',
  fate: '状态',
  note: '说明',

  mine: '本机的核对码',
  mineHint: '对方第一次收到本机的包，会打电话与您核对这串号码。',
  fingerprint: '核对码',
  notPinned: '还没有收到过',
  pinned: (when: string): string => `${when} 认定`,
  partnersCaption: '与各单位的往来',
  noPartners: '还没有往来单位',
} as const;

/** What became of an entry: a word and a colour family. */
export const fateWords: Readonly<
  Record<FateView['state'], { readonly sign: string; readonly word: string; readonly tone: Tone }>
> = {
  draft: { sign: '○', word: '草稿', tone: 'quiet' },
  'to-send': { sign: '↑', word: '待报送', tone: 'warn' },
  'changed-since': { sign: '↑', word: '报送后又改，待报送', tone: 'warn' },
  sent: { sign: '→', word: '已报送，未回执', tone: 'open' },
  received: { sign: '✓', word: '中心已收', tone: 'good' },
  submitted: { sign: '✓', word: '中心已收', tone: 'good' },
  accepted: { sign: '✓', word: '已认可', tone: 'good' },
  returned: { sign: '！', word: '已退回', tone: 'bad' },
};
