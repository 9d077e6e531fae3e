import type { Attribute, Person } from '#domain/people';
import type { Policy } from '#domain/policy/schema';

/** 有, 无, 不详 */
export type Known = 'yes' | 'no' | 'unknown';

/** What is known of one qualification while the dialog is open. */
export interface AttributeRow {
  readonly name: string;
  known: Known;
  source: string;
}

const asked = (policies: readonly Policy[]): readonly string[] =>
  policies.flatMap((policy) =>
    policy.rules.flatMap(({ demand }) =>
      demand.kind === 'qualification' ? [demand.attribute] : [],
    ),
  );

/** A line for each qualification that a policy asks for or that somebody noted of the person. */
export const attributeRows = (
  person: Person | null,
  policies: readonly Policy[],
): AttributeRow[] => {
  const noted = person?.attributes ?? [];
  return [...new Set([...asked(policies), ...noted.map(({ name }) => name)])].map((name) => {
    const found = noted.find((one) => one.name === name);
    const known = found === undefined ? 'unknown' : found.has ? 'yes' : 'no';
    return { name, known, source: found?.source ?? '' };
  });
};

/** What the rows say; what is unknown isn't said. */
export const attributesSaid = (rows: readonly AttributeRow[]): readonly Attribute[] =>
  rows.flatMap(({ name, known, source }) =>
    known === 'unknown' ? [] : [{ name, has: known === 'yes', source: source.trim() }],
  );
