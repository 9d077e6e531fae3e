import { BorderStyle, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { componentXml } from './component-xml.ts';
import { inTwips, listTableXml } from './list-table.ts';
import { paragraphXml } from './paper-looks.ts';
import type { Pen } from './paper-pen.ts';

const NONE = { style: BorderStyle.NONE, size: 0, space: 0, color: 'auto' } as const;

const UNRULED = {
  top: NONE,
  left: NONE,
  bottom: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

/** Writes papers as Word's XML. */
export const docxPen: Pen = {
  paragraph: paragraphXml,
  table: (table, page, setting, below = '') => listTableXml(table, page, setting) + below,
  signed: (lines, look, { width, margins }) => {
    const share = (width - margins.left - margins.right) / lines.length;
    const widths = inTwips(lines.map(() => share));
    const table = new Table({
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: widths,
      alignment: 'center',
      layout: TableLayoutType.FIXED,
      borders: UNRULED,
      margins: { top: 0, left: 0, bottom: 0, right: 0 },
      rows: [
        new TableRow({
          cantSplit: true,
          children: widths.map(
            (size) => new TableCell({ width: { size, type: WidthType.DXA }, children: [] }),
          ),
        }),
      ],
    });
    const texts = lines.map((line) => paragraphXml(line, look));
    // Each cell comes with an empty paragraph in it.
    return componentXml(table).replace(/<w:p\/>/gu, () => texts.shift() ?? '');
  },
};
