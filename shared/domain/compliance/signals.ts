/** Kinds of signals of falsification (domain rule 11). */
export type SignalKind = 'same-text' | 'two-places' | 'on-leave' | 'last-week' | 'backfill-burst';
