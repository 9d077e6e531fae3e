import { heldForAny } from '#domain/compliance/audience';
import { daySpan, holds } from '#domain/compliance/day-spans';
import { personFacts, prepare } from '#domain/compliance/facts';
import type { Prepared, RuleHome } from '#domain/compliance/prepared';
import { homeOf, isInForce } from '#domain/compliance/series';
import { academicYearAt } from '#domain/period';
import type { ContactObject, Link } from '#domain/people';
import { dayNumber } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import type { Demand, Rule } from '#domain/policy/schema';
import type { Ledger } from '#storage/ledger';
import { registerOf } from './register.ts';
import type { Register } from './register.ts';
import type { Session } from './session.ts';

/** A rule whose demand is of one kind, with the policy it stands in. */
export interface RuleOf<K extends Demand['kind']> {
  readonly rule: Rule;
  readonly home: RuleHome;
  readonly demand: Extract<Demand, { readonly kind: K }>;
}

/** What the rooms about links, declarations and issues look at: the register made ready, without entries. */
export interface LinkContext {
  readonly register: Register;
  readonly prepared: Prepared;
}

/** The context as of now; made once for each revision of the ledger. */
export const linkContext = (session: Session, ledger: Ledger): LinkContext =>
  session.kept('link context', () => {
    const register = registerOf(session, ledger);
    const prepared = prepare({
      people: [...register.people.values()],
      posts: register.posts,
      objects: [...register.objects.values()],
      links: register.links,
      exemptions: register.exemptions,
      declarations: register.declarations,
      entries: [],
      sheets: [],
      issues: [],
      calendar: register.calendar,
      policies: register.policies,
      settings: register.settings,
    });
    return { register, prepared };
  });

/** The rules of one kind in force on a day. */
export const rulesOn = <K extends Demand['kind']>(
  { register, prepared }: LinkContext,
  day: PlainDate,
  kind: K,
): readonly RuleOf<K>[] =>
  register.policies
    .flatMap((policy) => policy.rules)
    .filter((rule) => rule.demand.kind === kind)
    .flatMap((rule) => {
      const home = homeOf(prepared, rule);
      return home === undefined || !isInForce(home, day)
        ? []
        : [{ rule, home, demand: rule.demand as RuleOf<K>['demand'] }];
    });

/** Whether a rule speaks to a person on a day. */
export const speaksTo = (
  { prepared }: LinkContext,
  home: RuleHome,
  person: string,
  day: PlainDate,
): boolean => holds(heldForAny(personFacts(prepared, person), home).held, dayNumber(day));

/** Whether an object is of one of the kinds that a rule names, by their names or synonyms. */
export const isOfKinds = (
  home: RuleHome,
  kinds: readonly string[],
  object: ContactObject,
): boolean => {
  const nameOf = (kind: string): string => home.kinds.get(kind) ?? kind;
  const own = nameOf(object.kind);
  return kinds.some((kind) => nameOf(kind) === own);
};

/** Whether something dated is valid on a day. */
export const lasts = (
  dated: { readonly since: PlainDate | null; readonly until: PlainDate | null },
  day: PlainDate,
): boolean => holds([daySpan(dated.since, dated.until)], dayNumber(day));

/** Whether a class is of the cohort that a rule asks for on a day. */
export const isOfCohort = (
  { register }: LinkContext,
  cohort: 'newest' | undefined,
  object: ContactObject,
  day: PlainDate,
): boolean =>
  cohort === undefined ||
  String(object.cohort) === academicYearAt(day, register.prepared)?.slice(0, 4);

/** A link to an object that is there. */
export interface LinkTo {
  readonly link: Link;
  readonly object: ContactObject;
}

/** Links valid on a day, with their objects. */
export const linksOn = ({ register }: LinkContext, day: PlainDate): readonly LinkTo[] =>
  register.links.flatMap((link) => {
    const object = register.objects.get(link.object);
    return object !== undefined && lasts(link, day) ? [{ link, object }] : [];
  });
