import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import type { PlanWrites } from '#domain/exchange/plan';
import type { Session } from '../session.ts';
import type { Review } from './reviews.ts';
import type { Job } from './taking-job.ts';

/** Digests of the files that entries to be written name as evidence. */
const evidenceIn = (records: PlanWrites['records']): ReadonlySet<string> =>
  new Set(
    records
      .flatMap(({ after }) =>
        after !== null && Array.isArray(after.evidence)
          ? (after.evidence as readonly { readonly file?: { readonly sha256?: unknown } }[])
          : [],
      )
      .map(({ file }) => file?.sha256)
      .filter((sha256) => typeof sha256 === 'string'),
  );

/**
 * Keeps the attachments of what is about to be written, by their content, each whole and on the disk before the
 * ledger names it. One that is left over when the batch is refused harms nobody.
 */
export const keepAttachments = async (
  session: Session,
  review: Review,
  records: PlanWrites['records'],
  job: Job,
): Promise<Reply<null>> => {
  const { files, place, breathe } = session.ports;
  const folder = place.evidence();
  const wanted = [...evidenceIn(records)].filter(
    (sha256) => review.attachments.has(sha256) && !files.exists(files.join(folder, sha256)),
  );
  if (wanted.length === 0) return done(null);
  const made = files.makeFolder(folder);
  if (!made.ok) return failed({ code: 'write-failed', file: '附件', why: made.why });
  for (const [index, sha256] of wanted.entries()) {
    if (job.cancelled()) return failed({ code: 'cancelled' });
    job.step('保存附件', index, wanted.length);
    const read = files.read(review.attachments.get(sha256) ?? '', EXCHANGE_LIMITS.attachment);
    if (!read.ok) return failed({ code: 'read-failed', file: '附件', why: read.why });
    const written = files.write(files.join(folder, sha256), read.value, 'replace');
    if (!written.ok) return failed({ code: 'write-failed', file: '附件', why: written.why });
    await breathe();
  }
  return done(null);
};
