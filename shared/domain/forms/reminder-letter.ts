import type { Status } from '../compliance/verdict.ts';
import { groupBy } from '../exchange/folding.ts';
import { dayText, fullDayText } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import { listCell } from './list-outline.ts';
import type { LetterOutline, ListRow, ListTable } from './list-outline.ts';

/** A duty as a letter names it; gathered by a service, worded here. */
export interface LetterDuty {
  /** Id of the person or object it is asked of: two may have one name. */
  readonly subject: string;
  readonly name: string;
  readonly title: string;
  /** 文号 of its document, and the clause's place in it. */
  readonly document: string;
  readonly place: string;
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

/** 逾期未完成, 即将到期 …: how a letter says that a duty stands. */
export const letterState = (status: Status): string => STATE[status];

const COLUMNS: ListTable['columns'] = [
  { label: '序号', width: 6.5, align: 'center' },
  { label: '应完成事项', width: 24, align: 'left' },
  { label: '依据', width: 19, align: 'left' },
  { label: '期间', width: 24, align: 'left' },
  { label: '期限', width: 12, align: 'left' },
  { label: '完成情况', width: 14.5, align: 'left' },
];

/** Periods of one duty that stand alike and end together are one line of a letter. */
type Line = readonly [LetterDuty, ...LetterDuty[]];

const lineKey = (duty: LetterDuty): string =>
  [duty.subject, duty.document, duty.place, duty.title, duty.status, duty.deadline].join('\n');

/** The lines of a letter: everybody's together, in the order in which they first appear. */
const linesOf = (duties: readonly LetterDuty[]): readonly Line[] => {
  const people = groupBy(duties, ({ subject }) => subject);
  return [...people.values()].flatMap((own) =>
    [...groupBy(own, lineKey).values()].flatMap(([first, ...rest]): readonly Line[] =>
      first === undefined ? [] : [[first, ...rest]],
    ),
  );
};

/** Sums in thousandths, so that 0.1 + 0.2 is 0.3. */
const total = (line: Line, part: 'done' | 'expected'): number =>
  line.reduce((sum, duty) => sum + Math.round(duty[part] * 1000), 0) / 1000;

const stateOf = (line: Line): string => {
  const [{ status, measure }] = line;
  const expected = total(line, 'expected');
  return expected > 0
    ? `${STATE[status]}\n${String(total(line, 'done'))}/${String(expected)} ${measure}`
    : STATE[status];
};

/** A day as said in a letter of today: without its year where that is this one. */
const dayIn = (day: PlainDate, today: PlainDate): string =>
  day.slice(0, 4) === today.slice(0, 4) ? dayText(day) : fullDayText(day);

/** The lines under each other; to a unit, everybody's under their name. */
const rowsOf = (
  lines: readonly Line[],
  { to, documents, today }: LetterSource,
): ListTable['rows'] =>
  lines.flatMap((line, index): readonly ListRow[] => {
    const [duty] = line;
    const row: ListRow = {
      cells: [
        String(index + 1),
        duty.title,
        documents.length > 1 ? `${duty.document}\n${duty.place}` : duty.place,
        line.map(({ period }) => period).join('\n'),
        duty.deadline === null ? '期末' : dayIn(duty.deadline, today),
        stateOf(line),
      ].map((text) => listCell(text)),
    };
    if (to.kind === 'person' || lines[index - 1]?.[0].subject === duty.subject) return [row];
    const own = lines.filter(([{ subject }]) => subject === duty.subject);
    const heading = `${duty.name}（${String(own.length)}项）`;
    return [{ heading: true, cells: [listCell(heading)] }, row];
  });

/** What is said of duties of one standing, and what those who owe them are asked to do. */
interface Standing {
  readonly statuses: readonly Status[];
  readonly said: string;
  readonly ask: Readonly<Record<LetterSource['kind'], string>>;
}

const STANDINGS: readonly Standing[] = [
  {
    statuses: ['missed'],
    said: '逾期未完成',
    ask: {
      reminder:
        '逾期未完成的，已经办理的请补报工作记录，尚未办理的请尽快补做，确有特殊情况的请书面说明原因',
      supervision: '逾期未完成的，请逐项查明原因，立即办理或者补做，确有特殊情况的请书面说明原因',
    },
  },
  {
    statuses: ['due-soon', 'open'],
    said: '尚待完成',
    ask: {
      reminder: '尚未到期的，请在期限内完成并报送工作记录',
      supervision: '尚未到期的，请抓紧办理，务必在期限内完成并报送工作记录',
    },
  },
  {
    statuses: ['under-review'],
    said: '尚待核实',
    ask: {
      reminder: '待核的，请补交佐证材料或者补充有关信息',
      supervision: '待核的，请补交佐证材料或者补充有关信息',
    },
  },
];

const standingsOf = (duties: readonly LetterDuty[]): readonly Standing[] =>
  STANDINGS.filter(({ statuses }) => duties.some(({ status }) => statuses.includes(status)));

const REPORT = {
  reminder: (due: string): string => `请${due}将有关情况报党政办公室。`,
  supervision: (due: string): string => `请${due}将办理结果书面报送党政办公室。`,
} as const;

/** 催报单 or 督办单 to a unit or a person: what is due or missing, by which clause and until when, and what to do. */
export const reminderLetter = (source: LetterSource): LetterOutline => {
  const { kind, to, today, due, duties } = source;
  const lines = linesOf(duties);
  const standings = standingsOf(duties);
  const whom = to.kind === 'unit' ? '你单位' : '您';
  const office = `${source.institution}党政办公室`;
  const counted = duties.length === lines.length ? '' : `（按期次计${String(duties.length)}项）`;
  const said = standings.map((standing) => standing.said).join('或者');
  const asks = standings.map((standing) => standing.ask[kind]).join('；');
  return {
    kind: 'letter',
    head: office,
    title: TITLE[kind],
    number: source.number,
    addressee: to.kind === 'unit' ? `${to.name}：` : `${to.name}同志：`,
    paragraphs: [
      `根据${source.documents.join('、')}，经核对联系师生工作台账，截至${fullDayText(today)}，${whom}有下列${String(lines.length)}项工作${counted}${said}：`,
    ],
    table: { columns: COLUMNS, rows: rowsOf(lines, source) },
    closing: [`${asks}。${REPORT[kind](due === null ? '尽快' : `于${fullDayText(due)}前`)}`],
    signature: [office, fullDayText(today)],
  };
};
