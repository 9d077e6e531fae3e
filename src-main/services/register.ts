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
import type { PlainMonth, Span } from '#domain/plain-date';
import { parsePolicy } from '#domain/policy/parser';
import type { Form } from '#domain/policy/form';
import type { Policy } from '#domain/policy/schema';
import type { Ledger } from '#storage/ledger';
import type { Session } from './session.ts';

/** Everything but entries and sheets, gathered once for each revision of the ledger. */
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
    settings: DEFAULT_SETTINGS,
  };
};

/** The register as of now. */
export const registerOf = (session: Session, ledger: Ledger): Register =>
  session.kept('register', () => gather(ledger));

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

/** 职务 as printed: several posts joined with 、, each once. */
export const titleOf = (posts: readonly Post[]): string =>
  [...new Set(posts.map((post) => post.title).filter((title) => title !== ''))].join('、');

/** 部门 as printed. */
export const unitNameOf = (register: Register, posts: readonly Post[]): string =>
  [...new Set(posts.map((post) => register.units.get(post.unit)?.name ?? ''))]
    .filter((name) => name !== '')
    .join('、');

const inForce = (policy: Policy, span: Span): boolean =>
  policy.effectiveFrom <= span.until &&
  (policy.effectiveUntil === null || policy.effectiveUntil >= span.until);

/** A form with the policy it belongs to. */
export interface FormHome {
  readonly form: Form;
  readonly policy: Policy;
}

/** Forms in force in a span, by policy. */
export const formsIn = (register: Register, span: Span): readonly FormHome[] =>
  register.policies
    .filter((policy) => inForce(policy, span))
    .flatMap((policy) => policy.forms.map((form) => ({ form, policy })));

/** The monthly sheet a person owes in a span by the rank of the posts held; `undefined` when there is none. */
export const formFor = (register: Register, person: string, span: Span): FormHome | undefined => {
  const ranks = standingPosts(register, person, span).map((post) => post.rank);
  return formsIn(register, span).find(({ form }) => ranks.includes(form.rank));
};

/** People whose sheet of that span is this form, in order of unit and name as registered. */
export const peopleWithForm = (register: Register, form: string, span: Span): readonly Person[] =>
  [...register.people.values()].filter(
    (person) => formFor(register, person.id, span)?.form.id === form,
  );
