import type { DocumentOffer } from '#api/document-contract';
import type { PreparedCalendar } from '#domain/academic-calendar';
import { periodHolding } from '#domain/period';
import { addDays, covers } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import type { PeriodKind } from '#domain/policy/schema';

/** What a document is of: a period, or how things stand on a day. */
export type OfferPeriod = DocumentOffer['periods'][number];

/** About the length in days of a period that isn't entered in the calendar; only for leaving it. */
const about = (kind: PeriodKind): number =>
  kind === 'semester' ? 150 : kind === 'academic-year' ? 365 : 31;

/** A day of the period before or after the one that holds a day; today where it is the running one. */
export const stepped = (
  { kind, day }: { readonly kind: PeriodKind; readonly day: PlainDate },
  direction: -1 | 1,
  { calendar, today }: { readonly calendar: PreparedCalendar; readonly today: PlainDate },
): PlainDate => {
  const span = periodHolding(kind, day, calendar);
  const near =
    span === undefined
      ? addDays(day, direction * about(kind))
      : direction < 0
        ? addDays(span.from, -1)
        : addDays(span.until, 1);
  const reached = periodHolding(kind, near, calendar);
  return reached !== undefined && covers(reached, today) ? today : near;
};
