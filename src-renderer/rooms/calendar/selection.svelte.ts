import type { CellQuery } from '#api/queries';
import type { GridPlace } from './grid/grid-shape.ts';
import { calendarViews, filters } from './filters.svelte.ts';
import type { CalendarView } from './filters.svelte.ts';

/** Where the keyboard stands in each table, and which cell explains itself. Kept while the app runs. */
interface Selection {
  readonly cursors: Record<CalendarView, GridPlace | null>;
  open: CellQuery | null;
}

export const selection: Selection = $state({
  cursors: {
    month: null,
    matrix: null,
    person: null,
    rule: null,
    objects: null,
    summary: null,
    list: null,
    signals: null,
  },
  open: null,
});

export const openCell = (query: CellQuery): void => {
  selection.open = query;
};

export const closeCell = (): void => {
  selection.open = null;
};

/** Another view begins without an open cell: it may not show the one that was. */
export const chooseView = (view: CalendarView): void => {
  closeCell();
  filters.view = view;
};

/** The year of a person. */
export const showPerson = (person: string): void => {
  chooseView('person');
  filters.person = person;
};

/** One clause across everybody. */
export const showRule = (policy: string, rule: string): void => {
  chooseView('rule');
  filters.policy = policy;
  filters.rule = rule;
};

export const isView = (view: string | undefined): view is CalendarView =>
  calendarViews.some((known) => known === view);
