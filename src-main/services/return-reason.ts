import type { Sheet } from '#domain/entry';
import type { Ledger } from '#storage/ledger';

/** What stands in the history when a sheet is returned. */
export const returnSentence = (sheet: string, reason: string): string => `退回 ${sheet}：${reason}`;

/** Why a sheet was returned last. The sheet itself has no room for it, so its history is asked. */
export const returnReasonOf = (ledger: Ledger, { id }: Sheet): string =>
  ledger
    .historyOf('sheet', id)
    .map(({ what }) => /^退回 .*?：(?<reason>.*)$/su.exec(what ?? '')?.groups?.reason)
    .findLast((reason) => reason !== undefined) ?? '';
