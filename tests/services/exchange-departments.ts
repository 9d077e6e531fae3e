import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage } from '#intake/package/read-package';
import type { ReadPackage } from '#intake/package/read-package';
import type { SentFile } from '#api/exchange-views';
import { makeWorld } from './world.ts';
import type { World } from './world.ts';

/** A stick in a world, and its id for sending. */
export const stick = async (world: World, name = 'KINGSTON'): Promise<string> => {
  mkdirSync(join(world.folder, 'sticks', name), { recursive: true });
  const { drives } = await world.get('exchange.overview', null);
  const found = drives.find((drive) => drive.name === `U盘 ${name}`);
  if (found === undefined) throw new Error(`no stick ${name}`);
  return found.id;
};

/** Where a file that was sent to the stick lies. */
export const onStick = (world: World, file: SentFile, name = 'KINGSTON'): string =>
  join(world.folder, 'sticks', name, '联系师生台账', file.name);

/** Names of everything in our folder of the stick. */
export const listed = (world: World, name = 'KINGSTON'): readonly string[] =>
  readdirSync(join(world.folder, 'sticks', name, '联系师生台账')).sort();

/** Sends one package to the stick and answers with its path. */
export const sendTo = async (
  world: World,
  kind: 'entries' | 'roster' | 'receipt',
  unit: string,
  said: { readonly all?: boolean; readonly passphrase?: string } = {},
): Promise<string> => {
  const drive = await stick(world);
  const sent = await world.get('exchange.send', {
    kind,
    units: [unit],
    all: said.all ?? false,
    passphrase: said.passphrase ?? null,
    drive,
  });
  const [file] = sent ?? [];
  if (file === undefined) throw new Error('nothing was sent');
  return onStick(world, file);
};

/** A package as its reader reads it. */
export const readFrom = async (
  path: string,
  passphrase: string | null = null,
): Promise<ReadPackage> => {
  const read = await readPackage(path, {
    passphrase,
    staging: join(path, '..'),
    progress: () => undefined,
    cancelled: () => false,
  });
  if (!read.ok) throw new Error(read.refusal.text);
  return read.package;
};

/** The lines of a package, by kind and title-less id. */
export const linesOf = async (path: string, kind: string) =>
  (await readFrom(path)).records.map(({ record }) => record).filter(({ type }) => type === kind);

/** A department's PC that begins from a roster package. */
export const joined = async (path: string, passphrase: string | null = null): Promise<World> => {
  const world = makeWorld();
  world.hands.open.push(path);
  const first = await world.get('join.choose', { file: null, passphrase: null });
  if (first === null) throw new Error('cancelled');
  const view = first.sealed
    ? await world.get('join.choose', { file: first.file, passphrase })
    : first;
  if (view === null) throw new Error('cancelled');
  await world.get('join.create', { file: view.file, passphrase, fingerprint: view.fingerprint });
  return world;
};

/** Carries a package to another PC and takes everything of it in, with its key agreed on. */
export const carry = async (path: string, to: World): Promise<void> => {
  const place = join(to.folder, 'carried');
  mkdirSync(place, { recursive: true });
  const copy = join(place, path.split('/').at(-1) ?? '');
  copyFileSync(path, copy);
  to.app().offer([copy], 'opened');
  const { asked } = await to.get('exchange.overview', null);
  let taken = await to.get('exchange.take', { files: asked, passphrase: null });
  if (taken.state === 'stranger')
    taken = await to.get('exchange.pin', {
      files: asked,
      fingerprint: taken.fingerprint,
      passphrase: null,
    });
  if (taken.state !== 'review') throw new Error(taken.state);
  await to.get('exchange.commit', { review: taken.review.id });
};

/** The id of a unit by its name. */
export const unitId = async (world: World, name: string): Promise<string> => {
  const { units } = await world.get('roster.all', null);
  const found = units.find((unit) => unit.name === name);
  if (found === undefined) throw new Error(`no unit ${name}`);
  return found.id;
};
