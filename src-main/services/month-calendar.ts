import type { Asked } from '#api/contract';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { CalendarDay, MonthCalendar } from '#api/compliance-views';
import { isTermDay, isWorkday, teachingWeek } from '#domain/academic-calendar';
import type { Entry } from '#domain/entry';
import { addDays, daysOf, firstOfMonth, lastOfMonth, mondayOf } from '#domain/plain-date';
import type { PlainDate, Span } from '#domain/plain-date';
import { briefOf } from './entry-words.ts';
import { factsFor } from './facts.ts';
import { LOOK_BACK, dueIn } from './month-due.ts';
import { postsIn, registerOf } from './register.ts';
import type { Register } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

const holidayName = (register: Register, date: PlainDate): string => {
  const year = register.calendar.holidays.find((known) => known.year === Number(date.slice(0, 4)));
  if (year === undefined) return '';
  if (year.workdays.includes(date)) return '班';
  return year.holidays.find((span) => span.from <= date && date <= span.until)?.name ?? '';
};

const grouped = (entries: readonly Entry[]): ReadonlyMap<PlainDate, readonly Entry[]> => {
  const days = new Map<PlainDate, Entry[]>();
  for (const entry of entries) {
    const list = days.get(entry.happened) ?? [];
    days.set(entry.happened, list);
    list.push(entry);
  }
  return days;
};

/** A month as whole weeks: days worked and free, entries, and what is due. */
export const monthCalendar = (
  session: Session,
  asked: Asked<'compliance.month'>,
): Reply<MonthCalendar> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const span: Span = {
    from: mondayOf(firstOfMonth(asked.month)),
    until: addDays(mondayOf(lastOfMonth(asked.month)), 6),
  };
  const people = [...register.people.values()]
    .filter((person) => asked.person === null || person.id === asked.person)
    .filter(
      (person) =>
        asked.rank === null ||
        postsIn(register, person.id, span).some((post) => post.rank === asked.rank),
    )
    .map((person) => person.id);
  const shown = new Set(people);
  const prepared = factsFor(session, ledger, {
    from: addDays(span.from, -LOOK_BACK),
    until: span.until,
  });
  const due = dueIn({
    prepared,
    span,
    people,
    objects: asked.person !== null ? 'none' : asked.rank === null ? 'all' : { rank: asked.rank },
    today: session.ports.clock.today(),
  });
  const entries = grouped(
    ledger
      .entries({ ...span, person: asked.person ?? undefined })
      .filter((entry) => entry.participants.some(({ person }) => shown.has(person))),
  );
  const day = (date: PlainDate): CalendarDay => ({
    date,
    workday: isWorkday(prepared.calendar, date),
    inTerm: isTermDay(prepared.calendar, date),
    holiday: holidayName(register, date),
    teachingWeek: teachingWeek(prepared.calendar, date)?.week ?? null,
    entries: (entries.get(date) ?? []).map((entry) => briefOf(register, entry)),
    due: [...(due.get(date) ?? [])].map(([label, missing]) => ({ label, missing })),
  });
  return done({ month: asked.month, days: daysOf(span).map(day) });
};
