import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { sentenceOf } from '#api/sentences';
import type { DocumentBytes, JobState, SavedFile } from '#api/views';
import { writeListDocx } from '#documents/list-docx';
import { safeFileName } from '#documents/file-name';
import { monthText } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import { deskOf } from './papers/desk.ts';
import type { PaperJobs } from './papers/jobs.ts';
import { oneSheet } from './papers/kinds/sheets.ts';
import { bytesOf, leaving } from './papers/leaving.ts';
import { batchName, collectedOf, planned } from './print-plan.ts';
import type { CollectedPlan, Planned } from './print-plan.ts';
import { recordPrints } from './printing.ts';
import type { ToPrint } from './printing.ts';
import { registerOf } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import { openWritten, remember, revealWritten, saveAs } from './written-files.ts';

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
  const bytes = await bytesOf(session, [one.value], 'docx', name);
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

/** The rows of everybody as one list; nobody's sheet, so nothing is kept of its being printed. */
const makeCollected = async (
  session: Session,
  plan: CollectedPlan,
  month: PlainMonth,
): Promise<Reply<Pick<Made, 'document'>>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const bytes = await writeListDocx([collectedOf(session, open.value, plan, month)]);
  return done({ document: { name: `${plan.file}.docx`, bytes } });
};

/** What can be asked about documents. */
export interface Documents {
  /** Writes a month's sheets into a folder of its own below `parent`; `finished` when the last is written. */
  readonly saveMonthInto: (
    asked: Asked<'document.month'>,
    parent: string,
  ) => Reply<{ readonly job: JobState; readonly finished: Promise<void> }>;
  readonly save: (asked: Asked<'document.save'>) => Promise<Reply<SavedFile | null>>;
  readonly saveMonth: (asked: Asked<'document.month'>) => Promise<Reply<JobState | null>>;
  readonly job: (asked: Asked<'job.state'>) => Reply<JobState>;
  readonly cancel: (asked: Asked<'job.cancel'>) => Reply<JobState>;
  readonly open: (asked: Asked<'file.open'>) => Promise<Reply<null>>;
  readonly reveal: (asked: Asked<'file.reveal'>) => Promise<Reply<null>>;
}

/** Saving documents where the clerk chooses, one or a month's worth; jobs and written files are known by id. */
export const makeDocuments = (session: Session, jobs: PaperJobs): Documents => {
  const { ports } = session;
  const freePath = (folder: string, name: string): string => {
    for (let copy = 1; ; copy += 1) {
      const path = ports.files.join(
        folder,
        `${name}${copy === 1 ? '' : `（${String(copy)}）`}.docx`,
      );
      if (!ports.files.exists(path)) return path;
    }
  };

  const run = async (id: string, month: PlainMonth, plan: readonly Planned[]): Promise<void> => {
    const prints: ToPrint[] = [];
    for (const one of plan) {
      await ports.breathe();
      const state = jobs.state(id);
      if (!state.ok || state.value.cancelled) break;
      const job = state.value;
      const making: Promise<Reply<Pick<Made, 'document'> & Partial<Made>>> =
        one.kind === 'sheet'
          ? makeSheet(session, { person: one.person, month })
          : makeCollected(session, one, month);
      const made = await making.catch((error: unknown) =>
        failed({ code: 'internal', reference: ports.report(error) }),
      );
      const path = freePath(job.folder.path, one.file);
      const name = ports.files.name(path);
      const wrote = made.ok
        ? ports.files.write(path, made.value.document.bytes, 'refuse')
        : undefined;
      const text = !made.ok
        ? sentenceOf(made.problem)
        : wrote?.ok === false
          ? sentenceOf({ code: 'write-failed', file: name, why: wrote.why })
          : '';
      if (made.ok && text === '' && made.value.print !== undefined) prints.push(made.value.print);
      jobs.update(id, {
        done: job.done + 1,
        written: text === '' ? [...job.written, name] : job.written,
        failed: text === '' ? job.failed : [...job.failed, { file: name, text }],
      });
    }
    const kept = recordPrints(
      session,
      prints,
      `打印 ${monthText(month)} 工作记录表 ${String(prints.length)} 份`,
    );
    const state = jobs.state(id);
    const failures = state.ok ? state.value.failed : [];
    jobs.update(id, {
      running: false,
      failed: kept.ok
        ? failures
        : [...failures, { file: '打印记录', text: sentenceOf(kept.problem) }],
    });
  };

  const saveMonthInto: Documents['saveMonthInto'] = (asked, parent) => {
    const open = ledgerOf(session);
    if (!open.ok) return open;
    if (jobs.isBusy()) return failed({ code: 'busy' });
    const register = registerOf(session, open.value);
    const name = batchName(register, asked);
    const folder = ports.files.join(parent, name);
    const made = ports.files.makeFolder(folder);
    if (!made.ok) return failed({ code: 'write-failed', file: folder, why: made.why });
    const plan = planned(register, asked);
    const begun = jobs.begin({
      what: `保存${name}`,
      total: plan.length,
      folder: remember(session, folder),
    });
    if (!begun.ok) return begun;
    const job = begun.value;
    return done({ job, finished: run(job.id, asked.month, plan) });
  };

  return {
    saveMonthInto,
    save: async (asked: Asked<'document.save'>): Promise<Reply<SavedFile | null>> => {
      const made = await makeSheet(session, asked);
      if (!made.ok) return made;
      const { document, print } = made.value;
      const saved = await saveAs(session, '保存工作记录表', document);
      if (!saved.ok || saved.value === null) return saved;
      const kept = recordPrints(session, [print], `打印 ${made.value.what}`);
      return kept.ok ? saved : kept;
    },
    saveMonth: async (asked: Asked<'document.month'>): Promise<Reply<JobState | null>> => {
      const folder = await ports.dialogs.chooseFolder('保存到哪个文件夹');
      if (folder === null) return done(null);
      const begun = saveMonthInto(asked, folder);
      return begun.ok ? done(begun.value.job) : begun;
    },
    job: ({ id }: Asked<'job.state'>): Reply<JobState> => jobs.state(id),
    cancel: ({ id }: Asked<'job.cancel'>): Reply<JobState> => jobs.cancel(id),
    open: (asked: Asked<'file.open'>): Promise<Reply<null>> => openWritten(session, asked),
    reveal: (asked: Asked<'file.reveal'>): Promise<Reply<null>> => revealWritten(session, asked),
  };
};
