import type { Answer, Asked } from '#api/contract';
import type { SendPreview, SentFile } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { writePackage } from '#documents/package/write-package';
import type { Delivery } from '#domain/exchange/kept';
import { WRITTEN_BY } from '#domain/exchange/package';
import type { PackageKind, SharedKind } from '#domain/exchange/package';
import type { Ledger } from '#storage/ledger';
import type { Identity } from '../ports.ts';
import { registerOf } from '../register.ts';
import { LASTING_SOURCE, ledgerOf } from '../session.ts';
import type { Session } from '../session.ts';
import { remember } from '../written-files.ts';
import { contentOf, gatherParcel, parcelName } from './package-content.ts';
import type { Parcel } from './package-content.ts';
import { purposeOf } from './purpose.ts';
import { outgoingTitle, parcelNotes, writeTrouble } from './send-words.ts';
import { holding } from './send-held.ts';
import { unknownThere } from './send-unknown.ts';
import { freePath, sendTarget } from './send-target.ts';
import type { SendTarget } from './send-target.ts';
import { sendWorkbooks } from './send-workbooks.ts';
import { underWay } from './to-send.ts';
import type { Job, Jobs } from './taking-job.ts';
import { PACKAGE_WORD } from './trust.ts';

export interface Sending {
  readonly preview: (
    asked: Asked<'exchange.preview'>,
  ) => Promise<Reply<Answer<'exchange.preview'>>>;
  readonly send: (asked: Asked<'exchange.send'>) => Promise<Reply<Answer<'exchange.send'>>>;
  readonly workbooks: (
    asked: Asked<'exchange.workbooks'>,
  ) => Promise<Reply<Answer<'exchange.workbooks'>>>;
}

/** Titles shown of what goes. */
const SAMPLE = 8;

type Unit = Parcel['unit'];

/** The units packages are made for; a department's only one is its own. */
const unitsOf = (
  session: Session,
  ledger: Ledger,
  kind: PackageKind,
  asked: readonly string[],
): Reply<readonly Unit[]> => {
  const purpose = purposeOf(ledger);
  if (WRITTEN_BY[kind] !== purpose.side)
    return failed({ code: 'other-side', side: WRITTEN_BY[kind] });
  if (purpose.side === 'department') return done([purpose.unit]);
  const register = registerOf(session, ledger);
  const found = [...new Set(asked)].map((id) => register.units.get(id));
  const units = found.filter((unit) => unit !== undefined);
  return units.length < found.length
    ? failed({ code: 'not-found', what: 'unit' })
    : done(units.map(({ id, name }) => ({ id, name })));
};

const identityOf = async (session: Session): Promise<Reply<Identity>> => {
  const identity = await session.ports.keys.identity();
  return identity.ok
    ? done(identity.value)
    : failed({ code: 'read-failed', file: '本机身份', why: identity.why });
};

const countsOf = ({ gathered }: Parcel): SendPreview['counts'] => {
  const counts: Partial<Record<SharedKind, number>> = {};
  for (const { told } of gathered.records) counts[told.kind] = (counts[told.kind] ?? 0) + 1;
  return counts;
};

const preview = async (
  session: Session,
  { kind, units, all }: Asked<'exchange.preview'>,
): Promise<Reply<readonly SendPreview[]>> => {
  const identity = await identityOf(session);
  if (!identity.ok) return identity;
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const found = unitsOf(session, ledger, kind, units);
  if (!found.ok) return found;
  const register = registerOf(session, ledger);
  const previews: SendPreview[] = [];
  for (const unit of found.value) {
    const parcel = gatherParcel(session, ledger, { kind, unit, all });
    previews.push({
      kind,
      unit,
      file: parcelName(parcel, identity.value, session.ports.clock.now()),
      counts: countsOf(parcel),
      sample: parcel.gathered.records
        .slice(0, SAMPLE)
        .map((outgoing) => outgoingTitle(register, outgoing)),
      attachments: parcel.attachments.length,
      notes: parcelNotes(
        parcel,
        kind === 'receipt' ? unknownThere(ledger, register, parcel.target, parcel.gathered) : [],
      ),
      since: parcel.since?.at ?? null,
    });
    await session.ports.breathe();
  }
  return done(previews);
};

