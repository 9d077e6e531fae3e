import type { SheetListItem } from '#api/views';
import type { PlainDate } from '#domain/plain-date';
import { momentText } from '../../state/moments.ts';
import { sheetStatusWords } from '../../text.ts';
import { printText } from './text.ts';

/** Whether a sheet is in, as far as paper is concerned. */
export const isHandedIn = (item: SheetListItem): boolean =>
  item.status === 'submitted' || item.status === 'accepted';

/** How the sheet stands, in a word. */
export const stateOf = (item: SheetListItem): string =>
  isHandedIn(item) || item.status === 'exempt' || item.status === 'returned'
    ? sheetStatusWords[item.status]
    : printText.notHandedIn;

/** How the sheet was printed last, in words. */
export const printedText = ({ printed }: SheetListItem, today: PlainDate): string => {
  if (printed === null) return printText.notPrinted;
  const edition = printed.edition === 1 ? '' : `${printText.edition(printed.edition)} `;
  return `${edition}${momentText(printed.at, today)}`;
};

/** What is incomplete about a sheet that is to be printed, in words; empty when nothing is. */
export const gapsOf = (item: SheetListItem): readonly string[] => {
  if (item.status === 'exempt') return [printText.exempt];
  const gaps: string[] = [];
  const bare = item.rows > 0 && item.filled === 0;
  if (item.status === 'returned') gaps.push(printText.returned);
  if (bare) gaps.push(isHandedIn(item) ? printText.zero : printText.noEntries);
  else if (item.filled < item.rows) gaps.push(printText.emptyRows(item.rows - item.filled));
  if (item.drafts > 0) gaps.push(printText.drafts(item.drafts));
  return gaps;
};
