import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { sentenceOf } from '#api/sentences';
import type { DocumentBytes, JobState, SavedFile } from '#api/views';
import { writeDocx } from '#documents/docx-writer';
import { safeFileName, sheetFileNames } from '#documents/file-name';
import { sheetMarks, sheetOutline } from '#domain/forms/sheet-outline';
import { sheetFileName } from '#domain/sheet';
import { monthText } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import {
  formFor,
  formsIn,
  monthSpan,
  peopleWithForm,
  registerOf,
  standingPosts,
  unitNameOf,
} from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import { contentOf } from './sheets.ts';

const WORD = [{ name: 'Word 文档', extensions: ['docx'] }];

/** On every page of what is printed from the demonstration's data. */
const DEMO_NOTE = '示例数据，不作为正式材料';

/** One person's sheet as a .docx, exactly as it is printed and saved. */
export const sheetDocument = async (
  session: Session,
  asked: Asked<'document.sheet'>,
): Promise<Reply<DocumentBytes>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const person = register.people.get(asked.person);
  if (person === undefined) return failed({ code: 'not-found', what: 'person' });
  const home = formFor(register, asked.person, monthSpan(asked.month));
  if (home === undefined) return failed({ code: 'no-form', name: person.name });
  const content = contentOf(session, ledger, asked, home);
  const outline = sheetOutline(content, {
    note: session.ports.place.isDemo() ? DEMO_NOTE : undefined,
  });
  const bytes = await writeDocx(outline, sheetMarks(content, asked.person));
  return done({ name: `${safeFileName(sheetFileName(content))}.docx`, bytes });
};

/** Somebody whose sheet goes into a batch, and the file name it gets. */
interface Planned {
  readonly person: string;
  readonly file: string;
}

const planned = (
  session: Session,
  ledger: Ledger,
  asked: Asked<'document.month'>,
): readonly Planned[] => {
  const register = registerOf(session, ledger);
  const span = monthSpan(asked.month);
  const chosen = asked.people === null ? undefined : new Set(asked.people);
  return formsIn(register, span)
    .filter(({ form }) => asked.form === null || form.id === asked.form)
    .flatMap(({ form }) => {
      const everyone = peopleWithForm(register, form.id, span);
      const named = everyone.map(({ id, name }) => ({
        name,
        unit: unitNameOf(register, standingPosts(register, id, span)),
      }));
      // Names are told apart among everybody, so that a part of the batch gives the same names as the whole.
      const files = sheetFileNames(form.name, monthText(asked.month), named);
      return everyone
        .map((person, index) => ({ person: person.id, file: files[index] ?? person.id }))
        .filter(({ person }) => chosen === undefined || chosen.has(person));
    });
};

const folderName = (month: PlainMonth): string => `${monthText(month)}工作记录表`;

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
export const makeDocuments = (session: Session): Documents => {
  const { ports } = session;
  const files = new Map<string, string>();
  const jobs = new Map<string, JobState>();

  const remember = (path: string): SavedFile => {
    const id = ports.newId();
    files.set(id, path);
    return { id, path };
  };

  const freePath = (folder: string, name: string): string => {
    for (let copy = 1; ; copy += 1) {
      const path = ports.files.join(
        folder,
        `${name}${copy === 1 ? '' : `（${String(copy)}）`}.docx`,
      );
      if (!ports.files.exists(path)) return path;
    }
  };

  const update = (id: string, change: Partial<JobState>): void => {
    const job = jobs.get(id);
    if (job === undefined) return;
    jobs.set(id, { ...job, ...change });
    ports.changed(['jobs']);
  };

  const run = async (id: string, month: PlainMonth, plan: readonly Planned[]): Promise<void> => {
    for (const { person, file } of plan) {
      await ports.breathe();
      const job = jobs.get(id);
      if (job === undefined || job.cancelled) break;
      const made = await sheetDocument(session, { person, month }).catch((error: unknown) =>
        failed({ code: 'internal', reference: ports.report(error) }),
      );
      const path = freePath(job.folder.path, file);
      const name = ports.files.name(path);
      const wrote = made.ok ? ports.files.write(path, made.value.bytes, 'refuse') : undefined;
      const text = !made.ok
        ? sentenceOf(made.problem)
        : wrote?.ok === false
          ? sentenceOf({ code: 'write-failed', file: name, why: wrote.why })
          : '';
      update(id, {
        done: job.done + 1,
        written: text === '' ? [...job.written, name] : job.written,
        failed: text === '' ? job.failed : [...job.failed, { file: name, text }],
      });
    }
    update(id, { running: false });
  };

  const saveMonthInto: Documents['saveMonthInto'] = (asked, parent) => {
    const open = ledgerOf(session);
    if (!open.ok) return open;
    if ([...jobs.values()].some(({ running }) => running)) return failed({ code: 'busy' });
    const folder = ports.files.join(parent, folderName(asked.month));
    const made = ports.files.makeFolder(folder);
    if (!made.ok) return failed({ code: 'write-failed', file: folder, why: made.why });
    const plan = planned(session, open.value, asked);
    const job: JobState = {
      id: ports.newId(),
      what: `保存${monthText(asked.month)}工作记录表`,
      total: plan.length,
      done: 0,
      running: true,
      cancelled: false,
      folder: remember(folder),
      written: [],
      failed: [],
    };
    jobs.set(job.id, job);
    return done({ job, finished: run(job.id, asked.month, plan) });
  };

  const jobOf = (id: string): Reply<JobState> => {
    const job = jobs.get(id);
    return job === undefined ? failed({ code: 'review-gone' }) : done(job);
  };

  return {
    saveMonthInto,
    save: async (asked: Asked<'document.save'>): Promise<Reply<SavedFile | null>> => {
      const made = await sheetDocument(session, asked);
      if (!made.ok) return made;
      const path = await ports.dialogs.saveFile('保存工作记录表', made.value.name, WORD);
      if (path === null) return done(null);
      const whole = path.toLowerCase().endsWith('.docx') ? path : `${path}.docx`;
      const wrote = ports.files.write(
        whole,
        made.value.bytes,
        whole === path ? 'replace' : 'refuse',
      );
      const name = ports.files.name(whole);
      return wrote.ok
        ? done(remember(whole))
        : failed({ code: 'write-failed', file: name, why: wrote.why });
    },
    saveMonth: async (asked: Asked<'document.month'>): Promise<Reply<JobState | null>> => {
      const folder = await ports.dialogs.chooseFolder('保存到哪个文件夹');
      if (folder === null) return done(null);
      const begun = saveMonthInto(asked, folder);
      return begun.ok ? done(begun.value.job) : begun;
    },
    job: ({ id }: Asked<'job.state'>): Reply<JobState> => jobOf(id),
    cancel: ({ id }: Asked<'job.cancel'>): Reply<JobState> => {
      update(id, { cancelled: true });
      return jobOf(id);
    },
    open: async ({ id }: Asked<'file.open'>): Promise<Reply<null>> => {
      const path = files.get(id);
      if (path === undefined) return failed({ code: 'review-gone' });
      if (await ports.dialogs.openPath(path)) return done(null);
      return failed({
        code: 'read-failed',
        file: path,
        why: ports.files.exists(path) ? 'other' : 'missing',
      });
    },
    reveal: async ({ id }: Asked<'file.reveal'>): Promise<Reply<null>> => {
      const path = files.get(id);
      if (path === undefined) return failed({ code: 'review-gone' });
      await ports.dialogs.revealPath(path);
      return done(null);
    },
  };
};
