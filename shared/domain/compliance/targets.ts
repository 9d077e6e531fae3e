import type { ContactObject } from '../people.ts';
import { daySpan } from './day-spans.ts';
import { isMostlyAbsent, membersOf, touches } from './audience.ts';
import type { Frequency, JudgedDemand } from './demand.ts';
import type { DatedEntry } from './entry-index.ts';
import type { Frame, Prepared, RuleHome, Subject } from './prepared.ts';

/*
 * What a rule of frequency is owed for one by one: each object (`person-object`), each other person (`pair`). Its
 * name is the object's or the person's id. Other rules have one target, which has no name.
 */

/** The policy's name for the kind of an object. */
export const kindOf = (home: RuleHome, object: ContactObject): string =>
  home.kinds.get(object.kind) ?? object.kind;

/** Whether a kind, by the policy's name, is one of those a rule names; every kind is where it names none. */
export const isOfKinds = (
  home: RuleHome,
  kinds: readonly string[] | undefined,
  kind: string,
): boolean => {
  if (kinds === undefined) return true;
  for (const wanted of kinds) if ((home.kinds.get(wanted) ?? wanted) === kind) return true;
  return false;
};

/** The object kinds and the year of enrolment a rule asks for. */
const askedOf = (
  demand: JudgedDemand,
): { readonly kinds: readonly string[] | undefined; readonly newest: boolean } => {
  switch (demand.kind) {
    case 'frequency':
    case 'share':
      return { kinds: demand.match.objectKinds, newest: demand.match.cohort === 'newest' };
    case 'standing':
      return { kinds: demand.objectKinds, newest: demand.cohort === 'newest' };
    case 'tenure':
      return { kinds: demand.objectKinds, newest: false };
    case 'submission':
    case 'follow-up':
    case 'qualification':
      return { kinds: [], newest: false };
  }
};

/** Whether an object is of the kinds, and of the year of enrolment, that a rule asks for in a period. */
export const isAskedFor = (demand: JudgedDemand, frame: Frame, object: ContactObject): boolean => {
  const { kinds, newest } = askedOf(demand);
  return (
    isOfKinds(frame.home, kinds, kindOf(frame.home, object)) &&
    (!newest || object.cohort === frame.newest)
  );
};

/** Whether an object exists on at least half of the period's working days. */
const existsEnough = (prepared: Prepared, frame: Frame, object: ContactObject): boolean => {
  const existence = [daySpan(object.since, object.until)];
  return touches(existence, frame) && !isMostlyAbsent(prepared, existence, frame);
};

/** Objects owed one by one: those asked for that exist on at least half of the period's working days; in order of id. */
const objectsOwed = (prepared: Prepared, frame: Frame, demand: Frequency): ReadonlySet<string> => {
  const known = prepared.memo.objectsOwed.get(frame);
  if (known !== undefined) return known;
  const found = new Set(
    prepared.facts.objects
      .filter(
        (object) => isAskedFor(demand, frame, object) && existsEnough(prepared, frame, object),
      )
      .map((object) => object.id)
      .toSorted(),
  );
  prepared.memo.objectsOwed.set(frame, found);
  return found;
};

/** The targets a subject owes in a period. */
export interface Owed {
  readonly size: number;
  readonly has: (target: string) => boolean;
  /** In order of id. */
  readonly list: () => readonly string[];
}

/** The targets a subject owes in a period; `undefined` for a rule that has but one, without a name. */
export const targetsOwed = (
  prepared: Prepared,
  frame: Frame,
  asked: { readonly demand: Frequency; readonly subject: Subject },
): Owed | undefined => {
  const { demand, subject } = asked;
  switch (demand.dimension) {
    case 'person':
    case 'object':
      return undefined;
    case 'person-object': {
      const owed = objectsOwed(prepared, frame, demand);
      return { size: owed.size, has: (target) => owed.has(target), list: () => [...owed] };
    }
    case 'pair': {
      const members = membersOf(prepared, frame);
      return {
        size: members.size - Number(members.has(subject.id)),
        has: (target) => target !== subject.id && members.has(target),
        list: () => [...members].filter((target) => target !== subject.id).toSorted(),
      };
    }
  }
};

/** The targets an entry is done for, whether owed or not. */
export const targetsOf = (
  demand: Frequency,
  subject: Subject,
  { entry }: DatedEntry,
): readonly string[] => {
  if (demand.dimension === 'pair') {
    const ids = entry.participants.map(({ person }) => person);
    return ids.filter((id, index) => id !== subject.id && ids.indexOf(id) === index);
  }
  const byObject = demand.dimension === 'person-object' || demand.measure.of === 'objects';
  return [byObject ? (entry.object ?? '') : ''];
};
