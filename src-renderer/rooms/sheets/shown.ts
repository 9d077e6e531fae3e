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

/** Whether a view is of that sheet, and not of one that is being left. */
export const isOf = (shown: Shown, view: SheetView | null): view is SheetView =>
  view?.person === shown.person && view.month === shown.month;
