import type { Entry } from '../entry.ts';
import type { Carrier } from '../policy/schema.ts';
import { shorten } from './folding.ts';
import type { ReadDoubt, ReadVisit } from './hand-in.ts';
import { carriersOf, doubtOf } from './hand-in-context.ts';
import type { HandInContext, Home } from './hand-in-context.ts';
import type { SharedData } from './package.ts';
import type { Doubt } from './plan.ts';
import { sharedForm } from './shared-form.ts';

/** The field of an entry in which a reader's doubt is settled. */
const FIELD: Readonly<Record<ReadDoubt['field'], string>> = {
  day: 'happened',
  month: 'happened',
  carrier: 'carriers',
  object: 'objectText',
  summary: 'summary',
  visits: 'summary',
  form: 'summary',
  other: 'summary',
  person: 'participants',
};

const tidy = (text: string): string => text.normalize('NFKC').trim();

/** What an entry says about whom it was with. */
export interface ObjectSaid {
  readonly object: string | null;
  readonly objectText: string;
}

/** The contact object that a written name stands for. */
const namedObject = (
  text: string,
  allowed: HandInContext['objects'],
  remembered: HandInContext['remembered'],
): string | null => {
  const target = remembered('object', text);
  if (target !== undefined && allowed.some(({ id }) => id === target)) return target;
  const [found, another] = allowed.filter(({ name }) => tidy(name) === text);
  return another === undefined ? (found?.id ?? null) : null;
};

/**
 * Whom a visit was with: the object that was chosen from a list, by its own name; else the one that the written name
 * stands for, among the kinds that the carriers are fed from; else only what is written.
 */
export const objectOf = (
  { object: written, objectId }: Pick<ReadVisit, 'object' | 'objectId'>,
  carriers: readonly Carrier[],
  { objects, remembered }: HandInContext,
): ObjectSaid => {
  const kinds = carriers.flatMap(({ objectKinds }) => objectKinds);
  const allowed = objects.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const chosen = objects.find(({ id }) => id === objectId);
  if (chosen !== undefined)
    return { object: allowed.includes(chosen) ? chosen.id : null, objectText: chosen.name };
  const text = tidy(written);
  return {
    object: text === '' ? null : namedObject(text, allowed, remembered),
    objectText: written.trim(),
  };
};

/** The carriers of a visit as the policy has them. */
export const carriersIn = (visit: Pick<ReadVisit, 'carriers'>, home: Home): readonly Carrier[] =>
  visit.carriers.flatMap((id) => home.carriers.get(id) ?? []);

/** An entry as a visit without an id tells of it; what paper doesn't say is as in any new entry. */
export const newEntry = (
  visit: ReadVisit,
  person: string | null,
  home: Home,
  context: HandInContext,
): SharedData => {
  const carriers = carriersIn(visit, home);
  const entry: Omit<Entry, 'id' | 'happened'> & { readonly happened: string | null } = {
    happened: visit.day,
    until: visit.until,
    timeNote: visit.timeNote,
    amount: visit.amount,
    amountUnit: visit.amount === null ? '' : visit.amountUnit,
    mode: visit.mode ?? carriers[0]?.mode ?? 'face-to-face',
    participants: person === null ? [] : [{ person, role: 'attended' }],
    carriers: carriers.map(({ id }) => id),
    ...objectOf(visit, carriers, context),
    activities: [...new Set(carriers.flatMap(({ activities }) => activities))],
    summary: visit.summary,
    place: visit.place,
    present: visit.present,
    evidence: [],
    commendable: false,
    makeUp: null,
    status: 'submitted',
    returnReason: '',
    submitted: context.now,
    received: null,
    created: context.now,
  };
  return sharedForm('entry', entry, 'department');
};

/** What of a visit must be settled before it can be taken. */
export const entryDoubts = (visit: ReadVisit, data: SharedData, home: Home): readonly Doubt[] => {
  const doubts: Doubt[] = visit.doubts.map((doubt) => doubtOf(FIELD[doubt.field], doubt));
  const options = carriersOf(home).map(({ id, label }) => ({ value: id, label }));
  if (data.happened === null) {
    const text =
      visit.time.trim() === ''
        ? '没有写时间，请补日期'
        : `时间写的是“${shorten(visit.time)}”，看不出是哪一天，请补日期`;
    if (!doubts.some(({ field }) => field === 'happened'))
      doubts.push({ field: 'happened', text, options: [] });
  }
  if (Array.isArray(data.carriers) && data.carriers.length === 0)
    doubts.push({ field: 'carriers', text: '看不出属于哪个群体或载体，请选择', options });
  return doubts.map((doubt) => (doubt.field === 'carriers' ? { ...doubt, options } : doubt));
};
