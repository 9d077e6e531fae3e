import type { Purpose } from '#api/exchange-views';
import { OFFICE_PARTNER } from '#domain/exchange/kept';
import type { Delivery, Partner } from '#domain/exchange/kept';
import { WRITTEN_BY } from '#domain/exchange/package';
import type { Manifest, PackageKind } from '#domain/exchange/package';
import type { Source } from '#domain/exchange/plan';
import { addDays, dayOf, dayText } from '#domain/plain-date';
import type { LocalTime } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import { noticesAbout } from './trust-order.ts';

/** Who signed a package that holds together in itself. */
export interface Signed {
  readonly manifest: Manifest;
  /** SPKI DER in base64. */
  readonly publicKey: string;
  /** SHA-256 of the key, as computed here. */
  readonly fingerprint: string;
}

/** What is known where a package is opened. */
export interface TrustWorld {
  readonly ledger: Ledger;
  readonly purpose: Purpose;
  readonly now: LocalTime;
}

/** Whether a package is one to be planned here. */
export type Trust =
  | { readonly state: 'trusted'; readonly source: Source; readonly notices: readonly string[] }
  /** Its key isn't the one agreed on, or none was yet. */
  | { readonly state: 'stranger'; readonly partner: string; readonly pinned: Partner | null }
  | { readonly state: 'refused'; readonly text: string };

/** What people call each kind. */
export const PACKAGE_WORD: Readonly<Record<PackageKind, string>> = {
  entries: '报送包',
  roster: '下发包',
  receipt: '回执包',
};

const refused = (text: string): Trust => ({ state: 'refused', text });

const live = <Item>(
  found: { readonly record: Item; readonly deleted: boolean } | undefined,
): Item | null => (found === undefined || found.deleted ? null : found.record);

const direction = ({ kind, unit }: Manifest, { purpose }: TrustWorld): string | undefined => {
  if (WRITTEN_BY[kind] !== purpose.side) return undefined;
  return purpose.side === 'office'
    ? `这是发给“${unit.name}”的${PACKAGE_WORD[kind]}，要在该部门的电脑上导入，中心台账不收。`
    : `这是“${unit.name}”的${PACKAGE_WORD[kind]}，要交给中心台账导入，部门填报不收。`;
};

const wrongLedger = ({ ledger }: Manifest, world: TrustWorld): string | undefined => {
  const ours = world.purpose.side === 'office' ? world.ledger.id : world.purpose.office.ledger;
  return ledger.id === ours
    ? undefined
    : `它属于另一个台账（“${ledger.name}”），不是本台账的。请核对文件；如果对方用的是旧的下发包，请重新下发一次。`;
};

const wrongUnit = (
  { unit, kind }: Manifest,
  { ledger, purpose }: TrustWorld,
): string | undefined => {
  if (purpose.side === 'department')
    return unit.id === purpose.unit.id
      ? undefined
      : `这是发给“${unit.name}”的${PACKAGE_WORD[kind]}，本机填报的是“${purpose.unit.name}”。请拿发给本单位的那一个。`;
  return live(ledger.record('unit', unit.id)) === null
    ? `名册里没有报送单位“${unit.name}”，它可能已被删除。请在“名册与制度”里恢复该单位，或请对方用现在的下发包重新建立填报。`
    : undefined;
};

/** Why a package is refused that was made later than tomorrow; `undefined` for one that wasn't. */
export const fromTheFuture = ({ created }: Manifest, now: LocalTime): string | undefined =>
  created > `${addDays(dayOf(now), 1)}${now.slice(10)}`
    ? `它的日期是 ${created.slice(0, 4)}年${dayText(dayOf(created))}，比本机的今天还晚。请对一下两台电脑的日期：本机不对的，改好后再导入；对方不对的，请改好后重新做包。`
    : undefined;

/** Every package of a partner that came in and stands. */
const receivedFrom = (ledger: Ledger, partner: string): readonly Delivery[] =>
  ledger
    .all('delivery')
    .filter(
      (delivery) =>
        delivery.direction === 'in' && delivery.partner === partner && delivery.sequence !== null,
    );

/** Under which id a partner is kept: the unit's, or the office's. */
const partnerOf = ({ unit }: Manifest, purpose: Purpose): string =>
  purpose.side === 'office' ? unit.id : OFFICE_PARTNER;

/**
 * Whether a package that is whole and rightly signed may be planned in this ledger. Refuses what is for somebody
 * else, of another ledger or from the future; a key that wasn't agreed on is a stranger's.
 */
export const judgeTrust = (signed: Signed, world: TrustWorld): Trust => {
  const { manifest, fingerprint } = signed;
  const text =
    direction(manifest, world) ??
    wrongLedger(manifest, world) ??
    wrongUnit(manifest, world) ??
    fromTheFuture(manifest, world.now);
  if (text !== undefined) return refused(text);
  const partner = partnerOf(manifest, world.purpose);
  const pinned = live(world.ledger.record('partner', partner));
  if (pinned?.fingerprint !== fingerprint) return { state: 'stranger', partner, pinned };
  const { notices, forked } = noticesAbout(manifest, receivedFrom(world.ledger, partner));
  return {
    state: 'trusted',
    notices,
    source: {
      delivery: manifest.id,
      partner,
      installation: manifest.sender.installation,
      side: WRITTEN_BY[manifest.kind],
      forked,
    },
  };
};
