import type { Policy } from './schema.ts';

/** A fault of a policy that its shape doesn't show, by path. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Where in the document a fault is. */
export type Path = Finding['path'];

/** Names a policy defines, which its rules and forms may use. */
export interface Names {
  readonly ranks: ReadonlySet<string>;
  readonly flags: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly carriers: ReadonlySet<string>;
  readonly activities: ReadonlySet<string>;
  readonly evidence: ReadonlySet<string>;
  readonly passages: ReadonlyMap<string, string>;
}

/** What a policy defines. */
export const namesOf = (policy: Policy): Names => ({
  ranks: new Set(policy.ranks.map((rank) => rank.id)),
  flags: new Set(policy.flags.map((flag) => flag.name)),
  kinds: new Set(policy.objectKinds.map((kind) => kind.name)),
  carriers: new Set(policy.carriers.map((carrier) => carrier.id)),
  activities: new Set(policy.activities),
  evidence: new Set(policy.evidenceKinds),
  passages: new Map(policy.text.map((passage) => [passage.id, passage.text])),
});

/** A fault if the condition holds. */
export const when = (condition: boolean, path: Path, message: string): readonly Finding[] =>
  condition ? [{ path, message }] : [];

/** A fault for each name that stood in the list before. */
export const repeated = (names: readonly string[], path: Path, what: string): readonly Finding[] =>
  names.flatMap((name, index) =>
    when(names.indexOf(name) !== index, [...path, index], `${what}“${name}”重复`),
  );

/** A fault for each name the policy doesn't define. */
export const unknown = (
  used: readonly string[] | undefined,
  known: ReadonlySet<string>,
  path: Path,
  what: string,
): readonly Finding[] =>
  (used ?? []).flatMap((name, index) =>
    when(!known.has(name), [...path, index], `${what}“${name}”没有在本制度中定义`),
  );
