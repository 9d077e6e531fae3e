import type { Figures, Status } from '../../compliance/verdict.ts';
import { fullDayText } from '../../plain-date.ts';
import type { PlainDate } from '../../plain-date.ts';
import type { Force } from '../../policy/schema.ts';
import { headGroups, listCell } from '../list-outline.ts';
import type { ListCell, ListColumn, ListOutline, Tone } from '../list-outline.ts';

/** A clause as a list names it. */
export interface ListedRule {
  readonly id: string;
  readonly short: string;
  readonly title: string;
  readonly group: string;
  readonly force: Force;
}

/** Whom or what a row is about. */
export interface ListedSubject {
  readonly kind: 'person' | 'object';
  readonly name: string;
  readonly title: string;
  readonly unit: string;
}

/** How one demand stands. */
export interface ListedCell {
  readonly status: Status;
  readonly done: number;
  readonly expected: number;
}

/** What stands on every list whatever it is of. */
export interface ListFrame {
  readonly today: PlainDate;
  /** 单位 and the like below at the right, without the date. */
  readonly office: string;
  /** Printed on every page of what comes from the demonstration's data. */
  readonly note: string | undefined;
}

interface StatusWords {
  readonly sign: string;
  readonly word: string;
  readonly tone: Tone;
}

/** The words of the screen, and its signs as far as fonts for print have them (○ for ◔). */
const STATUS: Readonly<Record<Status, StatusWords>> = {
  met: { sign: '✓', word: '达标', tone: 'good' },
  'met-late': { sign: '迟', word: '逾期达标', tone: 'warn' },
  'under-review': { sign: '？', word: '待核', tone: 'warn' },
  open: { sign: '○', word: '未到期', tone: 'quiet' },
  'due-soon': { sign: '!', word: '即将到期', tone: 'warn' },
  missed: { sign: '✕', word: '未达标', tone: 'bad' },
  exempt: { sign: '免', word: '免考核', tone: 'quiet' },
  'not-applicable': { sign: '—', word: '不适用', tone: 'quiet' },
  counted: { sign: '·', word: '仅计次', tone: 'quiet' },
};

const ORDER = Object.keys(STATUS) as readonly Status[];

const FORCE: Readonly<Record<Force, string>> = {
  must: '应当',
  principle: '原则上',
  encouraged: '倡导',
};

/** 应当, 原则上, 倡导. */
export const forceWord = (force: Force): string => FORCE[force];

/** A status in a column of its own. */
export const statusCell = (status: Status): ListCell => {
  const { sign, word, tone } = STATUS[status];
  return listCell(word, { sign, tone });
};

/** A cell of a matrix: the sign, and how much of how much where the sign alone doesn't tell. */
export const signCell = ({ status, done, expected }: ListedCell): ListCell => {
  const { sign, tone } = STATUS[status];
  if (status === 'counted') return listCell(String(done), { sign, tone });
  const none = status === 'exempt' || status === 'not-applicable';
  const told = expected <= 1 && (done === 0 || status === 'met' || status === 'met-late');
  return listCell(none || told ? '' : `${String(done)}/${String(expected)}`, { sign, tone });
};

/** What the signs that occur mean. */
export const legend = (statuses: Iterable<Status>): string => {
  const found = new Set(statuses);
  const words = ORDER.filter((status) => found.has(status)).map(
    (status) => `${STATUS[status].sign} ${STATUS[status].word}`,
  );
  return `注：${words.join('；')}。数字为“已完成/应完成”。`;
};

/** The one of several that asks for most attention. */
export const worst = (statuses: readonly Status[]): Status => {
  const grave: readonly Status[] = [
    'missed',
    'due-soon',
    'under-review',
    'met-late',
    'open',
    'met',
  ];
  return grave.find((status) => statuses.includes(status)) ?? statuses[0] ?? 'not-applicable';
};

/** `85.7%`; nothing when nothing is owed. */
export const rateText = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${String(Math.round((part * 1000) / whole) / 10)}%`;

/** The five figures as a sentence. */
export const figuresText = ({ expected, done, onTime }: Figures): string =>
  `应完成 ${String(expected)} 项，已完成 ${String(done)} 项，完成率 ${rateText(done, expected)}；` +
  `按时 ${String(onTime)} 项，按时率 ${rateText(onTime, expected)}`;

/** Words that belong together on one line under a title. */
export const together = (...words: readonly string[]): string =>
  words.filter((word) => word !== '').join('　　');

/** `统计至：2026年11月21日` */
export const asOf = (today: PlainDate): string => `统计至：${fullDayText(today)}`;

/** A column of a list. */
export const column = (
  label: string,
  width: number,
  align: ListColumn['align'] = 'left',
  more: Partial<ListColumn> = {},
): ListColumn => ({ label, width, align, ...more });

/** The first columns of a list of people or objects. */
export const subjectColumns = (kind: ListedSubject['kind']): readonly ListColumn[] =>
  kind === 'person'
    ? [column('序号', 11, 'center'), column('姓名', 17, 'center'), column('单位及职务', 32)]
    : [column('序号', 11, 'center'), column('联系对象', 32), column('类别', 17, 'center')];

/** What stands in them. */
export const subjectCells = (subject: ListedSubject, index: number): readonly ListCell[] => {
  const { kind, name, title, unit } = subject;
  const second = kind === 'object' ? title : title.startsWith(unit) ? title : unit + title;
  return [listCell(String(index + 1)), listCell(name), listCell(second)];
};

/** A clause's column head; what is not 应当 says so. */
const ruleLabel = ({ short, force }: ListedRule): string =>
  force === 'must' ? short : `${short}（${FORCE[force]}）`;

/** Room for one character of a word over columns, in millimetres, and for what stands around the word. */
const GROUP_EM = 3.6;
const GROUP_AROUND = 2;

/** Columns of clauses under their groups, wide enough together for the word over them. */
export const ruleColumns = (
  rules: readonly ListedRule[],
  width: number,
  vertical: boolean,
): readonly ListColumn[] => {
  const columns = rules.map((rule) =>
    column(ruleLabel(rule), width, 'center', {
      group: rule.group === '' ? undefined : rule.group,
      vertical,
    }),
  );
  return headGroups(columns).flatMap(({ group = '', columns: under }) => {
    const least = (group.length * GROUP_EM + GROUP_AROUND) / under.length;
    return under.map((one) => ({ ...one, width: Math.max(width, least) }));
  });
};

/** A list on a sheet lying on its side, with what is the same on all. */
export const landscape = (
  frame: ListFrame,
  list: Pick<ListOutline, 'title' | 'subtitle' | 'columns' | 'rows'> &
    Partial<Pick<ListOutline, 'notes' | 'paper'>>,
): ListOutline => ({
  kind: 'list',
  orientation: 'landscape',
  paper: 'A4',
  notes: [],
  signature: [frame.office, fullDayText(frame.today)].filter((line) => line !== ''),
  note: frame.note,
  ...list,
});
