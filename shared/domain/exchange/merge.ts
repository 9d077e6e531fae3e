import type { SharedData, SharedKind } from './package.ts';
import { canonicalText, isSame, isVerdict } from './shared-form.ts';

/** What came of merging two versions of a record. Verdicts (status …) are left to `verdict.ts` and are ours here. */
export interface Merged {
  /** Ours with what was taken from theirs; in {@link conflicts} it is ours. */
  readonly after: SharedData;
  /** Fields that took their value. */
  readonly taken: readonly string[];
  /** Fields that both changed. */
  readonly conflicts: readonly string[];
  /** Whether they changed anything since the base. */
  readonly theirsChanged: boolean;
}

/** Fields that mean nothing without each other: they are taken together or not at all. */
const TOGETHER: Readonly<Record<string, string>> = {
  'entry.until': 'happened',
  'entry.amountUnit': 'amount',
  'entry.objectText': 'object',
};

/** Stamps that no person decides on: where they differ, the first one holds. */
const FIRST_STAMP: ReadonlySet<string> = new Set([
  'entry.submitted',
  'entry.created',
  'sheet.submitted',
  'declaration.received',
]);

/** Lists of things that each stand for themselves: what both sides added is kept. */
const GROWING: ReadonlySet<string> = new Set(['entry.evidence', 'issue.steps']);

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

const headOf = (kind: SharedKind, field: string): string => TOGETHER[`${kind}.${field}`] ?? field;

/** Fields of theirs in groups; most stand alone. */
const groupsOf = (kind: SharedKind, theirs: SharedData): Iterable<readonly string[]> => {
  const groups = new Map<string, string[]>();
  for (const field of Object.keys(theirs)) {
    if (isVerdict(kind, field)) continue;
    const head = headOf(kind, field);
    const group = groups.get(head);
    if (group === undefined) groups.set(head, [field]);
    else group.push(field);
  }
  return groups.values();
};

const sortOf = (item: unknown): string => {
  const date = typeof item === 'object' && item !== null && 'date' in item ? String(item.date) : '';
  return `${date} ${canonicalText(item)}`;
};

/** Both lists in one when neither took anything away; `undefined` otherwise. */
const united = (ours: unknown, theirs: unknown, base: unknown): unknown => {
  if (!Array.isArray(ours) || !Array.isArray(theirs)) return undefined;
  const textsOf = (list: readonly unknown[]) => new Map(list.map((one) => [sortOf(one), one]));
  const all = new Map([...textsOf(ours), ...textsOf(theirs)]);
  const before = Array.isArray(base) ? [...textsOf(base).keys()] : [];
  const kept = [textsOf(ours), textsOf(theirs)].every((list) =>
    before.every((text) => list.has(text)),
  );
  return kept ? [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item) : undefined;
};

const first = (ours: unknown, theirs: unknown): unknown =>
  typeof ours === 'string' && (typeof theirs !== 'string' || ours < theirs) ? ours : theirs;

/**
 * Merges theirs into ours field by field. A field that theirs doesn't have stays ours. Without a base for a field,
 * what is empty gives way to what isn't, and everything else that differs stands against each other.
 */
export const merge = (
  kind: SharedKind,
  ours: SharedData,
  theirs: SharedData,
  base: SharedData | null,
): Merged => {
  const changes: Record<string, unknown> = {};
  const taken: string[] = [];
  const conflicts: string[] = [];
  let theirsChanged = false;
  const put = (field: string, value: unknown): void => {
    if (isSame(ours[field], value)) return;
    changes[field] = value;
    taken.push(field);
  };
  for (const group of groupsOf(kind, theirs)) {
    const known = base !== null && group.every((field) => base[field] !== undefined);
    const unchanged = known && group.every((field) => isSame(theirs[field], base[field]));
    if (!unchanged) theirsChanged = true;
    const differing = group.filter((field) => !isSame(ours[field], theirs[field]));
    if (differing.length === 0 || unchanged) continue;
    const oursYield = known
      ? group.every((field) => isSame(ours[field], base[field]))
      : differing.every((field) => isEmpty(ours[field]));
    const theirsYield = !known && differing.every((field) => isEmpty(theirs[field]));
    const name = `${kind}.${group[0] ?? ''}`;
    const both =
      GROWING.has(name) && !oursYield
        ? united(ours[group[0] ?? ''], theirs[group[0] ?? ''], base?.[group[0] ?? ''])
        : undefined;
    // A form that is read back is stamped anew, however little was changed in it.
    const stamped =
      FIRST_STAMP.has(name) &&
      group.every((field) => !isEmpty(ours[field]) && !isEmpty(theirs[field]));
    if (stamped || (FIRST_STAMP.has(name) && !oursYield && !theirsYield))
      for (const field of group) put(field, first(ours[field], theirs[field]));
    else if (oursYield) for (const field of group) put(field, theirs[field]);
    else if (theirsYield) continue;
    else if (both !== undefined) put(group[0] ?? '', both);
    else conflicts.push(...differing);
  }
  // A draft of ours isn't handed in by their stamp alone, while nobody has decided what it says.
  const held =
    kind === 'declaration' && conflicts.length > 0
      ? taken.filter((field) => FIRST_STAMP.has(`${kind}.${field}`) && isEmpty(ours[field]))
      : [];
  const kept = taken.filter((field) => !held.includes(field));
  const after =
    kept.length === 0
      ? ours
      : { ...ours, ...Object.fromEntries(kept.map((field) => [field, changes[field]])) };
  return { after, taken: kept, conflicts: [...conflicts, ...held], theirsChanged };
};

/** What both sides agree on once theirs was taken in: their word, but in open fields what it was before. */
export const agreedOn = (
  kind: SharedKind,
  theirs: SharedData,
  base: SharedData | null,
  open: readonly string[],
): SharedData => {
  const heads = new Set(open.map((field) => headOf(kind, field)));
  const isOpen = (field: string): boolean => heads.has(headOf(kind, field));
  return Object.fromEntries(
    Object.entries({ ...base, ...theirs }).flatMap(([field, value]) =>
      !isOpen(field) ? [[field, value]] : base?.[field] === undefined ? [] : [[field, base[field]]],
    ),
  );
};
