import {
  LIST_HEADINGS,
  MODE_WORDS,
  WORKBOOK_FORMAT,
  WORKBOOK_MARKS,
  WORKBOOK_SHEETS,
  WORKBOOK_VERSION,
} from '#domain/exchange/workbook-format';
import { columnLetters, textCell } from '../xlsx-cells.ts';
import { quotedSheet } from '../xlsx-package.ts';
import type { DefinedName } from '../xlsx-package.ts';
import type { SheetLook, Styles } from '../xlsx-styles.ts';
import type { WorkbookContent } from './content.ts';

/** Labels made one of a kind: a drop-down can't offer two things under one word. */
const distinct = <Item>(
  items: readonly Item[],
  labelOf: (item: Item) => string,
  wider: (item: Item) => string,
): readonly string[] => {
  const count = new Map<string, number>();
  for (const item of items) count.set(labelOf(item), (count.get(labelOf(item)) ?? 0) + 1);
  const taken = new Set<string>();
  return items.map((item) => {
    const base = (count.get(labelOf(item)) ?? 0) > 1 ? wider(item) : labelOf(item);
    let label = base;
    for (let number = 2; taken.has(label); number += 1) label = `${base}（${number}）`;
    taken.add(label);
    return label;
  });
};

/** The words of a workbook as its drop-downs show them, in the order of the content. */
export interface WorkbookWords {
  readonly people: readonly string[];
  readonly carriers: readonly string[];
  readonly objects: readonly string[];
}

export const wordsOf = ({ people, carriers, objects }: WorkbookContent): WorkbookWords => ({
  people: distinct(
    people,
    ({ label }) => label,
    ({ label }) => label,
  ),
  carriers: distinct(
    carriers,
    ({ label }) => label,
    ({ label }) => label,
  ),
  objects: distinct(
    objects,
    ({ name }) => name,
    ({ name, kind }) => `${name}（${kind}）`,
  ),
});

const LOOK: SheetLook = { face: 'body', size: 10, align: 'left' };

/** Names by which drop-downs find their list; without one when the list is empty. */
export const LIST_NAMES = {
  people: '可选人员',
  carriers: '可选载体',
  objects: '可选联系对象',
  modes: '可选方式',
} as const;

/** The very hidden sheet of words, ids and marks, with the names of its lists. */
export const listsSheet = (
  content: WorkbookContent,
  words: WorkbookWords,
  styles: Styles,
): { readonly xml: string; readonly names: readonly DefinedName[] } => {
  const modes = Object.values(MODE_WORDS);
  const marks: Readonly<Record<keyof typeof WORKBOOK_MARKS, string>> = {
    format: WORKBOOK_FORMAT,
    version: WORKBOOK_VERSION,
    ledger: content.ledger,
    unit: content.unit.id,
    unitName: content.unit.name,
    month: content.month,
  };
  const columns: Readonly<Record<keyof typeof LIST_HEADINGS, readonly string[]>> = {
    person: words.people,
    personId: content.people.map(({ id }) => id),
    personName: content.people.map(({ name }) => name),
    carrier: words.carriers,
    carrierId: content.carriers.map(({ id }) => id),
    object: words.objects,
    objectId: content.objects.map(({ id }) => id),
    mode: modes,
    mark: Object.values(WORKBOOK_MARKS),
    value: Object.keys(WORKBOOK_MARKS).map((mark) => marks[mark as keyof typeof WORKBOOK_MARKS]),
  };
  const ids = Object.keys(LIST_HEADINGS) as readonly (keyof typeof LIST_HEADINGS)[];
  const style = styles.numberOf(LOOK);
  const length = Math.max(...Object.values(columns).map((column) => column.length));
  const rows = Array.from({ length: length + 1 }, (_, row) => {
    const cells = ids.flatMap((id, column) => {
      const text = row === 0 ? LIST_HEADINGS[id] : columns[id][row - 1];
      return text === undefined
        ? []
        : [textCell(`${columnLetters(column)}${row + 1}`, text, style)];
    });
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  const listed = {
    people: 'person',
    carriers: 'carrier',
    objects: 'object',
    modes: 'mode',
  } as const satisfies Readonly<Record<keyof typeof LIST_NAMES, keyof typeof LIST_HEADINGS>>;
  const names = (Object.keys(LIST_NAMES) as readonly (keyof typeof LIST_NAMES)[]).flatMap(
    (list) => {
      const id = listed[list];
      const letter = columnLetters(ids.indexOf(id));
      const last = columns[id].length + 1;
      const reference = `${quotedSheet(WORKBOOK_SHEETS.lists)}!$${letter}$2:$${letter}$${last}`;
      return last === 1 ? [] : [{ name: LIST_NAMES[list], reference }];
    },
  );
  return {
    xml:
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      `<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>` +
      `<sheetData>${rows.join('')}</sheetData></worksheet>`,
    names,
  };
};
