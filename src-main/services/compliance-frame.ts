import type { RangeQuery } from '#api/queries';
import type { SubjectView } from '#api/cell-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { isObjectRule } from '#domain/compliance/judge';
import type { Prepared } from '#domain/compliance/facts';
import { judgeRange, rulesOfSeries, subjectsOf } from '#domain/compliance/range';
import type { Cell } from '#domain/compliance/range';
import { homeOf } from '#domain/compliance/series';
import type { Period } from '#domain/compliance/verdict';
import type { ContactObject } from '#domain/people';
import { addDays } from '#domain/plain-date';
import type { PlainDate, Span } from '#domain/plain-date';
import { periodHolding } from '#domain/period';
import type { Policy, Rule } from '#domain/policy/schema';
import type { Ledger } from '#storage/ledger';
import { about, gatheredFor } from './facts.ts';
import type { Gathered } from './compliance-follow.ts';
import { postsIn, registerOf, titleOf, unitNameOf, versionOn } from './register.ts';
import type { Register } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

/** A span of days with everything that judging it looks at. */
export interface Frame {
  readonly session: Session;
  readonly ledger: Ledger;
  readonly register: Register;
  readonly gathered: Gathered;
  readonly prepared: Prepared;
  readonly span: Period;
  readonly today: PlainDate;
  /** Under which name the cells of a rule are kept, filled as they are asked for. */
  readonly names: Map<Rule, string>;
}

/** The frame of a span that is known to be one. */
export const frameOver = (session: Session, ledger: Ledger, span: Period): Frame => {
  const register = registerOf(session, ledger);
  const gathered = gatheredFor(session, ledger, span);
  const today = session.ports.clock.today();
  const { prepared } = gathered;
  return { session, ledger, register, gathered, prepared, span, today, names: new Map() };
};

/** The period that holds a day, and the one of its kind so many before it; `undefined` for one that isn't known. */
const spanAt = (
  register: Register,
  { kind, day }: RangeQuery,
  before: 0 | 1,
): Period | undefined => {
  const span = periodHolding(kind, day, register.prepared);
  return before === 0 || span === undefined
    ? span
    : periodHolding(kind, addDays(span.from, -1), register.prepared);
};

/** The frame of the period that holds a day. */
export const frameOf = (session: Session, range: RangeQuery): Reply<Frame> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const span = spanAt(registerOf(session, open.value), range, 0);
  return span === undefined
    ? failed({
        code: 'invalid',
        field: '期间',
        text: '校历里没有这一天所在的期间。请在“名册与制度—校历”中补上，或另选一天。',
      })
    : done(frameOver(session, open.value, span));
};

/** The frame of the period before the one that holds a day; null where none is known. */
export const frameBefore = (session: Session, range: RangeQuery): Reply<Frame | null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const span = spanAt(registerOf(session, open.value), range, 1);
  return done(span === undefined ? null : frameOver(session, open.value, span));
};

/** The version of a series by whose name a frame is headed: the one in force on its last day. */
export const policyOf = (frame: Frame, series: string): Reply<Policy> => {
  const found = versionOn(frame.register.policies, series, frame.span.until);
  return found === undefined ? failed({ code: 'not-found', what: 'policy' }) : done(found);
};

/** Series of the ledger, in order of their first version. */
export const seriesIn = ({ policies }: Register): readonly string[] => [
  ...new Set(policies.map(({ series }) => series)),
];

/** Whose rows: people with a post of a rank (of any, where none is given), or contact objects. */
export type Rows =
  { readonly of: 'people'; readonly rank: string | null } | { readonly of: 'objects' };

const rowsKey = (rows: Rows): string =>
  rows.of === 'people' ? `people ${rows.rank ?? '*'}` : 'objects';

/** Rules of a series that are judged for such rows and in force on some day of the span. */
export const rulesFor = (frame: Frame, series: string, rows: Rows): readonly Rule[] =>
  rulesOfSeries(frame.prepared, series, frame.span).filter(
    (rule) =>
      isObjectRule(rule) === (rows.of === 'objects') &&
      (rows.of === 'objects' || rows.rank === null || rule.audience.ranks.includes(rows.rank)),
  );

/** Ranks that some rule of these speaks to. */
export const ranksOf = (rules: readonly Rule[]): ReadonlySet<string> =>
  new Set(rules.flatMap(({ audience }) => audience.ranks));

const membersOf = (frame: Frame, series: string, rows: Rows): readonly string[] => {
  const { register, prepared, span } = frame;
  const rules = rulesFor(frame, series, rows);
  if (rows.of === 'objects') {
    const asked = new Set(rules.flatMap((rule) => subjectsOf(prepared, rule, span)));
    return [...register.objects.keys()].filter((id) => asked.has(id));
  }
  const ranks = rows.rank === null ? ranksOf(rules) : new Set([rows.rank]);
  return [...register.people.keys()].filter((id) =>
    postsIn(register, id, span).some((post) => ranks.has(post.rank)),
  );
};

const keyOf = ({ span, today }: Frame, what: string): string =>
  `${what} ${span.from} ${span.until} ${today}`;

/** Keeps something worked out about subjects over the frame's span; the words say what. */
export const keeping = (
  frame: Frame,
  what: string,
): (<Value>(subject: string, make: () => Value) => Value) => {
  const key = keyOf(frame, what);
  return (subject, make) => about(frame.gathered, subject, key, make);
};

/** Whom the rows are about, in the register's order. */
export const subjectsFor = (frame: Frame, series: string, rows: Rows): readonly string[] =>
  // Told of nobody in particular: no entry changes it, and with the register all facts are gathered anew.
  keeping(frame, `members ${series} ${rowsKey(rows)}`)('', () => membersOf(frame, series, rows));

/** A rule for a subject over the frame's span, judged once. */
export const cellOf = (frame: Frame, rule: Rule, subject: string): Cell => {
  let name = frame.names.get(rule);
  if (name === undefined) {
    const { series } = homeOf(frame.prepared, rule)?.policy ?? { series: '' };
    name = keyOf(frame, `cell ${series} ${rule.id}`);
    frame.names.set(rule, name);
  }
  return about(frame.gathered, subject, name, () =>
    judgeRange(frame.prepared, { rule, subject, span: frame.span }, frame.today),
  );
};

const objectView = (register: Register, object: ContactObject): SubjectView => ({
  kind: 'object',
  id: object.id,
  name: object.name,
  title: object.kind,
  unit: object.unit === null ? '' : (register.units.get(object.unit)?.name ?? ''),
});

/** Whom or what a row is about, by the posts of the span (those of a rank, when one is given). */
export const subjectView = (
  register: Register,
  id: string,
  span: Span,
  rank: string | null,
): SubjectView => {
  const object = register.objects.get(id);
  if (object !== undefined) return objectView(register, object);
  const posts = postsIn(register, id, span).filter((post) => rank === null || post.rank === rank);
  return {
    kind: 'person',
    id,
    name: register.people.get(id)?.name ?? '',
    title: titleOf(posts),
    unit: unitNameOf(register, posts),
  };
};
