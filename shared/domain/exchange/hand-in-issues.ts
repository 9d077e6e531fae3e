import type { Issue } from '../issue.ts';
import type { PlainDate } from '../plain-date.ts';
import { printedText } from './form-marks.ts';
import type { SharedData } from './package.ts';
import { sharedForm } from './shared-form.ts';

/** One issue of a visit: a new one, or one of ours whose text reads otherwise now. */
export interface ReadIssue {
  /** Id of ours; null for a new one. */
  readonly id: string | null;
  readonly data: SharedData;
  readonly text: string;
}

/** `1.…` and `2.…` on lines of their own are several, as the form prints them; anything else is one. */
const partsOf = (text: string): readonly string[] => {
  const parts = text
    .split(/(?:^|\n)\s*\d{1,2}\s*[.．、]\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 ? parts : [text.trim()].filter((part) => part !== '');
};

const isSameText = (one: string, other: string): boolean =>
  printedText([one]) === printedText([other]);

/** What a form prints where nothing was done yet. */
const NOTHING_DONE = '待转办';

/**
 * The issues that a visit raises and ours doesn't have yet. With as many texts as were printed, one that differs is
 * ours of that place, changed by hand.
 */
export const issuesIn = (
  written: { readonly issue: string; readonly handled: string },
  printed: readonly Issue[],
  of: {
    readonly raised: PlainDate | null;
    readonly person: string | null;
    readonly entry: string;
  },
): readonly ReadIssue[] => {
  const texts = partsOf(written.issue);
  const handled = partsOf(written.handled);
  return texts.flatMap((text, index): readonly ReadIssue[] => {
    if (printed.some((issue) => isSameText(issue.text, text))) return [];
    const ours = texts.length === printed.length ? printed[index] : undefined;
    if (ours !== undefined) {
      const data = { ...sharedForm('issue', ours, 'department'), text };
      return [{ id: ours.id, data, text }];
    }
    const note = (texts.length === handled.length ? handled[index] : handled.join('；')) ?? '';
    const worked = of.raised !== null && note !== '' && note !== NOTHING_DONE;
    return [
      {
        id: null,
        text,
        data: {
          raised: of.raised,
          person: of.person ?? '',
          entry: of.entry,
          text,
          kind: '',
          weight: 'ordinary',
          unit: null,
          steps: worked ? [{ kind: 'worked-on', date: of.raised, by: '', note }] : [],
        },
      },
    ];
  });
};
