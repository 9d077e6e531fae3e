import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { JobState } from '#api/views';
import type { Session } from '../session.ts';

/** So many jobs that ended are still told of. */
const KEPT = 20;

/** The long runs of a session that write documents; one at a time. */
export interface PaperJobs {
  readonly isBusy: () => boolean;
  /** Begins one, known from then on; refused while another is under way. */
  readonly begin: (job: Pick<JobState, 'what' | 'total' | 'folder'>) => Reply<JobState>;
  readonly state: (id: string) => Reply<JobState>;
  readonly update: (id: string, change: Partial<JobState>) => void;
  readonly isCancelled: (id: string) => boolean;
  readonly cancel: (id: string) => Reply<JobState>;
}

/** In how many steps progress is told at most. */
const STEPS = 100;

export const makePaperJobs = ({ ports }: Session): PaperJobs => {
  const jobs = new Map<string, JobState>();
  const state = (id: string): Reply<JobState> => {
    const job = jobs.get(id);
    return job === undefined ? failed({ code: 'review-gone' }) : done(job);
  };
  const update = (id: string, change: Partial<JobState>): void => {
    const job = jobs.get(id);
    if (job === undefined) return;
    const now = { ...job, ...change };
    jobs.set(id, now);
    // A hundred steps are all that anybody sees of a long run.
    const step = Math.ceil(job.total / STEPS);
    if (!now.running || now.cancelled || now.done % step === 0) ports.changed(['jobs']);
  };
  const isBusy = (): boolean => [...jobs.values()].some(({ running }) => running);
  return {
    isBusy,
    begin: (asked) => {
      if (isBusy()) return failed({ code: 'busy' });
      const [oldest] = jobs.keys();
      if (jobs.size >= KEPT && oldest !== undefined) jobs.delete(oldest);
      const job: JobState = {
        ...asked,
        id: ports.newId(),
        done: 0,
        running: true,
        cancelled: false,
        written: [],
        skipped: [],
        failed: [],
      };
      jobs.set(job.id, job);
      return done(job);
    },
    state,
    update,
    isCancelled: (id) => jobs.get(id)?.cancelled ?? true,
    cancel: (id) => {
      if (jobs.get(id)?.running === true) update(id, { cancelled: true });
      return state(id);
    },
  };
};
