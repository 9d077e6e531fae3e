import type { YearQuery } from '#api/office-contract';
import type { SummaryBy } from '#api/compliance-views';
import type { Status } from '#domain/compliance/verdict';
import { monthOf } from '#domain/plain-date';
import type { PlainDate, PlainMonth } from '#domain/plain-date';
import type { PeriodKind } from '#domain/policy/schema';
import { policiesOf } from './choices.ts';
import type { ReadyOverview } from './choices.ts';

/** The views of the room, in the order of the switch. */
export const calendarViews = [
  'month',
  'matrix',
  'person',
  'rule',
  'objects',
  'summary',
  'list',
  'signals',
] as const;
export type CalendarView = (typeof calendarViews)[number];

/** What the clerk looks at. Kept while the app runs, so that coming back to the room finds it as it was left. */
export interface Filters {
  view: CalendarView;
  rank: string;
  /** A series of versions. */
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
  /** 一人一年: whose; null until somebody is chosen. */
  person: string | null;
  yearKind: YearQuery['kind'];
  /** 一条款: which; empty until one is chosen. */
  rule: string;
  by: SummaryBy;
  /** 清单: statuses shown; empty for all. */
  statuses: readonly Status[];
  /** Rank and policy of the list; empty for all. */
  listRank: string;
  listPolicy: string;
  listRule: string;
  /** Only what the figures of the period count: what falls due in it, of 应当 clauses. */
  listCounted: boolean;
  dismissed: boolean;
}

/** What the list shows at first: what the office has to run after. */
const TO_CHASE: readonly Status[] = ['missed', 'due-soon'];

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
  person: null,
  yearKind: 'academic-year',
  rule: '',
  by: 'unit',
  statuses: TO_CHASE,
  listRank: '',
  listPolicy: '',
  listRule: '',
  listCounted: false,
  dismissed: false,
});

/** First values, and again whenever the ledger no longer knows what was chosen. */
export const settleFilters = (overview: ReadyOverview): void => {
  if (filters.day === '') {
    filters.day = overview.today;
    filters.month = monthOf(overview.today);
  }
  const known = overview.ranks.some((choice) => choice.id === filters.rank);
  if (!known) filters.rank = overview.ranks[0]?.id ?? '';
  const policies =
    filters.view === 'matrix'
      ? policiesOf(overview.ranks, filters.rank)
      : overview.ranks.map((rank) => rank.policy);
  if (!policies.includes(filters.policy)) filters.policy = policies[0] ?? '';
};

export const chooseRank = (rank: string, overview: ReadyOverview): void => {
  filters.rank = rank;
  filters.unit = '';
  settleFilters(overview);
};

export const clearPeopleFilters = (): void => {
  filters.status = 'all';
  filters.unit = '';
  filters.words = '';
};

export const clearListFilters = (): void => {
  clearPeopleFilters();
  filters.statuses = [];
  filters.listRank = '';
  filters.listPolicy = '';
  filters.listRule = '';
  filters.listCounted = false;
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
