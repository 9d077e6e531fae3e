import type { PackageContent } from '#documents/package/write-package';
import { safeFileName } from '#documents/file-name';
import type { Arrival, Delivery } from '#domain/exchange/kept';
import type { PackageKind, RecordLine } from '#domain/exchange/package';
import { sharedForm } from '#domain/exchange/shared-form';
import { dayOf } from '#domain/plain-date';
import type { LocalTime } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import { institutionOf } from '../overview.ts';
import type { Identity } from '../ports.ts';
import type { Session } from '../session.ts';
import { gatherRoster } from './gather-roster.ts';
import { purposeOf } from './purpose.ts';
import { keyOf, revisionOf } from './send-standing.ts';
import { gatherReported, targetFor, toSend } from './to-send.ts';
import type { Gathered, Outgoing, Target } from './to-send.ts';
import { PACKAGE_WORD } from './trust.ts';

/** A package for one unit, gathered from the ledger as it is now. */
export interface Parcel {
  readonly kind: PackageKind;
  readonly unit: { readonly id: string; readonly name: string };
  readonly target: Target;
  readonly gathered: Gathered;
  /** Our last package of which they said that they have it, where this one begins; `undefined` for the whole. */
  readonly since: Delivery | undefined;
  /** The history up to which it tells. */
  readonly upTo: number;
  readonly attachments: PackageContent['attachments'];
}

/** Evidence the other side is known to have: it sent it. */
const theirFiles = (arrival: Arrival | undefined): ReadonlySet<unknown> => {
  const evidence = arrival?.base?.evidence;
  return new Set(
    Array.isArray(evidence)
      ? (evidence as { readonly file?: { readonly sha256?: unknown } }[]).map(
          ({ file }) => file?.sha256,
        )
      : [],
  );
};

/** Files that the records name: every one with a department's package; from the office what isn't known to be there. */
const attachmentsOf = (
  session: Session,
  { kind, target }: Pick<Parcel, 'kind' | 'target'>,
  records: readonly Outgoing[],
): Parcel['attachments'] => {
  const { files, place } = session.ports;
  const arrivals = kind === 'receipt' ? target.standing.arrivals : undefined;
  const paths = new Map<string, string>();
  for (const { told, deleted } of records) {
    if (told.kind !== 'entry' || deleted) continue;
    const known = theirFiles(arrivals?.get(`entry ${told.record.id}`));
    for (const { file } of told.record.evidence) {
      if (file === undefined || known.has(file.sha256)) continue;
      const path = files.join(place.evidence(), file.sha256);
      if (files.exists(path)) paths.set(file.sha256, path);
    }
  }
  return [...paths].map(([sha256, path]) => ({ sha256, path }));
};

/** Gathers what a package of a kind would tell a unit: all of it, or what changed since it was last acknowledged. */
export const gatherParcel = (
  session: Session,
  ledger: Ledger,
  { kind, unit, all }: Pick<Parcel, 'kind' | 'unit'> & { readonly all: boolean },
): Parcel => {
  const target = targetFor(session, ledger, unit.id);
  const whole = all || kind === 'roster';
  const upTo = ledger.head().seq;
  const gathered = ((): Gathered => {
    if (kind === 'roster') return gatherRoster(session, ledger, target);
    return all
      ? gatherReported(session, ledger, target, 'all')
      : toSend(session, ledger, target.partner);
  })();
  const attachments = attachmentsOf(session, { kind, target }, gathered.records);
  const since = whole ? undefined : target.traffic.acknowledged;
  return { kind, unit, target, gathered, since, upTo, attachments };
};

/** Our last package to the other side of this installation, which the next one follows. */
const lastOf = ({ traffic }: Target, identity: Identity): Delivery | undefined =>
  traffic.went.findLast(({ installation }) => installation === identity.installation);

/** The number that the next package there gets. */
const nextNumber = (target: Target, identity: Identity): number =>
  (lastOf(target, identity)?.sequence ?? 0) + 1;

/** `护理学院-报送包-007-20261121.lxb` */
export const parcelName = (parcel: Parcel, identity: Identity, now: LocalTime): string => {
  const number = String(nextNumber(parcel.target, identity)).padStart(3, '0');
  const day = dayOf(now).replaceAll('-', '');
  return `${safeFileName(`${parcel.unit.name}-${PACKAGE_WORD[parcel.kind]}-${number}-${day}`)}.lxb`;
};

/** A parcel as the writer of packages takes it. */
export const contentOf = (
  session: Session,
  ledger: Ledger,
  parcel: Parcel,
  identity: Identity,
): PackageContent => {
  const { kind, unit, target, gathered, attachments } = parcel;
  const { side, traffic, standing } = target;
  const { arrivals, open, theirs } = standing;
  const purpose = purposeOf(ledger);
  // Made one by one as they are written: a package may hold tens of thousands.
  const records = function* (): Generator<RecordLine> {
    for (const outgoing of gathered.records) {
      const { told, deleted } = outgoing;
      const { kind: type, record } = told;
      const key = keyOf(told);
      yield {
        type,
        id: theirs.idOf(type, record.id),
        rev: revisionOf(session, target, outgoing),
        base: open.has(key) ? null : (arrivals.get(key)?.digest ?? null),
        deleted,
        data: deleted ? null : theirs.inTheirs(type, sharedForm(type, record, side)),
      };
    }
  };
  return {
    manifest: {
      kind,
      id: session.ports.newId(),
      created: session.ports.clock.now(),
      ledger:
        purpose.side === 'department'
          ? { id: purpose.office.ledger, name: purpose.office.name }
          : { id: ledger.id, name: institutionOf(ledger) },
      unit,
      sender: {
        installation: identity.installation,
        name: purpose.side === 'department' ? unit.name : institutionOf(ledger),
      },
      sequence: nextNumber(target, identity),
      previous: lastOf(target, identity)?.id ?? null,
      acknowledges: traffic.came.at(-1)?.id ?? null,
    },
    records: records(),
    attachments,
  };
};
