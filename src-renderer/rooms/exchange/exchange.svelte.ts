import type { ExchangeOverview } from '#api/exchange-views';
import type { Problem } from '#api/reply';
import { ask, onChanged } from '../../ask.ts';
import { go } from '../../state/route.svelte.ts';
import { say } from '../../state/toasts.svelte.ts';
import { intake } from './take/intake.svelte.ts';
import { exchangeText } from './text.ts';

let now = $state.raw<{ overview: ExchangeOverview | null; problem: Problem | null }>({
  overview: null,
  problem: null,
});
let turn = 0;

/** What 收发 shows before a file is opened; kept by the window, since files may arrive in any room. */
export const exchange = {
  get overview(): ExchangeOverview | null {
    return now.overview;
  },
  get problem(): Problem | null {
    return now.problem;
  },
};

/** Which part of the room is on screen; it stays while the window is open. */
export const exchangeView = $state<{ tab: string }>({ tab: 'take' });

/** Files of which the clerk was told that they wait; the ledger names them until they are taken. */
let told: readonly string[] = [];

/** Files that somebody dropped on the window, or opened with the app: taken at once, unless something is in hand. */
const arrived = ({ asked, waiting }: ExchangeOverview): void => {
  told = told.filter((id) => asked.includes(id));
  const fresh = asked.filter((id) => !told.includes(id) && !intake.files.includes(id));
  if (fresh.length === 0) return;
  go('exchange');
  exchangeView.tab = 'take';
  const taken = !intake.isOpen && intake.takeIfFitting(fresh, waiting);
  if (intake.isOpen && !taken) say(exchangeText.waitForReview);
  if (!taken) told = [...told, ...fresh];
};

/** Asks anew: which sticks are there, what waits, what was sent and received. */
export async function refreshExchange(): Promise<void> {
  turn += 1;
  const mine = turn;
  const reply = await ask('exchange.overview', null);
  if (mine === turn) {
    now = reply.ok
      ? { overview: reply.value, problem: null }
      : { overview: null, problem: reply.problem };
  }
  if (mine === turn && reply.ok) arrived(reply.value);
}

/** Keeps it true for the ledger that is open; returns how to stop. */
export function followExchange(): () => void {
  intake.leave();
  void refreshExchange();
  return onChanged((areas) => {
    if (areas.includes('exchange')) void refreshExchange();
  });
}
