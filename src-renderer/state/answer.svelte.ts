import type { Answer, Area, Asked, Question } from '#api/contract';
import type { Problem } from '#api/reply';
import { ask, onChanged } from '../ask.ts';

/** An answer that keeps itself true while its component lives. */
export interface Kept<Value> {
  readonly value: Value | null;
  readonly problem: Problem | null;
  readonly loading: boolean;
  /** Asks again now. */
  readonly again: () => Promise<void>;
}

/**
 * Asks a question while the component lives: at once, when what is asked changes, and when one of the areas changed.
 * Call it while a component is made; `asked` is read reactively, and `undefined` means not yet.
 * The old value stays on screen until the new one is there; a late answer to an old question is dropped.
 */
export function keep<Q extends Question>(
  question: Q,
  asked: () => Asked<Q> | undefined,
  areas: readonly Area[],
): Kept<Answer<Q>> {
  let now = $state.raw<{ value: Answer<Q> | null; problem: Problem | null; loading: boolean }>({
    value: null,
    problem: null,
    loading: true,
  });
  let turn = 0;

  const load = async (what: Asked<Q>): Promise<void> => {
    turn += 1;
    const mine = turn;
    const reply = await ask(question, what);
    if (mine !== turn) return;
    now = reply.ok
      ? { value: reply.value, problem: null, loading: false }
      : { value: null, problem: reply.problem, loading: false };
  };

  const again = async (): Promise<void> => {
    const what = asked();
    if (what !== undefined) await load(what);
  };

  $effect(() => {
    const what = asked();
    if (what !== undefined) void load(what);
  });
  $effect(() =>
    onChanged((changed) => {
      if (changed.some((area) => areas.includes(area))) void again();
    }),
  );

  return {
    get value() {
      return now.value;
    },
    get problem() {
      return now.problem;
    },
    get loading() {
      return now.loading;
    },
    again,
  };
}
