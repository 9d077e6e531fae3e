import type { RangeQuery } from '#api/queries';
import { isPlainDate, isPlainMonth, monthOf } from '#domain/plain-date';
import { go } from '../../state/route.svelte.ts';
import type { Params } from '../../state/route.svelte.ts';
import { statusWords } from '../../text.ts';
import { filters } from './filters.svelte.ts';
import { rangeNow } from './range.ts';
import type { CalendarView } from './filters.svelte.ts';
import { chooseView, isView, openCell } from './selection.svelte.ts';
import { periodKinds } from './text.ts';

/**
 * What 合规日历 may be opened with. `rule` with `policy` and `subject` (or `person`) opens that cell's explanation;
 * `person` alone shows that person's year, or their month in the month view; `status` filters the list (several are
 * joined by commas); `unit` is a unit's name.
 */
export interface CalendarParams {
  readonly view?: CalendarView;
  readonly day?: string;
  readonly month?: string;
  readonly kind?: RangeQuery['kind'];
  readonly rank?: string;
  readonly policy?: string;
  readonly unit?: string;
  readonly rule?: string;
  readonly subject?: string;
  readonly person?: string;
  readonly status?: string;
}

/** Opens 合规日历 from another room. */
export const openCalendar = (params: CalendarParams): void => {
  go(
    'calendar',
    Object.fromEntries(
      Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
  );
};

const word = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

const statusesOf = (text: string | undefined) => {
  const asked = (text ?? '').split(',');
  return Object.keys(statusWords).filter((status): status is keyof typeof statusWords =>
    asked.includes(status),
  );
};

const takeWhen = (params: Params): void => {
  const day = word(params.day);
  const month = word(params.month);
  const kind = periodKinds.find((choice) => choice.value === params.kind);
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
};

const takeWhom = (params: Params): void => {
  const rank = word(params.rank);
  const policy = word(params.policy);
  if (rank !== undefined) {
    filters.rank = rank;
    filters.listRank = rank;
  }
  if (policy !== undefined) {
    filters.policy = policy;
    filters.listPolicy = policy;
  }
  if (params.unit !== undefined) filters.unit = params.unit;
  const statuses = statusesOf(params.status);
  if (statuses.length > 0) filters.statuses = statuses;
};

const takeWhat = (params: Params): void => {
  const subject = word(params.subject) ?? word(params.person);
  const rule = word(params.rule);
  if (rule !== undefined) {
    filters.rule = rule;
    filters.listRule = filters.view === 'list' ? rule : '';
  }
  if (rule !== undefined && subject !== undefined) {
    if (filters.view !== 'list') chooseView('matrix');
    // A clause that only encourages has its column too when one comes for it.
    filters.force = 'all';
    openCell({ range: rangeNow(), policy: filters.policy, rule, subject });
    return;
  }
  if (rule !== undefined && filters.view !== 'list') chooseView('rule');
  const person = word(params.person);
  if (person === undefined) return;
  if (filters.view === 'month') filters.monthPerson = person;
  else {
    chooseView('person');
    filters.person = person;
  }
};

/** Takes what the room was opened with; unknown values are passed over. */
export const takeParams = (params: Params): void => {
  if (isView(params.view)) chooseView(params.view);
  takeWhen(params);
  takeWhom(params);
  takeWhat(params);
};
