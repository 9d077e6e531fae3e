import type { DocumentItem, DocumentOffer, DocumentPlan } from '#api/document-contract';
import { dayText, fullDayText } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import { matchesName } from '../../parts/match-name.ts';
import type { Findable } from '../../parts/match-name.ts';
import { printText } from './text.ts';

/** How complete a paper is: a sign with a word, since colour never stands alone. */
export const stateSigns: Readonly<
  Record<DocumentItem['state'], { readonly sign: string; readonly word: string }>
> = {
  ready: { sign: '✓', word: printText.ready },
  incomplete: { sign: '!', word: printText.incomplete },
  empty: { sign: '○', word: printText.empty },
};

/** How a paper was printed last: `第2稿 · 11月20日`, and `3 份` where it was more than once; empty when it wasn't. */
export const printedText = (
  { printed }: Pick<DocumentItem, 'printed'>,
  today: PlainDate,
): { readonly when: string; readonly copies: string } => {
  if (printed === null) return { when: '', copies: '' };
  const day = printed.at.slice(0, 10);
  const said = day.slice(0, 4) === today.slice(0, 4) ? dayText(day) : fullDayText(day);
  const edition = printed.edition === 1 ? [] : [printText.edition(printed.edition)];
  return {
    when: [...edition, said].join(' · '),
    copies: printed.copies > 1 ? printText.copies(printed.copies) : '',
  };
};

/** Which of a plan are shown: by what was typed, and those alone that lack something. */
export const chosenItems = (
  items: readonly DocumentItem[],
  filter: { readonly typed: string; readonly incomplete: boolean },
  known: ReadonlyMap<string, Findable>,
): readonly DocumentItem[] =>
  items.filter(
    (item) =>
      (!filter.incomplete || item.state !== 'ready') &&
      (matchesName(known.get(item.name) ?? item, filter.typed) ||
        item.about.includes(filter.typed.trim())),
  );

const last = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;
const stem = (file: string): string => file.replace(/\.[a-z]+$/u, '');

/** The papers that files were to be of, by their names. */
export const itemsOfFiles = (
  items: readonly DocumentItem[],
  files: readonly string[],
): readonly DocumentItem[] => {
  const names = new Set(files.map((file) => stem(last(file))));
  return items.filter(({ file }) => names.has(last(file)));
};

/** Names of the first few, and how many more: `周启明、林致远 等 7 份`. */
export const namesOf = (items: readonly DocumentItem[]): string => {
  const FEW = 6;
  const names = items
    .slice(0, FEW)
    .map(({ name }) => name)
    .join('、');
  return items.length > FEW ? printText.andMore(names, items.length) : names;
};

/** A document with its period: `工作记录表 2026年11月`. */
export const titleOf = (offer: DocumentOffer, plan: DocumentPlan): string =>
  plan.label === '' ? offer.title : `${offer.title} ${plan.label}`;
