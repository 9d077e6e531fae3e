import { asOf } from '#domain/forms/lists/words';
import type { ListOutline } from '#domain/forms/list-outline';
import type { ReportOutline } from '#domain/forms/report-outline';
import type { PlainDate } from '#domain/plain-date';

/** What a list or report says without the day it was made on, which stands under its title and in its signature. */
export const saidOf = (outline: ListOutline | ReportOutline, today: PlainDate): unknown => ({
  ...outline,
  subtitle: outline.subtitle.map((line) => line.replace(asOf(today), '').trimEnd()),
  signature: [],
  note: undefined,
});
