import type { CommitResult } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { writesOf } from '#domain/exchange/decide';
import type { Conflict, Delivery } from '#domain/exchange/kept';
import type { PlanWrites } from '#domain/exchange/plan';
import type { Ledger } from '#storage/ledger';
import type { Change } from '#storage/records';
import { importSource, ledgerOf } from '../session.ts';
import type { Session } from '../session.ts';
import { keepAttachments } from './commit-attachments.ts';
import { changeOf } from './commit-records.ts';
import { keptReader } from './plan-world-kept.ts';
import { settledThemselves } from './pending.ts';
import { fileOf, rowsOf, worldOf } from './reviews.ts';
import type { Review, ReviewFile } from './reviews.ts';
import { namesSettled } from './reviews-decide.ts';
import type { Job } from './taking-job.ts';

/** What a commit will write, for the ledger as it was when it was put together. */
interface Prepared {
  readonly revision: number;
  readonly writes: PlanWrites;
  readonly changes: readonly Change[];
  readonly left: number;
}

const deliveryOf = (
  session: Session,
  review: Review,
  file: ReviewFile,
  counts: Delivery['counts'],
): Delivery => ({
  id: file.delivery,
  direction: 'in',
  kind: file.kind,
  partner: review.source.partner,
  installation: review.source.installation,
  sequence: review.manifest?.sequence ?? null,
  previous: review.manifest?.previous ?? null,
  acknowledges: review.manifest?.acknowledges ?? null,
  made: review.made,
  at: session.ports.clock.now(),
  file: file.name,
  digest: file.digest,
  counts,
  upTo: 0,
});

/** Rows of a file by what the plan says of them. */
const countsOf = (session: Session, ledger: Ledger, review: Review, file: number) => {
  const counts: Record<string, number> = {};
  for (const { candidate, outcome } of rowsOf(session, ledger, review))
    if (fileOf(review, candidate.key) === file) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};

/** Conflicts name the file that they came with. */
const filed = (review: Review, conflicts: readonly Conflict[]): readonly Conflict[] => {
  if (review.files.length === 1) return conflicts;
  const files = new Map(
    review.candidates.map(({ kind, id, key }) => [`${kind} ${id}`, fileOf(review, key)]),
  );
  return conflicts.map((conflict) => ({
    ...conflict,
    delivery:
      review.files[files.get(`${conflict.kind} ${conflict.theirs.id}`) ?? 0]?.delivery ??
      conflict.delivery,
  }));
};

const unique = (changes: readonly Change[]): readonly Change[] => [
  ...new Map(changes.map((change) => [`${change.kind} ${change.id}`, change])).values(),
];

const prepare = (session: Session, ledger: Ledger, review: Review): Prepared => {
  const rows = rowsOf(session, ledger, review);
  const world = worldOf(session, ledger, review);
  const { newId, digest } = session.ports;
  const writes = writesOf(rows, review.decisions, review.source, world, { newId, digest });
  const files = review.files.length;
  const kept = keptReader(
    ledger,
    writes.records.map(({ kind }) => kind),
  );
  const changes: readonly Change[] = unique([
    ...settledThemselves(session, ledger).map((after) => ({
      kind: 'conflict' as const,
      id: after.id,
      after,
    })),
    ...writes.records.map((record) => changeOf(kept, record)),
    ...filed(review, writes.conflicts).map((after) => ({
      kind: 'conflict' as const,
      id: after.id,
      after,
    })),
    ...[...namesSettled(session, review), ...writes.matches].map((after) => ({
      kind: 'match' as const,
      id: after.id,
      after,
    })),
    ...review.files.map((file, index) => ({
      kind: 'delivery' as const,
      id: file.delivery,
      after: deliveryOf(
        session,
        review,
        file,
        files === 1 ? writes.counts : countsOf(session, ledger, review, index),
      ),
    })),
  ]);
  const left = rows.filter(
    ({ candidate, outcome }) =>
      outcome === 'problem' ||
      outcome === 'doubt' ||
      review.decisions.get(candidate.key)?.choice === 'leave',
  ).length;
  return { revision: session.revision(), writes, changes, left };
};

/** Conflicts that nobody decided. */
const pendingIn = ({ writes }: Prepared): readonly Conflict[] =>
  writes.conflicts.filter(({ settled }) => settled === null);

/** Rows that are written; one that waits counts there, though what nobody disputes of it is written too. */
const writtenIn = (prepared: Prepared): number => {
  const waiting = new Set(pendingIn(prepared).map(({ kind, record }) => `${kind} ${record}`));
  return prepared.writes.records.filter(({ kind, id }) => !waiting.has(`${kind} ${id}`)).length;
};

const sentence = (review: Review, prepared: Prepared): string => {
  const pending = pendingIn(prepared).length;
  const parts = [
    `写入 ${String(writtenIn(prepared))} 条`,
    ...(pending === 0 ? [] : [`待定 ${String(pending)} 条`]),
  ];
  return `导入 ${review.title}（${parts.join('，')}）`;
};

/** Whether committing would say nothing that the ledger doesn't know. */
const saysNothing = (ledger: Ledger, review: Review, { writes }: Prepared): boolean =>
  writes.records.length === 0 &&
  writes.conflicts.length === 0 &&
  writes.matches.length === 0 &&
  review.files.every(({ delivery }) => ledger.record('delivery', delivery)?.deleted === false);

const resultOf = (review: Review, prepared: Prepared): CommitResult => ({
  delivery: review.files[0]?.delivery ?? review.source.delivery,
  written: writtenIn(prepared),
  pending: pendingIn(prepared).length,
  left: prepared.left,
});

/**
 * Writes a review as decided: a backup, the attachments, then everything in one batch that can be taken back. When
 * something refuses, the ledger is as before and the review stays.
 */
export const commitReview = async (
  session: Session,
  review: Review,
  job: Job,
): Promise<Reply<CommitResult>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  job.step('核对', 0, 0);
  await session.ports.breathe();
  let prepared = prepare(session, ledger, review);
  if (saysNothing(ledger, review, prepared)) return done(resultOf(review, prepared));
  const kept = await keepAttachments(session, review, prepared.writes.records, job);
  if (!kept.ok) return kept;
  job.step('备份', 0, 0);
  await session.ports.breathe();
  const backup = ledger.backup('导入前');
  if (!backup.ok) return failed({ code: 'write-failed', file: '备份', why: 'other' });
  job.step('写入台账', 0, prepared.changes.length);
  await session.ports.breathe();
  if (job.cancelled()) return failed({ code: 'cancelled' });
  // Somebody may have written while the attachments were kept.
  if (session.revision() !== prepared.revision) prepared = prepare(session, ledger, review);
  const written = session.write(
    sentence(review, prepared),
    prepared.changes,
    ['roster', 'sheets', 'compliance', 'exchange'],
    {
      source: importSource(review.source.delivery, review.source.side),
      arrivals: prepared.writes.arrivals,
    },
  );
  return written.ok ? done(resultOf(review, prepared)) : written;
};
