import type { SheetView } from '#api/views';
import type { PlainMonth } from '#domain/plain-date';

/** Which sheet the room is about. */
export interface Shown {
  readonly form: string;
  readonly month: PlainMonth;
  readonly person: string | null;
}

/** Before the room was first entered. */
export const nowhere: Shown = { form: '', month: '', person: null };

/** Whether the sheet's month is closed and no exception allows changing it. */
export const isLocked = (view: SheetView): boolean =>
  view.lock !== null && view.lock.exception === null;

/** Whether something on the sheet was handed in that the office didn't accept yet. */
export const isAcceptable = ({ entries, person, status }: SheetView): boolean =>
  status === 'submitted' ||
  (status === 'accepted' &&
    entries.some(
      ({ entry }) => entry.status === 'submitted' && entry.participants[0]?.person === person,
    ));

/** Whether both are about one sheet. */
export const isSame = (one: Shown, other: Shown): boolean =>
  one.form === other.form && one.month === other.month && one.person === other.person;

/** Whether a view is of that sheet, and not of one that is being left. */
export const isOf = (shown: Shown, view: SheetView | null): view is SheetView =>
  view?.person === shown.person && view.month === shown.month;
