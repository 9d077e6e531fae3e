import Sqlite from 'better-sqlite3';
import { binding, makeBench } from './app.ts';
import type { Bench } from './app.ts';
import { ofBatches } from './documents-batch.ts';
import { ofForms } from './documents.ts';
import { repeated, say, sayAtMost, timed } from './figures.ts';
import { ofImports } from './imports.ts';
import { TODAY } from './school.ts';
import type { Size } from './school.ts';

/**
 * `npm run bench`: how fast compliance is judged against merely reading the rows, packages are taken in against
 * merely inserting them, and forms are made against filling templates, one JSON line a figure. Names of parts
 * (`matrix`, `imports`, `documents`) on the command line have only these measured. Nothing fails here: the figures are to be read, on a machine that does nothing else.
 */
const WHOLE: Size = { people: 200, years: 10, entriesAYear: 10_000 };
/** Runs of what takes no more than a moment, so that most of them find the program warm. */
const MANY_RUNS = 101;

const year = { kind: 'academic-year', day: TODAY } as const;
const month = { kind: 'month', day: '2026-05-15' } as const;

/** Every rule of both policies for every person and object it speaks to, over a range; answers the number of cells. */
const matrices = async (bench: Bench, range: typeof year | typeof month): Promise<number> => {
  let cells = 0;
  for (const [policy, rank] of [
    ['fj-2021-31', 'leader'],
    ['fj-2021-31', 'middle'],
    ['neu-2020-82', 'middle'],
    ['neu-2020-82', null],
  ] as const) {
    const { rows } = await bench.get('compliance.matrix', { policy, rank, range });
    for (const row of rows) cells += row.cells.length;
  }
  return cells;
};

/** Opens the app anew and asks what every window asks first, so that the clock starts where judging does. */
const freshly = async (bench: Bench): Promise<void> => {
  bench.reopen();
  await bench.get('app.overview', null);
};

const readYear = (file: string): (() => unknown) => {
  const db = new Sqlite(file, {
    readonly: true,
    ...(binding === undefined ? {} : { nativeBinding: binding }),
  });
  const rows = db.prepare('SELECT * FROM entry WHERE deleted = 0 AND happened BETWEEN ? AND ?');
  return () => rows.all('2025-09-01', '2026-08-31');
};

let changes = 0;
const changeOne = async (bench: Bench): Promise<void> => {
  const sheet = await bench.get('sheet.open', { person: 'p0', month: '2026-05' });
  const entry = sheet.entries.map((shown) => shown.entry)[changes % sheet.entries.length];
  if (entry === undefined) throw new Error('nothing to change');
  changes += 1;
  await bench.get('entry.save', {
    id: entry.id,
    happened: entry.happened,
    until: entry.until,
    timeNote: entry.timeNote,
    amount: entry.amount,
    amountUnit: entry.amountUnit,
    mode: entry.mode,
    participants: entry.participants,
    carriers: entry.carriers,
    object: entry.object,
    objectText: entry.objectText,
    activities: entry.activities,
    summary: `${entry.summary}${String(changes)}`,
    place: entry.place,
    present: entry.present,
    evidence: entry.evidence,
    commendable: entry.commendable,
    makeUp: entry.makeUp,
  });
};

const ofMatrix = async (bench: Bench): Promise<void> => {
  await freshly(bench);
  const first = await timed(() => matrices(bench, year));
  const reading = await repeated(readYear(bench.file));
  const cold = await repeated(
    () => matrices(bench, year),
    () => freshly(bench),
  );
  say({ figure: 'year.read', value: reading, unit: 'ms' });
  say({ figure: 'matrix.cells', value: await matrices(bench, year), unit: 'cells' });
  say({ figure: 'matrix.cold', value: cold, unit: 'ms' });
  sayAtMost('matrix.cold / year.read', cold / reading, 3);
  sayAtMost('matrix.first / year.read', first / reading, 3);
  const changed = await repeated(
    () => matrices(bench, year),
    () => changeOne(bench),
    MANY_RUNS,
  );
  say({ figure: 'matrix.changed', value: changed, unit: 'ms' });
  sayAtMost('matrix.changed / year.read', changed / reading, 0.1);
  const cell = await repeated(
    () =>
      bench.get('compliance.explain', {
        policy: 'fj-2021-31',
        rule: 'fj.6.0',
        subject: 'p0',
        range: month,
      }),
    () => changeOne(bench),
    MANY_RUNS,
  );
  say({ figure: 'cell.explained', value: cell, unit: 'ms' });
};

/** Milliseconds for opening the calendar of a month with nothing kept. */
const openMonth = async (bench: Bench): Promise<number> =>
  repeated(
    () => bench.get('compliance.month', { month: '2026-05', rank: null, person: null }),
    () => freshly(bench),
  );

const coldOf = async (size: Size): Promise<number> => {
  const bench = await makeBench(size);
  const cold = await repeated(
    () => matrices(bench, year),
    () => freshly(bench),
  );
  bench.end();
  return cold;
};

const ofGrowth = async (): Promise<void> => {
  const [one, three, ten] = [
    await coldOf({ people: 20, years: 2, entriesAYear: 1000 }),
    await coldOf({ people: 60, years: 2, entriesAYear: 3000 }),
    await coldOf({ people: 200, years: 2, entriesAYear: 10_000 }),
  ] as const;
  say({ figure: 'growth.1×', value: one, unit: 'ms' });
  say({ figure: 'growth.3×', value: three, unit: 'ms' });
  say({ figure: 'growth.10×', value: ten, unit: 'ms' });
  sayAtMost('growth.exponent', Math.log(ten / one) / Math.log(10), 1.1, '');
};

const ofCompliance = async (): Promise<void> => {
  const bench = await makeBench(WHOLE);
  await ofMatrix(bench);
  const large = await openMonth(bench);
  bench.end();
  const small = await makeBench({ ...WHOLE, years: 2 });
  const little = await openMonth(small);
  small.end();
  say({ figure: 'month.opened', value: large, unit: 'ms' });
  sayAtMost('month.opened / of a fifth of the ledger', large / little, 1.2);
  await ofGrowth();
};

const ofDocuments = async (): Promise<void> => {
  await ofForms();
  await ofBatches();
};

const parts = { matrix: ofCompliance, imports: ofImports, documents: ofDocuments };
const wanted = process.argv.slice(2);
for (const [name, part] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) await part();
