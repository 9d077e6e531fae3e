import type { Status } from '../../compliance/verdict.ts';
import { fullDayText } from '../../plain-date.ts';
import type { PlainDate, Span } from '../../plain-date.ts';
import { listCell } from '../list-outline.ts';
import type { ListCell, ListColumn, ListRow } from '../list-outline.ts';
import type { ReportOutline, ReportPart } from '../report-outline.ts';
import { narrowDay, ordinalText, spanningRow } from './register-words.ts';
import { asOf, column, statusCell, together } from './words.ts';
import type { ListFrame } from './words.ts';

/** An entry that counts for a clause which asks for a report, or would with the report. */
export interface RegisteredEntry {
  readonly name: string;
  /** 单位及职务, held that day. */
  readonly post: string;
  readonly happened: PlainDate;
  /** Last day when it took several; null for one day. */
  readonly until: PlainDate | null;
  readonly object: string;
  /** 工作简况, whole. */
  readonly summary: string;
  /** Titles of the reports it has of the kind asked for; none: it is only 待核. */
  readonly reports: readonly string[];
  /** First handed in; null: not yet. */
  readonly submitted: PlainDate | null;
  readonly onTime: boolean;
  readonly accepted: boolean;
}

/** Somebody who owes it and hasn't done it. */
export interface OwingPerson {
  readonly name: string;
  readonly post: string;
  readonly deadline: PlainDate | null;
  readonly status: Status;
}

/** A period of a clause's own kind. */
export interface RegisteredPeriod {
  readonly label: string;
  readonly entries: readonly RegisteredEntry[];
  readonly owing: readonly OwingPerson[];
  /** Names of those who owe nothing in it. */
  readonly exempt: readonly string[];
}

/** A clause that asks for a report. */
export interface RegisteredRule {
  readonly title: string;
  readonly short: string;
  readonly place: string;
  /** What the report is called there. */
  readonly evidence: string;
  readonly periods: readonly RegisteredPeriod[];
}

/** What the register is made from. */
export interface RegisterToList {
  readonly title: string;
  readonly label: string;
  readonly period: Span;
  readonly rules: readonly RegisteredRule[];
}

/** How many reports of a clause are there, and how many are missing. */
export interface RegisterFigures {
  readonly entries: number;
  /** Entries with a report. */
  readonly reported: number;
  /** People who haven't done it, once for each period. */
  readonly owing: number;
  /** Those of them whose time is over. */
  readonly missed: number;
}

/** The figures of some periods together. */
export const registerFigures = (periods: readonly RegisteredPeriod[]): RegisterFigures => {
  const entries = periods.flatMap((period) => period.entries);
  const owing = periods.flatMap((period) => period.owing);
  return {
    entries: entries.length,
    reported: entries.filter(({ reports }) => reports.length > 0).length,
    owing: owing.length,
    missed: owing.filter(({ status }) => status === 'missed').length,
  };
};

/** How an entry was handed in: `10月11日报送，逾期，未认可`. */
export const handedInText = (
  { submitted, onTime, accepted }: RegisteredEntry,
  year: string,
): string =>
  submitted === null
    ? '未报送'
    : [
        `${narrowDay(submitted, year).replace('\n', '')}报送`,
        onTime ? '' : '逾期',
        accepted ? '已认可' : '未认可',
      ]
        .filter((word) => word !== '')
        .join('，');

/** The reports of an entry, or that there is none. */
export const reportsCell = ({ reports }: RegisteredEntry): ListCell =>
  reports.length === 0
    ? listCell('未附', { sign: '✕', tone: 'bad' })
    : listCell(reports.join('\n'), { sign: '✓' });

const entryRow = (entry: RegisteredEntry, index: number, year: string): ListRow => {
  const days = [entry.happened, ...(entry.until === null ? [] : [entry.until])];
  return {
    cells: [
      listCell(String(index + 1)),
      listCell(entry.name),
      listCell(entry.post),
      listCell([...new Set(days)].map((day) => narrowDay(day, year)).join('至\n')),
      listCell(entry.object),
      listCell(entry.summary),
      reportsCell(entry),
      listCell(handedInText(entry, year), entry.onTime ? {} : { sign: '迟', tone: 'warn' }),
    ],
  };
};

