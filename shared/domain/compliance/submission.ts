import { academicYearAt } from '../period.ts';
import { dayOf, monthOf } from '../plain-date.ts';
import type { PlainDate } from '../plain-date.ts';
import type { DemandOf } from './demand.ts';
import type { PersonFacts, Prepared } from './prepared.ts';
import type { Reached } from './status.ts';
import type { Explanation, Period } from './verdict.ts';

export type Submission = DemandOf<'submission'>;

/** What was handed in for a period. */
export interface HandedIn extends Reached {
  readonly details: NonNullable<Explanation['submission']>;
}

type Missing = 'teachers' | 'students' | 'specialty';

const NOT_HANDED_IN: HandedIn = {
  onTime: false,
  atAll: false,
  withPending: false,
  details: { submitted: null, zeroReason: '', missing: [] },
};

const isBy = (day: PlainDate, deadline: PlainDate | null): boolean =>
  deadline === null || day <= deadline;

/** The sheet of the period's last month. A zero report counts as handed in (domain rule 9); drafts and returned ones don't. */
const sheetOf = (person: PersonFacts, period: Period, deadline: PlainDate | null): HandedIn => {
  const sheet = person.sheets.get(monthOf(period.until));
  if (sheet === undefined) return NOT_HANDED_IN;
  const stamp = sheet.submitted ?? sheet.received;
  const submitted = stamp === null ? null : dayOf(stamp);
  const details = { submitted, zeroReason: sheet.zeroReason, missing: [] };
  if (sheet.status !== 'submitted' && sheet.status !== 'accepted')
    return { ...NOT_HANDED_IN, details };
  return {
    onTime: submitted !== null && isBy(submitted, deadline),
    atAll: true,
    withPending: true,
    details,
  };
};

const blank = (text: string): boolean => text.trim() === '';

/** The declaration of the period's academic year; complete with one specialty and carriers for both groups (fj.8). */
const declarationOf = (
  prepared: Prepared,
  person: PersonFacts,
  asked: { readonly period: Period; readonly deadline: PlainDate | null },
): HandedIn => {
  const year = academicYearAt(asked.period.until, prepared.calendar);
  const made = year === undefined ? undefined : person.declarations.get(year);
  if (made === undefined) return NOT_HANDED_IN;
  const missing: Missing[] = [];
  if ([made.jobFunction, made.businessBody, made.personalStrength].every(blank))
    missing.push('specialty');
  if (blank(made.teacherCarriers)) missing.push('teachers');
  if (blank(made.studentCarriers)) missing.push('students');
  const isIn = made.received !== null;
  const complete = isIn && missing.length === 0;
  return {
    onTime: complete && isBy(made.received, asked.deadline),
    atAll: complete,
    withPending: isIn,
    details: { submitted: made.received, zeroReason: '', missing },
  };
};

/** What a person handed in of what a rule of submission asks for in a period, and whether by the deadline. */
export const handedIn = (
  prepared: Prepared,
  asked: { readonly person: PersonFacts; readonly demand: Submission; readonly period: Period },
  deadline: PlainDate | null,
): HandedIn => {
  const { person, demand, period } = asked;
  switch (demand.what) {
    case 'sheet':
      return sheetOf(person, period, deadline);
    case 'declaration':
      return declarationOf(prepared, person, { period, deadline });
  }
};
