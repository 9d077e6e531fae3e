import { ask } from '../ask.ts';
import { shellText } from '../text.ts';
import { complain, say } from './toasts.svelte.ts';

/** Takes the last step back and says which. */
export async function undo(): Promise<boolean> {
  const reply = await ask('change.undo', null);
  if (reply.ok) say(shellText.undone(reply.value.what));
  else complain(reply.problem);
  return reply.ok;
}

/** Does the step again that was last taken back. */
export async function redo(): Promise<boolean> {
  const reply = await ask('change.redo', null);
  if (reply.ok) say(shellText.redone(reply.value.what));
  else complain(reply.problem);
  return reply.ok;
}
