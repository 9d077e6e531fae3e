import type { DocumentFormat } from '#api/document-contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Paper } from '#documents/paper';
import { combined, withNote } from '#documents/write-paper';
import { nextPrint } from '../printing.ts';
import type { ToPrint } from '../printing.ts';
import type { Session } from '../session.ts';
import { demoNote } from '../written-files.ts';
import type { Desk, PlannedPaper } from './maker.ts';

/** A paper under its name in a file of several. */
export interface NamedPaper {
  readonly name: string;
  readonly paper: Paper;
}

/** A paper as it leaves the office, and what is to be recorded once it has. */
export interface Leaving extends NamedPaper {
  readonly print: ToPrint;
}

/** 第一稿 says nothing about itself; only what differs from a paper that is about needs telling apart. */
const editionNote = (edition: number): string => (edition === 1 ? '' : `第${String(edition)}稿`);

/** Makes a paper as it would leave now, with its edition and 示例数据 in the top margin. Leaves no trace. */
export const leaving = ({ session, ledger }: Desk, planned: PlannedPaper): Reply<Leaving> => {
  const made = planned.make();
  if (!made.ok) return made;
  const print = nextPrint(session, ledger, planned.key, made.value.said);
  const notes = [demoNote(session) ?? '', editionNote(print.edition)];
  const note = notes.filter((part) => part !== '').join('　');
  const paper = withNote(made.value.paper, note === '' ? undefined : note);
  return done({ name: planned.name, paper, print });
};

const FORMATS: Readonly<Record<DocumentFormat, string>> = {
  docx: 'Word',
  xlsx: 'Excel',
  pdf: 'PDF',
};

/** Papers as one PDF. */
const pdfOf = (
  _session: Session,
  _papers: readonly NamedPaper[],
  file: string,
): Promise<Reply<Uint8Array>> => Promise.resolve(failed({ code: 'pdf-failed', file }));

/** Papers as the bytes of one file; `file` names it where it can't be. */
export const bytesOf = async (
  session: Session,
  papers: readonly NamedPaper[],
  format: DocumentFormat,
  file: string,
): Promise<Reply<Uint8Array>> => {
  if (format === 'pdf') return pdfOf(session, papers, file);
  const names = papers.length === 1 ? [] : papers.map(({ name }) => name);
  const bytes = await combined(
    papers.map(({ paper }) => paper),
    format,
    names,
  );
  if (bytes !== null) return done(bytes);
  const alone = papers.length > 1 ? '请改为每份存一个文件，或者' : '请';
  return failed({
    code: 'format-refused',
    file,
    text: `它不能存成 ${FORMATS[format]}。${alone}换一种格式。`,
  });
};
