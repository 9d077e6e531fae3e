import type { ReadDoubt, ReadVisit } from '#domain/exchange/hand-in';
import { fold, shorten } from '#domain/exchange/folding';
import type { PlainMonth } from '#domain/plain-date';
import { monthOf } from '#domain/plain-date';
import { tidyName } from '../row-reader.ts';
import type { ReadTime } from '../word/read-times.ts';
import { amountOf, carriersOf, modeOf, presentOf, timesOf } from './cell-readers.ts';
import type { ColumnId, Headings } from './headings.ts';
import type { OwnLists } from './own-lists.ts';
import type { ExcelCell, ExcelRow } from './sheet-cells.ts';
import type { SheetContext } from './sheet-context.ts';

/** Whose row it is, as written and, in a workbook of ours, by id. */
export interface RowPerson {
  readonly id: string | null;
  readonly name: string;
  readonly title: string;
  readonly unit: string;
}

/** One visit of a row, and whose it is. */
export interface RowVisit {
  readonly person: RowPerson;
  readonly month: PlainMonth | null;
  readonly visit: ReadVisit;
}

/** What a sheet's rows are read with. */
export interface RowWorld {
  readonly headings: Headings;
  readonly context: SheetContext;
  readonly own: OwnLists | undefined;
  readonly from1904: boolean;
  /** Carrier ids of a label. */
  readonly carriersOf: (label: string) => readonly string[];
  /** Says of a row where it stands: `第 12 行`. */
  readonly where: (row: number) => string;
  readonly cell: (row: ExcelRow, column: ColumnId) => ExcelCell | undefined;
  /** Whose the row before was. */
  before: RowPerson | undefined;
}

const FIELDS: Readonly<Partial<Record<ColumnId, ReadDoubt['field']>>> = {
  person: 'person',
  day: 'day',
  until: 'day',
  carriers: 'carrier',
  object: 'object',
  summary: 'summary',
};

type Say = (column: ColumnId, text: string) => void;

const SEVERAL_NAMES = /[、,，;；/\n]/u;

const personOf = (
  { own, context, headings, before }: RowWorld,
  text: (column: ColumnId) => string,
  say: Say,
): RowPerson => {
  const written = text('person');
  if (written === '' && headings.at.has('person') && before !== undefined) {
    say('person', `是空的，暂按上一行的“${shorten(before.name)}”，请核对`);
    return before;
  }
  const known = own?.people.get(fold(written));
  if (known !== undefined)
    return { id: known.id, name: known.name, title: '', unit: own?.unit ?? '' };
  const name = tidyName(written === '' ? context.name : written);
  if (name === '') say('person', '没有写姓名，请选择是谁的记录');
  else if (SEVERAL_NAMES.test(name)) say('person', `“${shorten(name)}”不止一人，请选择是谁的记录`);
  else if (written === '' && context.nameFromTab)
    say('person', `没有写姓名，暂按表页的名称“${shorten(name)}”，请核对`);
  const both = text('unitTitle');
  return {
    id: null,
    name,
    title: text('title') || (both === '' ? context.title : ''),
    unit: text('unit') || both || context.unit || (own?.unit ?? ''),
  };
};

const untilOf = (
  world: RowWorld,
  row: ExcelRow,
  time: ReadTime | undefined,
  say: Say,
): ReadVisit['until'] => {
  const [until, ...others] = timesOf(world.cell(row, 'until'), world.context.span, world.from1904);
  if (until === undefined) return time?.until ?? null;
  for (const doubt of until.doubts) say('until', doubt);
  if (others.length > 0) say('until', '写了不止一个日期，请核对');
  const day = time?.day ?? null;
  if (until.day === null || day === null || until.day === day) return null;
  if (until.day > day) return until.day;
  say('until', `${until.day} 早于开始的 ${day}，请核对`);
  return null;
};

/** Every visit of a row: one, or as many as its time cell has dates. */
export const visitsOf = (world: RowWorld, row: ExcelRow): readonly RowVisit[] => {
  const { headings, context, own } = world;
  const doubts: ReadDoubt[] = [];
  const place = world.where(row.number);
  const say: Say = (column, text) => {
    const heading = headings.at.get(column)?.heading ?? '姓名';
    doubts.push({ field: FIELDS[column] ?? 'other', text: `${place}“${heading}”：${text}。` });
  };
  const text = (column: ColumnId): string => {
    const cell = world.cell(row, column);
    if (cell?.error === true) say(column, `是公式的错误值 ${shorten(cell.text)}，请改填内容`);
    return cell === undefined || cell.error ? '' : cell.text.trim();
  };
  const read = <Value>(
    column: ColumnId,
    reader: (text: string) => {
      readonly value: Value;
      readonly doubts: readonly string[];
    },
  ): Value => {
    const { value, doubts: found } = reader(text(column));
    for (const doubt of found) say(column, doubt);
    return value;
  };
  const person = personOf(world, text, say);
  world.before = person;
  const times = timesOf(world.cell(row, 'day'), context.span, world.from1904);
  if (times.length === 0) say('day', '是空的，请补上日期');
  if (times.length > 1)
    say('day', `有 ${String(times.length)} 个日期，已分成 ${String(times.length)} 条，请核对`);
  const summary = text('summary');
  if (summary === '') say('summary', '是空的，请补上');
  const amount = read('amount', amountOf);
  const objectText = text('object');
  const objectId = own?.objects.get(fold(objectText));
  // Without a column of its own the carrier may stand where the object is asked for.
  const named = headings.at.has('carriers') ? [] : world.carriersOf(objectText);
  const carriers = headings.at.has('carriers')
    ? read('carriers', (label) => carriersOf(label, world.carriersOf))
    : named.length === 1
      ? named
      : [];
  const shared = {
    carriers,
    mode: read('mode', modeOf),
    object: named.length === 1 ? '' : objectText,
    ...(objectId === undefined ? {} : { objectId }),
    summary,
    place: text('place'),
    present: read('present', presentOf),
    issue: text('issue'),
    handled: text('handled'),
    where: place,
  };
  const timeNote = text('timeNote');
  const unit = text('amountUnit') || amount.unit;
  const id = own === undefined ? '' : text('id');
  const base = own === undefined ? '' : text('base');
  const all: readonly (ReadTime | undefined)[] = times.length === 0 ? [undefined] : times;
  return all.map((time, index) => {
    const common = doubts.length;
    for (const doubt of time?.doubts ?? []) say('day', doubt);
    const until = index === 0 ? untilOf(world, row, time, say) : (time?.until ?? null);
    const mine = doubts.splice(common);
    const day = time?.day ?? null;
    return {
      person,
      month: day === null ? context.month : monthOf(day),
      visit: {
        ...shared,
        id: index === 0 && id !== '' ? id : null,
        base: index === 0 && id !== '' && base !== '' ? base : null,
        time: time?.text ?? '',
        day,
        until,
        timeNote: timeNote === '' ? (time?.timeNote ?? '') : timeNote,
        amount: amount.amount ?? time?.amount ?? null,
        amountUnit: unit === '' ? (time?.amountUnit ?? '') : unit,
        doubts: [...doubts, ...mine],
      },
    };
  });
};
