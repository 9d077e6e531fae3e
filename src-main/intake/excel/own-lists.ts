import {
  LIST_HEADINGS,
  WORKBOOK_FORMAT,
  WORKBOOK_MARKS,
  WORKBOOK_VERSION,
} from '#domain/exchange/workbook-format';
import { fold } from '#domain/exchange/folding';
import type { WorkbookMarks } from '#domain/exchange/hand-in';
import { isPlainMonth } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import { ExcelRefusal } from './limits.ts';
import type { ExcelSheet } from './sheet-cells.ts';

/** What a workbook of ours carries out of sight. */
export interface OwnLists {
  readonly month: PlainMonth;
  readonly unit: string;
  readonly marks: WorkbookMarks;
  /** By the label of the drop-down, folded. */
  readonly people: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly carriers: ReadonlyMap<string, string>;
  readonly objects: ReadonlyMap<string, string>;
}

const major = (version: string): number => Number(/^\d+/u.exec(version)?.[0] ?? '0');

/** Ids by their folded labels; a label that two have says nothing. */
const idsByLabel = (
  labels: readonly string[],
  ids: readonly string[],
): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const [index, label] of labels.entries()) {
    const id = ids[index] ?? '';
    if (label === '' || id === '') continue;
    if (found.has(fold(label))) twice.add(fold(label));
    found.set(fold(label), id);
  }
  for (const label of twice) found.delete(label);
  return found;
};

/** Reads the hidden sheet; undefined when it is somebody else's. A newer version is refused whole. */
export const ownLists = ({ rows }: ExcelSheet): OwnLists | undefined => {
  const [head, ...lines] = rows;
  const columns = new Map([...(head?.cells ?? [])].map(([index, { text }]) => [text, index]));
  const column = (id: keyof typeof LIST_HEADINGS): readonly string[] => {
    const index = columns.get(LIST_HEADINGS[id]) ?? -1;
    return lines.map(({ cells }) => cells.get(index)?.text ?? '');
  };
  const values = column('value');
  const marks = new Map(column('mark').map((mark, index) => [mark, values[index] ?? '']));
  if (marks.get(WORKBOOK_MARKS.format) !== WORKBOOK_FORMAT) return undefined;
  if (major(marks.get(WORKBOOK_MARKS.version) ?? '') > major(WORKBOOK_VERSION))
    throw new ExcelRefusal(
      'newer-version',
      '这份填报表是更新版本的程序做的，本机的程序读不全，没有读取；请先升级本机的程序再收。',
    );
  const month = marks.get(WORKBOOK_MARKS.month) ?? '';
  if (!isPlainMonth(month))
    throw new ExcelRefusal(
      'damaged',
      '这份填报表隐藏的标记被改动过，读不出是哪个月的；请在下发的原表里重新填写后再收。',
    );
  const ids = column('personId');
  const names = column('personName');
  const people = column('person').flatMap((label, index) => {
    const id = ids[index] ?? '';
    return label === '' || id === ''
      ? []
      : [[fold(label), { id, name: names[index] ?? '' }] as const];
  });
  const unit = marks.get(WORKBOOK_MARKS.unitName) ?? '';
  return {
    month,
    unit,
    marks: {
      ledger: marks.get(WORKBOOK_MARKS.ledger) ?? '',
      unit: { id: marks.get(WORKBOOK_MARKS.unit) ?? '', name: unit },
      month,
    },
    people: new Map(people),
    carriers: idsByLabel(column('carrier'), column('carrierId')),
    objects: idsByLabel(column('object'), column('objectId')),
  };
};
