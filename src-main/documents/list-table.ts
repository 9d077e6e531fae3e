import { gridOf, headGroups, isGrouped, shownText } from '#domain/forms/list-outline';
import type { GridRow, ListTable } from '#domain/forms/list-outline';
import type { Outline } from '#domain/forms/outline';
import { twips } from './length.ts';
import { BLOCK, headHeight, staysWhole, tableFrame } from './list-frame.ts';
import type { TableFrame, TableSetting } from './list-frame.ts';
import { rowLook, tableLook } from './looks.ts';
import { cellXml, paragraphXml } from './paper-looks.ts';
import type { PaperLook } from './paper-looks.ts';
import { TONES } from './tones.ts';

const sum = (widths: readonly number[]): number => widths.reduce((total, one) => total + one, 0);

/** Rounded as sums, so that no table is wider than its page. */
export const inTwips = (widths: readonly number[]): readonly number[] => {
  let end = 0;
  let before = 0;
  return widths.map((width) => {
    end += width;
    const rounded = twips(end) - before;
    before += rounded;
    return rounded;
  });
};

/** A frame whose widths are in twips. */
interface Drawn {
  readonly frame: TableFrame;
  readonly widths: readonly number[];
}

const rowXml = (
  cells: string,
  height: number,
  more: { header?: true; whole?: boolean },
): string => {
  const { before, after } = rowLook({ height: twips(height), header: more.header === true });
  const opened =
    more.whole === true ? before.replace('<w:trPr>', '<w:trPr><w:cantSplit/>') : before;
  return opened + cells + after;
};

const headXml = ({ frame, widths }: Drawn): string => {
  const { columns, size, line, height } = frame;
  const look: PaperLook = { face: 'heading', size, line, align: 'center', keepNext: true };
  const label = (column: number, merge: 'none' | 'start' | 'continue'): string => {
    const { label: text = '', vertical } = columns[column] ?? {};
    const shown = merge === 'continue' ? '' : text;
    return cellXml(paragraphXml(shown, look), {
      width: widths[column] ?? 0,
      merge,
      downwards: vertical,
    });
  };
  const tall = headHeight(frame);
  if (!isGrouped(columns)) {
    const cells = columns.map((_, column) => label(column, 'none'));
    return rowXml(cells.join(''), tall, { header: true, whole: true });
  }
  let at = 0;
  let upper = '';
  let lower = '';
  for (const { group, columns: under } of headGroups(columns)) {
    if (group === undefined) {
      upper += label(at, 'start');
      lower += label(at, 'continue');
    } else {
      const width = sum(widths.slice(at, at + under.length));
      upper += cellXml(paragraphXml(group, look), { width, span: under.length });
      lower += under.map((_, index) => label(at + index, 'none')).join('');
    }
    at += under.length;
  }
  return (
    rowXml(upper, height, { header: true, whole: true }) +
    rowXml(lower, tall, { header: true, whole: true })
  );
};

const bodyRowXml = (row: GridRow, { frame, widths }: Drawn, keepNext: boolean): string => {
  const { columns, size, line, height } = frame;
  if (row.kind === 'heading') {
    const look: PaperLook = { face: 'heading', size, line, keepNext: true };
    const cell = { width: sum(widths), span: columns.length, shaded: true };
    return rowXml(cellXml(paragraphXml(row.text, look), cell), height, { whole: true });
  }
  const cells = row.cells.map(({ cell, merge }, column) => {
    const text = merge === 'continue' ? '' : shownText(cell);
    const colour = cell.tone === undefined ? undefined : TONES[cell.tone];
    const align = columns[column]?.align;
    return cellXml(paragraphXml(text, { face: 'table', size, line, align, colour, keepNext }), {
      width: widths[column] ?? 0,
      merge,
    });
  });
  return rowXml(cells.join(''), height, { whole: staysWhole(row, frame) });
};

/** A table as wide as the page's text area, its head repeated on every page, its last row kept with what follows. */
export const listTableXml = (
  table: ListTable,
  page: Outline['page'],
  setting?: TableSetting,
): string => {
  const frame = tableFrame(table.columns, page, setting);
  const drawn: Drawn = { frame, widths: inTwips(frame.widths) };
  const { before, after } = tableLook({
    columns: drawn.widths,
    padding: { block: twips(BLOCK), inline: twips(frame.inline) },
  });
  const last = table.rows.length - 1;
  const rows = gridOf(table).map((row, index) => bodyRowXml(row, drawn, index === last));
  return before + headXml(drawn) + rows.join('') + after;
};
