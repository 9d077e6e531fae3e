import type { Answer, Asked } from '#api/contract';
import type { JoinView, Purpose } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Problem, Reply } from '#api/reply';
import type { Overview } from '#api/views';
import { OFFICE_PARTNER } from '#domain/exchange/kept';
import type { Arrival, Delivery, Partner } from '#domain/exchange/kept';
import { fingerprintText, isSameFingerprint } from '#domain/exchange/package';
import { kindOfFile } from '#intake/file-kind';
import { readPackage } from '#intake/package/read-package';
import type { ReadPackage } from '#intake/package/read-package';
import { openLedger } from '#storage/open';
import type { Change } from '#storage/records';
import { overviewOf, SETTING } from '../overview.ts';
import { ACTOR, SETUP_SOURCE } from '../session.ts';
import type { Session } from '../session.ts';
import { changeOf } from './commit-records.ts';
import { PURPOSE_SETTING } from './purpose.ts';
import { fromTheFuture, PACKAGE_WORD } from './trust.ts';
import type { Waiting } from './waiting.ts';

export interface Joining {
  readonly choose: (asked: Asked<'join.choose'>) => Promise<Reply<Answer<'join.choose'>>>;
  readonly create: (asked: Asked<'join.create'>) => Promise<Reply<Answer<'join.create'>>>;
}

/** A file somebody chose, under the id by which the window knows it. */
interface Chosen {
  readonly id: string;
  readonly path: string;
  readonly name: string;
}

const refused = ({ name }: Chosen, text: string) =>
  failed({ code: 'file-refused', file: name, text });

const sealedView = ({ id, name }: Chosen): JoinView => ({
  file: id,
  name,
  institution: '',
  unit: '',
  fingerprint: '',
  made: '',
  counts: {},
  sealed: true,
});

/** Reads a roster package as it lies there; attachments go into a folder that is removed after `use`. */
const withRoster = async <Value>(
  session: Session,
  chosen: Chosen,
  passphrase: string | null,
  use: (read: ReadPackage) => Reply<Value>,
): Promise<Reply<Value>> => {
  const { files, place, newId } = session.ports;
  const staging = files.join(place.staging(), newId());
  const made = files.makeFolder(staging);
  if (!made.ok) return failed({ code: 'write-failed', file: '暂存', why: made.why });
  try {
    const read = await readPackage(chosen.path, {
      passphrase,
      staging,
      progress: () => undefined,
      cancelled: () => false,
    });
    if (!read.ok) return refused(chosen, read.refusal.text);
    const { manifest } = read.package;
    const { kind } = manifest;
    if (kind !== 'roster')
      return refused(chosen, `这是${PACKAGE_WORD[kind]}；部门填报要用中心台账发来的下发包建立。`);
    const future = fromTheFuture(manifest, session.ports.clock.now());
    return future === undefined ? use(read.package) : refused(chosen, future);
  } finally {
    files.remove(staging);
  }
};

const viewOf = ({ id, name }: Chosen, { manifest, fingerprint }: ReadPackage): JoinView => ({
  file: id,
  name,
  institution: manifest.ledger.name,
  unit: manifest.unit.name,
  fingerprint: fingerprintText(fingerprint),
  made: manifest.created,
  counts: manifest.counts,
  sealed: false,
});

const partnerOf = (session: Session, read: ReadPackage): Partner => ({
  id: OFFICE_PARTNER,
  installation: read.manifest.sender.installation,
  publicKey: read.publicKey,
  fingerprint: read.fingerprint,
  name: read.manifest.ledger.name,
  pinned: session.ports.clock.now(),
});

const deliveryOf = (session: Session, { name }: Chosen, read: ReadPackage): Delivery => {
  const { id, kind, sequence, previous, acknowledges, created, sender } = read.manifest;
  return {
    ...{ id, kind, sequence, previous, acknowledges },
    direction: 'in',
    partner: OFFICE_PARTNER,
    installation: sender.installation,
    made: created,
    at: session.ports.clock.now(),
    file: name,
    digest: read.digest,
    counts: { new: read.records.filter(({ record }) => !record.deleted).length },
    upTo: 0,
  };
};

