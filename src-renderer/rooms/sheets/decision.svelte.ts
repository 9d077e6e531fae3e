import type { Asked } from '#api/contract';
import type { Problem } from '#api/reply';
import { ask } from '../../ask.ts';
import { complain, say } from '../../state/toasts.svelte.ts';
import { undo } from '../../state/undo.ts';
import { words } from '../../text.ts';
import { sheets } from './sheets.svelte.ts';
import { sheetsText } from './text.ts';

const takeBack = (): void => {
  void undo();
};

const decide = async (
  part: Pick<Asked<'sheet.decide'>, 'decision' | 'reason'>,
): Promise<Problem | null> => {
  const { view } = sheets;
  if (view === null || !(await sheets.settle())) return null;
  const reply = await ask('sheet.decide', { person: view.person, month: view.month, ...part });
  if (!reply.ok) return reply.problem;
  sheets.accept(reply.value);
  const said = part.decision === 'accept' ? sheetsText.accepted : sheetsText.givenBack;
  say(said(view.name, view.month), { label: words.undo, run: takeBack });
  return null;
};

/** What the office decides about a sheet that was handed in, and about closed months. */
export const decision = {
  /** 认可 */
  accept: async (): Promise<void> => {
    const problem = await decide({ decision: 'accept', reason: '' });
    if (problem !== null) complain(problem);
  },

  /** 退回, with its reason; what is wrong with that comes back. */
  giveBack: (reason: string): Promise<Problem | null> => decide({ decision: 'return', reason }),

  /** Ends the exception under which the closed sheet may be changed, once what is typed is in the ledger. */
  endException: async (): Promise<void> => {
    const exception = sheets.view?.lock?.exception ?? null;
    if (exception === null || !(await sheets.settle())) return;
    const reply = await ask('lock.end', { id: exception.id });
    if (reply.ok) say(sheetsText.exceptionEnded);
    else complain(reply.problem);
  },
};
