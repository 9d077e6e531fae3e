import type { Asked } from '#api/contract';
import type { JobState } from '#api/views';
import { ask, onChanged } from '../../ask.ts';
import { complain } from '../../state/toasts.svelte.ts';

let job = $state.raw<JobState | null>(null);

const refresh = async (): Promise<void> => {
  if (job?.running !== true) return;
  const { id } = job;
  const reply = await ask('job.state', { id });
  if (reply.ok && job.id === id) job = reply.value;
};

/** The batch of documents that is being written, or was last. */
export const batch = {
  get job(): JobState | null {
    return job;
  },

  /** Starts one, once the clerk has picked a folder. */
  start: async (asked: Asked<'document.month'>): Promise<void> => {
    const reply = await ask('document.month', asked);
    if (!reply.ok) complain(reply.problem);
    else if (reply.value !== null) {
      job = reply.value;
      // It may have moved on before this answer arrived.
      await refresh();
    }
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
