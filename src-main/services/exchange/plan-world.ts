import type { Arrival, Conflict } from '#domain/exchange/kept';
import { distinctText } from '#domain/exchange/matches';
import { ISSUED, REPORTED } from '#domain/exchange/package';
import type { SharedData, SharedKind, Side } from '#domain/exchange/package';
import type { Candidate, Here, PlanWorld, Source } from '#domain/exchange/plan';
import { referencesIn } from '#domain/exchange/references';
import type { Reference } from '#domain/exchange/references';
import { canonicalText, sharedForm } from '#domain/exchange/shared-form';
import type { Ledger } from '#storage/ledger';
import { registerOf } from '../register.ts';
import type { Session } from '../session.ts';
import { makeAlike } from './plan-world-alike.ts';
import { keptRecords } from './plan-world-kept.ts';
import type { Kept } from './plan-world-kept.ts';
import { makeGuards } from './plan-world-settled.ts';
import { cameToNothing, isTakenBack } from './taken-back.ts';
import { theirIds } from './their-ids.ts';

/** What a world is made for. */
export interface WorldFor {
  readonly side: Side;
  readonly source: Pick<Source, 'partner' | 'side'>;
  /** Only their kinds are looked at, so that what is asked for often is read at once. */
  readonly candidates: readonly Pick<Candidate, 'kind'>[];
}

const keyOf = (kind: SharedKind, id: string): string => `${kind} ${id}`;

const naturalKey = (kind: SharedKind, data: object): string | undefined => {
  const part = (name: string): string => {
    const value: unknown = Object.entries(data).find(([key]) => key === name)?.[1];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  if (kind === 'sheet') return `${part('person')} ${part('month')}`;
  if (kind === 'declaration') return `${part('person')} ${part('academicYear')}`;
  if (kind === 'semester') return `${part('academicYear')}-${part('ordinal')}`;
  // One 情况说明 for a rule, a person and a period.
  if (kind === 'reason') return `${part('rule')} ${part('person')} ${part('from')}`;
  return kind === 'holiday-year' ? part('year') : undefined;
};

/** What a person decided about ids and about what looks alike, and which records wait. */
const decisionsOf = (ledger: Ledger, partner: string | null) => {
  const matches = new Map<string, string | null>();
  const distinct = new Set<string>();
  for (const { type, kind, text, target } of ledger.all('match'))
    if (type === 'distinct') distinct.add(text);
    else matches.set(`${type} ${kind} ${text}`, target);
  const open = new Map<string, Conflict>();
  for (const conflict of ledger.all('conflict'))
    if (conflict.settled === null && conflict.partner === partner)
      open.set(keyOf(conflict.kind, conflict.theirs.id), conflict);
  return { matches, distinct, open };
};

/** By record, the live ones that refer to it. */
const neededIn = (kept: Kept): ReadonlyMap<string, readonly Reference[]> => {
  const needed = new Map<string, Reference[]>();
  for (const kind of [...ISSUED, ...REPORTED])
    for (const record of kept.live(kind))
      for (const target of referencesIn(kind, { ...record })) {
        const key = keyOf(target.kind, target.id);
        const known = needed.get(key);
        if (known === undefined) needed.set(key, [{ kind, id: record.id }]);
        else known.push({ kind, id: record.id });
      }
  return needed;
};

/** Looks up what a plan asks, in the ledger as it is now; valid until the next write. */
export const makeWorld = (session: Session, ledger: Ledger, asked: WorldFor): PlanWorld => {
  const { side, source, candidates } = asked;
  const { ports } = session;
  const kept = keptRecords(
    ledger,
    (function* () {
      for (const { kind } of candidates) yield kind;
    })(),
  );
  const guards = makeGuards(ledger, kept, registerOf(session, ledger));
  const digestOf = (data: SharedData): string => ports.digest(canonicalText(data));
  const here = new Map<string, Here | undefined>();
  const natural = new Map<SharedKind, ReadonlyMap<string, string>>();
  let arrivals: ReadonlyMap<string, Arrival> | undefined;
  let decisions: ReturnType<typeof decisionsOf> | undefined;
  let needed: ReturnType<typeof neededIn> | undefined;
  const decided = () => (decisions ??= decisionsOf(ledger, source.partner));

  const arrivalOf = (kind: SharedKind, id: string): Arrival | undefined =>
    (arrivals ??= ledger.arrivalsFrom(source.partner)).get(keyOf(kind, id));
  const readHere = (kind: SharedKind, id: string): Here | undefined => {
    const found = kept.find(kind, id);
    if (found === undefined || (found.deleted && isTakenBack(ledger, kind, id))) return undefined;
    const data = sharedForm(kind, found.record, source.side);
    let digest: string | undefined;
    return {
      data,
      deleted: found.deleted,
      // Most rows are told apart without it.
      get digest() {
        return (digest ??= digestOf(data));
      },
    };
  };

  return {
    today: ports.clock.today(),
    now: ports.clock.now(),
    side,
    here: (kind, id) => {
      const key = keyOf(kind, id);
      if (!here.has(key)) here.set(key, readHere(kind, id));
      return here.get(key);
    },
    sameKey: (kind, data) => {
      const key = naturalKey(kind, data);
      if (key === undefined) return undefined;
      const known =
        natural.get(kind) ??
        new Map(kept.live(kind).map((record) => [naturalKey(kind, record) ?? '', record.id]));
      natural.set(kind, known);
      return known.get(key);
    },
    arrival: arrivalOf,
    seen: (kind, id, digest) =>
      // What is neither here nor ever came needs no search, and most of a first package is that.
      (kept.find(kind, id) !== undefined || arrivalOf(kind, id) !== undefined) &&
      ledger.arrivedAs(digest).some((one) => one.kind === kind && one.record === id),
    seenAs: (kind, digest) => ledger.arrivedAs(digest).find((one) => one.kind === kind)?.record,
    version: (kind, id, digest) => {
      const versions = ledger
        .historyOf(kind, id)
        .flatMap((revision) =>
          revision.after === null
            ? []
            : [{ revision, data: sharedForm(kind, revision.after, side) }],
        );
      // What was taken back is nothing that both sides could go on from.
      const last = (isIt: (data: SharedData) => boolean): SharedData | undefined =>
        versions.findLast(({ revision, data }) => isIt(data) && !cameToNothing(ledger, revision))
          ?.data;
      const found = last((data) => digestOf(data) === digest);
      if (found !== undefined || source.partner === null) return found;
      // They know records of ours under ids of their own, and were told so.
      const { some, inTheirs } = theirIds(session, ledger, source.partner);
      return some ? last((data) => digestOf(inTheirs(kind, data)) === digest) : undefined;
    },
    open: (kind, id) => decided().open.get(keyOf(kind, id)),
    // At a department the office decides, also about what it closed.
    settled: (kind, id) => (side === 'office' ? guards.settled(kind, id) : null),
    closed: (kind, data) => side === 'office' && guards.closed(kind, data),
    alias: (kind, id) => decided().matches.get(`id ${kind} ${id}`) ?? undefined,
    neededBy: (kind, id) => (needed ??= neededIn(kept)).get(keyOf(kind, id)) ?? [],
    exists: (kind, id) => kept.find(kind, id)?.deleted === false,
    alike: makeAlike(ledger, kept),
    distinct: (one, other) => decided().distinct.has(distinctText(one, other)),
  };
};
