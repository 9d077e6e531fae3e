import type { WriteBegun, WriteQuery } from '#api/document-contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { JobState } from '#api/views';
import { askWhere, pathOf, remember } from '../written-files.ts';
import type { Session } from '../session.ts';
import { plannedOf } from './desk.ts';
import type { Planned } from './desk.ts';
import type { PaperJobs } from './jobs.ts';
import { commonFolders, targetsOf, thereAlready } from './targets.ts';
import type { Target } from './targets.ts';
import { whatLeft, writeRun } from './write-run.ts';
import type { Run, RunFile } from './write-run.ts';

/** What is written into a folder that is known, without asking anybody. */
type WriteInto = Omit<WriteQuery, 'folder' | 'existing'> & Pick<Run, 'existing'>;

/** A run that has begun; `finished` answers with its result. */
interface Begun {
  readonly job: JobState;
  readonly finished: Promise<JobState>;
}

/** Writing documents as files. */
export interface Writing {
  /** Writes below a folder, which is made where it isn't there, without a dialog. */
  readonly writeInto: (asked: WriteInto, folder: string) => Reply<Begun>;
  /** Asks where, unless it is said; and names the files in the way, where that is asked for. */
  readonly write: (asked: WriteQuery) => Promise<Reply<WriteBegun | null>>;
}

const idsOf = (targets: readonly Target[]): ReadonlySet<string> =>
  new Set(targets.flatMap(({ papers }) => papers.map(({ id }) => id)));

/** Makes the folders of a run; answers with those that weren't there. */
const makeFolders = (
  { ports: { files } }: Session,
  folder: string,
  targets: readonly Target[],
): Reply<readonly string[]> => {
  const made: string[] = [];
  const below = targets.flatMap(({ parts }) =>
    parts.slice(0, -1).map((_, depth) => files.join(folder, ...parts.slice(0, depth + 1))),
  );
  for (const path of new Set([folder, ...below])) {
    if (files.exists(path)) continue;
    const wrote = files.makeFolder(path);
    if (!wrote.ok) return failed({ code: 'write-failed', file: path, why: wrote.why });
    made.push(path);
  }
  return done(made);
};

/** Folders of a run in which nothing was written go again, the inner ones first. */
const removeEmpty = ({ ports: { files } }: Session, made: readonly string[]): void => {
  for (const path of made.toReversed()) if (files.list(path).length === 0) files.remove(path);
};

export const makeWriting = (session: Session, jobs: PaperJobs): Writing => {
  const { dialogs, files } = session.ports;

  const begin = (
    planned: Planned,
    run: Omit<Run, 'job' | 'planned'> & { readonly folder: string },
    after: () => void,
  ): Reply<Begun> => {
    const papers = run.files.flatMap((file) => file.papers);
    const begun = jobs.begin({
      what: whatLeft('保存', planned, papers),
      total: papers.length,
      folder: remember(session, run.folder),
    });
    if (!begun.ok) return begun;
    const job = begun.value;
    const finished = writeRun(session, jobs, { ...run, job: job.id, planned }).then(() => {
      after();
      const state = jobs.state(job.id);
      return state.ok ? state.value : job;
    });
    return done({ job, finished });
  };

  const plannedFor = (asked: Pick<WriteQuery, 'query' | 'items'>): Reply<Planned> =>
    plannedOf(session, asked.query, asked.items === null ? undefined : new Set(asked.items));

  const writeInto: Writing['writeInto'] = (asked, folder) => {
    const first = plannedFor(asked);
    if (!first.ok) return first;
    const all = targetsOf(first.value, asked);
    if (!all.ok) return all;
    const kept = new Set(asked.existing === 'skip' ? thereAlready(files, folder, all.value) : []);
    const left = all.value.filter((target) => !kept.has(target));
    // Numbers that run through what is written must not run through what is left alone.
    const again = kept.size === 0 ? first : plannedOf(session, asked.query, idsOf(left));
    if (!again.ok) return again;
    const items = [...idsOf(left)];
    const targets =
      kept.size === 0 || left.length === 0
        ? done(left)
        : targetsOf(again.value, { ...asked, items });
    if (!targets.ok) return targets;
    const made = makeFolders(session, folder, targets.value);
    if (!made.ok) return made;
    const common = commonFolders(all.value.map(({ parts }) => parts));
    const shown = ({ parts }: Target): string => parts.slice(common.length).join('/');
    const begun = begin(
      again.value,
      {
        ...asked,
        folder: files.join(folder, ...common),
        skipped: [...kept].map(shown),
        files: targets.value.map((target): RunFile => ({
          papers: target.papers,
          path: files.join(folder, ...target.parts),
          shown: shown(target),
        })),
      },
      () => {
        removeEmpty(session, made.value);
      },
    );
    if (!begun.ok) removeEmpty(session, made.value);
    return begun;
  };

  /** One file goes where a dialog says, under the name it says. */
  const writeOne = async (
    asked: WriteQuery,
    planned: Planned,
    { papers, parts }: Target,
  ): Promise<Reply<WriteBegun | null>> => {
    const where = await askWhere(session, `保存${planned.title}`, parts.at(-1) ?? '', asked.format);
    if (where === null) return done(null);
    const begun = begin(
      planned,
      {
        format: asked.format,
        // The dialog asked before it gave a name that exists; a name completed here it never saw.
        existing: where.isAsked ? 'replace' : 'both',
        folder: files.join(where.path, '..'),
        skipped: [],
        files: [{ papers, path: where.path, shown: files.name(where.path) }],
      },
      () => undefined,
    );
    return begun.ok ? done({ kind: 'job', job: begun.value.job }) : begun;
  };

  const folderOf = async ({ folder }: WriteQuery): Promise<Reply<string | null>> => {
    if (folder === null) return done(await dialogs.chooseFolder('保存到哪个文件夹'));
    const path = pathOf(session, folder);
    return path === undefined
      ? failed({ code: 'invalid', field: '文件夹', text: '请重新选择保存到哪个文件夹。' })
      : done(path);
  };

  const write: Writing['write'] = async (asked) => {
    if (jobs.isBusy()) return failed({ code: 'busy' });
    const planned = plannedFor(asked);
    if (!planned.ok) return planned;
    const targets = targetsOf(planned.value, asked);
    if (!targets.ok) return targets;
    const [only] = targets.value;
    if (asked.folder === null && targets.value.length === 1 && only !== undefined)
      return writeOne(asked, planned.value, only);
    const chosen = await folderOf(asked);
    if (!chosen.ok || chosen.value === null) return chosen as Reply<null>;
    const folder = chosen.value;
    if (!files.exists(folder))
      return failed({ code: 'write-failed', file: folder, why: 'missing' });
    const { existing } = asked;
    const there = existing === 'ask' ? thereAlready(files, folder, targets.value) : [];
    if (there.length > 0)
      return done({
        kind: 'clash',
        folder: remember(session, folder),
        files: there.map(({ parts }) => parts.join('/')),
      });
    const begun = writeInto({ ...asked, existing: existing === 'ask' ? 'both' : existing }, folder);
    return begun.ok ? done({ kind: 'job', job: begun.value.job }) : begun;
  };

  return { writeInto, write };
};
