import { createHmac, hash } from 'node:crypto';
import type { HistoryRow } from './tables.ts';

/** SHA-256, hex. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** Where the chain of a ledger begins: bound to the ledger's own id. */
export const genesisOf = (ledgerId: string): string => sha256(`ledger:${ledgerId}`);

/**
 * Salted digest (HMAC-SHA256) of a record before and after. A canonical text never holds a line break,
 * so the two can't be shifted against each other. Without the salt the digest says nothing about the values,
 * which is what lets them be erased (个人信息保护法 art. 47) while the chain stays whole.
 */
export const valueDigest = (salt: string, before: string | null, after: string | null): string =>
  createHmac('sha256', salt)
    .update(`${before ?? ''}\n${after ?? ''}`)
    .digest('hex');

/** Salted digest of a batch's sentence. */
export const textDigest = (salt: string, what: string): string =>
  createHmac('sha256', salt).update(what).digest('hex');

/** The hash of one history row: it covers the row, its batch, and through `previous` all rows before it. */
export const rowHash = (
  row: Omit<HistoryRow, 'hash'>,
  batch: { readonly undoes: string | null; readonly digest: string },
): string =>
  sha256(
    JSON.stringify([
      row.seq,
      row.at,
      row.actor,
      row.source,
      row.batch,
      batch.undoes,
      batch.digest,
      row.kind,
      row.record,
      row.action,
      row.digest,
      row.previous,
    ]),
  );
