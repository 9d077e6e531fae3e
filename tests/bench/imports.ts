import { Buffer } from 'node:buffer';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { RecordLine } from '#domain/exchange/package';
import { sharedForm } from '#domain/exchange/shared-form';
import { writePackage } from '#documents/package/write-package';
import { newId } from '#platform/ids';
import { makeKeys } from '#platform/keys';
import { binding, makeBench } from './app.ts';
import type { Bench } from './app.ts';
import { say, sayAtMost, stallOf, timed } from './figures.ts';
import { TODAY, dice, entryOf } from './school.ts';

/** People of one unit of the school: every twelfth one. */
const UNIT = 'u0';
const SIZE = { people: 200, years: 1, entriesAYear: 0 };

const linesOf = (count: number): readonly RecordLine[] => {
  const roll = dice(20_261_122);
  return Array.from({ length: count }, (_, index) => {
    const id = `x${String(index)}`;
    const entry = {
      ...entryOf(roll, SIZE, { id, start: 2025, person: (index % 16) * 12 }),
      status: 'submitted' as const,
      submitted: `${TODAY}T08:00:00`,
    };
    const data = sharedForm('entry', entry, 'department');
    return { type: 'entry', id, rev: index + 1, base: null, deleted: false, data };
  });
};

/** Writes a signed package of a department's PC. */
const packageOf = async (bench: Bench, lines: readonly RecordLine[]): Promise<string> => {
  const keys = makeKeys(join(bench.folder, 'department'), {
    seal: () => Promise.resolve(null),
    unseal: () => Promise.resolve(null),
  });
  const identity = await keys.identity();
  if (!identity.ok) throw new Error(identity.why);
  const { installation, publicKey } = identity.value;
  const path = join(bench.folder, 'bench.lxb');
  const written = await writePackage(
    path,
    {
      manifest: {
        kind: 'entries',
        id: newId(),
        created: `${TODAY}T08:30:00`,
        ledger: { id: bench.ledger, name: '示例学院' },
        unit: { id: UNIT, name: '单位0' },
        sender: { installation, name: '单位0' },
        sequence: 1,
        previous: null,
        acknowledges: null,
      },
      records: lines,
      attachments: [],
    },
    {
      publicKey,
      sign: (bytes) => keys.sign(bytes),
      passphrase: null,
      progress: () => undefined,
      cancelled: () => false,
    },
  );
  if (!written.ok) throw new Error(JSON.stringify(written.why));
  return path;
};

/** The least an import can cost: the lines parsed, and their values put into one table in one transaction. */
const floorOf = async (bench: Bench, lines: readonly RecordLine[]): Promise<number> => {
  const texts = lines.map((line) => JSON.stringify(line));
  const file = join(bench.folder, 'floor.db');
  const db = new Sqlite(file, binding === undefined ? {} : { nativeBinding: binding });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const columns = Object.keys(lines[0]?.data ?? {});
  db.exec(
    `CREATE TABLE entry (id TEXT PRIMARY KEY, ${columns.map((one) => `"${one}"`).join(', ')})`,
  );
  const insert = db.prepare(`INSERT INTO entry VALUES (?, ${columns.map(() => '?').join(', ')})`);
  const cell = (value: unknown): string | number | null =>
    typeof value === 'string' || typeof value === 'number' || value === null
      ? value
      : JSON.stringify(value);
  const cost = await timed(() => {
    db.transaction(() => {
      for (const text of texts) {
        const { id, data } = JSON.parse(text) as RecordLine;
        insert.run(id, ...columns.map((one) => cell(data?.[one])));
      }
    })();
  });
  db.close();
  rmSync(file);
  return cost;
};

interface Import {
  readonly floor: number;
  readonly cost: number;
  /** Processor's share of the commit: putting together, backup and transaction. */
  readonly committing: number;
  /** The longest time without a turn while the package is read, verified and planned. */
  readonly planStall: number;
  /** The same while it is committed: mostly in the one transaction. */
  readonly commitStall: number;
  readonly memory: number;
  readonly bytes: number;
}

const MEBIBYTE = 1024 * 1024;

/** Takes a package of that many new entries in, from the file to the committed batch. */
const importOf = async (count: number): Promise<Import> => {
  const bench = await makeBench(SIZE);
  const lines = linesOf(count);
  const path = await packageOf(bench, lines);
  const floor = await floorOf(bench, lines);
  bench.hand.push(path);
  const met = await bench.get('exchange.choose', null);
  if (met?.state !== 'stranger') throw new Error('the key should not be known yet');
  const { files, fingerprint } = met;
  const before = process.memoryUsage().rss;
  let review = '';
  let planStall = 0;
  let commitStall = 0;
  const reading = await timed(async () => {
    planStall = await stallOf(async () => {
      const taken = await bench.get('exchange.pin', { files, fingerprint, passphrase: null });
      if (taken.state !== 'review') throw new Error(taken.state);
      review = taken.review.id;
    });
  });
  const committing = await timed(async () => {
    commitStall = await stallOf(async () => {
      const { written } = await bench.get('exchange.commit', { review });
      if (written !== count) throw new Error(`${String(written)} of ${String(count)} written`);
    });
  });
  const memory = (process.memoryUsage().rss - before) / MEBIBYTE;
  const bytes = Buffer.byteLength(readFileSync(path));
  bench.end();
  return {
    floor,
    cost: reading + committing,
    committing,
    planStall,
    commitStall,
    memory,
    bytes,
  };
};

/** Figures of taking packages in, at 1×, 3× and 10×. */
export const ofImports = async (): Promise<void> => {
  await importOf(500);
  const month = await importOf(500);
  const one = await importOf(5000);
  const three = await importOf(15_000);
  const ten = await importOf(50_000);
  say({ figure: 'import.package', value: ten.bytes / MEBIBYTE, unit: 'MiB' });
  say({ figure: 'import.floor', value: ten.floor, unit: 'ms' });
  say({ figure: 'import.1×', value: one.cost, unit: 'ms' });
  say({ figure: 'import.3×', value: three.cost, unit: 'ms' });
  say({ figure: 'import.10×', value: ten.cost, unit: 'ms' });
  sayAtMost('import / floor', ten.cost / ten.floor, 3);
  sayAtMost('import.exponent', Math.log(ten.cost / one.cost) / Math.log(10), 1.1, '');
  // In the ledger process; the one that draws the window does nothing meanwhile.
  sayAtMost('import.plan.stall', ten.planStall, 50, 'ms');
  say({ figure: 'import.10×.commit', value: ten.committing, unit: 'ms' });
  // A department's month; why more than that may stall is in docs/decisions/0011
  sayAtMost('import.month.commit.stall', month.commitStall, 100, 'ms');
  say({ figure: 'import.1×.commit.stall', value: one.commitStall, unit: 'ms' });
  say({ figure: 'import.10×.commit.stall', value: ten.commitStall, unit: 'ms' });
  say({ figure: 'import.memory', value: ten.memory, unit: 'MiB' });
};
