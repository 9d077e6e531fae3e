import type { ExchangeRow, ReviewHead } from '#api/exchange-views';
import type { Problem } from '#api/reply';
import type { Decision } from '#domain/exchange/plan';
import { ask } from '../../../ask.ts';
import { makePages } from './pages.svelte.ts';
import { outcomesOf } from './review-shape.ts';
import type { Filter } from './review-shape.ts';

type Choice = Decision['choice'];
/** Ticked rows by their key, with what may be decided about each. */
export type Ticked = Readonly<Record<string, readonly Choice[]>>;

/** As many rows as one question may ask for. */
const MOST = 1000;

/** One review on screen: its head, its rows, which one is open, and which are ticked. */
export interface Review {
  readonly head: ReviewHead;
  readonly filter: Filter;
  readonly total: number;
  /** Index of the row that is open. */
  readonly at: number;
  readonly row: ExchangeRow | undefined;
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly ticked: Ticked;
  /** At the left: the rows, or the form that the open row stands on. */
  readonly left: 'rows' | 'form';
  readonly rowAt: (index: number) => ExchangeRow | undefined;
  /** The rows in sight: they are fetched if they aren't there yet. */
  readonly show: (first: number, last: number) => void;
  readonly choose: (index: number) => void;
  readonly narrow: (filter: Filter) => void;
  readonly tick: (row: ExchangeRow) => void;
  readonly tickAll: (all: boolean) => Promise<void>;
  readonly decide: (rows: readonly string[], decision: Decision | null) => Promise<void>;
  readonly turn: (left: 'rows' | 'form') => void;
}

/** Opens a review that the ledger made; one that waits for decisions opens with those rows. */
export function makeReview(first: ReviewHead): Review {
  let head = $state.raw(first);
  let filter = $state.raw<Filter>(first.open > 0 ? 'open' : 'all');
  let wanted = $state(0);
  let problem = $state.raw<Problem | null>(null);
  let busy = $state(false);
  let ticked = $state.raw<Ticked>({});
  let left = $state<'rows' | 'form'>(
    first.open > 0 && first.forms.some(({ picture }) => picture) ? 'form' : 'rows',
  );

  const askRows = (from: number, count: number) =>
    ask('exchange.rows', { review: head.id, outcomes: outcomesOf(filter), from, count });
  const pages = makePages(askRows);
  const at = $derived(Math.max(0, Math.min(wanted, pages.total - 1)));
  void pages.again(0);

  return {
    get head() {
      return head;
    },
    get filter() {
      return filter;
    },
    get total() {
      return pages.total;
    },
    get at() {
      return at;
    },
    get row() {
      return pages.rowAt(at);
    },
    get problem() {
      return problem ?? pages.problem;
    },
    get busy() {
      return busy;
    },
    get ticked() {
      return ticked;
    },
    get left() {
      return left;
    },
    rowAt: pages.rowAt,
    show: pages.show,
    choose: (index) => {
      wanted = Math.max(0, Math.min(index, pages.total - 1));
      pages.reach(wanted);
    },
    narrow: (next) => {
      filter = next;
      wanted = 0;
      ticked = {};
      void pages.again(0);
    },
    tick: ({ key, choices }) => {
      const { [key]: before, ...others } = ticked;
      ticked = before === undefined ? { ...others, [key]: choices } : others;
    },
    tickAll: async (all) => {
      ticked = {};
      if (!all) return;
      busy = true;
      const found: [string, readonly Choice[]][] = [];
      for (let from = 0; from < pages.total; from += MOST) {
        const reply = await askRows(from, MOST);
        if (!reply.ok) {
          problem = reply.problem;
          break;
        }
        for (const { key, choices } of reply.value.rows) found.push([key, choices]);
      }
      ticked = Object.fromEntries(found);
      busy = false;
    },
    decide: async (rows, decision) => {
      if (busy || rows.length === 0) return;
      busy = true;
      const reply = await ask('exchange.decide', { review: head.id, rows, decision });
      problem = reply.ok ? null : reply.problem;
      if (reply.ok) {
        head = reply.value;
        ticked = {};
        await pages.again(at);
        // Nothing is left of what was looked at: the rest comes next.
        if (pages.total === 0 && filter !== 'all') {
          filter = 'all';
          await pages.again(0);
        }
      }
      busy = false;
    },
    turn: (next) => {
      left = next;
    },
  };
}
