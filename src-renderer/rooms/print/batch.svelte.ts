import type { DocumentItem, DocumentQuery, WriteBegun, WriteQuery } from '#api/document-contract';
import type { Reply } from '#api/reply';
import type { JobState } from '#api/views';
import { ask, onChanged } from '../../ask.ts';
import { complain } from '../../state/toasts.svelte.ts';
import { itemsOfFiles } from './item-words.ts';

/** What was asked for: files, or one PDF to be printed; and the list it was chosen from. */
interface Task {
  readonly write: WriteQuery | null;
  readonly query: DocumentQuery;
  readonly items: readonly DocumentItem[];
}

type Clash = Extract<WriteBegun, { kind: 'clash' }>;

let job = $state.raw<JobState | null>(null);
let task = $state.raw<Task | null>(null);
let clash = $state.raw<{ readonly task: Task; readonly found: Clash } | null>(null);
/** Asked for, and not begun yet: a dialog of the system may be open. */
let beginning = $state(false);

const refresh = async (): Promise<void> => {
  if (job?.running !== true) return;
  const { id } = job;
  const reply = await ask('job.state', { id });
  if (reply.ok && job.id === id) job = reply.value;
};

const accept = async (begun: JobState, of: Task): Promise<void> => {
  job = begun;
  task = of;
  // It may have moved on before this answer arrived.
  await refresh();
};

/** One beginning at a time: another press while the system's dialog is open asks nothing. */
const begin = async <Value>(question: () => Promise<Reply<Value>>): Promise<Value | null> => {
  if (beginning) return null;
  beginning = true;
  const reply = await question();
  beginning = false;
  if (reply.ok) return reply.value;
  complain(reply.problem);
  return null;
};

const write = async (asked: WriteQuery, items: readonly DocumentItem[]): Promise<void> => {
  const begun = await begin(() => ask('document.write', asked));
  if (begun === null) return;
  const of = { write: asked, query: asked.query, items };
  if (begun.kind === 'clash') clash = { task: of, found: begun };
  else await accept(begun.job, of);
};

const print = async (query: DocumentQuery, items: readonly DocumentItem[]): Promise<void> => {
  const begun = await begin(() =>
    ask('document.print', { query, items: items.map(({ id }) => id) }),
  );
  if (begun !== null) await accept(begun, { write: null, query, items });
};

/** What of the last run isn't there: of files each by its name, of one file or print all or nothing. */
const leftOver = (): readonly DocumentItem[] => {
  if (job === null || task === null || job.running || job.failed.length === 0) return [];
  const { write: asked, items } = task;
  if (asked === null || asked.as === 'one' || items.length === 1)
    return job.written.length === 0 ? items : [];
  return itemsOfFiles(
    items,
    job.failed.map(({ file }) => file),
  );
};

/** The batch of documents that is being written, or was last; and what stands in the way of one. */
export const batch = {
  get job(): JobState | null {
    return job;
  },
  /** Whether the batch is, or was, one PDF to be printed. */
  get isPrint(): boolean {
    return task?.write === null;
  },
  get clash(): Clash | null {
    return clash?.found ?? null;
  },
  /** The papers that were to be written and weren't. */
  get left(): readonly DocumentItem[] {
    return leftOver();
  },
  get busy(): boolean {
    return beginning || job?.running === true;
  },
  write,
  print,

  /** Says what becomes of the files that are there; null gives up. */
  settle: async (existing: WriteQuery['existing'] | null): Promise<void> => {
    const stuck = clash;
    clash = null;
    if (stuck === null || existing === null || stuck.task.write === null) return;
    await write({ ...stuck.task.write, existing, folder: stuck.found.folder.id }, stuck.task.items);
  },

  /** Once more for what was not written: what was is left alone. */
  retry: async (): Promise<void> => {
    const items = leftOver();
    if (task === null || items.length === 0) return;
    if (task.write === null) await print(task.query, items);
    else await write({ ...task.write, items: items.map(({ id }) => id), folder: null }, items);
  },

  cancel: async (): Promise<void> => {
    if (job === null) return;
    const reply = await ask('job.cancel', { id: job.id });
    if (reply.ok) job = reply.value;
    else complain(reply.problem);
  },
  putAway: (): void => {
    job = null;
  },
  openFolder: async (): Promise<void> => {
    if (job === null) return;
    const reply = await ask('file.open', { id: job.folder.id });
    if (!reply.ok) complain(reply.problem);
  },

  /** Keeps its progress true; returns how to stop. */
  follow: (): (() => void) => {
    void refresh();
    return onChanged((areas) => {
      if (areas.includes('jobs')) void refresh();
    });
  },
};
