import type { FormWords } from '#domain/exchange/hand-in';
import type { PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/schema';
import { versionOn } from '../register.ts';
import type { Register } from '../register.ts';

/** A carrier's label, and the kinds of objects that no other carrier is fed from: people write those too. */
const carrierWords = ({ carriers, objectKinds }: Policy): FormWords['carriers'] => {
  const uses = new Map<string, number>();
  for (const kind of carriers.flatMap((carrier) => carrier.objectKinds))
    uses.set(kind, (uses.get(kind) ?? 0) + 1);
  const synonyms = (kind: string): readonly string[] => [
    kind,
    ...(objectKinds.find(({ name }) => name === kind)?.synonyms ?? []),
  ];
  return carriers.map((carrier) => ({
    id: carrier.id,
    labels: [
      ...new Set([
        carrier.label,
        ...carrier.objectKinds.filter((kind) => uses.get(kind) === 1).flatMap(synonyms),
      ]),
    ],
  }));
};

/** The record sheets of the policies in force on a day, with the words by which a reader finds their rows. */
export const formWordsOf = (register: Register, day: PlainDate): readonly FormWords[] =>
  [...new Set(register.policies.map(({ series }) => series))]
    .flatMap((series) => versionOn(register.policies, series, day) ?? [])
    .flatMap((policy) => {
      const carriers = carrierWords(policy);
      return policy.forms
        .filter((form) => form.kind !== 'table' || form.rows === 'entries')
        .map((form) => ({ policy: policy.id, form, carriers }));
    });
