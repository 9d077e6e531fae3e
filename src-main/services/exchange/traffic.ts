import type { Delivery, DeliveryKind, Partner } from '#domain/exchange/kept';
import type { PackageKind } from '#domain/exchange/package';
import type { Ledger } from '#storage/ledger';
import type { Session } from '../session.ts';

/** Missing numbers told of one partner; more than that says no more. */
const MOST_GAPS = 100;

const PACKAGES: ReadonlySet<DeliveryKind> = new Set<PackageKind>(['entries', 'roster', 'receipt']);

/** Whether a delivery is a package, which alone has a sequence number and is acknowledged. */
export const isPackage = ({ kind }: Delivery): boolean => PACKAGES.has(kind);

/** The packages that went between here and a partner and still stand, in the order of their numbers. */
export interface Traffic {
  readonly partner: Partner | undefined;
  /** Theirs, from the installation that was agreed on. */
  readonly came: readonly Delivery[];
  readonly went: readonly Delivery[];
  /** Our last one of which they said that they have it: everything up to its `upTo` is with them. */
  readonly acknowledged: Delivery | undefined;
  /** They once said that they have a later one: they took its import back since. */
  readonly fellBack: boolean;
}

const byNumber = (one: Delivery, other: Delivery): number =>
  (one.sequence ?? 0) - (other.sequence ?? 0) || one.at.localeCompare(other.at);

const partnerOf = (ledger: Ledger, id: string): Partner | undefined => {
  const found = ledger.record('partner', id);
  return found?.deleted === false ? found.record : undefined;
};

/** Packages that stand, by partner, in the order of their numbers; sorted once after each write. */
const packagesOf = (session: Session, ledger: Ledger): ReadonlyMap<string, readonly Delivery[]> =>
  session.kept('exchange packages', () => {
    const grouped = new Map<string, Delivery[]>();
    for (const delivery of ledger.all('delivery').filter(isPackage).sort(byNumber)) {
      const partner = delivery.partner ?? '';
      grouped.set(partner, [...(grouped.get(partner) ?? []), delivery]);
    }
    return grouped;
  });

/** What went between here and a partner (a unit's id, or `office`). */
export const trafficWith = (session: Session, ledger: Ledger, id: string): Traffic => {
  const partner = partnerOf(ledger, id);
  const packages = packagesOf(session, ledger).get(id) ?? [];
  const came = packages.filter(
    ({ direction, installation }) =>
      direction === 'in' && installation === (partner?.installation ?? null),
  );
  const went = packages.filter(({ direction }) => direction === 'out');
  // Their last word counts: who took an import back acknowledges an earlier package again.
  const places = new Map(went.map((delivery, place) => [delivery.id, place]));
  const words = came.map(({ acknowledges }) => places.get(acknowledges ?? '') ?? -1);
  const word = words.at(-1) ?? -1;
  return {
    ...{ partner, came, went },
    acknowledged: went[word],
    fellBack: words.some((place) => place > word),
  };
};

/** Numbers of theirs that never came, lowest first. */
export const gapsOf = ({ came }: Traffic): readonly number[] => {
  const here = new Set(came.map(({ sequence }) => sequence));
  const last = came.at(-1)?.sequence ?? 0;
  const gaps: number[] = [];
  for (let number = 1; number < last && gaps.length < MOST_GAPS; number += 1) {
    if (!here.has(number)) gaps.push(number);
  }
  return gaps;
};

/** Whether the other side said that it has a package of ours; those before the one it named are in it. */
export const isAcknowledged = (traffic: Traffic, delivery: Delivery): boolean =>
  traffic.acknowledged !== undefined &&
  (delivery.id === traffic.acknowledged.id || delivery.upTo <= traffic.acknowledged.upTo);
