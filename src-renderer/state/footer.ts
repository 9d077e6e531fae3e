import type { IntegrityView } from '#api/care-views';
import type { Overview } from '#api/views';
import { dayWithWeekday } from '#domain/plain-date';
import { shellText } from '../text.ts';
import { momentText } from './moments.ts';

type Ready = Extract<Overview, { readonly stage: 'ready' }>;

/** What the status bar says. From September on the academic year reaches into the next calendar year. */
export function footer(
  now: Ready,
  integrity: IntegrityView | null,
): {
  readonly left: readonly string[];
  readonly warnings: readonly string[];
  readonly right: readonly string[];
} {
  const year = Number(now.today.slice(0, 4));
  const needed = now.today.slice(5) >= '09-01' ? year + 1 : year;
  const until = now.holidaysUntil;
  const term = now.termText === '' ? shellText.outsideCalendar : now.termText;
  return {
    left: [
      `${term} · ${dayWithWeekday(now.today)}`,
      until === null ? shellText.noHolidays : shellText.holidaysUntil(until),
    ],
    warnings: [
      ...(until !== null && until < needed ? [shellText.holidaysMissing(until + 1)] : []),
      ...(integrity?.ok === false ? [shellText.broken] : []),
    ],
    right: [
      now.lastBackup === null
        ? shellText.noBackup
        : shellText.backupAt(momentText(now.lastBackup, now.today)),
      ...(integrity?.ok === true ? [shellText.whole] : []),
    ],
  };
}
