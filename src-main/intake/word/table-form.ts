import type { Mode } from '#domain/entry';
import type { ReadDoubt } from '#domain/exchange/hand-in';
import type { Span } from '#domain/plain-date';
import type { TableField, TableForm } from '#domain/policy/form';
import { formTime } from './context.ts';
import type { FormTime, Reading } from './context.ts';
import { doubt, quoted } from './draft.ts';
import type { DraftVisit } from './draft.ts';
import type { FoundForm } from './found-form.ts';
import type { Grid, GridCell } from './grid.ts';
import { bare, isBlank } from './labels.ts';
import { splitVisits } from './split-visits.ts';

/** A form's column in a table. */
interface Column {
  readonly field: TableField;
  readonly label: string;
  readonly cell: GridCell;
}

const words = (label: string): readonly string[] => [
  bare(label),
  bare(label.replace(/[（(][^]*[)）]/u, '')),
];

/** The columns of a row taken as headings: full, or without what stands in brackets. */
const columnsIn = (grid: Grid, row: number, form: TableForm): readonly Column[] => {
  const cells = (grid.rows[row] ?? []).filter((cell) => cell.row === row && cell.text !== '');
  return form.columns.flatMap(({ field, label }) => {
    const wanted = words(label);
    const cell =
      cells.find((one) => bare(one.text) === wanted[0]) ??
      cells.find((one) => words(one.text).some((word) => word !== '' && wanted.includes(word)));
    return cell === undefined ? [] : [{ field, label, cell }];
  });
};

/** The best row of headings, and its columns. */
const headings = (
  grid: Grid,
  form: TableForm,
): { readonly row: number; readonly columns: readonly Column[] } => {
  let best: { row: number; columns: readonly Column[] } = { row: 0, columns: [] };
  // Titles, name and month may stand above; a heading further down would leave rows out.
  for (let row = 0; row < Math.min(grid.rows.length, 12); row += 1) {
    const columns = columnsIn(grid, row, form);
    if (columns.length > best.columns.length) best = { row, columns };
  }
  return best;
};

/** How sure a table is this form, from 0 to 1. */
export const tableScore = (grid: Grid, form: TableForm): number => {
  const { columns } = headings(grid, form);
  const needed = Math.max(3, form.columns.length * 0.4);
  return columns.length >= needed ? columns.length / form.columns.length : 0;
};

/** Cells of one row by field, as written; a cell merged from above counts only in its first row. */
interface RowWords {
  readonly row: number;
  readonly own: ReadonlyMap<TableField, string>;
  /** With what is merged down from above. */
  readonly all: ReadonlyMap<TableField, string>;
  readonly extra: readonly string[];
}

const rowWords = (
  { grid, claimed }: Reading,
  row: number,
  columns: readonly Column[],
): RowWords => {
  const own = new Map<TableField, string>();
  const all = new Map<TableField, string>();
  const extra: string[] = [];
  for (const cell of grid.rows[row] ?? []) {
    const column = columns.find(
      ({ cell: head }) => head.column <= cell.column && cell.column < head.column + head.span,
    );
    claimed.add(cell);
    if (column === undefined) {
      if (cell.row === row && !isBlank(cell.text)) extra.push(cell.text);
      continue;
    }
    all.set(column.field, [all.get(column.field), cell.text].filter(Boolean).join('\n'));
    if (cell.row === row)
      own.set(column.field, [own.get(column.field), cell.text].filter(Boolean).join('\n'));
  }
  return { row, own, all, extra };
};

const ONLINE = /键对键|线上|网络|网上|微信|QQ|电话|视频|短信|邮件/iu;
const FACE = /面对面|线下|现场|当面|实地/u;

const modeOf = (text: string): Mode | null =>
  ONLINE.test(text) === FACE.test(text) ? null : ONLINE.test(text) ? 'online' : 'face-to-face';

const presentOf = (text: string): number | null => {
  const found = /^\s*约?(\d{1,5})\s*(?:人|名|位)?\s*$/u.exec(text.normalize('NFKC'));
  return found === null ? null : Number(found[1]);
};

