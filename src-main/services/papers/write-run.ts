import type { DocumentFormat, WriteQuery } from '#api/document-contract';
import { failed } from '#api/reply';
import type { FileTrouble, Problem, Reply } from '#api/reply';
import { sentenceOf } from '#api/sentences';
import type { JobState } from '#api/views';
import { recordPrints } from '../printing.ts';
import type { ToPrint } from '../printing.ts';
import type { Session } from '../session.ts';
import type { Planned } from './desk.ts';
import type { PaperJobs } from './jobs.ts';
import { bytesOf, leaving } from './leaving.ts';
import type { Leaving } from './leaving.ts';
import type { PlannedPaper } from './maker.ts';

/** A file of a run, with where it goes. */
export interface RunFile {
  readonly papers: readonly PlannedPaper[];
  readonly path: string;
  /** As the result names it. */
  readonly shown: string;
}

/** A run that was planned: everything is decided but what the disk says. */
export interface Run {
  readonly job: string;
  readonly planned: Planned;
  readonly files: readonly RunFile[];
  readonly format: DocumentFormat;
  readonly existing: Exclude<WriteQuery['existing'], 'ask'>;
  /** Files that are there and were left alone, as the result names them. */
  readonly skipped: readonly string[];
}

/** What became of one file. */
type Outcome =
  | { readonly wrote: string; readonly prints: readonly ToPrint[] }
  /** `ends`: nothing after it could be written either. */
  | { readonly text: string; readonly ends: boolean }
  | 'skipped'
  | 'cancelled';

/** `名称（2）.docx` */
const copyOf = (path: string, copy: number): string =>
  copy === 1 ? path : path.replace(/(?=\.[a-z]+$)/u, `（${String(copy)}）`);

/** A folder that is full, gone, or takes no new file takes none of the others either. */
const ends = (session: Session, why: FileTrouble, path: string): boolean =>
  why === 'disk-full' ||
  why === 'missing' ||
  (why === 'read-only' && !session.ports.files.exists(path));

const put = (
  session: Session,
  { existing }: Run,
  file: RunFile,
  bytes: Uint8Array,
): Exclude<Outcome, { readonly wrote: string }> | { readonly copy: number } => {
  const { files } = session.ports;
  for (let copy = 1; ; copy += 1) {
    const path = copyOf(file.path, copy);
    if (existing === 'both' && files.exists(path)) continue;
    if (existing === 'skip' && files.exists(path)) return 'skipped';
    const wrote = files.write(path, bytes, existing === 'replace' ? 'replace' : 'refuse');
    if (wrote.ok) return { copy };
    const text = sentenceOf({ code: 'write-failed', file: files.name(path), why: wrote.why });
    return { text, ends: ends(session, wrote.why, path) };
  }
};

/** Told while papers are made. */
interface Watch {
  /** One of several for the same file is made. */
  readonly made: () => void;
  readonly isCancelled: () => boolean;
}

/** Makes the papers of one file; a turn for others between any two of them. */
const makeAll = async (
  session: Session,
  run: Run,
  file: RunFile,
  { made, isCancelled }: Watch,
): Promise<Reply<readonly Leaving[]>> => {
  const papers: Leaving[] = [];
  for (const paper of file.papers) {
    await session.ports.breathe();
    if (isCancelled()) return failed({ code: 'cancelled' });
    const one = leaving(run.planned.desk, paper);
    if (!one.ok) return one;
    papers.push(one.value);
    if (file.papers.length > 1) made();
  }
  return { ok: true, value: papers };
};

const refused = (problem: Problem, isNumbered: boolean): Outcome =>
  problem.code === 'cancelled' ? problem.code : { text: sentenceOf(problem), ends: isNumbered };

const writeFile = async (
  session: Session,
  run: Run,
  file: RunFile,
  watch: Watch,
): Promise<Outcome> => {
  const isNumbered = run.planned.maker.issued !== undefined;
  const papers = await makeAll(session, run, file, watch);
  if (!papers.ok) return refused(papers.problem, isNumbered);
  const form = { format: run.format, file: file.shown };
  const bytes = await bytesOf(session, papers.value, form, () => !watch.isCancelled());
  if (!bytes.ok) return refused(bytes.problem, isNumbered);
  const out = put(session, run, file, bytes.value);
  if (out === 'skipped' || out === 'cancelled') return out;
  if ('text' in out) return { ...out, ends: out.ends || isNumbered };
  return { wrote: copyOf(file.shown, out.copy), prints: papers.value.map(({ print }) => print) };
};

/** `打印 工作记录表 2026年10月 37 份`, or whose it is where it is one. */
export const whatLeft = (
  verb: string,
  { title, label }: Planned,
  papers: readonly PlannedPaper[],
): string => {
  const [only] = papers;
  return papers.length === 1 && only !== undefined && only.name !== title
    ? [verb, only.name, ...new Set([label, title])].join(' ')
    : `${verb} ${title} ${label} ${String(papers.length)} 份`;
};

/** Records what left, in one act with what its maker wants kept; what can't be recorded is told as a failure. */
export const record = (
  session: Session,
  verb: string,
  planned: Planned,
  left: { readonly papers: readonly PlannedPaper[]; readonly prints: readonly ToPrint[] },
): JobState['failed'] => {
  if (left.papers.length === 0) return [];
  const others = planned.maker.issued?.(planned.desk, planned.query, left.papers) ?? [];
  const kept = recordPrints(session, left.prints, whatLeft(verb, planned, left.papers), others);
  return kept.ok ? [] : [{ file: '打印记录', text: sentenceOf(kept.problem) }];
};

const NOT_ANY_MORE = '没有再写，原因同上一份。';

/** Writes the files one after the other until all are there, somebody cancels, or the disk takes no more. */
export const writeRun = async (session: Session, jobs: PaperJobs, run: Run): Promise<void> => {
  const { job, planned, files } = run;
  let state = { done: 0, written: [] as readonly string[], failed: [] as JobState['failed'] };
  let { skipped } = run;
  const papers: PlannedPaper[] = [];
  const prints: ToPrint[] = [];
  const isCancelled = (): boolean => jobs.isCancelled(job);
  const made = (): void => {
    state = { ...state, done: state.done + 1 };
    jobs.update(job, { done: state.done });
  };
  for (const [index, file] of files.entries()) {
    const outcome = await writeFile(session, run, file, { made, isCancelled }).catch(
      (error: unknown): Outcome => {
        const problem = { code: 'internal', reference: session.ports.report(error) } as const;
        return { text: sentenceOf(problem), ends: run.planned.maker.issued !== undefined };
      },
    );
    if (outcome === 'cancelled') break;
    if (outcome === 'skipped') skipped = [...skipped, file.shown];
    else if ('wrote' in outcome) {
      state = { ...state, written: [...state.written, outcome.wrote] };
      papers.push(...file.papers);
      prints.push(...outcome.prints);
    } else {
      const left = outcome.ends ? files.slice(index + 1) : [];
      const rest = left.map(({ shown }) => ({ file: shown, text: NOT_ANY_MORE }));
      state = {
        ...state,
        failed: [...state.failed, { file: file.shown, text: outcome.text }, ...rest],
      };
    }
    if (file.papers.length === 1) state = { ...state, done: state.done + 1 };
    jobs.update(job, { ...state, skipped });
    if (typeof outcome === 'object' && 'ends' in outcome && outcome.ends) break;
  }
  const unrecorded = record(session, '保存', planned, { papers, prints });
  jobs.update(job, { running: false, skipped, failed: [...state.failed, ...unrecorded] });
};
