import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sentenceOf } from '#api/sentences';
import type { Reply } from '#api/reply';
import type { CellView } from '#api/cell-views';
import type { Matrix } from '#api/views';
import { dayText, monthText } from '#domain/plain-date';
import { makeAnswers } from '#services/answers';
import type { Ports } from '#services/ports';
import { makeClock } from '#platform/clock';
import { digest } from '#platform/digest';
import { childReaders } from './platform/child-readers.ts';
import { makeDrives } from './platform/drives.ts';
import { makeKeys } from './platform/keys.ts';
import { diskFiles } from '#platform/files';
import { newId } from '#platform/ids';
import { makePlace } from '#platform/place';
import { makeResources } from '#platform/resources';

/**
 * `npm run demo`: the quick look without a screen. Makes the demo school in a new folder through the same answers
 * that the window asks, judges a month, says in Chinese who is behind on which clause, and writes the month's
 * documents. The folder may be given as the only argument.
 */
const TODAY = '2026-11-21';
const MONTH = '2026-10';

const line = (text = ''): void => {
  process.stdout.write(`${text}\n`);
};

const valueOf = <Value>(reply: Reply<Value>): Value => {
  if (reply.ok) return reply.value;
  line(sentenceOf(reply.problem));
  process.exit(1);
};

const folder =
  process.argv[2] === undefined
    ? mkdtempSync(join(tmpdir(), 'lianxi-demo-'))
    : resolve(process.argv[2]);
mkdirSync(folder, { recursive: true });

const cancelled = (): Promise<null> => Promise.resolve(null);
const ports: Ports = {
  version: 'demo',
  clock: makeClock(TODAY),
  newId,
  digest,
  files: diskFiles,
  dialogs: {
    openFile: cancelled,
    openFiles: () => Promise.resolve([]),
    saveFile: cancelled,
    chooseFolder: cancelled,
    openPath: () => Promise.resolve(false),
    revealPath: () => Promise.resolve(),
  },
  resources: makeResources(join(import.meta.dirname, '..', 'resources')),
  place: makePlace(folder),
  keys: makeKeys(folder, {
    seal: () => Promise.resolve(null),
    unseal: () => Promise.resolve(null),
  }),
  drives: makeDrives(undefined),
  readers: childReaders(),
  printer: { pdf: () => Promise.resolve(null) },
  sqliteBinding: process.env.LIANXI_SQLITE_BINDING,
  changed: () => undefined,
  breathe: () => new Promise((done) => setImmediate(done)),
  report: (error) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return 'demo';
  },
};

const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`;

const behind = (cell: CellView): boolean => cell.status === 'missed';

const summary = (matrix: Matrix): void => {
  const { expected, done, onTime } = matrix.figures;
  line();
  line(`【${matrix.policy.documentNumber}】${matrix.label} · ${String(matrix.rows.length)} 人`);
  line(
    `  应完成 ${String(expected)}  已完成 ${String(done)}（${percent(done, expected)}）  按时 ${String(onTime)}（${percent(onTime, expected)}）`,
  );
  const rules = new Map(matrix.rules.map((rule) => [rule.id, rule]));
  for (const row of matrix.rows) {
    const missing = row.cells.filter(behind).flatMap((cell) => {
      const rule = rules.get(cell.rule);
      return rule?.force === 'must'
        ? [`${rule.title}（${String(cell.done)}/${String(cell.expected)}${cell.unit}）`]
        : [];
    });
    const { name, unit, title } = row.subject;
    if (missing.length > 0) line(`  ✕ ${name} ${unit} ${title}：${missing.join('；')}`);
  }
};

const app = makeAnswers(ports);
const overview = valueOf(await app.ask('demo.load', null));
if (overview.stage !== 'ready') process.exit(1);

line(`${overview.institution} · 今天 ${dayText(overview.today)} · ${overview.termText}`);
line(`示例台账：${overview.file}`);
for (const rank of overview.ranks) {
  const range = { kind: 'month', day: `${MONTH}-15` } as const;
  summary(
    valueOf(await app.ask('compliance.matrix', { range, policy: rank.policy, rank: rank.id })),
  );
}

const query = {
  kind: 'sheets',
  range: { kind: 'month', day: `${MONTH}-15` },
  options: {},
} as const;
const begun = valueOf(
  app.writeInto({ query, items: null, format: 'docx', as: 'each', existing: 'both' }, folder),
);
const job = await begun.finished;
line();
line(
  `${monthText(MONTH)}的工作记录表：写成 ${String(job.written.length)} 份，未写成 ${String(job.failed.length)} 份`,
);
line(`文件夹：${job.folder.path}`);
for (const failure of job.failed) line(`  ${failure.text}`);
app.close();
process.exit(job.failed.length === 0 ? 0 : 1);
