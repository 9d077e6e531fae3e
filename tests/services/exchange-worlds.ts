import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Taken } from '#api/exchange-views';
import type { Entry } from '#domain/entry';
import { sharedForm, canonicalText } from '#domain/exchange/shared-form';
import type { Manifest, RecordLine, SharedKind } from '#domain/exchange/package';
import { writePackage } from '#documents/package/write-package';
import { digest } from '#platform/digest';
import { newId } from '#platform/ids';
import { makeKeys } from '#platform/keys';
import type { Keys } from '#services/ports';
import { openLedger } from '#storage/open';
import type { Ledger } from '#storage/ledger';
import type { World } from './world.ts';

/** Looks into a world's ledger, or writes into it, while its app is closed. */
export const inLedger = <Value>(world: World, work: (ledger: Ledger) => Value): Value => {
  world.app().close();
  const opened = openLedger({
    file: join(world.folder, 'data', '联系师生台账.lxdb'),
    backups: { folder: join(world.folder, 'data', '备份') },
    create: false,
    ports: { now: () => '2026-11-01T08:00:00', newId },
    nativeBinding: undefined,
  });
  if (!opened.ok) throw new Error(opened.code);
  try {
    return work(opened.ledger);
  } finally {
    opened.ledger.close();
    world.reopen();
  }
};

/** A department's PC, as far as its packages show: an installation with a key, and numbers that grow. */
export interface Sender {
  readonly world: World;
  readonly unit: { readonly id: string; readonly name: string };
  readonly ledger: { readonly id: string; readonly name: string };
  readonly installation: string;
  readonly keys: Keys;
}

/** What a package says, where it isn't what the sender would say. */
export interface Sent {
  readonly lines?: readonly RecordLine[];
  readonly attachments?: readonly { readonly sha256: string; readonly path: string }[];
  readonly sequence?: number;
  readonly previous?: string | null;
  readonly id?: string;
  readonly created?: string;
  readonly kind?: Manifest['kind'];
  readonly unit?: Manifest['unit'];
  readonly ledger?: Manifest['ledger'];
  readonly passphrase?: string | null;
  readonly keys?: Keys;
}

const keysIn = (folder: string): Keys =>
  makeKeys(folder, { seal: () => Promise.resolve(null), unseal: () => Promise.resolve(null) });

/** Another key pair, as an installation that was made anew has. */
export const otherKeys = (world: World): Keys => keysIn(join(world.folder, newId()));

/** A department of the world's ledger. */
export const senderOf = async (world: World, name: string): Promise<Sender> => {
  const { units } = await world.get('roster.all', null);
  const unit = units.find((one) => one.name === name);
  if (unit === undefined) throw new Error(`no unit called ${name}`);
  const keys = otherKeys(world);
  const identity = await keys.identity();
  if (!identity.ok) throw new Error(identity.why);
  const id = inLedger(world, (ledger) => ledger.id);
  return {
    world,
    unit: { id: unit.id, name },
    ledger: { id, name: '示例卫生职业学院' },
    installation: identity.value.installation,
    keys,
  };
};

/** Writes a package of a sender to a stick, and answers with its path and id. */
export const packageOf = async (
  sender: Sender,
  sent: Sent,
): Promise<{ readonly path: string; readonly id: string }> => {
  const keys = sent.keys ?? sender.keys;
  const identity = await keys.identity();
  if (!identity.ok) throw new Error(identity.why);
  const folder = join(sender.world.folder, 'stick');
  mkdirSync(folder, { recursive: true });
  const id = sent.id ?? newId();
  const path = join(folder, `${id}.lxb`);
  const sequence = sent.sequence ?? 1;
  const written = await writePackage(
    path,
    {
      manifest: {
        kind: sent.kind ?? 'entries',
        id,
        created: sent.created ?? '2026-11-20T16:00:00',
        ledger: sent.ledger ?? sender.ledger,
        unit: sent.unit ?? sender.unit,
        sender: { installation: sender.installation, name: sender.unit.name },
        sequence,
        previous: sent.previous ?? null,
        acknowledges: null,
      },
      records: sent.lines ?? [],
      attachments: sent.attachments ?? [],
    },
    {
      publicKey: identity.value.publicKey,
      sign: keys.sign,
      passphrase: sent.passphrase ?? null,
      progress: () => undefined,
      cancelled: () => false,
    },
  );
  if (!written.ok) throw new Error(written.why.text);
  return { path, id };
};

/** A record as a department's package tells of it. */
export const lineOf = (
  type: SharedKind,
  record: { readonly id: string },
  rev: number,
  said: { readonly base?: string | null; readonly deleted?: boolean } = {},
): RecordLine => ({
  type,
  id: record.id,
  rev,
  base: said.base ?? null,
  deleted: said.deleted ?? false,
  data: said.deleted === true ? null : sharedForm(type, record, 'department'),
});

/** Digest of a record as the office sends it. */
export const officeDigest = (type: SharedKind, record: object): string =>
  digest(canonicalText(sharedForm(type, record, 'office')));

/** A visit that a department handed in. */
export const handedIn = (person: string, said: Partial<Entry> = {}): Entry => ({
  id: newId(),
  happened: '2026-10-09',
  until: null,
  timeNote: '',
  amount: null,
  amountUnit: '',
  mode: 'face-to-face',
  participants: [{ person, role: 'attended' }],
  carriers: ['班级'],
  object: null,
  objectText: '护理2601班',
  activities: [],
  summary: '参加主题班会，和学生谈学习。',
  place: '',
  present: null,
  evidence: [],
  commendable: false,
  makeUp: null,
  status: 'submitted',
  returnReason: '',
  submitted: '2026-10-10T09:00:00',
  received: null,
  created: '2026-10-09T18:00:00',
  ...said,
});

const register = async (world: World, path: string): Promise<string> => {
  world.app().offer([path], 'dropped');
  const { asked } = await world.get('exchange.overview', null);
  const last = asked.at(-1);
  if (last === undefined) throw new Error('nothing was offered');
  return last;
};

/** Drops a file on the window and takes it in, whatever comes of it. */
export const take = async (
  world: World,
  path: string,
  passphrase: string | null = null,
): Promise<Taken> =>
  world.get('exchange.take', { files: [await register(world, path)], passphrase });

/** The sentence with which a file is refused. */
export const refusal = async (world: World, path: string): Promise<string> => {
  const problem = await world.refused('exchange.take', {
    files: [await register(world, path)],
    passphrase: null,
  });
  if (problem.code !== 'file-refused') throw new Error(JSON.stringify(problem));
  return problem.text;
};

/** Takes a package in, agreeing on its key when it is a stranger's, and answers with the review. */
export const reviewOf = async (world: World, path: string) => {
  const taken = await take(world, path);
  const after =
    taken.state === 'stranger'
      ? await world.get('exchange.pin', {
          files: taken.files,
          fingerprint: taken.fingerprint,
          passphrase: null,
        })
      : taken;
  if (after.state !== 'review') throw new Error(after.state);
  return after.review;
};

/** All rows of a review. */
export const rowsOf = async (world: World, review: string) =>
  (await world.get('exchange.rows', { review, outcomes: null, from: 0, count: 1000 })).rows;

/** Takes a package in and writes it as it is. */
export const importOf = async (world: World, path: string) => {
  const review = await reviewOf(world, path);
  return world.get('exchange.commit', { review: review.id });
};
