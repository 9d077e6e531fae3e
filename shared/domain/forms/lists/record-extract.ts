import { dayOf, fullDayText } from '../../plain-date.ts';
import type { LocalTime } from '../../plain-date.ts';
import { listCell } from '../list-outline.ts';
import type { ReportOutline, ReportPart } from '../report-outline.ts';
import { spanningRow } from './register-words.ts';
import { column } from './words.ts';
import type { ListFrame } from './words.ts';

/** One change of a record; saves of one burst of typing are one. */
export interface ExtractedStep {
  /** Its first and last row in the chain. */
  readonly rows: readonly [first: number, last: number];
  /** How many rows it is; others may lie between the first and the last. */
  readonly saves: number;
  readonly at: LocalTime;
  readonly actor: string;
  /** Where it came from, in words; empty for what was done here by hand. */
  readonly source: string;
  /** What happened, as the history says; empty where it was erased. */
  readonly what: string;
  /** `工作简况：旧 → 新`, of a new record each field it began with. */
  readonly changes: readonly string[];
}

/** What the chain of changes says of itself. */
export interface ChainProof {
  /** The ledger's own id. */
  readonly ledger: string;
  /** Rows of this record. */
  readonly own: number;
  /** Rows of all, and the last one's hash: the head. */
  readonly count: number;
  readonly head: string;
  /** When the last row was written; null in an empty chain. */
  readonly headAt: LocalTime | null;
  /** Rows whose values were erased. */
  readonly erased: number;
  /** What is wrong, in words; null when every row holds. */
  readonly flaw: string | null;
}

/** What 留痕摘录 of a record is made from. */
export interface RecordToExtract {
  /** 工作记录, 问题与建议 … */
  readonly kind: string;
  readonly name: string;
  /** It lies in the recycle bin. */
  readonly deleted: boolean;
  readonly fields: readonly { readonly label: string; readonly text: string }[];
  /** Oldest first. */
  readonly steps: readonly ExtractedStep[];
  readonly proof: ChainProof;
}

const momentText = (at: LocalTime): string => `${fullDayText(dayOf(at))} ${at.slice(11, 19)}`;

const rowsText = ([first, last]: ExtractedStep['rows']): string =>
  first === last ? String(first) : `${String(first)}—${String(last)}`;

const nowPart = ({ deleted, fields }: RecordToExtract): ReportPart => ({
  heading: deleted ? '一、移入回收站前的内容' : '一、现在的内容',
  paragraphs: deleted ? ['这条记录已移入回收站，不再计入任何统计；以下是它最后的内容。'] : [],
  table: {
    columns: [column('项目', 28, 'center'), column('内容', 128)],
    rows: fields.map(({ label, text }) => ({ cells: [listCell(label), listCell(text)] })),
  },
  notes: [],
});

const historyPart = ({ steps }: RecordToExtract): ReportPart => ({
  heading: `二、变更经过（${String(steps.length)}次）`,
  paragraphs: [],
  table: {
    columns: [
      column('链中行号', 22, 'center'),
      column('时间', 33, 'center'),
      column('经手与来源', 28, 'center'),
      column('改了什么（原来 → 后来）', 73),
    ],
    rows:
      steps.length === 0
        ? [spanningRow('变更链里没有这条记录。')]
        : steps.map(({ rows, at, actor, source, what, changes }) => ({
            cells: [
              listCell(rowsText(rows)),
              listCell(`${fullDayText(dayOf(at))}\n${at.slice(11, 19)}`),
              listCell([actor, source].filter((word) => word !== '').join('\n')),
              listCell([what, ...changes].filter((word) => word !== '').join('\n')),
            ],
          })),
  },
  notes: ['注：一口气键入、自动保存多次的，合为一次；行号是这几次保存在变更链中的首行和末行。'],
});

const proofPart = ({ proof }: RecordToExtract): ReportPart => {
  const { ledger, own, count, head, headAt, erased, flaw } = proof;
  const rows: readonly (readonly [string, string])[] = [
    ['台账编号', ledger],
    ['本记录的行数', `${String(own)} 行`],
    ['变更链总行数', `${String(count)} 行`],
    ['链尾写入时间', headAt === null ? '尚无改动' : momentText(headAt)],
    ['链尾校验值', head],
  ];
  return {
    heading: '三、核对结果',
    paragraphs: [
      flaw === null
        ? '✓ 摘录时已把变更链从头核对一遍：每一行都与前一行相扣，没有缺行，内容与登记时的校验值一致；' +
          '台账中的每条记录（包括本记录）都与变更链中的最后一次改动一致。'
        : `✕ 摘录时把变更链从头核对，没有通过：${flaw}。本摘录不能作为凭据，请联系技术人员。`,
      ...(erased === 0
        ? []
        : [`变更链中有 ${String(erased)} 行的内容已按规定清除，只能核对校验值，不能再看到内容。`]),
    ],
    table: {
      columns: [column('项目', 36, 'center'), column('摘录时的值', 120)],
      rows: rows.map(([label, text]) => ({ cells: [listCell(label), listCell(text)] })),
    },
    notes: [
      '核对办法：在程序的“设置—核对台账”中点“开始核对”，程序会把变更链从头检查一遍。',
      '要证明摘录之后没有人把以前的改动整体重写，由技术人员查看台账文件变更链中与本页总行数同号的那一行：' +
        '它的校验值（SHA-256）应与本页所载相同。',
    ],
  };
};

/** 留痕摘录: what a record is, how it came to be, and the proof that nothing was changed behind the history's back. */
export const recordExtract = (record: RecordToExtract, frame: ListFrame): ReportOutline => ({
  kind: 'report',
  title: '记录留痕摘录',
  subtitle: [`${record.kind}：${record.name}`, `摘录日期：${fullDayText(frame.today)}`],
  orientation: 'portrait',
  paper: 'A4',
  parts: [nowPart(record), historyPart(record), proofPart(record)],
  signed: ['摘录人：', '审核人：'],
  signature: [frame.office, fullDayText(frame.today)].filter((line) => line !== ''),
  note: frame.note,
});
