import { listPage } from '#domain/forms/list-outline';
import type { ListOutline } from '#domain/forms/list-outline';
import { listTableXml } from './list-table.ts';
import type { PaperSection } from './paper-package.ts';
import { paragraphXml } from './paper-looks.ts';
import { signatureXml } from './paper-signature.ts';

/** 小二, in the face of titles. */
const TITLE = {
  face: 'title',
  size: 18,
  line: 28,
  align: 'center',
  after: 8,
  keepNext: true,
} as const;

/** 五号, and the white space between what belongs together and the table. */
const SMALL = { face: 'table', size: 10.5, line: 16 } as const;

const GAP = 4;

/** Lines of which the last leaves some room before the table. */
const above = (lines: readonly string[]): string =>
  lines
    .map((line, index) =>
      paragraphXml(line, {
        ...SMALL,
        after: index === lines.length - 1 ? GAP : 0,
        keepNext: true,
      }),
    )
    .join('');

/** No page may hold nothing but the signature. */
const below = (lines: readonly string[], keepNext: boolean): string =>
  lines
    .map((line, index) => paragraphXml(line, { ...SMALL, before: index === 0 ? GAP : 0, keepNext }))
    .join('');

/** A list as a paper. */
export const listPaper = (outline: ListOutline): PaperSection => {
  const page = listPage(outline);
  return {
    page,
    firstNumbered: true,
    body:
      paragraphXml(outline.title, TITLE) +
      above(outline.subtitle) +
      listTableXml(outline, page) +
      below(outline.notes, outline.signature.length > 0) +
      signatureXml(outline.signature, { face: 'table', size: 12, line: 22, before: 12 }),
  };
};
