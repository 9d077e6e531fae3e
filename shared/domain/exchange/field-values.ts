import type { SharedData } from './package.ts';
import type { FieldChoice } from './plan.ts';

const NUMBERS: ReadonlySet<string> = new Set(['amount', 'present', 'size', 'cohort', 'ordinal']);
const NULLABLE: ReadonlySet<string> = new Set(['until', 'object', 'unit', 'entry', 'since']);
const FLAGS: ReadonlySet<string> = new Set(['commendable']);
const LISTS: ReadonlySet<string> = new Set(['carriers', 'activities', 'flags', 'participants']);

const person = (value: string, before: unknown): unknown => {
  const named = Array.isArray(before) ? (before as readonly { readonly role?: unknown }[]) : [];
  return [{ role: 'attended', ...named[0], person: value }, ...named.slice(1)];
};

const parsed = (value: string): unknown => {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value === '' ? [] : value.split(/[,，、]/u).map((part) => part.trim());
  }
};

/**
 * A field's value from what a person chose or typed: text as it is, numbers and flags in figures and `true`, lists as
 * JSON or divided by commas (for participants, the id of the first of them); empty means none.
 */
const valueOf = (field: string, value: string, before: unknown): unknown => {
  if (NUMBERS.has(field)) {
    const number = Number(value);
    return value.trim() === '' || !Number.isFinite(number) ? null : number;
  }
  if (FLAGS.has(field)) return value === 'true';
  if (LISTS.has(field))
    return field === 'participants' && !value.startsWith('[')
      ? person(value, before)
      : parsed(value);
  return value === '' && NULLABLE.has(field) ? null : value;
};

/** A record after a person chose field by field: ours, theirs, or something else. What isn't chosen stays. */
export const edited = (
  start: SharedData,
  ours: SharedData | null,
  theirs: SharedData | null,
  fields: Readonly<Record<string, FieldChoice>>,
): SharedData => {
  const after: Record<string, unknown> = { ...start };
  for (const [field, choice] of Object.entries(fields)) {
    if (typeof choice === 'object')
      after[field] = valueOf(field, choice.value, ours?.[field] ?? theirs?.[field]);
    else {
      const side = choice === 'ours' ? ours : theirs;
      if (side?.[field] !== undefined) after[field] = side[field];
    }
  }
  return after;
};
