/** The decision a digit stands for, counted from 1; null for any other key. */
export const digitOf = (key: string): number | null => (/^[1-9]$/u.test(key) ? Number(key) : null);