/** The visits of one row. */
const rowVisits = (
  reading: Reading,
  { row, all, extra }: RowWords,
  span: Span | null,
): readonly DraftVisit[] => {
  const said = (field: TableField): string => {
    const text = all.get(field) ?? '';
    return isBlank(text) ? '' : text;
  };
  const mode = modeOf(said('mode'));
  const present = presentOf(said('present'));
  const note = [said('note'), ...extra].filter((text) => text !== '').join('；');
  const doubts: readonly ReadDoubt[] = [
    ...(said('mode') !== '' && mode === null
      ? [doubt('other', `联系方式写的是${quoted(said('mode'))}，看不出是面对面还是键对键`)]
      : []),
    ...(said('present') !== '' && present === null
      ? [doubt('other', `人数写的是${quoted(said('present'))}，看不出是几人`)]
      : []),
    ...(note === '' ? [] : [doubt('other', `这一行另外写了${quoted(note)}，没有归到哪一栏`)]),
  ];
  const unit = {
    row: '',
    objects: [said('object').replaceAll('\n', '')],
    time: said('time'),
    summary: said('summary').split('\n'),
    where: `${reading.where}第 ${String(row + 1)} 行`,
  };
  const printed = [...all.values()];
  const drafts = splitVisits(unit, span);
  const rest = [said('place'), said('mode'), said('present'), said('issues'), said('handling')];
  if (drafts.length === 0 && rest.join('') + note === '') return [];
  const made = drafts.length > 0 ? drafts : splitVisits({ ...unit, summary: ['?'] }, span);
  return made.map(({ visit, ...draft }) => ({
    ...draft,
    printed: made.length === 1 ? printed : draft.printed,
    visit: {
      ...visit,
      summary: drafts.length > 0 ? visit.summary : '',
      mode,
      present,
      place: said('place').replaceAll('\n', ''),
      issue: said('issues'),
      handled: said('handling'),
      doubts: [...visit.doubts, ...doubts],
    },
  }));
};

const WHO: readonly TableField[] = ['name', 'unit', 'title', 'unit-title'];

/** A row that only goes on with the texts of the one above. */
const continues = ({ own }: RowWords): boolean => {
  const blank = (field: TableField): boolean => isBlank(own.get(field) ?? '');
  return (
    ['ordinal', 'name', 'time', 'object'].every((field) => blank(field as TableField)) &&
    !(['summary', 'issues', 'handling'] as const).every(blank)
  );
};

const joined = (above: RowWords, below: RowWords): RowWords => {
  const all = new Map(above.all);
  for (const [field, text] of below.own)
    if (!isBlank(text)) all.set(field, [all.get(field), text].filter(Boolean).join('\n'));
  return { ...above, all, extra: [...above.extra, ...below.extra] };
};

interface Person {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly rows: RowWords[];
}

/** Rows by person: a blank name is the one above. */
const byPerson = (rows: readonly RowWords[]): readonly Person[] => {
  const persons: Person[] = [];
  for (const row of rows) {
    const said = (field: TableField): string => {
      const text = row.all.get(field) ?? '';
      return isBlank(text) ? '' : text.replaceAll('\n', '').trim();
    };
    const title = said('unit-title') === '' ? said('title') : said('unit-title');
    const who = { name: said('name'), title, unit: said('unit') };
    const last = persons.at(-1);
    const same =
      last !== undefined &&
      (who.name === '' || bare(who.name) === bare(last.name)) &&
      (who.title === '' || bare(who.title) === bare(last.title));
    if (same) last.rows.push(row);
    else persons.push({ ...who, rows: [row] });
  }
  return persons;
};

const handIn = (reading: Reading, form: TableForm, time: FormTime, person: Person): FoundForm => ({
  head: {
    form: form.id,
    policy: reading.words.policy,
    personId: null,
    name: person.name,
    title: person.title,
    unit: person.unit,
    month: time.month,
    monthText: time.text,
    content: null,
    zeroReason: '',
    declaration: null,
    doubts: [...(person.name === '' ? [doubt('person', '没有写姓名')] : []), ...time.doubts],
  },
  drafts: person.rows.flatMap((row) => rowVisits(reading, row, time.span)),
  free: [],
  named: true,
  notes: [],
});

/** Reads a table with a row for each visit (工作台账): one hand-in for each person in it. */
export const readTableForm = (reading: Reading, form: TableForm): readonly FoundForm[] => {
  const time = formTime(reading);
  const { row: head, columns } = headings(reading.grid, form);
  const rows: RowWords[] = [];
  for (let row = head + 1; row < reading.grid.rows.length; row += 1) {
    const again = columnsIn(reading.grid, row, form).length;
    if (again > columns.length / 2) continue;
    const read = rowWords(reading, row, columns);
    const last = rows.at(-1);
    const said = [...read.own.entries()].some(
      ([field, text]) => field !== 'ordinal' && !isBlank(text),
    );
    if (last !== undefined && continues(read)) rows[rows.length - 1] = joined(last, read);
    else if (said || read.extra.length > 0) rows.push(read);
  }
  const filled = rows.filter((row) =>
    [...row.all].some(([field, text]) => (WHO.includes(field) ? text !== '' : !isBlank(text))),
  );
  return byPerson(filled).map((person) => handIn(reading, form, time, person));
};
