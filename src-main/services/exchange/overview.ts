import type { DeliveryView, ExchangeOverview, PartnerView, Purpose } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { OFFICE_PARTNER } from '#domain/exchange/kept';
import type { Delivery } from '#domain/exchange/kept';
import { fingerprintText } from '#domain/exchange/package';
import type { Ledger } from '#storage/ledger';
import { registerOf } from '../register.ts';
import type { Register } from '../register.ts';
import { ledgerOf } from '../session.ts';
import type { Session } from '../session.ts';
import { purposeOf } from './purpose.ts';
import { countToSend } from './to-send.ts';
import { gapsOf, isAcknowledged, isPackage, trafficWith } from './traffic.ts';
import type { Waiting } from './waiting.ts';

/** Deliveries shown, newest first. */
const MOST_DELIVERIES = 500;

const partnerView = (
  session: Session,
  ledger: Ledger,
  { id, name }: { readonly id: string; readonly name: string },
): PartnerView => {
  const traffic = trafficWith(session, ledger, id);
  const { partner, came, went } = traffic;
  return {
    id,
    name,
    fingerprint: partner === undefined ? null : fingerprintText(partner.fingerprint),
    pinned: partner?.pinned ?? null,
    lastIn: came.at(-1)?.at ?? null,
    lastOut: went.at(-1)?.at ?? null,
    gaps: gapsOf(traffic),
    toSend: countToSend(session, ledger, id),
  };
};

/** With whom packages may go to and fro: the office, or every unit that has or had people, or a key. */
const partnersOf = (
  ledger: Ledger,
  register: Register,
  purpose: Purpose,
): readonly { readonly id: string; readonly name: string }[] => {
  if (purpose.side === 'department') return [{ id: OFFICE_PARTNER, name: purpose.office.name }];
  const known = new Set([
    ...register.posts.map(({ unit }) => unit),
    ...ledger.all('partner').map(({ id }) => id),
  ]);
  return [...register.units.values()].filter(({ id }) => known.has(id));
};

const deliveryViews = (
  session: Session,
  ledger: Ledger,
  name: (partner: string) => string,
): readonly DeliveryView[] => {
  const view = (delivery: Delivery, undone: boolean): DeliveryView => {
    const { id, direction, kind, partner, file, at, made, sequence, counts } = delivery;
    const acknowledged =
      direction === 'out' && isPackage(delivery) && partner !== null
        ? isAcknowledged(trafficWith(session, ledger, partner), delivery)
        : null;
    return {
      ...{ id, direction, kind, file, at, made, sequence, counts, acknowledged, undone },
      partner: partner === null ? '' : name(partner),
    };
  };
  return [
    ...ledger.all('delivery').map((delivery) => view(delivery, false)),
    ...ledger.deletedRecords('delivery').map((delivery) => view(delivery, true)),
  ]
    .sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
    .slice(0, MOST_DELIVERIES);
};

/** Everything 收发 shows before a file is opened. */
export const exchangeOverview = async (
  session: Session,
  waiting: Waiting,
): Promise<Reply<ExchangeOverview>> => {
  const { ports } = session;
  const identity = await ports.keys.identity();
  if (!identity.ok) return failed({ code: 'read-failed', file: '本机身份', why: identity.why });
  const files = await waiting.list();
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const purpose = purposeOf(ledger);
  const partners = partnersOf(ledger, register, purpose);
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  return done({
    purpose,
    fingerprint: fingerprintText(identity.value.fingerprint),
    drives: ports.drives.list().map(({ id, name }) => ({ id, name })),
    waiting: files,
    pending: ledger.all('conflict').filter(({ settled }) => settled === null).length,
    partners: partners.map((partner) => partnerView(session, ledger, partner)),
    deliveries: deliveryViews(
      session,
      ledger,
      (id) => names.get(id) ?? register.units.get(id)?.name ?? '',
    ),
    asked: waiting.asked(),
  });
};
