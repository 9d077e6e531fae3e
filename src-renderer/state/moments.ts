import { dayText, fullDayText } from '#domain/plain-date';
import type { LocalTime, PlainDate } from '#domain/plain-date';

/** `今日 08:12`, `11月20日 17:30`, `2025年12月31日 09:00`: when something was, read from today. */
export function momentText(time: LocalTime, today: PlainDate): string {
  const day = time.slice(0, 10);
  const clock = time.slice(11, 16);
  if (day === today) return `今日 ${clock}`;
  return `${day.slice(0, 4) === today.slice(0, 4) ? dayText(day) : fullDayText(day)} ${clock}`;
}