/** What every file of one act of sending shares. */
interface Sent {
  readonly session: Session;
  readonly identity: Identity;
  readonly target: SendTarget;
  readonly passphrase: string | null;
  readonly job: Job;
}

/**
 * Writes one package. Only what was synced, read back and found whole is noted as sent; when it can't be noted, the
 * file goes again, for its number would be given out twice.
 */
const sendOne = async (
  { session, identity, target, passphrase, job }: Sent,
  ledger: Ledger,
  parcel: Parcel,
): Promise<Reply<SentFile>> => {
  const { ports } = session;
  const { kind, unit } = parcel;
  const path = freePath(session, target.folder, parcelName(parcel, identity, ports.clock.now()));
  const name = ports.files.name(path);
  const written = await writePackage(path, contentOf(session, ledger, parcel, identity), {
    publicKey: identity.publicKey,
    sign: ports.keys.sign,
    passphrase,
    progress: (wrote, total) => {
      job.step(`写 ${name}`, wrote, total);
    },
    cancelled: job.cancelled,
  });
  if (!written.ok) return failed(writeTrouble(name, written.why));
  const { manifest, digest } = written.written;
  const { id, sequence, previous, acknowledges, counts } = manifest;
  const delivery: Delivery = {
    ...{ id, kind, sequence, previous, acknowledges, counts, digest },
    direction: 'out',
    partner: parcel.target.partner,
    installation: identity.installation,
    made: manifest.created,
    at: ports.clock.now(),
    file: name,
    upTo: parcel.upTo,
  };
  const noted = session.write(
    `做${PACKAGE_WORD[kind]} ${name}（给${kind === 'entries' ? manifest.ledger.name : unit.name}）`,
    [
      { kind: 'delivery', id, after: delivery },
      ...holding(ledger, id, parcel.gathered, underWay(parcel.target, parcel.since?.upTo ?? 0)),
    ],
    ['exchange'],
    LASTING_SOURCE,
  );
  if (!noted.ok) {
    ports.files.remove(path);
    return noted;
  }
  const { id: handle } = remember(session, path);
  return done({ id: handle, name, place: target.place, unit: unit.name, safe: true });
};

const send = async (
  session: Session,
  { kind, units, all, passphrase, drive }: Asked<'exchange.send'>,
  job: Job,
): Promise<Reply<readonly SentFile[] | null>> => {
  const identity = await identityOf(session);
  if (!identity.ok) return identity;
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const found = unitsOf(session, open.value, kind, units);
  if (!found.ok) return found;
  const target = await sendTarget(session, drive);
  if (!target.ok) return target;
  if (target.value === null) return done(null);
  const sent = { session, identity: identity.value, target: target.value, passphrase, job };
  const files: SentFile[] = [];
  for (const unit of found.value) {
    // Asked anew: the ledger may have been closed while a person chose a folder.
    const ledger = ledgerOf(session);
    if (!ledger.ok) return ledger;
    const parcel = gatherParcel(session, ledger.value, { kind, unit, all });
    const file = await sendOne(sent, ledger.value, parcel);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return done(files);
};

/** What goes out: packages, and workbooks for departments without the app. One job is under way at a time. */
export const makeSending = (session: Session, jobs: Jobs): Sending => {
  const busy = (): Promise<Reply<never>> => Promise.resolve(failed({ code: 'busy' }));
  return {
    preview: (asked) => preview(session, asked),
    send: (asked) => jobs.run((job) => send(session, asked, job)) ?? busy(),
    workbooks: (asked) => jobs.run((job) => sendWorkbooks(session, asked, job)) ?? busy(),
  };
};
