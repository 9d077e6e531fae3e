import { dayText, fullDayText } from '../../plain-date.ts';
import type { PlainDate } from '../../plain-date.ts';
import { listCell } from '../list-outline.ts';
import type { ListCell, ListRow, ListTable, Tone } from '../list-outline.ts';
import type { ReportOutline, ReportPart } from '../report-outline.ts';
import { asOf, column, together } from './words.ts';
import type { ListFrame } from './words.ts';

/** How a sheet came in; `unasked`: no clause asks it of this person. Drafts are `missing`. */
export type Handed = 'accepted' | 'submitted' | 'returned' | 'missing' | 'exempt' | 'unasked';

/** One person's sheet as the office collects it. */
export interface CollectedSheet {
  readonly name: string;
  readonly title: string;
  readonly handed: Handed;
  /** 1 where it is asked for, else 0; of that what is in, and what of that came in time. */
  readonly expected: number;
  readonly done: number;
  readonly onTime: number;
  /** First submitted; null until then. */
  readonly submitted: PlainDate | null;
  /** Null where none is set. */
  readonly deadline: PlainDate | null;
  /** Days from the deadline to the first submission; 0 for what came in time or has not come. */
  readonly daysLate: number;
  /** Not in, and the deadline is over. */
  readonly overdue: boolean;
  /** Records that count on it, and those of them written down late. */
  readonly entries: number;
  readonly backfilled: number;
  /** Why there was nothing; empty for what is no zero report or has not come. */
  readonly zero: string;
  /** Why it is not asked for, why it was returned, what is still a draft. */
  readonly remarks: readonly string[];
}

/** Sheets of one form and period, unit by unit. */
export interface SubmissionsToList {
  /** `月度`, `半年`. */
  readonly rhythm: string;
  readonly form: { readonly name: string; readonly short: string; readonly title: string };
  /** `2026年10月` */
  readonly label: string;
  readonly deadline: PlainDate | null;
  /** Days after which a record is 补录. */
  readonly backfillDays: number;
  readonly units: readonly {
    readonly name: string;
    readonly liaison: string;
    readonly sheets: readonly CollectedSheet[];
  }[];
}

const HANDED: Readonly<
  Record<Handed, { readonly word: string; readonly sign: string; readonly tone: Tone }>
> = {
  accepted: { word: '已认可', sign: '✓', tone: 'good' },
  submitted: { word: '已交', sign: '✓', tone: 'good' },
  returned: { word: '已退回', sign: '!', tone: 'warn' },
  missing: { word: '未交', sign: '✕', tone: 'bad' },
  exempt: { word: '免考核', sign: '免', tone: 'quiet' },
  unasked: { word: '不要求', sign: '—', tone: 'quiet' },
};

/** What is not due yet is no fault. */
const handedLooks = ({ handed, overdue }: CollectedSheet): (typeof HANDED)[Handed] =>
  handed === 'missing' && !overdue
    ? { word: HANDED.missing.word, sign: '○', tone: 'quiet' }
    : HANDED[handed];

/** 已交, 已认可, 已退回, 未交, 免考核. */
export const handedWord = (handed: Handed): string => HANDED[handed].word;

/** Whether a sheet is in, asked for or not. */
export const isIn = ({ handed }: Pick<CollectedSheet, 'handed'>): boolean =>
  handed === 'submitted' || handed === 'accepted';

/** Whether a sheet is asked for and not in. */
export const isWanting = ({ expected, done }: CollectedSheet): boolean => done < expected;

/** Figures over some sheets, in people. */
export interface SubmissionFigures {
  readonly expected: number;
  readonly done: number;
  readonly onTime: number;
  readonly zero: number;
  /** Of whom nothing is asked, also those who handed in unasked. */
  readonly exempt: number;
  readonly unasked: number;
}

/** What is asked for, what is in and what of that came in time, as the calendar counts it. */
export const submissionFigures = (sheets: readonly CollectedSheet[]): SubmissionFigures => {
  const sum = (of: (sheet: CollectedSheet) => number): number =>
    sheets.reduce((total, sheet) => total + of(sheet), 0);
  const isUnasked = (sheet: CollectedSheet): boolean => sheet.expected === 0 && isIn(sheet);
  return {
    expected: sum(({ expected }) => expected),
    done: sum(({ done }) => done),
    onTime: sum(({ onTime }) => onTime),
    zero: sum(({ done, zero }) => (done > 0 && zero !== '' ? 1 : 0)),
    exempt: sum((sheet) => (sheet.handed === 'exempt' || isUnasked(sheet) ? 1 : 0)),
    unasked: sum((sheet) => (isUnasked(sheet) ? 1 : 0)),
  };
};

const schoolFigures = (sheets: readonly CollectedSheet[]): string => {
  const { expected, done, onTime, zero, exempt, unasked } = submissionFigures(sheets);
  return (
    `全校应交 ${String(expected)} 人，已交 ${String(done)} 人（其中零报告 ${String(zero)} 人），` +
    `按时 ${String(onTime)} 人，逾期交 ${String(done - onTime)} 人，未交 ${String(expected - done)} 人，` +
    `免考核 ${String(exempt)} 人${unasked === 0 ? '' : `（自行报送 ${String(unasked)} 人）`}`
  );
};