const columnsFor = (evidence: string): readonly ListColumn[] => [
  column('序号', 12, 'center'),
  column('姓名', 21, 'center'),
  column('单位及职务', 34),
  column('时间', 24, 'center'),
  column('对象', 32),
  column('主要内容', 72),
  column(evidence, 34),
  column('报送情况', 28),
];

const OWING_COLUMNS: readonly ListColumn[] = [
  column('序号', 12, 'center'),
  column('姓名', 26, 'center'),
  column('单位及职务', 72),
  column('期间', 58, 'center'),
  column('截止', 45, 'center'),
  column('状态', 44, 'center'),
];

const periodRow = ({ label, entries }: RegisteredPeriod): ListRow => {
  const reported = entries.filter(({ reports }) => reports.length > 0).length;
  const missing = entries.length - reported;
  return spanningRow(
    entries.length === 0
      ? `${label}：尚无记录`
      : `${label}：${String(entries.length)} 次，报告 ${String(reported)} 份` +
          (missing === 0 ? '' : `，未附 ${String(missing)} 份`),
  );
};

const exemptNotes = (periods: readonly RegisteredPeriod[]): readonly string[] =>
  periods.flatMap(({ label, exempt }) =>
    exempt.length === 0
      ? []
      : [`${label}免考核（${String(exempt.length)}人）：${exempt.join('、')}`],
  );

const rulePart = (
  { title, place, evidence, periods }: RegisteredRule,
  ordinal: string,
  year: string,
): ReportPart => {
  let index = -1;
  const rows = periods.flatMap((period) => [
    periodRow(period),
    ...period.entries.map((entry) => entryRow(entry, (index += 1), year)),
  ]);
  return {
    heading: `${ordinal}${title}（${place}）`,
    paragraphs: [],
    table: {
      columns: columnsFor(evidence),
      rows: periods.length === 0 ? [spanningRow('本期没有应登记的期间。')] : rows,
    },
    notes: exemptNotes(periods),
  };
};

const owingPart = ({ short, periods }: RegisteredRule): readonly ReportPart[] => {
  const owing = periods.flatMap(({ label, owing: people }) =>
    people.map((person) => ({ ...person, label })),
  );
  if (owing.length === 0) return [];
  return [
    {
      heading: `尚未完成：${short}（${String(owing.length)}人次）`,
      paragraphs: [],
      table: {
        columns: OWING_COLUMNS,
        rows: owing.map(({ name, post, label, deadline, status }, index) => ({
          cells: [
            listCell(String(index + 1)),
            listCell(name),
            listCell(post),
            listCell(label),
            listCell(deadline === null ? '' : fullDayText(deadline)),
            statusCell(status),
          ],
        })),
      },
      notes: [],
    },
  ];
};

/** 专项督查、专题调研登记表: for each clause that asks for a report, what was done and by whom it is still owed. */
export const reportRegister = (list: RegisterToList, frame: ListFrame): ReportOutline => {
  const { title, label, period, rules } = list;
  const year = period.until.slice(0, 4);
  const { entries, reported, owing, missed } = registerFigures(
    rules.flatMap(({ periods }) => periods),
  );
  const none: ReportPart = {
    heading: '',
    paragraphs: ['本期施行的制度没有要求形成报告的事项。'],
    table: null,
    notes: [],
  };
  return {
    kind: 'report',
    title,
    subtitle: [
      together(`期间：${label}`, asOf(frame.today)),
      `共 ${String(entries)} 次，报告 ${String(reported)} 份，未附 ${String(entries - reported)} 份；` +
        `尚未完成 ${String(owing)} 人次，其中逾期 ${String(missed)} 人次`,
    ],
    orientation: 'landscape',
    paper: 'A4',
    parts:
      rules.length === 0
        ? [none]
        : rules.flatMap((rule, index) => [
            rulePart(rule, ordinalText(index), year),
            ...owingPart(rule),
          ]),
    signed: [],
    signature: [frame.office, fullDayText(frame.today)].filter((line) => line !== ''),
    note: frame.note,
  };
};
