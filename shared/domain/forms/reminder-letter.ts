import type { Status } from '../compliance/verdict.ts';
import { fullDayText } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { listCell } from './list-outline.ts';
import type { LetterOutline, ListRow, ListTable } from './list-outline.ts';

/** A duty as a letter names it; gathered by a service, worded here. */
export interface LetterDuty {
  readonly name: string;
  readonly title: string;
  /** 文号 and place of the clause. */
  readonly clause: string;
  readonly period: string;
  readonly deadline: PlainDate | null;
  readonly status: Status;
  readonly done: number;
  readonly expected: number;
  readonly measure: string;
}

/** What a letter is composed from. */
export interface LetterSource {
  readonly kind: 'reminder' | 'supervision';
  /** Whose office writes. */
  readonly institution: string;
  readonly number: string;
  readonly to: { readonly kind: 'unit' | 'person'; readonly name: string };
  /** The documents it rests on, as one cites them: 《…》（…号）. */
  readonly documents: readonly string[];
  readonly today: PlainDate;
  /** Until when an answer is asked for; null when none is. */
  readonly due: PlainDate | null;
  readonly duties: readonly LetterDuty[];
  readonly note?: string | undefined;
}

const TITLE = { reminder: '催报单', supervision: '督办单' } as const;

const STATE: Readonly<Record<Status, string>> = {
  missed: '逾期未完成',
  'due-soon': '即将到期',
  'under-review': '待核',
  open: '未到期',
  'met-late': '逾期完成',
  met: '已完成',
  counted: '已记录',
  exempt: '免考核',
  'not-applicable': '不适用',
};

const columnsFor = (to: LetterSource['to']): ListTable['columns'] => [
  { label: '序号', width: 5, align: 'center' },
  ...(to.kind === 'unit' ? [{ label: '姓名', width: 9, align: 'center' as const }] : []),
  { label: '应完成事项', width: 24, align: 'left' },
  { label: '依据', width: 18, align: 'left' },
  { label: '期间', width: 16, align: 'left' },
  { label: '期限', width: 14, align: 'left' },
  { label: '完成情况', width: 14, align: 'left' },
];

const stateOf = (duty: LetterDuty): string => {
  const count = `${String(duty.done)}/${String(duty.expected)} ${duty.measure}`;
  return duty.expected > 0 ? `${STATE[duty.status]}（${count}）` : STATE[duty.status];
};

const rowOf = (duty: LetterDuty, index: number, to: LetterSource['to']): ListRow => ({
  cells: [
    String(index + 1),
    ...(to.kind === 'unit' ? [duty.name] : []),
    duty.title,
    duty.clause,
    duty.period,
    duty.deadline === null ? '期末' : fullDayText(duty.deadline),
    stateOf(duty),
  ].map((text) => listCell(text)),
});

const ASK = {
  reminder: (due: string): string =>
    `如已办理，请${due}将工作记录补报党政办公室；确有特殊情况的，请书面说明原因。`,
  supervision: (due: string): string =>
    `请逐项抓紧办理，并${due}将办理结果书面报送党政办公室；确有特殊情况的，请一并说明原因。`,
} as const;

/** 催报单 or 督办单 to a unit or a person: what is due or missing, by which clause and until when. */
export const reminderLetter = (source: LetterSource): LetterOutline => {
  const { kind, to, today, due, duties } = source;
  const whom = to.kind === 'unit' ? '你单位' : '您';
  const office = `${source.institution}党政办公室`;
  return {
    kind: 'letter',
    head: office,
    title: TITLE[kind],
    number: source.number,
    addressee: to.kind === 'unit' ? `${to.name}：` : `${to.name}同志：`,
    paragraphs: [
      `根据${source.documents.join('、')}，经核对联系师生工作台账，截至${fullDayText(today)}，${whom}有下列${String(duties.length)}项尚未完成或将要到期：`,
    ],
    table: { columns: columnsFor(to), rows: duties.map((duty, index) => rowOf(duty, index, to)) },
    closing: [ASK[kind](due === null ? '尽快' : `于${fullDayText(due)}前`)],
    signature: [office, fullDayText(today)],
    note: source.note,
  };
};
