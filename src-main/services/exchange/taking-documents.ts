import type { Taken } from '#api/exchange-views';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Ledger } from '#storage/ledger';
import type { TakenFile, Taking } from './taking-file.ts';

/** To be written. */
export const takeDocuments = (
  _taking: Taking,
  _ledger: Ledger,
  _files: readonly TakenFile[],
): Promise<Reply<Taken>> => Promise.resolve(failed({ code: 'busy' }));
