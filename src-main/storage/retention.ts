import { mondayOf, monthOf, type PlainDate } from '#domain/plain-date';

/** How many backups stay. */
export const KEEP = { newest: 3, daily: 7, weekly: 8, monthly: 12 } as const;

/** A backup as far as its age matters. */
export interface Aged {
  readonly file: string;
  readonly day: PlainDate;
}

const firstOfEach = (
  backups: readonly Aged[],
  count: number,
  slotOf: (backup: Aged) => string,
): readonly string[] => {
  const slots = new Map<string, string>();
  for (const backup of backups) {
    const slot = slotOf(backup);
    if (!slots.has(slot)) slots.set(slot, backup.file);
  }
  return [...slots.values()].slice(0, count);
};

/**
 * Which backups may go, given all of them newest first: not the newest three,
 * nor the last one of each of the newest 7 days, 8 weeks (from Monday) and 12 months that have any.
 * Days without a backup use up nothing, so a PC that was off over summer keeps what it had.
 */
export const expendable = (backups: readonly Aged[]): readonly string[] => {
  const kept = new Set([
    ...backups.slice(0, KEEP.newest).map(({ file }) => file),
    ...firstOfEach(backups, KEEP.daily, ({ day }) => day),
    ...firstOfEach(backups, KEEP.weekly, ({ day }) => mondayOf(day)),
    ...firstOfEach(backups, KEEP.monthly, ({ day }) => monthOf(day)),
  ]);
  return backups.map(({ file }) => file).filter((file) => !kept.has(file));
};
