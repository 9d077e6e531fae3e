import type { Block, RawCell, RawRow } from './blocks.ts';
import { WORD_LIMITS, WordRefusal } from './limits.ts';

interface OpenCell {
  readonly blocks: Block[];
  span: number;
  continues: boolean;
  /** Merged with the cell to its left, as old programs do it. */
  joins: boolean;
  deleted: boolean;
}

interface OpenRow {
  before: number;
  deleted: boolean;
  readonly cells: RawCell[];
}

/** Where blocks go: the body, a cell, or a text box, whose blocks follow the paragraph it hangs on. */
interface Place {
  readonly blocks: Block[];
  readonly tables: RawRow[][];
  readonly rows: OpenRow[];
  readonly cells: OpenCell[];
  paragraph: { text: string; readonly boxes: Block[] } | undefined;
  /** The last paragraph's end was deleted: the next one goes on in it. */
  joins: boolean;
}

const placeOf = (blocks: Block[]): Place => ({
  blocks,
  tables: [],
  rows: [],
  cells: [],
  paragraph: undefined,
  joins: false,
});

/** Builds blocks from what a parser meets, whatever the order; unclosed and stray pieces are passed over. */
export interface DocumentBuilder {
  readonly openParagraph: () => void;
  readonly closeParagraph: () => void;
  readonly text: (text: string) => void;
  readonly joinNext: () => void;
  readonly openTable: () => void;
  readonly closeTable: () => void;
  readonly openRow: () => void;
  readonly closeRow: () => void;
  readonly openCell: () => void;
  readonly closeCell: () => void;
  readonly openBox: () => void;
  readonly closeBox: () => void;
  readonly row: () => OpenRow | undefined;
  readonly cell: () => OpenCell | undefined;
  readonly blocks: () => readonly Block[];
}

/** An empty document. */
export const documentBuilder = (): DocumentBuilder => {
  const body: Block[] = [];
  const places: Place[] = [placeOf(body)];
  let cells = 0;

  const place = (): Place => {
    const last = places.at(-1);
    if (last === undefined) throw new WordRefusal('damaged', '文档结构错乱');
    return last;
  };
  const blocks = (): Block[] => place().cells.at(-1)?.blocks ?? place().blocks;

  const closeParagraph = (): void => {
    const { paragraph } = place();
    if (paragraph === undefined) return;
    place().paragraph = undefined;
    const into = blocks();
    const last = into.at(-1);
    if (place().joins && last?.kind === 'paragraph')
      into[into.length - 1] = { kind: 'paragraph', text: last.text + paragraph.text };
    else into.push({ kind: 'paragraph', text: paragraph.text });
    place().joins = false;
    into.push(...paragraph.boxes);
  };

  return {
    openParagraph: () => {
      closeParagraph();
      place().paragraph = { text: '', boxes: [] };
    },
    closeParagraph,
    text: (text) => {
      const { paragraph } = place();
      if (paragraph === undefined) return;
      if (paragraph.text.length + text.length > WORD_LIMITS.paragraph)
        throw new WordRefusal(
          'too-long',
          `有一段文字超过 ${String(WORD_LIMITS.paragraph)} 字，不是填写的表；请核对是不是选错了文件。`,
        );
      paragraph.text += text;
    },
    joinNext: () => {
      place().joins = true;
    },
    openTable: () => {
      closeParagraph();
      place().tables.push([]);
    },
    closeTable: () => {
      closeParagraph();
      const rows = place().tables.pop();
      if (rows !== undefined) blocks().push({ kind: 'table', rows });
    },
    openRow: () => place().rows.push({ before: 0, deleted: false, cells: [] }),
    closeRow: () => {
      const row = place().rows.pop();
      if (row !== undefined && !row.deleted)
        place().tables.at(-1)?.push({ before: row.before, cells: row.cells });
    },
    openCell: () => {
      cells += 1;
      if (cells > WORD_LIMITS.cells)
        throw new WordRefusal(
          'too-many-cells',
          `表格超过 ${String(WORD_LIMITS.cells)} 格，不是填写的表；请核对是不是选错了文件。`,
        );
      place().cells.push({ blocks: [], span: 1, continues: false, joins: false, deleted: false });
    },
    closeCell: () => {
      closeParagraph();
      const cell = place().cells.pop();
      const into = place().rows.at(-1)?.cells;
      if (cell === undefined || into === undefined) return;
      const made: RawCell = {
        span: cell.span,
        continues: cell.continues,
        blocks: cell.deleted ? [] : cell.blocks,
      };
      const left = into.at(-1);
      if (cell.joins && left !== undefined)
        into[into.length - 1] = {
          ...left,
          span: Math.min(left.span + made.span, WORD_LIMITS.columns),
          blocks: [...left.blocks, ...made.blocks],
        };
      else into.push(made);
    },
    openBox: () => places.push(placeOf([])),
    closeBox: () => {
      if (places.length === 1) return;
      closeParagraph();
      const box = places.pop();
      const host = place();
      (host.paragraph?.boxes ?? blocks()).push(...(box?.blocks ?? []));
    },
    row: () => place().rows.at(-1),
    cell: () => place().cells.at(-1),
    blocks: () => body,
  };
};
