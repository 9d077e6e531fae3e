import type { SharedData, SharedKind } from './package.ts';

/** Fields that hold another record's id, or null. */
const FIELDS: Readonly<Partial<Record<SharedKind, Readonly<Record<string, SharedKind>>>>> = {
  unit: { parent: 'unit' },
  post: { person: 'person', unit: 'unit' },
  object: { unit: 'unit' },
  link: { person: 'person', object: 'object' },
  exemption: { person: 'person' },
  declaration: { person: 'person' },
  entry: { object: 'object' },
  sheet: { person: 'person' },
  issue: { person: 'person', entry: 'entry', unit: 'unit' },
  reason: { person: 'person' },
};

/** Another record that a record refers to. */
export interface Reference {
  readonly kind: SharedKind;
  readonly id: string;
}

type Named = readonly { readonly person: string }[];

const participantsOf = (kind: SharedKind, data: SharedData): Named =>
  kind === 'entry' && Array.isArray(data.participants) ? (data.participants as Named) : [];

/** Every record that this one refers to. */
export const referencesIn = (kind: SharedKind, data: SharedData): readonly Reference[] => {
  const found: Reference[] = participantsOf(kind, data).map(({ person }) => ({
    kind: 'person',
    id: person,
  }));
  const fields = FIELDS[kind];
  for (const field in fields) {
    const target = fields[field];
    const id = data[field];
    if (target !== undefined && typeof id === 'string') found.push({ kind: target, id });
  }
  return found;
};

/** What a record says with other ids in its references; the same object where all of them stay. */
export const withReferences = (
  kind: SharedKind,
  data: SharedData,
  idFor: (reference: Reference) => string,
): SharedData => {
  const named = participantsOf(kind, data);
  const other: Record<string, unknown> = {};
  if (named.some(({ person }) => idFor({ kind: 'person', id: person }) !== person))
    other.participants = named.map((one) => ({
      ...one,
      person: idFor({ kind: 'person', id: one.person }),
    }));
  const fields = FIELDS[kind];
  for (const field in fields) {
    const target = fields[field];
    const id = data[field];
    if (target === undefined || typeof id !== 'string') continue;
    const ours = idFor({ kind: target, id });
    if (ours !== id) other[field] = ours;
  }
  return Object.keys(other).length === 0 ? data : { ...data, ...other };
};
