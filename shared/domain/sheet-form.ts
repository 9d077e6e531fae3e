import type { PlainDate, PlainMonth, Span } from './plain-date.ts';
import { firstOfMonth, lastOfMonth } from './plain-date.ts';
import type { Form } from './policy/form.ts';
import type { Policy } from './policy/schema.ts';
import { sheetSpan } from './sheet-period.ts';

/** A form with the policy it belongs to. */
export interface FormHome {
  readonly form: Form;
  readonly policy: Policy;
}

/** Whether a form is somebody's sheet; a list of links is the whole school's. */
export const isSheet = (form: Form): boolean => form.kind !== 'table' || form.rows === 'entries';

const byBeginning = (a: Policy, b: Policy): number =>
  a.effectiveFrom.localeCompare(b.effectiveFrom);

const holdsOn = (policy: Policy, day: PlainDate): boolean =>
  policy.effectiveFrom <= day && (policy.effectiveUntil === null || policy.effectiveUntil >= day);

/** The policies in force on a day, of each series the latest version, in order of their coming into force. */
export const policiesOn = (policies: readonly Policy[], day: PlainDate): readonly Policy[] => {
  const latest = new Map<string, Policy>();
  for (const policy of policies.toSorted(byBeginning))
    if (holdsOn(policy, day)) latest.set(policy.series, policy);
  return [...latest.values()].sort(byBeginning);
};

/** The sheets of a month: each form by the version in force on the last day the sheet spans, latest policies first. */
export const sheetForms = (policies: readonly Policy[], month: PlainMonth): readonly FormHome[] => {
  const ofPolicy = (policy: Policy): readonly FormHome[] =>
    policy.forms
      .filter(isSheet)
      .filter((form) => policiesOn(policies, sheetSpan(form, month).until).includes(policy))
      .map((form) => ({ form, policy }));
  return policies.toSorted((a, b) => byBeginning(b, a)).flatMap(ofPolicy);
};

/**
 * The sheet of a person that holds a month. Where several bind the ranks held, the one of the policy that came into
 * force last; one whose rank is held in the month itself before one whose rank is only held later in its half-year.
 */
export const chosenForm = (
  forms: readonly FormHome[],
  month: PlainMonth,
  ranksIn: (span: Span) => readonly string[],
): FormHome | undefined => {
  const own = forms.filter(({ form }) => ranksIn(sheetSpan(form, month)).includes(form.rank));
  const now = ranksIn({ from: firstOfMonth(month), until: lastOfMonth(month) });
  return own.find(({ form }) => now.includes(form.rank)) ?? own[0];
};
