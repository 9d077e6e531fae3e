import type { Deadline, Rule } from '#domain/policy/schema';
import { deadlineFor } from './days.ts';
import type { Cell } from './judge.ts';

/** The day on which a period is closed for late entries; null when it never is. */
export const plainDay = (cell: Cell, closes: Deadline | undefined): string | null => {
  if (closes === undefined) return null;
  const { demand } = cell.rule;
  if (demand.kind !== 'frequency') return null;
  const rule: Rule = { ...cell.rule, holidays: undefined, demand: { ...demand, deadline: closes } };
  return deadlineFor(cell.facts.calendar, rule, cell.days);
};
