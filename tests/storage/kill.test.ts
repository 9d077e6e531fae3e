import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFile, listBackups } from '#storage/backup';
import type { Ledger } from '#storage/ledger';
import { openLedger } from '#storage/open';
import { seeded } from './killed-batches.ts';
import { optionsIn, tempFolder } from './world.ts';

const KILLS = Number(process.env.LEDGER_KILLS ?? 25);
const SEED = Number(process.env.LEDGER_SEED ?? 20261009);

/** When to kill: some time after the start, or some time after the first acknowledged batch. */
interface Moment {
  readonly from: 'start' | 'first-batch';
  readonly afterMs: number;
}

/** Starts a writer, kills it without warning, and answers the batches it had been promised. */
const killedWriter = async (
  folder: string,
  run: number,
  { from, afterMs }: Moment,
): Promise<readonly string[]> => {
  const writer = join(import.meta.dirname, 'writer.ts');
  const child = spawn(process.execPath, [writer, folder, String(run)], {
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
const momentOf = (run: number, random: number): Moment =>
  run % 3 === 1
    ? { from: 'start', afterMs: 150 + Math.floor(random * 350) }
    : { from: 'first-batch', afterMs: Math.floor(random * 350) };

const openAgain = (folder: string): Ledger => {
  const opened = openLedger(optionsIn(folder));
  if (!opened.ok) throw new Error(`${opened.code}: ${opened.detail}`);
  return opened.ledger;
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
      const promised = await killedWriter(folder, run, momentOf(run, random()));
      for (const id of promised) acknowledged.add(id);
      const ledger = openAgain(folder);
      expect(ledger.check()).toEqual({
        ok: true,
        integrity: [],
        brokenReferences: 0,
        participants: true,
      });
      expect(ledger.verifyHistory()).toMatchObject({ ok: true });
      const batches = ledger.lastBatches(1_000_000);
      const present = new Set(batches.map(({ id }) => id));
      expect([...acknowledged].filter((id) => !present.has(id))).toEqual([]);
      const halves = batches.filter(({ what, changed }) => what !== `records=${String(changed)}`);
      expect(halves).toEqual([]);
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
