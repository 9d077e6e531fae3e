/** Limits on untrusted tables; each has its own refusal and test. */
export const TABLE_LIMITS = {
  /** File size: 20 MiB. */
  bytes: 20 * 1024 * 1024,
  /** Lines of a file, blank ones included. A roster of a large college has under 2 000. */
  lines: 200_000,
  /** Characters of one record (a line, or several held together by quotes). */
  recordLength: 64 * 1024,
  /** Cells of one line. */
  columns: 200,
  /** Characters of a cell. */
  cellLength: 200,
} as const;
