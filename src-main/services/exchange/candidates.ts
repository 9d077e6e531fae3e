import type { Candidate } from '#domain/exchange/plan';
import type { ReadLine } from '#intake/package/record-reader';

/** The lines of a package as candidates; a package has each record once. */
export const candidatesOfLines = (lines: readonly ReadLine[]): readonly Candidate[] =>
  lines.map(({ line, digest, record: { type, id, rev, base, data } }) => ({
    key: `${type} ${id}`,
    kind: type,
    id,
    rev,
    base,
    data,
    digest,
    where: `第 ${String(line)} 行`,
    doubts: [],
  }));
