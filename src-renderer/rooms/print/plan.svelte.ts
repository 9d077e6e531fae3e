import type { DocumentItem, DocumentPlan, DocumentQuery } from '#api/document-contract';
import type { Problem } from '#api/reply';
import { ask, onChanged } from '../../ask.ts';

/** A query with what it came to: what is acted on is always what is on screen. */
export interface Planned {
  readonly query: DocumentQuery;
  readonly plan: DocumentPlan;
}

let wanted: DocumentQuery | undefined;
let now = $state.raw<Planned | null>(null);
let problem = $state.raw<Problem | null>(null);
let busy = $state(false);
/** Ticks that differ from what is usual: those who were left out, and the empty ones that were taken in. */
let turned = $state.raw<Readonly<Record<string, boolean>>>({});
let shown = $state.raw<Pick<DocumentItem, 'id' | 'name'> | null>(null);
let turn = 0;

const same = (one: DocumentQuery, other: DocumentQuery): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const load = async (): Promise<void> => {
  if (wanted === undefined) return;
  const query = wanted;
  turn += 1;
  const mine = turn;
  busy = true;
  const reply = await ask('document.plan', query);
  if (mine !== turn) return;
  busy = false;
  problem = reply.ok ? null : reply.problem;
  // Ticks belong to one list; who is shown stays on screen from month to month.
  if (now === null || !same(now.query, query)) turned = {};
  now = reply.ok ? { query, plan: reply.value } : null;
};

const items = (): readonly DocumentItem[] => now?.plan.items ?? [];

/** Empty papers are left out unless asked for; what is the only one isn't. */
const isUsual = (item: DocumentItem): boolean => item.state !== 'empty' || items().length === 1;
const isTicked = (item: DocumentItem): boolean => isUsual(item) !== (turned[item.id] ?? false);

const tick = (some: readonly DocumentItem[], on: boolean): void => {
  turned = {
    ...turned,
    ...Object.fromEntries(some.map((item) => [item.id, isUsual(item) !== on])),
  };
};

/** What a query comes to, who of it is ticked, and which one is looked at. */
export const desk = {
  /** What is on screen; may still be of the query before while `busy`. */
  get now(): Planned | null {
    return now;
  },
  get problem(): Problem | null {
    return problem;
  },
  get busy(): boolean {
    return busy;
  },
  get items(): readonly DocumentItem[] {
    return items();
  },
  get ticked(): readonly DocumentItem[] {
    return items().filter(isTicked);
  },
  get shown(): DocumentItem | undefined {
    return (
      items().find(({ id }) => id === shown?.id) ??
      items().find(({ name }) => name === shown?.name) ??
      items()[0]
    );
  },
  isTicked,
  tick,
  /** Ticks the ready ones and no others. */
  tickReady: (): void => {
    tick(items(), false);
    tick(
      items().filter(({ state }) => state === 'ready'),
      true,
    );
  },
  show: (item: DocumentItem): void => {
    shown = item;
  },

  /** Looks at another query. A document of another kind begins with an empty screen. */
  look: (query: DocumentQuery | undefined): void => {
    wanted = query;
    if (query?.kind !== now?.query.kind) {
      now = null;
      problem = null;
    }
    void load();
  },
  again: load,
  /** Keeps the list true; returns how to stop. */
  follow: (): (() => void) =>
    onChanged((areas) => {
      if (areas.includes('overview') || areas.includes('roster')) void load();
    }),
};
