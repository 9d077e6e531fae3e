import type {
  ObjectRow,
  PersonRow,
  RosterWords,
  RowProblem,
  SemesterRow,
} from '#domain/exchange/roster-rows';
import type { Mapping } from './columns.ts';
import { allowed, findWord, rowReader, tidyName } from './row-reader.ts';
import type { RowReader } from './row-reader.ts';
import type { TableLine } from './table.ts';

/** A line read, or what is wrong with it; notices stand beside a good row. */
export interface RowRead<Row> {
  readonly row: Row | undefined;
  readonly problems: readonly RowProblem[];
}

const result = <Row>(reader: RowReader<never>, row: Row | undefined): RowRead<Row> => ({
  row: reader.failed() ? undefined : row,
  problems: reader.problems(),
});

const ONGOING = new Set(['至今', '现在', '今', '在任', '现任', '-', '—', '——']);
const NONE = new Set(['无', '-', '—', '——', '/']);

const readFlags = (cell: RowReader<'flags'>, words: RosterWords): readonly string[] | null => {
  const text = cell.text('flags');
  if (text === '') return null;
  if (NONE.has(text)) return [];
  const parts = text.split(/[、,，;；/／|\s]+/u).filter((part) => part !== '');
  const found = parts.map((part) => [part, findWord(part, words.flags)] as const);
  const unknown = found.flatMap(([part, word]) => (word === undefined ? [part] : []));
  if (unknown.length > 0)
    cell.report(
      'flags',
      'unknown-flag',
      `有不认识的标记 ${unknown.map((part) => `“${part.slice(0, 20)}”`).join('')}；可用的有 ${allowed(words.flags)}，多个之间用顿号分开。`,
    );
  return [...new Set(found.flatMap(([, word]) => word?.name ?? []))];
};

/** A line of 名册. Words for ranks and marks are the policy's. */
export const readPersonRow = (
  line: TableLine,
  mapping: Mapping,
  words: RosterWords,
): RowRead<PersonRow> => {
  const cell = rowReader<'people'>(line, mapping);
  const name = tidyName(cell.needed('name'));
  const unit = cell.needed('unit');
  const rankText = cell.needed('rank');
  const title = cell.needed('title');
  const since = cell.date('since', cell.needed('since'));
  const untilText = cell.text('until');
  const ongoing = ONGOING.has(untilText);
  const until = ongoing ? null : (cell.date('until', untilText) ?? null);
  const flags = readFlags(cell, words);
  const rank = findWord(
    rankText,
    words.ranks.map((one) => ({ ...one, synonyms: [one.short, ...one.synonyms] })),
  );
  if (rankText !== '' && rank === undefined)
    cell.report(
      'rank',
      'unknown-rank',
      `“${rankText.slice(0, 30)}”不认识；可用的有 ${allowed(words.ranks)}，请改成其中之一。`,
    );
  if (since !== undefined && until !== null && until < since)
    cell.report('until', 'until-before-since', `${until} 早于任职起 ${since}，请核对两个日期。`);
  const row =
    since === undefined || rank === undefined
      ? undefined
      : { row: cell.line, name, unit, rank: rank.id, title, since, until, ongoing, flags };
  return result(cell, row);
};

const readCohort = (cell: RowReader<'cohort'>): number | null => {
  const text = cell.text('cohort').normalize('NFKC');
  if (text === '') return null;
  const year = Number(/^(\d{4})\s*[级年]?$/.exec(text)?.[1] ?? '0');
  if (year >= 1900 && year <= 2200) return year;
  cell.report('cohort', 'bad-cohort', `“${text.slice(0, 30)}”不是四位数的年份，请写成 2026 这样。`);
  return null;
};

/** A line of 联系对象. Kinds are the policy's words. */
export const readObjectRow = (
  line: TableLine,
  mapping: Mapping,
  words: RosterWords,
): RowRead<ObjectRow> => {
  const cell = rowReader<'objects'>(line, mapping);
  const kindText = cell.needed('kind');
  const name = cell.needed('name');
  const kind = findWord(kindText, words.objectKinds);
  if (kindText !== '' && kind === undefined)
    cell.report(
      'kind',
      'unknown-kind',
      `“${kindText.slice(0, 30)}”不认识；可用的有 ${allowed(words.objectKinds)}，请改成其中之一。`,
    );
  const cohort = readCohort(cell);
  const row =
    kind === undefined
      ? undefined
      : {
          row: cell.line,
          kind: kind.name,
          name,
          unit: cell.text('unit'),
          cohort,
          note: cell.text('note'),
        };
  return result(cell, row);
};

const YEARS = /^(\d{4})(?:[-‐‑–—―~/至到]+(\d{4}|\d{2}))?(?:学年度?)?$/u;
const FIRST = /^(?:第?(?:一|1)(?:学期)?|上(?:学期)?|秋季?(?:学期)?)$/u;
const SECOND = /^(?:第?(?:二|2)(?:学期)?|下(?:学期)?|春季?(?:学期)?)$/u;

const readYears = (cell: RowReader<'academicYear'>): string => {
  const text = cell.needed('academicYear');
  if (text === '') return '';
  const found = YEARS.exec(text.normalize('NFKC').replace(/\s+/gu, ''));
  const from = Number(found?.[1] ?? '0');
  const until = found?.[2];
  const next = String(from + 1);
  if (
    from >= 1900 &&
    from < 2200 &&
    until !== undefined &&
    (until === next || until === next.slice(2))
  )
    return `${String(from)}-${next}`;
  cell.report(
    'academicYear',
    'bad-year',
    `“${text.slice(0, 30)}”不是相连的两年，请写成 2026-2027 这样。`,
  );
  return '';
};

const readOrdinal = (cell: RowReader<'ordinal'>): 1 | 2 | undefined => {
  const text = cell.needed('ordinal').normalize('NFKC').replace(/\s+/gu, '');
  if (FIRST.test(text)) return 1;
  if (SECOND.test(text)) return 2;
  if (text !== '')
    cell.report(
      'ordinal',
      'bad-semester',
      `“${text.slice(0, 30)}”不认识，请写“第一学期”或“第二学期”。`,
    );
  return undefined;
};

/** A line of 校历. */
export const readSemesterRow = (line: TableLine, mapping: Mapping): RowRead<SemesterRow> => {
  const cell = rowReader<'calendar'>(line, mapping);
  const academicYear = readYears(cell);
  const ordinal = readOrdinal(cell);
  const firstDay = cell.date('firstDay', cell.needed('firstDay'));
  const vacationFrom = cell.date('vacationFrom', cell.needed('vacationFrom'));
  const row =
    ordinal === undefined || firstDay === undefined || vacationFrom === undefined
      ? undefined
      : { row: cell.line, academicYear, ordinal, firstDay, vacationFrom };
  return result(cell, row);
};
