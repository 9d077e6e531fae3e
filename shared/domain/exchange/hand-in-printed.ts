import type { Entry } from '../entry.ts';
import { covers, firstOfMonth, lastOfMonth, monthOf } from '../plain-date.ts';
import type { PlainMonth, Span } from '../plain-date.ts';
import { entryTimeText } from '../sheet-lines.ts';
import { sheetSpan } from '../sheet-period.ts';
import { printedText } from './form-marks.ts';
import type { ReadVisit } from './hand-in.ts';
import { carriersOf } from './hand-in-context.ts';
import type { HandInContext, Home } from './hand-in-context.ts';
import { carriersIn, objectOf } from './hand-in-entries.ts';
import type { SharedData } from './package.ts';
import { isSame, sharedForm } from './shared-form.ts';

const monthSpan = (month: PlainMonth): Span => ({
  from: firstOfMonth(month),
  until: lastOfMonth(month),
});

type Patch = Readonly<Record<string, unknown>>;

const differs = (written: string, printed: string): boolean =>
  printedText([written]) !== printedText([printed]);

/** A workbook has a column for each part of the time; a form only prints it as a text, quantities only in days. */
const timePatch = (visit: ReadVisit, entry: Entry, kind: HandInContext['kind']): Patch => {
  if (kind === 'word' && !differs(visit.time, entryTimeText(entry))) return {};
  const { day, timeNote, amount, amountUnit } = visit;
  const last = visit.until ?? day;
  const until = last === (entry.until ?? entry.happened) ? entry.until : visit.until;
  const says = amount !== entry.amount && (kind === 'excel' || amount !== null);
  const gone = kind === 'word' && amount === null && entry.amountUnit === '天';
  return {
    happened: day,
    until: day === entry.happened ? until : visit.until,
    timeNote,
    ...(says || gone ? { amount, amountUnit: amount === null ? '' : amountUnit } : {}),
  };
};

/** The columns that stand on a form besides object, time and summary. */
const columnsPatch = (visit: ReadVisit, home: Home, kind: HandInContext['kind']): Patch => {
  const { form } = home;
  const has = (field: 'place' | 'present' | 'mode'): boolean =>
    kind === 'excel' ||
    (form?.kind === 'table' && form.columns.some((column) => column.field === field));
  return {
    ...(has('place') ? { place: visit.place } : {}),
    ...(has('present') ? { present: visit.present } : {}),
    ...(has('mode') && visit.mode !== null ? { mode: visit.mode } : {}),
  };
};

/**
 * The carriers after a visit: on a form one row names one of several, so a row that was printed says nothing new;
 * a workbook names all of them. Those that can't stand on this form stay.
 */
const carriersAfter = (
  visit: ReadVisit,
  entry: Entry,
  home: Home,
  kind: HandInContext['kind'],
): readonly string[] => {
  const stated = carriersIn(visit, home).map(({ id }) => id);
  const own = new Set(carriersOf(home).map(({ id }) => id));
  const printed = entry.carriers.filter((id) => own.has(id));
  const known = stated.every((id) => printed.includes(id));
  if (stated.length === 0 || (known && (kind === 'word' || stated.length === printed.length)))
    return entry.carriers;
  return [...stated, ...entry.carriers.filter((id) => !own.has(id))];
};

const contentPatch = (
  visit: ReadVisit,
  entry: Entry,
  home: Home,
  context: HandInContext,
): Patch => {
  const carriers = carriersAfter(visit, entry, home, context.kind);
  const found = carriers.flatMap((id) => home.carriers.get(id) ?? []);
  return {
    ...(isSame(carriers, entry.carriers) ? {} : { carriers }),
    ...(differs(visit.object, entry.objectText) ? objectOf(visit, found, context) : {}),
    ...(differs(visit.summary, entry.summary) ? { summary: visit.summary } : {}),
  };
};

/** Texts that differ in blanks only are the same: programs change those at will. */
const isAsBefore = (value: unknown, before: unknown): boolean =>
  typeof value === 'string' && typeof before === 'string'
    ? !differs(value, before)
    : isSame(value, before);

/**
 * The id of a visit, if it is that of the entry which was printed there. A form that was copied for somebody else or
 * for another time still carries the ids of its pattern; what stands in it then is new.
 */
export const printedId = (
  visit: ReadVisit,
  person: string | null,
  home: Home,
  context: HandInContext,
): string | null => {
  const { id, base, day } = visit;
  const { handIn, form, span } = home;
  if (id === null || person === null) return null;
  const entry = (base === null ? undefined : context.version(id, base)) ?? context.entry(id);
  if (entry === undefined) return handIn.personId === person ? id : null;
  const { happened, participants } = entry;
  const own = participants.some((one) => one.person === person);
  const sheet =
    form === undefined ? monthSpan(monthOf(happened)) : sheetSpan(form, monthOf(happened));
  const there = (span === null || covers(span, happened)) && (day === null || covers(sheet, day));
  return own && there ? id : null;
};

/**
 * What a printed entry says after somebody had the form in hand: as it was printed, but for the fields in which the
 * form now reads otherwise. Handing in a changed one submits it.
 */
export const patchedEntry = (
  visit: ReadVisit,
  entry: Entry,
  home: Home,
  context: HandInContext,
): SharedData => {
  const before = sharedForm('entry', entry, 'department');
  if (visit.asPrinted === true) return before;
  const stated: Patch = {
    ...timePatch(visit, entry, context.kind),
    ...columnsPatch(visit, home, context.kind),
    ...contentPatch(visit, entry, home, context),
  };
  const patch = Object.fromEntries(
    Object.entries(stated).filter(([field, value]) => !isAsBefore(value, before[field])),
  );
  if (Object.keys(patch).length === 0) return before;
  return {
    ...before,
    ...patch,
    status: 'submitted',
    submitted: entry.submitted ?? context.now,
  };
};
