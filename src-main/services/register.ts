import { prepareCalendar } from '#domain/academic-calendar';
import type { AcademicCalendar, PreparedCalendar } from '#domain/academic-calendar';
import { DEFAULT_SETTINGS } from '#domain/compliance/facts';
import type { Settings } from '#domain/compliance/facts';
import type {
  ContactObject,
  Declaration,
  Exemption,
  Link,
  Person,
  Post,
  Unit,
} from '#domain/people';
import { firstOfMonth, lastOfMonth } from '#domain/plain-date';
import type { PlainDate, PlainMonth, Span } from '#domain/plain-date';
import { parsePolicy } from '#domain/policy/parser';
import type { Policy } from '#domain/policy/schema';
import { chosenForm, sheetForms } from '#domain/sheet-form';
import type { FormHome } from '#domain/sheet-form';
import { unitTitleText } from '#domain/sheet-table';
import type { Ledger } from '#storage/ledger';
import type { Kind } from '#storage/records';
import type { Session } from './session.ts';

/** Id of the setting that holds what the owner decided about judging. */
export const JUDGING = 'judging';

/** Everything but entries, sheets, issues and the office's own acts; kept until something of it changes. */
export interface Register {
  readonly units: ReadonlyMap<string, Unit>;
  readonly people: ReadonlyMap<string, Person>;
  readonly posts: readonly Post[];
  readonly postsOf: ReadonlyMap<string, readonly Post[]>;
  readonly objects: ReadonlyMap<string, ContactObject>;
  readonly links: readonly Link[];
  readonly exemptions: readonly Exemption[];
  readonly declarations: readonly Declaration[];
  readonly policies: readonly Policy[];
  readonly calendar: AcademicCalendar;
  readonly prepared: PreparedCalendar;
  readonly settings: Settings;
}

const byId = <Item extends { readonly id: string }>(
  items: readonly Item[],
): ReadonlyMap<string, Item> => new Map(items.map((item) => [item.id, item]));

const policiesOf = (ledger: Ledger): readonly Policy[] =>
  ledger.all('policy').flatMap((record) => {
    const parsed = parsePolicy(record.document);
    return parsed.ok ? [parsed.policy] : [];
  });

/** The thresholds as kept, each that isn't there by its default. */
const settingsOf = (ledger: Ledger): Settings => {
  const found = ledger.record('setting', JUDGING);
  // Undoing the first change of all leaves the record in the recycle bin.
  const value = found?.deleted === false ? found.record.value : null;
  if (typeof value !== 'object' || value === null) return DEFAULT_SETTINGS;
  const numbers = Object.entries(value).filter(([, kept]) => typeof kept === 'number');
  return { ...DEFAULT_SETTINGS, ...(Object.fromEntries(numbers) as Partial<Settings>) };
};

const gather = (ledger: Ledger): Register => {
  const posts = ledger.all('post');
  const postsOf = new Map<string, Post[]>();
  for (const post of posts) {
    const list = postsOf.get(post.person);
    if (list === undefined) postsOf.set(post.person, [post]);
    else list.push(post);
  }
  const calendar: AcademicCalendar = {
    semesters: [...ledger.all('semester')].sort((a, b) => a.firstDay.localeCompare(b.firstDay)),
    holidays: [...ledger.all('holiday-year')].sort((a, b) => a.year - b.year),
  };
  return {
    units: byId(ledger.all('unit')),
    people: byId(ledger.all('person')),
    posts,
    postsOf,
    objects: byId(ledger.all('object')),
    links: ledger.all('link'),
    exemptions: ledger.all('exemption'),
    declarations: ledger.all('declaration'),
    policies: policiesOf(ledger),
    calendar,
    prepared: prepareCalendar(calendar),
    settings: settingsOf(ledger),
  };
};

/** Kinds of records that a register holds nothing of. */
const ELSEWHERE: ReadonlySet<Kind> = new Set([
  'entry',
  'sheet',
  'issue',
  'month-lock',
  'lock-exception',
  'printing',
  'dismissal',
  'reason',
  'reminder',
]);

/** The register as of now. */
export const registerOf = (session: Session, ledger: Ledger): Register =>
  session.followed(
    'register',
    () => gather(ledger),
    (register, changes) =>
      changes.every(({ kind }) => ELSEWHERE.has(kind)) ? register : undefined,
  );

/** The version of a series in force on a day; where none is, the last one before it, or the first. */
export const versionOn = (
  policies: readonly Policy[],
  series: string,
  day: PlainDate,
): Policy | undefined => {
  const versions = policies.filter((policy) => policy.series === series);
  return versions.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? versions[0];
};

/** The span of a month. */
export const monthSpan = (month: PlainMonth): Span => ({
  from: firstOfMonth(month),
  until: lastOfMonth(month),
});

/** Whether a post is held on some day of the span. */
const touches = (
  post: { readonly since: string; readonly until: string | null },
  span: Span,
): boolean => post.since <= span.until && (post.until === null || post.until >= span.from);

/** A person's posts in a span, in order of their beginning. */
export const postsIn = (register: Register, person: string, span: Span): readonly Post[] =>
  (register.postsOf.get(person) ?? [])
    .filter((post) => touches(post, span))
    .sort((a, b) => a.since.localeCompare(b.since));

/** The posts a form of this span shows: those held on its last day, else the last ones held in it. */
export const standingPosts = (register: Register, person: string, span: Span): readonly Post[] => {
  const held = postsIn(register, person, span);
  const last = held.filter((post) => post.until === null || post.until >= span.until);
  return last.length > 0 ? last : held.slice(-1);
};

/**
 * The unit and rank a person counts in over a span: those of the post held on its last day (of several the one held
 * longest), else of the last one held in it. Only posts of the given ranks are looked at, when some are given.
 */
export const placeOf = (
  register: Register,
  person: string,
  span: Span,
  ranks?: ReadonlySet<string>,
): Post | undefined => {
  const held = postsIn(register, person, span).filter(
    (post) => ranks === undefined || ranks.has(post.rank),
  );
  return held.find((post) => post.until === null || post.until >= span.until) ?? held.at(-1);
};

/** 职务 as printed: several posts joined with 、, each once. */
export const titleOf = (posts: readonly Post[]): string =>
  [...new Set(posts.map((post) => post.title).filter((title) => title !== ''))].join('、');

/** 部门 as printed. */
export const unitNameOf = (register: Register, posts: readonly Post[]): string =>
  [...new Set(posts.map((post) => register.units.get(post.unit)?.name ?? ''))]
    .filter((name) => name !== '')
    .join('、');

/** 单位及职务 as printed, each post once. */
export const unitTitleOf = (register: Register, posts: readonly Post[]): string =>
  [
    ...new Set(
      posts.map((post) => unitTitleText(register.units.get(post.unit)?.name ?? '', post.title)),
    ),
  ].join('、');

/** The sheet of a person that holds a month, by the rank of the posts held; `undefined` when there is none. */
export const formFor = (
  register: Register,
  person: string,
  month: PlainMonth,
): FormHome | undefined =>
  chosenForm(sheetForms(register.policies, month), month, (span) =>
    standingPosts(register, person, span).map((post) => post.rank),
  );

/** People whose sheet of that month is this form, in order of unit and name as registered. */
export const peopleWithForm = (
  register: Register,
  form: string,
  month: PlainMonth,
): readonly Person[] =>
  [...register.people.values()].filter(
    (person) => formFor(register, person.id, month)?.form.id === form,
  );
