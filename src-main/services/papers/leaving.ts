import type { DocumentFormat } from '#api/document-contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Paper } from '#documents/paper';
import { printPapers } from '#documents/print-papers';
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

const FORMATS = { docx: 'Word', xlsx: 'Excel' } as const;

const OWN_TEMPLATE = '按自备模板印的表只能存成 Word。请存成 Word 后，用 Word 或 WPS 打印。';

/** Papers as one PDF, as long as `goesOn`. */
const pdfOf = async (
  session: Session,
  papers: readonly Paper[],
  file: string,
  goesOn: () => boolean,
): Promise<Reply<Uint8Array>> => {
  if (papers.some(({ kind }) => kind === 'template'))
    return failed({ code: 'format-refused', file, text: OWN_TEMPLATE });
  const bytes = await printPapers(papers, session.ports.printer.pdf, goesOn);
  if (bytes !== null) return done(bytes);
  return failed(goesOn() ? { code: 'pdf-failed', file } : { code: 'cancelled' });
};

/** Papers as the bytes of one file; `file` names it where it can't be. Cancelled once it no longer `goesOn`. */
export const bytesOf = async (
  session: Session,
  papers: readonly NamedPaper[],
  { format, file }: { readonly format: DocumentFormat; readonly file: string },
  goesOn: () => boolean = () => true,
): Promise<Reply<Uint8Array>> => {
  const all = papers.map(({ paper }) => paper);
  if (format === 'pdf') return pdfOf(session, all, file, goesOn);
  const names = papers.length === 1 ? [] : papers.map(({ name }) => name);
  const bytes = await combined(all, format, names);
  if (bytes !== null) return done(bytes);
  const alone = papers.length > 1 ? '请改为每份存一个文件，或者' : '请';
  return failed({
    code: 'format-refused',
    file,
    text: `它不能存成 ${FORMATS[format]}。${alone}换一种格式。`,
  });
};
