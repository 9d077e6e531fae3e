import type { Asked } from '#api/contract';
import type { JobState } from '#api/views';
import { ask, onChanged } from '../ask.ts';
import { words } from '../text.ts';
import { today } from './overview.svelte.ts';
import { complain, complainInWords, say } from './toasts.svelte.ts';

async function openFolder(id: string): Promise<void> {
  const reply = await ask('file.open', { id });
  if (!reply.ok) complain(reply.problem);
}

function tell({ failed, written, folder }: JobState): void {
  const [failure] = failed;
  if (failure !== undefined) complainInWords(`${failure.file}：${failure.text}`);
  else if (written.length > 0)
    say(words.extractSaved(written.join('、')), {
      label: words.openFolder,
      run: () => {
        void openFolder(folder.id);
      },
    });
}

/** Says what became of a job once it has ended. */
async function followToEnd(id: string): Promise<void> {
  let hasEnded = false;
  const look = async (): Promise<void> => {
    const reply = await ask('job.state', { id });
    if (hasEnded || (reply.ok && reply.value.running)) return;
    hasEnded = true;
    stop();
    if (reply.ok) tell(reply.value);
    else complain(reply.problem);
  };
  const stop = onChanged((areas) => {
    if (areas.includes('jobs')) void look();
  });
  // It may have ended before anybody listened.
  await look();
}

/** Saves 留痕摘录 of a record as Word where the clerk says, and says where it lies. */
export async function saveExtract({ kind, id }: Asked<'record.history'>): Promise<void> {
  const reply = await ask('document.write', {
    query: {
      kind: 'record',
      range: { kind: 'month', day: today() },
      options: { record: kind, id },
    },
    items: null,
    format: 'docx',
    as: 'one',
    existing: 'both',
    folder: null,
  });
  if (!reply.ok) complain(reply.problem);
  else if (reply.value?.kind === 'job') await followToEnd(reply.value.job.id);
}
