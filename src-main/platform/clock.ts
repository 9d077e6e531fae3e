import type { Clock } from '#services/ports';
import { isPlainDate } from '#domain/plain-date';
import type { LocalTime } from '#domain/plain-date';

const two = (value: number): string => String(value).padStart(2, '0');

const dayText = (moment: Date): string =>
  `${String(moment.getFullYear()).padStart(4, '0')}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;

const clockText = (moment: Date): string =>
  `${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`;

/** A moment in the computer's own time zone. */
export const momentText = (moment: Date): LocalTime => `${dayText(moment)}T${clockText(moment)}`;

/** The computer's clock in its own time zone; with `fixedDay` the day stands still and only the time of day runs. */
export const makeClock = (fixedDay?: string): Clock => {
  const fixed = fixedDay !== undefined && isPlainDate(fixedDay) ? fixedDay : undefined;
  const today = (): string => fixed ?? dayText(new Date());
  return { today, now: () => `${today()}T${clockText(new Date())}` };
};
