import type { DutyItem } from '#api/compliance-views';
import type { Status } from '#domain/compliance/verdict';
import type { Findable } from '../../../parts/match-name.ts';
import { statusOrder } from '../text.ts';

/** What the list can be ordered by: the heads of its columns. */
export type SortKey =
  'status' | 'name' | 'unit' | 'rule' | 'period' | 'done' | 'deadline' | 'reminded';
export interface Sorting {
  readonly key: SortKey;
  readonly down: boolean;
}

/** What tells a duty from every other. */
export const dutyKey = (item: DutyItem): string =>
  `${item.policy} ${item.rule} ${item.subject.id} ${item.period.from}`;

const texts = new Intl.Collator('zh-CN');

const share = ({ done, expected }: DutyItem): number => (expected === 0 ? 1 : done / expected);

/** Days compare as texts; what has none comes last. */
const days = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

const rank = (item: DutyItem): number => statusOrder.indexOf(item.status) - (item.urgent ? 0.5 : 0);

type Compare = (a: DutyItem, b: DutyItem) => number;

const comparing = (people: ReadonlyMap<string, Findable>): Readonly<Record<SortKey, Compare>> => {
  const said = ({ subject }: DutyItem): string =>
    (people.get(subject.id)?.pinyin ?? '') || subject.name;
  return {
    status: (a, b) => rank(a) - rank(b),
    name: (a, b) => texts.compare(said(a), said(b)) || texts.compare(a.subject.id, b.subject.id),
    unit: (a, b) => texts.compare(a.subject.unit, b.subject.unit),
    // In the order of the policy, which is the order they came in.
    rule: (a, b) => (a.rule === b.rule ? 0 : texts.compare(a.place, b.place)),
    period: (a, b) => days(a.period.until, b.period.until) || days(a.period.from, b.period.from),
    done: (a, b) => share(a) - share(b),
    deadline: (a, b) => days(a.deadline, b.deadline),
    reminded: (a, b) => days(a.reminded, b.reminded),
  };
};

/** The items in an order; equal ones stay as they came. */
export const sorted = (
  items: readonly DutyItem[],
  { key, down }: Sorting,
  people: ReadonlyMap<string, Findable>,
): readonly DutyItem[] => {
  const compare = comparing(people)[key];
  return items.toSorted((a, b) => (down ? compare(b, a) : compare(a, b)));
};

/** A chip was pressed: its status joins those shown, or leaves them. */
export const toggled = (statuses: readonly Status[], status: Status): readonly Status[] =>
  statuses.includes(status) ? statuses.filter((other) => other !== status) : [...statuses, status];

/** Statuses that get a chip: those there are any of, and those chosen. */
export const chipsOf = (
  counts: Readonly<Partial<Record<Status, number>>>,
  chosen: readonly Status[],
): readonly { readonly status: Status; readonly count: number }[] =>
  statusOrder
    .map((status) => ({ status, count: counts[status] ?? 0 }))
    .filter(({ status, count }) => count > 0 || chosen.includes(status));