/** Everything a department's ledger begins with, and how it arrived. */
const beginningOf = (
  session: Session,
  chosen: Chosen,
  read: ReadPackage,
): { readonly changes: readonly Change[]; readonly arrivals: readonly Arrival[] } => {
  const { manifest } = read;
  const purpose: Purpose = {
    side: 'department',
    unit: manifest.unit,
    office: { ledger: manifest.ledger.id, name: manifest.ledger.name },
  };
  const setting = (id: string, value: unknown): Change => ({
    kind: 'setting',
    id,
    after: { id, value },
  });
  const delivery = deliveryOf(session, chosen, read);
  const partner = partnerOf(session, read);
  const changes: readonly Change[] = [
    setting(SETTING.institution, manifest.ledger.name),
    ...read.records.flatMap(({ record: { type: kind, id, data } }) =>
      data === null ? [] : [changeOf(null, { kind, id, after: data })],
    ),
    // After what came, so that no package can say what this PC is for.
    setting(SETTING.demo, false),
    setting(PURPOSE_SETTING, purpose),
    { kind: 'partner', id: partner.id, after: partner },
    { kind: 'delivery', id: delivery.id, after: delivery },
  ];
  return {
    changes: [...new Map(changes.map((one) => [`${one.kind} ${one.id}`, one])).values()],
    arrivals: read.records.map(({ digest, record }) => ({
      kind: record.type,
      record: record.id,
      partner: OFFICE_PARTNER,
      installation: manifest.sender.installation,
      rev: record.rev,
      digest,
      saw: record.base,
      base: null,
    })),
  };
};

/** Whether the records hold together, tried on a ledger that is thrown away: a half-made one must not be left here. */
const holdsTogether = (session: Session, changes: readonly Change[]): boolean => {
  const { files, place, newId, clock, sqliteBinding } = session.ports;
  const folder = files.join(place.staging(), newId());
  if (!files.makeFolder(folder).ok) return false;
  try {
    const opened = openLedger({
      file: files.join(folder, 'trial.lxdb'),
      backups: { folder },
      create: true,
      ports: { now: clock.now, newId },
      nativeBinding: sqliteBinding,
    });
    if (!opened.ok) return false;
    const written = opened.ledger.write(
      { actor: ACTOR, what: '试建', source: SETUP_SOURCE },
      changes,
    );
    opened.ledger.close();
    return written.ok;
  } finally {
    files.remove(folder);
  }
};

const exists = ({ ports, stage }: Session): Problem | undefined =>
  stage().stage !== 'setup' || ports.files.exists(ports.place.file())
    ? { code: 'ledger-exists' }
    : undefined;

const createFrom = (session: Session, chosen: Chosen, read: ReadPackage): Reply<Overview> => {
  const problem = exists(session);
  if (problem !== undefined) return failed(problem);
  const { changes, arrivals } = beginningOf(session, chosen, read);
  if (!holdsTogether(session, changes))
    return refused(chosen, '包里的记录不完整，建不成填报台账；请中心台账重新做一个下发包。');
  const stage = session.open(true);
  if (stage.stage === 'blocked')
    return failed({ code: 'ledger-unusable', why: stage.why, file: stage.file });
  const written = session.write(
    `用下发包 ${chosen.name} 建立“${read.manifest.unit.name}”的部门填报`,
    changes,
    ['roster', 'sheets', 'compliance', 'exchange'],
    { source: SETUP_SOURCE, arrivals },
  );
  return written.ok ? done(overviewOf(session)) : written;
};

/** 部门填报: makes a department's ledger from a roster package whose sender a person compared. */
export const makeJoining = (session: Session, waiting: Waiting): Joining => {
  const { ports } = session;
  const chosenAs = (id: string): Chosen | undefined => {
    const path = waiting.pathOf(id);
    return path === undefined ? undefined : { id, path, name: ports.files.name(path) };
  };
  /** The package the app was opened with, if any; otherwise one is asked for. */
  const ask = async (): Promise<Chosen | undefined> => {
    const [opened] = waiting.asked();
    if (opened !== undefined) return chosenAs(opened);
    const path = await ports.dialogs.openFile('选择下发包', [
      { name: '联系包', extensions: ['lxb'] },
    ]);
    return path === null ? undefined : chosenAs(waiting.add(path, 'opened'));
  };
  const gone = failed({ code: 'read-failed', file: '下发包', why: 'missing' });
  return {
    choose: async ({ file, passphrase }) => {
      const chosen = file === null ? await ask() : chosenAs(file);
      if (chosen === undefined) return file === null ? done(null) : gone;
      const found = await kindOfFile(chosen.path);
      if (!found.ok && ['unreadable', 'empty', 'damaged'].includes(found.refusal.code))
        return refused(chosen, found.refusal.text);
      const kind = found.ok ? found.kind : null;
      if (kind === 'sealed-package' && passphrase === null) return done(sealedView(chosen));
      if (kind !== 'package' && kind !== 'sealed-package')
        return refused(chosen, '这不是下发包；请选择党政办公室给的 .lxb 文件。');
      return withRoster(session, chosen, passphrase, (read) => done(viewOf(chosen, read)));
    },
    create: async ({ file, passphrase, fingerprint }) => {
      const problem = exists(session);
      if (problem !== undefined) return failed(problem);
      const chosen = chosenAs(file);
      if (chosen === undefined) return gone;
      return withRoster(session, chosen, passphrase, (read) =>
        isSameFingerprint(fingerprintText(read.fingerprint), fingerprint)
          ? createFrom(session, chosen, read)
          : refused(chosen, '文件在核对以后变了；请重新选择下发包，再核对一次核对码。'),
      );
    },
  };
};
