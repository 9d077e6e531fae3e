import type { Readers } from '#services/ports';

/** To be written: the reader process under plain Node, for the demonstration and the tests. */
export const childReaders = (): Readers => ({
  read: () => Promise.resolve({ ok: false, code: 'broke', text: '' }),
});
