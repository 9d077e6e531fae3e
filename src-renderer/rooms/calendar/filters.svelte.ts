import type { Overview } from '#api/views';
import type { Status } from '#domain/compliance/verdict';
import { addDays, isPlainDate, isPlainMonth, monthOf } from '#domain/plain-date';
import type { PlainDate, PlainMonth, Span } from '#domain/plain-date';
import type { PeriodKind } from '#domain/policy/schema';
import type { Params } from '../../state/route.svelte.ts';
import type { CellPlace } from './matrix-shape.ts';
import { periodKinds } from './text.ts';

export type CalendarView = 'month' | 'matrix';
export type ReadyOverview = Extract<Overview, { stage: 'ready' }>;
type RankChoice = ReadyOverview['ranks'][number];

/** What the clerk looks at. Kept while the app runs, so that coming back to the room finds it as it was left. */
export interface Filters {
  view: CalendarView;
  rank: string;
  policy: string;
  kind: PeriodKind;
  /** Any day of the period looked at; empty until the overview is known. */
  day: PlainDate;
  force: 'must' | 'all';
  status: Status | 'all';
  /** Unit name; empty for all. */
  unit: string;
  words: string;
  month: PlainMonth;
  /** Rank of the month view; empty for all. */
  monthRank: string;
  monthPerson: string | null;
  monthDay: PlainDate | null;
}

export const filters: Filters = $state({
  view: 'matrix',
  rank: '',
  policy: '',
  kind: 'month',
  day: '',
  force: 'must',
  status: 'all',
  unit: '',
  words: '',
  month: '',
  monthRank: '',
  monthPerson: null,
  monthDay: null,
});

/** Ranks once each: two policies may speak to the same one. */
export const rankChoices = (ranks: readonly RankChoice[]): readonly RankChoice[] =>
  ranks.filter((rank, index) => ranks.findIndex((other) => other.id === rank.id) === index);

/** Policies that speak to a rank, in the ledger's order. */
export const policiesOf = (ranks: readonly RankChoice[], rank: string): readonly string[] =>
  ranks.filter((choice) => choice.id === rank).map((choice) => choice.policy);

/** First values, and again whenever the ledger no longer knows what was chosen. */
export const settleFilters = (overview: ReadyOverview): void => {
  if (filters.day === '') {
    filters.day = overview.today;
    filters.month = monthOf(overview.today);
  }
  const known = overview.ranks.some((choice) => choice.id === filters.rank);
  if (!known) filters.rank = overview.ranks[0]?.id ?? '';
  const policies = policiesOf(overview.ranks, filters.rank);
  if (!policies.includes(filters.policy)) filters.policy = policies[0] ?? '';
};

export const chooseRank = (rank: string, overview: ReadyOverview): void => {
  filters.rank = rank;
  filters.unit = '';
  settleFilters(overview);
};

/** About the length of a period, for stepping where its dates are unknown. */
const LENGTH: Readonly<Record<PeriodKind, number>> = {
  week: 7,
  month: 30,
  'half-year': 182,
  semester: 150,
  'academic-year': 365,
  'calendar-year': 365,
};

/** The period before or after the one shown. */
export const stepPeriod = (span: Span | null, direction: -1 | 1): void => {
  if (span === null) filters.day = addDays(filters.day, direction * LENGTH[filters.kind]);
  else filters.day = direction < 0 ? addDays(span.from, -1) : addDays(span.until, 1);
};

export const clearPeopleFilters = (): void => {
  filters.status = 'all';
  filters.unit = '';
  filters.words = '';
};

/** Shows the month of a day and chooses the day. */
export const showMonth = (day: PlainDate): void => {
  filters.month = monthOf(day);
  filters.monthDay = day;
};

export const chooseMonthRank = (rank: string): void => {
  filters.monthRank = rank;
  filters.monthPerson = null;
};

const word = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

/**
 * Takes what another room asked for (`go('calendar', { view, day, month, kind, rank, policy, person, rule })`);
 * unknown values are passed over. Returns the cell to open, if one was named.
 */
export const takeParams = (params: Params): CellPlace | null => {
  const day = word(params.day);
  const month = word(params.month);
  const kind = periodKinds.find((choice) => choice.value === params.kind);
  if (params.view === 'month' || params.view === 'matrix') filters.view = params.view;
  if (month !== undefined && isPlainMonth(month)) {
    filters.month = month;
    filters.day = `${month}-01`;
  }
  if (day !== undefined && isPlainDate(day)) {
    filters.day = day;
    filters.month = monthOf(day);
    filters.monthDay = day;
  }
  if (kind !== undefined) filters.kind = kind.value;
  filters.rank = word(params.rank) ?? filters.rank;
  filters.policy = word(params.policy) ?? filters.policy;
  const person = word(params.person);
  const rule = word(params.rule);
  if (person !== undefined && filters.view === 'month') filters.monthPerson = person;
  if (person === undefined || rule === undefined) return null;
  filters.view = 'matrix';
  return { person, rule };
};
