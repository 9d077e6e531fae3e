import { createHash } from 'node:crypto';
import { EXCHANGE_LIMITS, HOLDS } from '#domain/exchange/package';
import type { Manifest, PackageKind, RecordLine, SharedKind } from '#domain/exchange/package';
import { canonicalText } from '#domain/exchange/shared-form';
import { PackageError } from './trouble.ts';

/** `records.ndjson` in memory: its digest stands in the manifest, which comes before it. */
export interface RecordBytes {
  readonly pieces: readonly Buffer[];
  readonly size: number;
  readonly sha256: string;
  readonly counts: Manifest['counts'];
}

const PIECE = 64 * 1024;

const lineOf = (record: RecordLine, kind: PackageKind): string => {
  const { type, id, rev, base, deleted, data } = record;
  if (!HOLDS[kind].includes(type) || deleted !== (data === null))
    throw new PackageError('record', `有一条记录不能放进这种联系包（${type}，${id}）。`);
  return `${canonicalText({ type, id, rev, base, deleted, data })}\n`;
};

/** Writes every record as one line of canonical JSON, with turns for others in between. Refuses what no reader takes. */
export const recordBytes = async (
  records: Iterable<RecordLine> | AsyncIterable<RecordLine>,
  kind: PackageKind,
  between: () => Promise<void>,
): Promise<RecordBytes> => {
  const hash = createHash('sha256');
  const counts = new Map<SharedKind, number>();
  const pieces: Buffer[] = [];
  let size = 0;
  let gathered = '';
  const gather = (): void => {
    if (gathered === '') return;
    const piece = Buffer.from(gathered, 'utf8');
    hash.update(piece);
    pieces.push(piece);
    size += piece.length;
    gathered = '';
  };
  for await (const record of records) {
    const line = lineOf(record, kind);
    if (line.length * 3 > EXCHANGE_LIMITS.line && Buffer.byteLength(line) > EXCHANGE_LIMITS.line)
      throw new PackageError(
        'limit',
        `有一条记录太长，放不进联系包（${record.type}，${record.id}）。`,
      );
    gathered += line;
    counts.set(record.type, (counts.get(record.type) ?? 0) + 1);
    if (gathered.length >= PIECE) gather();
    await between();
  }
  gather();
  return {
    pieces,
    size,
    sha256: hash.digest('hex'),
    counts: Object.fromEntries(
      HOLDS[kind].flatMap((type) => {
        const count = counts.get(type);
        return count === undefined ? [] : [[type, count]];
      }),
    ),
  };
};
