import type { Match } from '#domain/exchange/kept';
import type { SharedData, SharedKind } from '#domain/exchange/package';
import { withReferences } from '#domain/exchange/references';
import type { Ledger } from '#storage/ledger';
import type { Session } from '../session.ts';

/** Ids under which a partner knows records of ours, where a person said that theirs is ours. */
export interface TheirIds {
  /** Whether any of ours has another id there. */
  readonly some: boolean;
  readonly idOf: (kind: SharedKind, id: string) => string;
  /** What a record says, with their ids in its references; the same object where all of them stay. */
  readonly inTheirs: (kind: SharedKind, data: SharedData) => SharedData;
}

/** With whom a match was made: the batch that brought it also has the file, or the conflict that was settled. */
const partnerOf = (ledger: Ledger, { id, text }: Match): string | null => {
  const batch = ledger.historyOf('match', id).at(-1)?.batch;
  const altered = batch === undefined ? [] : ledger.alteredBy(batch);
  for (const { kind, id: record } of altered)
    if (kind === 'delivery') return ledger.record('delivery', record)?.record.partner ?? null;
  for (const { kind, id: record } of altered) {
    const conflict = kind === 'conflict' ? ledger.record('conflict', record)?.record : undefined;
    if (conflict?.theirs.id === text) return conflict.partner;
  }
  return null;
};

interface Known {
  readonly match: Match & { readonly target: string };
  readonly partner: string | null;
}

const known = (session: Session, ledger: Ledger): readonly Known[] =>
  session.kept('exchange ids', () =>
    ledger
      .all('match')
      .flatMap((match) => {
        const { type, target } = match;
        return type === 'id' && target !== null
          ? [{ match: { ...match, target }, partner: partnerOf(ledger, match) }]
          : [];
      })
      .sort((one, other) => one.match.at.localeCompare(other.match.at)),
  );

/** The ids of a partner, kept until the next write. */
export const theirIds = (session: Session, ledger: Ledger, partner: string | null): TheirIds =>
  session.kept(`exchange ids ${partner ?? ''}`, () => {
    const theirs = new Map(
      known(session, ledger).flatMap(({ match, partner: whose }) =>
        partner !== null && whose === partner
          ? [[`${match.kind} ${match.target}`, match.text] as const]
          : [],
      ),
    );
    const idOf = (kind: SharedKind, id: string): string => theirs.get(`${kind} ${id}`) ?? id;
    return {
      some: theirs.size > 0,
      idOf,
      inTheirs: (kind, data) =>
        theirs.size === 0
          ? data
          : withReferences(kind, data, (target) => idOf(target.kind, target.id)),
    };
  });
