import type { Deadline, Rule } from '#domain/policy/schema';
import { deadlineFor } from './days.ts';
import { ifBinding } from './judge.ts';
import type { Cell } from './judge.ts';

/** The day on which a period is closed for late entries; null when it never is. */
export const plainDay = (cell: Cell, closes: Deadline | undefined): string | null => {
  if (closes === undefined) return null;
  const { demand } = cell.rule;
  if (demand.kind !== 'frequency') return null;
  const rule: Rule = { ...cell.rule, holidays: undefined, demand: { ...demand, deadline: closes } };
  const day = deadlineFor(cell.facts.calendar, rule, cell.days);
  return demand.dimension === 'object' ? day : ifBinding(cell, day);
};
