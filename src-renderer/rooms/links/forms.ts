import type { Roster } from '#api/views';
import type { PlainDate } from '#domain/plain-date';
import type { Demand, Policy, Rule } from '#domain/policy/schema';

const isInForce = (policy: Policy, day: PlainDate): boolean =>
  policy.effectiveFrom <= day && (policy.effectiveUntil === null || day <= policy.effectiveUntil);

/** Of each series the version in force on a day. */
const policiesOn = (policies: readonly Policy[], day: PlainDate): readonly Policy[] =>
  policies.filter(
    (policy) =>
      isInForce(policy, day) &&
      !policies.some(
        (other) =>
          other.series === policy.series &&
          other.effectiveFrom > policy.effectiveFrom &&
          isInForce(other, day),
      ),
  );

/** Lists of links that the policies in force ask for. */
export const formsIn = (
  policies: readonly Policy[],
  day: PlainDate,
): readonly { readonly policy: string; readonly form: string; readonly name: string }[] =>
  policiesOn(policies, day).flatMap((policy) =>
    policy.forms.flatMap((form) =>
      form.kind === 'table' && form.rows === 'links'
        ? [{ policy: policy.series, form: form.id, name: form.short }]
        : [],
    ),
  );

/** The rules of one kind in force on a day. */
export const rulesOfKind = (
  policies: readonly Policy[],
  day: PlainDate,
  kind: Demand['kind'],
): readonly Rule[] =>
  policiesOn(policies, day)
    .flatMap((policy) => policy.rules)
    .filter((rule) => rule.demand.kind === kind);

/** Kinds of objects, in the order of the policies. */
export const kindsIn = (roster: Roster): readonly string[] => [
  ...new Set([
    ...roster.policies.flatMap((policy) => policy.objectKinds.map((kind) => kind.name)),
    ...roster.objects.map((object) => object.kind),
  ]),
];
