import type { Asked } from '#api/contract';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { DocumentBytes } from '#api/document-bytes';
import type { JobState, SavedFile } from '#api/views';
import { safeFileName } from '#documents/file-name';
import { deskOf } from './papers/desk.ts';
import type { PaperJobs } from './papers/jobs.ts';
import { oneSheet } from './papers/kinds/sheets.ts';
import { bytesOf, leaving } from './papers/leaving.ts';
import { recordPrints } from './printing.ts';
import type { ToPrint } from './printing.ts';
import type { Session } from './session.ts';
import { openWritten, revealWritten, saveAs } from './written-files.ts';

/** A sheet as a file, and what is to be kept once it is written. */
interface Made {
  readonly document: DocumentBytes;
  readonly print: ToPrint;
  /** Whose sheet of when it is, for the history. */
  readonly what: string;
}

const makeSheet = async (
  session: Session,
  asked: Asked<'document.sheet'>,
): Promise<Reply<Made>> => {
  const desk = deskOf(session);
  if (!desk.ok) return desk;
  const sheet = oneSheet(desk.value, asked);
  if (!sheet.ok) return sheet;
  const { file } = sheet.value;
  const one = leaving(desk.value, sheet.value);
  if (!one.ok) return one;
  const name = `${safeFileName(file.at(-1) ?? '')}.docx`;
  const bytes = await bytesOf(session, [one.value], { format: 'docx', file: name });
  if (!bytes.ok) return bytes;
  const what = `${sheet.value.name} ${file[0]} 工作记录表`;
  return done({ document: { name, bytes: bytes.value }, print: one.value.print, what });
};

/** One person's sheet as a .docx, exactly as it would be printed and saved. Looking at it leaves no trace. */
export const sheetDocument = async (
  session: Session,
  asked: Asked<'document.sheet'>,
): Promise<Reply<DocumentBytes>> => {
  const made = await makeSheet(session, asked);
  return made.ok ? done(made.value.document) : made;
};

/** What can be asked about documents. */
export interface Documents {
  readonly save: (asked: Asked<'document.save'>) => Promise<Reply<SavedFile | null>>;
  readonly job: (asked: Asked<'job.state'>) => Reply<JobState>;
  readonly cancel: (asked: Asked<'job.cancel'>) => Reply<JobState>;
  readonly open: (asked: Asked<'file.open'>) => Promise<Reply<null>>;
  readonly reveal: (asked: Asked<'file.reveal'>) => Promise<Reply<null>>;
}

/** A sheet saved where the clerk chooses; jobs and written files are known by id. */
export const makeDocuments = (session: Session, jobs: PaperJobs): Documents => ({
  save: async (asked: Asked<'document.save'>): Promise<Reply<SavedFile | null>> => {
    const made = await makeSheet(session, asked);
    if (!made.ok) return made;
    const { document, print } = made.value;
    const saved = await saveAs(session, '保存工作记录表', document);
    if (!saved.ok || saved.value === null) return saved;
    const kept = recordPrints(session, [print], `打印 ${made.value.what}`);
    return kept.ok ? saved : kept;
  },
  job: ({ id }: Asked<'job.state'>): Reply<JobState> => jobs.state(id),
  cancel: ({ id }: Asked<'job.cancel'>): Reply<JobState> => jobs.cancel(id),
  open: (asked: Asked<'file.open'>): Promise<Reply<null>> => openWritten(session, asked),
  reveal: (asked: Asked<'file.reveal'>): Promise<Reply<null>> => revealWritten(session, asked),
});
