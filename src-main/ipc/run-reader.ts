import type { ReadJob, ReadReply } from '#services/ports';

/** To be written: runs the reader process for one job and kills it when it hangs. */
export const runReader = (_script: string, _job: ReadJob): Promise<ReadReply> =>
  Promise.resolve({ ok: false, code: 'broke', text: '' });
