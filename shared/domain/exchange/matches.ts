import type { LocalTime } from '../plain-date.ts';
import type { Match } from './kept.ts';
import type { SharedKind } from './package.ts';

/** What deciding needs from outside: new ids, and SHA-256 of a text in hexadecimal. */
export interface PlanIds {
  readonly newId: () => string;
  readonly digest: (text: string) => string;
}

/** Id of a match. Made by a digest, since a record's id stands in the chain of the history, where no name may. */
export const matchId = (
  type: Match['type'],
  kind: SharedKind,
  text: string,
  digest: PlanIds['digest'],
): string => `${type}-${digest(`${kind}\n${text}`).slice(0, 40)}`;

/** `text` of a `distinct` match of two records, whichever is named first. */
export const distinctText = (one: string, other: string): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`;

/** A match as it is kept. */
export const matchOf = (
  match: Omit<Match, 'id' | 'at'>,
  at: LocalTime,
  digest: PlanIds['digest'],
): Match => ({ id: matchId(match.type, match.kind, match.text, digest), ...match, at });
