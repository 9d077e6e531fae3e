import type { AcademicYearSpan } from '../academic-calendar.ts';
import type { Entry } from '../entry.ts';
import type { Issue } from '../issue.ts';
import type { ContactObject, Person, Post } from '../people.ts';
import type { LocalTime, Span } from '../plain-date.ts';
import { firstOfMonth, lastOfMonth } from '../plain-date.ts';
import type { Form } from '../policy/form.ts';
import type { Carrier, Policy } from '../policy/schema.ts';
import { chosenForm, sheetForms } from '../sheet-form.ts';
import { sheetSpan } from '../sheet-period.ts';
import type { HandIn, ReadDoubt } from './hand-in.ts';
import type { SharedKind } from './package.ts';
import type { Doubt } from './plan.ts';

/** What turning a hand-in into candidates looks up. Pure: the same answers for the whole file. */
export interface HandInContext {
  /** Index of the file within its review; the keys of the candidates begin with it. */
  readonly file: number;
  readonly kind: 'word' | 'excel';
  readonly now: LocalTime;
  readonly newId: () => string;
  /** SHA-256 of a text, in hexadecimal. */
  readonly digest: (text: string) => string;
  /** Everybody who isn't in the recycle bin. */
  readonly people: readonly Person[];
  readonly postsOf: (person: string) => readonly Post[];
  readonly unitName: (unit: string) => string;
  readonly objects: readonly ContactObject[];
  readonly policies: readonly Policy[];
  /** The academic years that are entered, in their order. */
  readonly academicYears: readonly AcademicYearSpan[];
  /** Our record for which a written name stands, as a person decided. */
  readonly remembered: (kind: SharedKind, text: string) => string | undefined;
  /** An entry as it is here. */
  readonly entry: (id: string) => Entry | undefined;
  /** The version of an entry with this digest, as it was printed. */
  readonly version: (id: string, digest: string) => Entry | undefined;
  /** Issues raised in an entry, in the order in which they are printed. */
  readonly issuesOf: (entry: string) => readonly Issue[];
}

/** A hand-in with the form it was read by. */
export interface Home {
  readonly handIn: HandIn;
  readonly form: Form | undefined;
  /** The carriers of the form's policy, by id. */
  readonly carriers: ReadonlyMap<string, Carrier>;
  /** The days it is about; null while its month isn't known. */
  readonly span: Span | null;
}

/** The form and the carriers of a hand-in; those of all policies where none is named. */
export const homeOf = (handIn: HandIn, { policies }: HandInContext): Home => {
  const own = policies.filter(({ id }) => handIn.policy === null || id === handIn.policy);
  const form = own.flatMap(({ forms }) => forms).find(({ id }) => id === handIn.form);
  const { month } = handIn;
  const ofMonth = month === null ? null : { from: firstOfMonth(month), until: lastOfMonth(month) };
  return {
    handIn,
    form,
    carriers: new Map(own.flatMap(({ carriers }) => carriers).map((one) => [one.id, one])),
    span: month === null || form === undefined ? ofMonth : sheetSpan(form, month),
  };
};

/** The ranks of the posts that count in a span: those held on its last day, else the last one held in it. */
const ranksIn = (posts: readonly Post[], { from, until }: Span): readonly string[] => {
  const held = posts
    .filter((post) => post.since <= until && (post.until === null || post.until >= from))
    .toSorted((one, other) => one.since.localeCompare(other.since));
  const last = held.filter((post) => post.until === null || post.until >= until);
  return (last.length > 0 ? last : held.slice(-1)).map(({ rank }) => rank);
};

/** What a sheet has no place for isn't read. */
const withoutContent = (home: Home): Home =>
  home.form === undefined || home.form.kind === 'specialties' || home.handIn.content === null
    ? home
    : { ...home, handIn: { ...home.handIn, content: null } };

/**
 * The home of a hand-in once its person is known: where no form is named, as in a workbook, the rank says whose sheet
 * it is.
 */
export const homeByRank = (home: Home, person: string | null, context: HandInContext): Home => {
  const { handIn } = home;
  const { month } = handIn;
  if (handIn.form !== null || person === null || month === null) return withoutContent(home);
  const chosen = chosenForm(sheetForms(context.policies, month), month, (span) =>
    ranksIn(context.postsOf(person), span),
  );
  if (chosen === undefined) return home;
  const { form, policy } = chosen;
  return withoutContent(homeOf({ ...handIn, form: form.id, policy: policy.id }, context));
};

/** The carriers that may stand on a form: those of its rows, or those a new entry on it may be given. */
export const carriersOf = ({ form, carriers }: Home): readonly Carrier[] => {
  if (form === undefined) return [...carriers.values()];
  const ids =
    form.kind === 'carriers' ? form.groups.flatMap((group) => group.carriers) : form.carriers;
  return ids.flatMap((id) => carriers.get(id) ?? []);
};

/** A doubt of a reader as the doubt of a record's field. */
export const doubtOf = (field: string, { text }: ReadDoubt): Doubt => ({
  field,
  text,
  options: [],
});

/** Doubts with one for each field: what is said twice about a field is read in one go, and the choices are kept. */
export const byField = (doubts: readonly Doubt[]): readonly Doubt[] => {
  const found = new Map<string, Doubt>();
  for (const doubt of doubts) {
    const other = found.get(doubt.field);
    if (other === undefined) found.set(doubt.field, doubt);
    else
      found.set(doubt.field, {
        ...other,
        text: other.text === doubt.text ? other.text : `${other.text}；${doubt.text}`,
        options: other.options.length > 0 ? other.options : doubt.options,
        name: other.name ?? doubt.name,
      });
  }
  return [...found.values()];
};
