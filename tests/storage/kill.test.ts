import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFile, listBackups } from '#storage/backup';
import type { Ledger } from '#storage/ledger';
import { openLedger } from '#storage/open';
import { IMPORTED, IMPORTED_FROM, seeded } from './killed-batches.ts';
import { optionsIn, tempFolder } from './world.ts';

const KILLS = Number(process.env.LEDGER_KILLS ?? 25);
const SEED = Number(process.env.LEDGER_SEED ?? 20261009);

/** When to kill: some time after the start, or some time after the first acknowledged batch. */
interface Moment {
  readonly from: 'start' | 'first-batch';
  readonly afterMs: number;
  readonly work: 'batches' | 'imports';
}

/** Starts a writer, kills it without warning, and answers the batches it had been promised. */
const killedWriter = async (
  folder: string,
  run: number,
  { from, afterMs, work }: Moment,
): Promise<readonly string[]> => {
  const writer = join(import.meta.dirname, 'writer.ts');
  const child = spawn(process.execPath, [writer, folder, String(run), work], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let failed = '';
  const killSoon = (): void => {
    setTimeout(() => child.kill('SIGKILL'), afterMs);
  };
  child.stdout.on('data', (data: Buffer) => {
    if (said === '' && from === 'first-batch') killSoon();
    said += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => (failed += data.toString()));
  if (from === 'start') killSoon();
  await once(child, 'close');
  if (child.signalCode !== 'SIGKILL') throw new Error(failed);
  return said.split('\n').slice(0, -1);
};

/** Every third kill counts from the start, to hit the making and opening of the ledger too. */
const momentOf = (run: number, random: number, work: Moment['work']): Moment =>
  run % 3 === 1
    ? { from: 'start', afterMs: 150 + Math.floor(random * 350), work }
    : { from: 'first-batch', afterMs: Math.floor(random * 350), work };

const openAgain = (folder: string): Ledger => {
  const opened = openLedger(optionsIn(folder));
  if (!opened.ok) throw new Error(`${opened.code}: ${opened.detail}`);
  return opened.ledger;
};

/** Expects a whole ledger: sound, with its chain, every promised batch there, and none by half. */
const expectWhole = (ledger: Ledger, promised: ReadonlySet<string>): void => {
  expect(ledger.check()).toEqual({
    ok: true,
    integrity: [],
    brokenReferences: 0,
    participants: true,
  });
  expect(ledger.verifyHistory()).toMatchObject({ ok: true });
  const batches = ledger.lastBatches(1_000_000);
  const present = new Set(batches.map(({ id }) => id));
  expect([...promised].filter((id) => !present.has(id))).toEqual([]);
  const halves = batches.filter(({ what, changed }) => what !== `records=${String(changed)}`);
  expect(halves).toEqual([]);
};

const countBy = (names: readonly (string | null)[]): ReadonlyMap<string | null, number> => {
  const counts = new Map<string | null, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

test(
  `after ${String(KILLS)} kills at random moments every acknowledged batch is there, and none is there by half`,
  { timeout: KILLS * 8000 },
  async () => {
    const folder = tempFolder();
    const random = seeded(SEED);
    const acknowledged = new Set<string>();
    let checkedBackups = 0;
    for (let run = 1; run <= KILLS; run += 1) {
      const promised = await killedWriter(folder, run, momentOf(run, random(), 'batches'));
      for (const id of promised) acknowledged.add(id);
      const ledger = openAgain(folder);
      expectWhole(ledger, acknowledged);
      ledger.close();
    }
    for (const { file } of listBackups(join(folder, 'backups'))) {
      expect(checkFile(file, {})).toMatchObject({ ok: true });
      checkedBackups += 1;
    }
    expect(checkedBackups).toBeGreaterThan(0);
    expect(acknowledged.size).toBeGreaterThan(KILLS);
    process.stdout.write(
      `${String(KILLS)} kills, ${String(acknowledged.size)} acknowledged batches, seed ${String(SEED)}\n`,
    );
  },
);

/** How many kills one ledger goes through before the next is begun, so that reading it stays short. */
const KILLS_OF_ONE = 5;

test(
  `after ${String(KILLS)} kills while importing, every import is there with all its arrivals, or not at all`,
  { timeout: KILLS * 8000 },
  async () => {
    const random = seeded(SEED + 1);
    let folder = '';
    let promised = new Set<string>();
    let imported = 0;
    for (let run = 1; run <= KILLS; run += 1) {
      if (run % KILLS_OF_ONE === 1) {
        folder = tempFolder();
        promised = new Set();
      }
      const acknowledged = await killedWriter(folder, run, momentOf(run, random(), 'imports'));
      for (const id of acknowledged) promised.add(id);
      const ledger = openAgain(folder);
      expectWhole(ledger, promised);
      const deliveries = ledger.all('delivery').map(({ id }) => id);
      const arrivals = [...ledger.arrivalsFrom(IMPORTED_FROM).values()];
      const whole = (count: number): ReadonlyMap<string, number> =>
        new Map(deliveries.map((id) => [id, count]));
      expect(countBy(arrivals.map(({ installation }) => installation))).toEqual(
        whole(IMPORTED.entries),
      );
      expect(countBy(ledger.all('conflict').map(({ delivery }) => delivery))).toEqual(
        whole(IMPORTED.conflicts),
      );
      expect(arrivals.filter(({ base }) => base === null)).toEqual([]);
      ledger.close();
      imported += acknowledged.length;
    }
    expect(imported).toBeGreaterThan(KILLS / 2);
    process.stdout.write(`${String(KILLS)} kills, ${String(imported)} acknowledged imports\n`);
  },
);
