import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '#storage/open';
import { info, openIn, optionsIn, persons, tempFolder, written } from './world.ts';

/** Starts another process on the ledger, and waits for its word. */
const holder = async (folder: string): Promise<{ child: ChildProcess; said: string }> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holder.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [data] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: data.toString().trim() };
};

test('a ledger that another process has open is locked, until that process ends, however it ends', async () => {
  const folder = tempFolder();
  const { child, said } = await holder(folder);
  expect(said).toBe('open');
  expect(openLedger(optionsIn(folder))).toMatchObject({ ok: false, code: 'locked' });
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  const ledger = openIn(folder, { create: false });
  written(ledger.write(info, persons(1)));
});

test('another process is told that this one has the ledger open', async () => {
  const folder = tempFolder();
  const ledger = openIn(folder);
  expect((await holder(folder)).said).toBe('locked');
  written(ledger.write(info, persons(1)));
  ledger.close();
  expect((await holder(folder)).said).toBe('open');
});

test('two ledgers in one folder do not lock each other out', () => {
  const folder = tempFolder();
  openIn(folder);
  openIn(folder, { file: join(folder, 'other.lxdb') });
});
