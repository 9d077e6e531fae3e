import type { Purpose } from '#api/exchange-views';
import type { Ledger } from '#storage/ledger';

/** Setting that says what a ledger is for; a ledger without it is an office's. */
export const PURPOSE_SETTING = 'purpose';

/** What this ledger is for. */
export const purposeOf = (ledger: Ledger): Purpose => {
  const value = ledger.record('setting', PURPOSE_SETTING)?.record.value;
  return typeof value === 'object' && value !== null && 'side' in value
    ? (value as Purpose)
    : { side: 'office' };
};
