import type { Answer, Asked, Question } from '#api/contract';
import { ask } from '../ask.ts';
import { words } from '../text.ts';
import { complain, say } from './toasts.svelte.ts';
import { undo } from './undo.ts';

function takeBack(): void {
  void undo();
}

/**
 * Asks for a change. Says what is now true, with a way back, or complains in words.
 * The answer, or `undefined` when it was refused.
 */
export async function act<Q extends Question>(
  question: Q,
  asked: Asked<Q>,
  said: string,
): Promise<Answer<Q> | undefined> {
  const reply = await ask(question, asked);
  if (!reply.ok) {
    complain(reply.problem);
    return undefined;
  }
  say(said, { label: words.undo, run: takeBack });
  return reply.value;
}
