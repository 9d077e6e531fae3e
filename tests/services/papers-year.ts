import type { Answer, Asked } from '#api/contract';
import { docxStructure } from '../documents/office.ts';
import type { World } from './world.ts';

type Kind = Asked<'document.plan'>['kind'];

/** Rows of a table as text, its head first. */
export type Rows = readonly (readonly string[])[];

/** A paper as a reader has it: each table with its head, and what it was made from. */
export interface ReadPaper {
  readonly tables: readonly Rows[];
  readonly paragraphs: readonly string[];
  readonly data: Answer<'document.preview'>['data'];
}

/** Makes a paper of the year and reads it back from its .docx. */
export const readPaper = async (
  world: World,
  query: { readonly kind: Kind; readonly range: Asked<'document.plan'>['range'] },
  item: string | null,
): Promise<ReadPaper> => {
  const asked = { query: { ...query, options: {} }, item };
  const { document, data } = await world.get('document.preview', asked);
  const { paragraphs, tables } = docxStructure(document.bytes);
  return {
    paragraphs,
    tables: tables.map((rows) =>
      rows.map(({ cells }) =>
        cells.map((cell) => cell.paragraphs.join('').replaceAll('\u200b', '')),
      ),
    ),
    data,
  };
};

/** The table with this word in its head. */
export const tableWith = ({ tables }: ReadPaper, word: string): Rows => {
  const found = tables.find(([head]) => head?.some((text) => text === word));
  return found ?? [];
};

/** Numbers that `1—4、7` names; those of other lists (联1) are left out. */
export const numbersIn = (text: string): readonly number[] =>
  text
    .split('；')
    .filter((part) => /^\d/u.test(part))
    .flatMap((part) => part.split('、'))
    .flatMap((run) => {
      const [from = 0, until = from] = run.split('—').map(Number);
      return Array.from({ length: until - from + 1 }, (_, index) => from + index);
    });

/** Cells of the columns whose heads these are, as numbers; a dash or nothing is none. */
export const figuresIn = (
  rows: Rows,
  row: readonly string[],
  heads: readonly string[],
): readonly number[] =>
  heads.map((head) => {
    const text = row[rows[0]?.indexOf(head) ?? -1] ?? '';
    return /^\d+$/u.test(text) ? Number(text) : 0;
  });
