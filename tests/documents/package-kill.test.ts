import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read, workplace } from '../intake/package-help.ts';
import { seeded } from '../storage/killed-batches.ts';

const KILLS = Number(process.env.PACKAGE_KILLS ?? 25);
const SEED = Number(process.env.PACKAGE_SEED ?? 20261121);

/** Starts a writer, and kills it without warning some time after it began or wrote its first package. */
const killedWriter = async (
  folder: string,
  passphrase: string,
  when: { readonly first: boolean; readonly afterMs: number },
): Promise<number> => {
  const writer = join(import.meta.dirname, 'package-writer.ts');
  const child = spawn(process.execPath, [writer, folder, passphrase], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let failed = '';
  const killSoon = (): void => {
    setTimeout(() => child.kill('SIGKILL'), when.afterMs);
  };
  child.stdout.on('data', (data: Buffer) => {
    if (said === '' && when.first) killSoon();
    said += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => (failed += data.toString()));
  if (!when.first) killSoon();
  await once(child, 'close');
  if (child.signalCode !== 'SIGKILL') throw new Error(failed);
  return said.split('\n').length - 1;
};

test(
  `after ${String(KILLS)} kills while packages are written, what has the name is a whole package`,
  { timeout: KILLS * 20_000 },
  async () => {
    const place = workplace();
    const random = seeded(SEED);
    let whole = 0;
    let halves = 0;
    for (let run = 1; run <= KILLS; run += 1) {
      const folder = join(place.folder, String(run));
      mkdirSync(folder);
      const passphrase = run % 6 === 0 ? '口令' : '';
      const first = run % 3 !== 1;
      const promised = await killedWriter(folder, passphrase, {
        first,
        afterMs: (first ? 0 : 150) + Math.floor(random() * 400),
      });
      const path = join(folder, 'out.lxb');
      if (readdirSync(folder).includes('out.lxb.part')) halves += 1;
      expect(existsSync(path) || promised === 0).toBe(true);
      if (!existsSync(path)) continue;
      const taken = await read(place, path, passphrase === '' ? null : passphrase);
      if (!taken.ok)
        throw new Error(`run ${String(run)} of seed ${String(SEED)}: ${taken.refusal.text}`);
      expect(taken.package.manifest.sequence).toBeGreaterThanOrEqual(promised);
      whole += 1;
    }
    place.clear();
    process.stdout.write(
      `${String(KILLS)} kills, ${String(halves)} in the middle of writing, ${String(whole)} whole packages, seed ${String(SEED)}\n`,
    );
    expect(whole).toBeGreaterThan(0);
  },
);