const timelyCell = (sheet: CollectedSheet): ListCell => {
  if (sheet.expected === 0) return listCell('—', { tone: 'quiet' });
  if (sheet.done > 0)
    return sheet.daysLate > 0
      ? listCell(`逾期 ${String(sheet.daysLate)} 天`, { tone: 'warn' })
      : listCell('按时');
  return sheet.overdue
    ? listCell('逾期未交', { tone: 'bad' })
    : listCell('未到期限', { tone: 'quiet' });
};

/** A day as said on a paper of a year: without the year where that is this one. */
const dayIn = (day: PlainDate, label: string): string =>
  label.startsWith(day.slice(0, 4)) ? dayText(day) : fullDayText(day);

const sheetCells = (sheet: CollectedSheet, label: string): readonly ListCell[] => {
  const { word, sign, tone } = handedLooks(sheet);
  return [
    listCell(sheet.name),
    listCell(sheet.title),
    listCell(word, { sign, tone }),
    listCell(sheet.submitted === null ? '' : dayIn(sheet.submitted, label)),
    timelyCell(sheet),
    listCell(String(sheet.entries)),
    listCell(String(sheet.backfilled)),
    listCell(sheet.zero),
    listCell(sheet.remarks.join('；')),
  ];
};

const SUBTOTAL = { group: '单位小计（人）' };

const COLUMNS: ListTable['columns'] = [
  column('序号', 10, 'center'),
  column('单位', 34, 'center'),
  column('应交', 10, 'center', SUBTOTAL),
  column('已交', 10, 'center', SUBTOTAL),
  column('按时', 10, 'center', SUBTOTAL),
  column('姓名', 19, 'center'),
  column('职务', 24),
  column('交表情况', 19, 'center'),
  column('首次提交', 22, 'center'),
  column('按时情况', 19, 'center'),
  column('记录条数', 11, 'center'),
  column('其中补录', 11, 'center'),
  column('零报告原因', 28),
  column('备注', 30),
];

/** Everybody's rows, numbered through; the unit and its figures stand once, over all of its rows. */
const sheetRows = ({ units, label }: SubmissionsToList): readonly ListRow[] => {
  let ordinal = 0;
  return units.flatMap(({ name, sheets }): readonly ListRow[] => {
    const { expected, done, onTime } = submissionFigures(sheets);
    const unit = [name, String(expected), String(done), String(onTime)];
    return sheets.map((sheet, index) => {
      ordinal += 1;
      const own = unit.map((text) => listCell(text, index === 0 ? {} : { merge: 'up' }));
      return { cells: [listCell(String(ordinal)), ...own, ...sheetCells(sheet, label)] };
    });
  });
};

const MISSING_COLUMNS: ListTable['columns'] = [
  column('序号', 11, 'center'),
  column('单位', 60),
  column('联络员', 30, 'center'),
  column('人数', 16, 'center'),
  column('姓名', 140),
];

/** `秦丙（院长，已退回）` */
const missingName = ({ name, title, handed }: CollectedSheet): string => {
  const about = [title, handed === 'returned' ? HANDED.returned.word : ''].filter(
    (word) => word !== '',
  );
  return about.length === 0 ? name : `${name}（${about.join('，')}）`;
};

const missingPart = ({ units }: SubmissionsToList): ReportPart => {
  const wanting = units
    .map((unit) => ({ ...unit, sheets: unit.sheets.filter(isWanting) }))
    .filter(({ sheets }) => sheets.length > 0);
  const people = wanting.reduce((sum, { sheets }) => sum + sheets.length, 0);
  return {
    heading: '二、未交名单',
    paragraphs: [
      people === 0
        ? '应交的均已交齐。'
        : `尚有 ${String(wanting.length)} 个单位 ${String(people)} 人未交：`,
    ],
    table:
      people === 0
        ? null
        : {
            columns: MISSING_COLUMNS,
            rows: wanting.map(({ name, liaison, sheets }, index) => ({
              cells: [
                String(index + 1),
                name,
                liaison,
                String(sheets.length),
                sheets.map(missingName).join('、'),
              ].map((text) => listCell(text)),
            })),
          },
    notes: [],
  };
};

/** 月度提交情况汇总表: who handed in which sheet when, unit by unit, and below whom to telephone. */
export const submissionReport = (source: SubmissionsToList, frame: ListFrame): ReportOutline => {
  const { rhythm, form, label, deadline, backfillDays, units } = source;
  return {
    kind: 'report',
    title: `${form.short}${rhythm}提交情况汇总表`,
    subtitle: [
      together(
        label,
        `${form.name}《${form.title}》`,
        deadline === null ? '' : `报送期限：${fullDayText(deadline)}`,
        asOf(frame.today),
      ),
      schoolFigures(units.flatMap(({ sheets }) => sheets)),
    ],
    orientation: 'landscape',
    paper: 'A4',
    parts: [
      {
        heading: '一、提交情况',
        paragraphs: [],
        table: { columns: COLUMNS, rows: sheetRows(source) },
        notes: [
          `注：按时以首次提交之日为准；已退回的按未交计；补录为事情过后超过 ${String(backfillDays)} 天才登记的记录；免考核人员自行报送的不计入应交、已交。`,
        ],
      },
      missingPart(source),
    ],
    signed: [],
    signature: [frame.office, fullDayText(frame.today)].filter((line) => line !== ''),
    note: frame.note,
  };
};
