import type { Outline } from '#domain/forms/outline';
import type { PaperOutline } from '#domain/forms/report-outline';
import { blocksXml } from './document-xml.ts';
import { docxPen } from './docx-pen.ts';
import { laidOut } from './paper-layout.ts';
import { packPapers } from './paper-package.ts';
import type { PaperSection } from './paper-package.ts';

/** What stands in one file: a form, or any other paper. */
export type Piece =
  | { readonly kind: 'form'; readonly outline: Outline }
  | { readonly kind: 'paper'; readonly outline: PaperOutline };

const sectionOf = (piece: Piece): PaperSection => {
  if (piece.kind === 'form') {
    const { page, note } = piece.outline;
    return { page, note, numbered: 'none', body: blocksXml(piece.outline) };
  }
  const layout = laidOut(piece.outline);
  return { ...layout, body: layout.body(docxPen) };
};

/**
 * Pieces as one .docx, each beginning on its own page, with its own note; all but forms are numbered from 1. Fails
 * without any.
 */
export const writePieces = (pieces: readonly Piece[]): Promise<Uint8Array> =>
  packPapers(pieces[0]?.outline.title ?? '', pieces.map(sectionOf));
