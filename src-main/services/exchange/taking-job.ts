import type { ExchangeProgress } from '#api/exchange-views';

/** Something long under way: says how far it is, and whether it was called off. */
export interface Job {
  readonly step: (what: string, done: number, total: number) => void;
  readonly cancelled: () => boolean;
}

/** At most one job is under way at a time. */
export interface Jobs {
  readonly progress: () => ExchangeProgress | null;
  readonly cancel: () => void;
  /** Runs a job; `undefined` when another one is under way. */
  readonly run: <Value>(work: (job: Job) => Promise<Value>) => Promise<Value> | undefined;
}

/** Keeps track of the one job. */
export const makeJobs = (): Jobs => {
  let progress: ExchangeProgress | null = null;
  let cancelled = false;
  return {
    progress: () => progress,
    cancel: () => {
      cancelled = true;
    },
    run: (work) => {
      if (progress !== null) return undefined;
      progress = { what: '读取', done: 0, total: 0 };
      cancelled = false;
      return work({
        step: (what, done, total) => {
          progress = { what, done, total };
        },
        cancelled: () => cancelled,
      }).finally(() => {
        progress = null;
      });
    },
  };
};
