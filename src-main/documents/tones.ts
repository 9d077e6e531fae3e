import type { Tone } from '#domain/forms/list-outline';

/** Text colours, RRGGBB; each is dark enough to be read on a copy in grey. */
export const TONES: Readonly<Record<Tone, string>> = {
  bad: 'B3141B',
  warn: '8A5300',
  good: '1E6B34',
  quiet: '666666',
};

/** The red of an office's head and of the rule under it, RRGGBB. */
export const RED = 'E60012';
