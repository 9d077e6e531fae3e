import type { Drives } from '#services/ports';

/** To be written: sticks of the operating system; `pretended` is a folder whose folders are taken for sticks. */
export const makeDrives = (_pretended: string | undefined): Drives => ({
  list: () => [],
  files: () => [],
});
