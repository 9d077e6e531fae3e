import type { FormWords, HandIn, ReadVisit } from '#domain/exchange/hand-in';
import { fold, groupBy, shorten } from '#domain/exchange/folding';
import { monthText } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import { formOf } from './fitting-form.ts';
import type { MonthRow } from './month-rows.ts';
import type { RowPerson, RowVisit } from './row-visits.ts';

/** A row of either sheet: what is said of a person in a month. */
interface Said {
  readonly person: RowPerson;
  readonly month: PlainMonth | null;
  readonly visit?: ReadVisit;
  readonly line?: MonthRow;
}

const keyOf = ({ person, month }: Said): string =>
  JSON.stringify([person.id ?? [fold(person.name), fold(person.title), fold(person.unit)], month]);

/** Everything a workbook says, by person and month. */
export interface Gathered {
  readonly visits: readonly RowVisit[];
  /** Lines of 本月情况, of the workbook's own month. */
  readonly lines: readonly MonthRow[];
  readonly ownMonth: PlainMonth | null;
  /** The month as it is written, for rows without a day. */
  readonly monthWritten: string;
}

/** One hand-in for each person and month; what contradicts itself is told in `notes`. */
export const handIns = (
  { visits, lines, ownMonth, monthWritten }: Gathered,
  forms: readonly FormWords[],
  notes: string[],
): readonly HandIn[] => {
  const said: readonly Said[] = [
    ...visits,
    ...lines.map((line) => ({ person: line.person, month: ownMonth, line })),
  ];
  return [...groupBy(said, keyOf).values()].flatMap((group, index): readonly HandIn[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { person, month } = first;
    const own = group.flatMap(({ visit }) => visit ?? []);
    const [line, second] = group.flatMap((one) => one.line ?? []);
    if (second !== undefined)
      notes.push(
        `${second.where}又写了一次“${shorten(person.name)}”，没有读；以${line?.where ?? ''}为准。`,
      );
    if (line !== undefined && line.zeroReason !== '' && own.length > 0)
      notes.push(
        `${line.where}“${shorten(person.name)}”写了零报告原因，同时有 ${String(own.length)} 条记录，请核对。`,
      );
    return [
      {
        ...formOf(own, forms),
        index,
        personId: person.id,
        base: line?.base ?? null,
        name: person.name,
        title: person.title,
        unit: person.unit,
        month,
        monthText: month === null ? monthWritten : monthText(month),
        visits: own,
        content: line?.content ?? null,
        zeroReason: line?.zeroReason ?? '',
        declaration: null,
        doubts: [],
      },
    ];
  });
};
