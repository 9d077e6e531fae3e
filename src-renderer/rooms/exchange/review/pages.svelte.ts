import type { ExchangeRow, RowPage } from '#api/exchange-views';
import type { Problem, Reply } from '#api/reply';

/** Rows of a review, fetched by the page as they come into sight: of many thousand only those looked at are held. */
export interface Pages {
  readonly total: number;
  readonly problem: Problem | null;
  readonly rowAt: (index: number) => ExchangeRow | undefined;
  /** The rows in sight: fetches what of them isn't there yet. */
  readonly show: (first: number, last: number) => void;
  /** Fetches a row that is wanted wherever one has scrolled to. */
  readonly reach: (index: number) => void;
  /** Fetches anew, first the page of this row; the old rows stay on screen until it is there. */
  readonly again: (at: number) => Promise<void>;
}

const PAGE = 100;

/** Fetches rows with the given question, which is put in words anew every time. */
export function makePages(
  askRows: (from: number, count: number) => Promise<Reply<RowPage>>,
): Pages {
  let total = $state(0);
  let held = $state.raw<readonly (readonly ExchangeRow[] | undefined)[]>([]);
  let problem = $state.raw<Problem | null>(null);
  let seen = { first: 0, last: 0 };
  let under: readonly number[] = [];
  let turn = 0;

  const load = async (page: number, anew: boolean): Promise<void> => {
    if (under.includes(page)) return;
    under = [...under, page];
    const mine = turn;
    const reply = await askRows(page * PAGE, PAGE);
    if (mine !== turn) return;
    under = under.filter((other) => other !== page);
    problem = reply.ok ? null : reply.problem;
    if (!reply.ok) return;
    const next = anew ? [] : [...held];
    next[page] = reply.value.rows;
    held = next;
    ({ total } = reply.value);
  };

  const fill = (first: number, last: number): void => {
    for (let page = Math.floor(first / PAGE); page * PAGE <= last; page += 1) {
      if (page * PAGE < total && held[page] === undefined) void load(page, false);
    }
  };

  const show = (first: number, last: number): void => {
    seen = { first, last };
    fill(first, last);
  };

  return {
    get total() {
      return total;
    },
    get problem() {
      return problem;
    },
    rowAt: (index) => held[Math.floor(index / PAGE)]?.[index % PAGE],
    show,
    reach: (index) => {
      fill(index, index);
    },
    again: async (at) => {
      turn += 1;
      under = [];
      await load(Math.floor(at / PAGE), true);
      show(seen.first, seen.last);
    },
  };
}
