import type { Problem } from '#api/reply';
import type { Overview } from '#api/views';
import { ask, onChanged } from '../ask.ts';

/** Whether there is a ledger, and the few facts every screen shows; asked again whenever anything changed. */
export const overview = $state<{ current: Overview | null; problem: Problem | null }>({
  current: null,
  problem: null,
});

/** Asks for the overview again. */
export async function refresh(): Promise<void> {
  const reply = await ask('app.overview', null);
  if (reply.ok) {
    overview.current = reply.value;
    overview.problem = null;
  } else {
    overview.problem = reply.problem;
  }
}

/** Takes an overview that another answer brought along. */
export function accept(value: Overview): void {
  overview.current = value;
  overview.problem = null;
}

/** Today as the ledger knows it; empty before the first answer. */
export const today = (): string => overview.current?.today ?? '';

/** Whether this is a department's ledger, where the office's own acts have no place. */
export const isDepartment = (): boolean =>
  overview.current?.stage === 'ready' && overview.current.purpose.side === 'department';

/** Keeps the overview true from now on; returns how to stop. */
export function follow(): () => void {
  void refresh();
  return onChanged(() => {
    void refresh();
  });
}
