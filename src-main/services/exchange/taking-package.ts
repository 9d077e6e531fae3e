import type { Asked } from '#api/contract';
import type { Purpose, Taken } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Partner } from '#domain/exchange/kept';
import { fingerprintText, isSameFingerprint } from '#domain/exchange/package';
import type { Manifest } from '#domain/exchange/package';
import { readPackage } from '#intake/package/read-package';
import type { ReadPackage } from '#intake/package/read-package';
import type { Ledger } from '#storage/ledger';
import type { Session } from '../session.ts';
import { candidatesOfLines } from './candidates.ts';
import { purposeOf } from './purpose.ts';
import { refusedFile } from './taking-file.ts';
import type { TakenFile, Taking } from './taking-file.ts';
import { judgeTrust, PACKAGE_WORD } from './trust.ts';
import type { Trust } from './trust.ts';
import { strangersIn } from './trust-people.ts';

interface AskedPackage extends Asked<'exchange.take'> {
  readonly pin: string | null;
}

/** Who sends: the department, or the office by the name that the department knows it by. */
const senderName = ({ unit, sender, ledger }: Manifest, purpose: Purpose): string =>
  purpose.side === 'office' ? unit.name : purpose.office.name || ledger.name || sender.name;

const pin = (
  session: Session,
  read: ReadPackage,
  { partner, pinned }: Extract<Trust, { readonly state: 'stranger' }>,
  name: string,
): Reply<string | null> => {
  const { manifest, publicKey, fingerprint } = read;
  const after: Partner = {
    id: partner,
    installation: manifest.sender.installation,
    publicKey,
    fingerprint,
    name,
    pinned: session.ports.clock.now(),
  };
  const verb = pinned === null ? '确认' : '改用';
  return session.write(
    `${verb}“${name}”的核对码 ${fingerprintText(fingerprint)}`,
    [{ kind: 'partner', id: partner, after }],
    ['exchange'],
  );
};

/** The key as agreed on: it was before, or is pinned now; otherwise the window asks for it to be compared. */
const trusted = (
  session: Session,
  ledger: Ledger,
  read: ReadPackage,
  asked: AskedPackage,
): Reply<Extract<Trust, { readonly state: 'trusted' }> | Taken> => {
  const purpose = purposeOf(ledger);
  const judge = (): Trust => judgeTrust(read, { ledger, purpose, now: session.ports.clock.now() });
  const trust = judge();
  if (trust.state === 'refused')
    return failed({ code: 'file-refused', file: '', text: trust.text });
  if (trust.state === 'trusted') return done(trust);
  const name = senderName(read.manifest, purpose);
  const shown = fingerprintText(read.fingerprint);
  if (asked.pin !== null && isSameFingerprint(asked.pin, shown)) {
    const written = pin(session, read, trust, name);
    if (!written.ok) return written;
    const again = judge();
    if (again.state === 'trusted') return done(again);
  }
  const { pinned } = trust;
  return done({
    state: 'stranger',
    files: asked.files,
    name: read.manifest.sender.name,
    unit: name,
    fingerprint: shown,
    pinned:
      pinned === null
        ? null
        : { fingerprint: fingerprintText(pinned.fingerprint), since: pinned.pinned },
  });
};

const plan = async (
  taking: Taking,
  ledger: Ledger,
  read: ReadPackage,
  asked: { readonly file: TakenFile; readonly staging: string; readonly request: AskedPackage },
): Promise<Reply<Taken>> => {
  const { session, job } = taking;
  const { file, staging, request } = asked;
  const { manifest, records, attachments, digest, notices } = read;
  const trust = trusted(session, ledger, read, request);
  if (!trust.ok)
    return trust.problem.code === 'file-refused'
      ? refusedFile(file.name, trust.problem.text)
      : trust;
  if (trust.value.state !== 'trusted') return done(trust.value);
  const purpose = purposeOf(ledger);
  const strangers =
    purpose.side === 'office'
      ? strangersIn(
          session,
          ledger,
          manifest.unit,
          records.map(({ record }) => record),
        )
      : undefined;
  if (strangers !== undefined) return refusedFile(file.name, strangers);
  job.step('核对记录', 0, records.length);
  await session.ports.breathe();
  if (job.cancelled()) return failed({ code: 'cancelled' });
  const name = senderName(manifest, purpose);
  return taking.begin({
    kind: manifest.kind,
    title: `${name} 第 ${String(manifest.sequence)} 号${PACKAGE_WORD[manifest.kind]}`,
    partner: name,
    files: [{ delivery: manifest.id, name: file.name, kind: manifest.kind, digest }],
    source: trust.value.source,
    manifest,
    made: manifest.created,
    notices: [...trust.value.notices, ...notices.map(({ text }) => text)],
    candidates: candidatesOfLines(records),
    forms: [],
    formOf: new Map(),
    attachments: new Map(attachments.map(({ sha256, path }) => [sha256, path])),
    staging,
  });
};

/** Reads a package into staging, judges whether it may be taken, and begins its review. */
export const takePackage = async (
  taking: Taking,
  ledger: Ledger,
  file: TakenFile,
  request: AskedPackage,
): Promise<Reply<Taken>> => {
  const { session, job } = taking;
  const { files, place, newId } = session.ports;
  const { passphrase } = request;
  const askPassphrase = (wrong: boolean): Reply<Taken> =>
    done({ state: 'passphrase', files: request.files, name: file.name, wrong });
  if (file.kind === 'sealed-package' && passphrase === null) return askPassphrase(false);
  const staging = files.join(place.staging(), newId());
  const made = files.makeFolder(staging);
  if (!made.ok) return failed({ code: 'write-failed', file: '暂存', why: made.why });
  const read = await readPackage(file.path, {
    passphrase,
    staging,
    progress: (bytes, total) => {
      job.step('读取联系包', bytes, total);
    },
    cancelled: job.cancelled,
  });
  const taken = read.ok
    ? await plan(taking, ledger, read.package, { file, staging, request })
    : read.refusal.code === 'wrong-passphrase'
      ? askPassphrase(true)
      : read.refusal.code === 'cancelled'
        ? failed({ code: 'cancelled' })
        : refusedFile(file.name, read.refusal.text);
  // Nothing of what isn't reviewed stays on the disk.
  if (!taken.ok || taken.value.state !== 'review') files.remove(staging);
  return taken;
};
