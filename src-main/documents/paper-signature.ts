import { measured, widthOf } from '#domain/forms/measure';
import type { PaperLook } from './paper-looks.ts';
import type { Pen } from './paper-pen.ts';

/** From the widest line to the right edge, in characters. */
const ASIDE = 2;

/** Office and date at the right, under each other's middle and on one page (GB/T 9704—2012, 7.3.5). */
export const signature = (pen: Pen, lines: readonly string[], look: PaperLook): string => {
  const widths = lines.map((line) => widthOf(measured(line)));
  const widest = Math.max(...widths);
  return lines
    .map((line, index) => {
      const aside = ASIDE + (widest - (widths[index] ?? 0)) / 2;
      return pen.paragraph(line, {
        ...look,
        align: 'right',
        before: index === 0 ? look.before : 0,
        indent: { right: Math.round(aside * look.size * 20) },
        keepNext: index < lines.length - 1,
      });
    })
    .join('');
};
