import { prepare } from '#domain/compliance/facts';
import type { Prepared } from '#domain/compliance/facts';
import { academicYearOf } from '#domain/academic-calendar';
import { addDays, monthOf } from '#domain/plain-date';
import type { Span } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import { registerOf } from './register.ts';
import type { Session } from './session.ts';

/** Days around a window in which nearly counted entries are looked for. */
const MARGIN = 16;

/**
 * The days whose entries can matter when a span is judged: the calendar years and academic years that it
 * touches, since no period of a rule is longer.
 */
const windowOf = (session: Session, ledger: Ledger, span: Span): Span => {
  const { prepared } = registerOf(session, ledger);
  const starts = [`${span.from.slice(0, 4)}-01-01`];
  const ends = [`${span.until.slice(0, 4)}-12-31`];
  for (const day of [span.from, span.until]) {
    const year = academicYearOf(prepared, day);
    if (year !== undefined) {
      starts.push(year.from);
      ends.push(year.until);
    }
  }
  return {
    from: addDays([...starts].sort()[0] ?? span.from, -MARGIN),
    until: addDays([...ends].sort().at(-1) ?? span.until, MARGIN),
  };
};

/** Everything that judging the span looks at; kept until the next write. */
export const factsFor = (session: Session, ledger: Ledger, span: Span): Prepared => {
  const window = windowOf(session, ledger, span);
  return session.kept(`facts ${window.from} ${window.until}`, () => {
    const register = registerOf(session, ledger);
    return prepare({
      people: [...register.people.values()],
      posts: register.posts,
      objects: [...register.objects.values()],
      links: register.links,
      exemptions: register.exemptions,
      declarations: register.declarations,
      entries: ledger.entries(window),
      sheets: ledger.sheets({ from: monthOf(window.from), until: monthOf(window.until) }),
      calendar: register.calendar,
      policies: register.policies,
      settings: register.settings,
    });
  });
};
