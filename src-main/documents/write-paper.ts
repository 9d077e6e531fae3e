import { writeDocx } from './docx-writer.ts';
import { fillTemplate } from './fill-template.ts';
import { writeNamedSheets } from './list-xlsx.ts';
import type { Paper, PaperFormat } from './paper.ts';
import type { Piece } from './papers-docx.ts';
import { sheetsOf } from './paper-sheets.ts';

/** Formats that need no browser. */
export type WrittenFormat = Exclude<PaperFormat, 'pdf'>;

/** A paper with another note, or none, on every page: 示例数据, 第2稿. */
export const withNote = (paper: Paper, note: string | undefined): Paper => {
  switch (paper.kind) {
    case 'form':
      return { ...paper, outline: { ...paper.outline, note } };
    case 'papers':
      return { ...paper, outlines: paper.outlines.map((outline) => ({ ...outline, note })) };
    case 'template':
      return { ...paper, note };
  }
};

const piecesOf = (paper: Paper): readonly Piece[] | null => {
  switch (paper.kind) {
    case 'form':
      return [{ kind: 'form', outline: paper.outline }];
    case 'papers':
      return paper.outlines.map((outline) => ({ kind: 'paper', outline }));
    case 'template':
      return null;
  }
};

/** Whether nothing is missing. */
const complete = <T>(all: readonly (T | null)[]): all is readonly T[] => !all.includes(null);

/**
 * Papers as one file, as each would be alone: in a .docx one after the other, each beginning on its own page with page
 * 1; in an .xlsx as the sheets `sheetsOf` makes, named by `names`. Forms lose their marks: nobody can read back a file
 * of several. Null where one of the papers cannot be among them: a template beside others, whatever cannot leave in
 * the format. Fails without any paper.
 */
export const combined = async (
  papers: readonly Paper[],
  format: WrittenFormat,
  names: readonly string[] = [],
): Promise<Uint8Array | null> => {
  const [first] = papers;
  if (first !== undefined && papers.length === 1 && names.length === 0)
    return writePaper(first, format);
  if (format === 'xlsx') {
    const sheets = papers.map((paper, index) => sheetsOf(paper, names[index]));
    return complete(sheets) ? writeNamedSheets(sheets.flat()) : null;
  }
  const pieces = papers.map(piecesOf);
  if (!complete(pieces)) return null;
  const { writePieces } = await import('./papers-docx.ts');
  return writePieces(pieces.flat());
};

/**
 * A paper as a file's bytes; null where it can't leave in that format. As writeDocx: the same paper gives the same
 * bytes, and text is data. PDF is printed by `printPapers`.
 */
export const writePaper = async (
  paper: Paper,
  format: WrittenFormat,
): Promise<Uint8Array | null> => {
  if (format === 'xlsx') {
    const sheets = sheetsOf(paper);
    return sheets === null ? null : writeNamedSheets(sheets);
  }
  switch (paper.kind) {
    case 'form':
      return writeDocx(paper.outline, paper.marks);
    case 'papers': {
      const { writePieces } = await import('./papers-docx.ts');
      return writePieces(paper.outlines.map((outline) => ({ kind: 'paper', outline })));
    }
    case 'template':
      return fillTemplate(paper.template, paper.data, paper.note);
  }
};
