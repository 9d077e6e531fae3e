import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { sentenceOf } from '#api/sentences';
import type { JobState } from '#api/views';
import { remember } from '../written-files.ts';
import type { Session } from '../session.ts';
import { plannedOf } from './desk.ts';
import type { Planned } from './desk.ts';
import type { PaperJobs } from './jobs.ts';
import { bytesOf, leaving } from './leaving.ts';
import type { Leaving } from './leaving.ts';
import type { PlannedPaper } from './maker.ts';
import { chosenPapers, nameOfAll } from './targets.ts';
import { record, whatLeft } from './write-run.ts';

/** Printing: one PDF that the system's program opens; of a single sheet on an own template its .docx. */
export interface Printing {
  readonly print: (asked: Asked<'document.print'>) => Reply<JobState>;
}

const NO_PROGRAM = {
  pdf: '本机没有能打开 PDF 的程序，没有打印。请安装 PDF 阅读器后再试，或者改存 Word 后用 Word、WPS 打印。',
  docx: '本机没有能打开 Word 文档的程序，没有打印。请安装 Word 或 WPS 后再试。',
} as const;

type Failed = JobState['failed'][number];

export const makePrinting = (session: Session, jobs: PaperJobs): Printing => {
  const { files, place, dialogs, breathe, report } = session.ports;
  const folder = files.join(place.staging(), '打印');
  let isSwept = false;

  /** What earlier runs of the program printed goes; what this one did may still be open. */
  const sweep = (): Reply<null> => {
    if (!isSwept) files.remove(folder);
    isSwept = true;
    const made = files.makeFolder(folder);
    return made.ok ? done(null) : failed({ code: 'write-failed', file: folder, why: made.why });
  };

  const freePath = (name: string, format: 'pdf' | 'docx'): string => {
    for (let copy = 1; ; copy += 1) {
      const number = copy === 1 ? '' : `（${String(copy)}）`;
      const path = files.join(folder, `${name}${number}.${format}`);
      if (!files.exists(path)) return path;
    }
  };

  /** Makes every paper, or says which one can't be made: half of what was asked for is not printed. */
  const makeAll = async (
    job: string,
    planned: Planned,
    papers: readonly PlannedPaper[],
  ): Promise<readonly Leaving[] | Failed | 'cancelled'> => {
    const made: Leaving[] = [];
    for (const paper of papers) {
      await breathe();
      if (jobs.isCancelled(job)) return 'cancelled';
      const one = leaving(planned.desk, paper);
      if (!one.ok) return { file: paper.name, text: sentenceOf(one.problem) };
      made.push(one.value);
      jobs.update(job, { done: made.length });
    }
    return made;
  };

  const run = async (
    job: string,
    planned: Planned,
    papers: readonly PlannedPaper[],
  ): Promise<Partial<JobState>> => {
    const made = await makeAll(job, planned, papers);
    if (made === 'cancelled') return {};
    if ('text' in made) return { failed: [made] };
    const format = made.length === 1 && made[0]?.paper.kind === 'template' ? 'docx' : 'pdf';
    const path = freePath(nameOfAll(planned, papers), format);
    const file = files.name(path);
    const failing = (text: string): Partial<JobState> => ({ failed: [{ file, text }] });
    const goesOn = (): boolean => !jobs.isCancelled(job);
    const bytes = await bytesOf(session, made, { format, file }, goesOn);
    if (!bytes.ok)
      return bytes.problem.code === 'cancelled' ? {} : failing(sentenceOf(bytes.problem));
    if (!goesOn()) return {};
    const wrote = files.write(path, bytes.value, 'refuse');
    if (!wrote.ok) return failing(sentenceOf({ code: 'write-failed', file, why: wrote.why }));
    if (!(await dialogs.openPath(path))) return failing(NO_PROGRAM[format]);
    const prints = made.map(({ print }) => print);
    return { written: [file], failed: record(session, '打印', planned, { papers, prints }) };
  };

  return {
    print: ({ query, items }) => {
      if (jobs.isBusy()) return failed({ code: 'busy' });
      const only = items === null ? undefined : new Set(items);
      const planned = plannedOf(session, query, only);
      if (!planned.ok) return planned;
      const papers = chosenPapers(planned.value, items);
      if (!papers.ok) return papers;
      const swept = sweep();
      if (!swept.ok) return swept;
      const begun = jobs.begin({
        what: whatLeft('打印', planned.value, papers.value),
        total: papers.value.length,
        folder: remember(session, folder),
      });
      if (!begun.ok) return begun;
      const { id } = begun.value;
      void run(id, planned.value, papers.value)
        .catch((error: unknown): Partial<JobState> => {
          const problem = { code: 'internal', reference: report(error) } as const;
          return { failed: [{ file: planned.value.title, text: sentenceOf(problem) }] };
        })
        .then((result) => {
          jobs.update(id, { ...result, running: false });
        });
      return begun;
    },
  };
};
