import type { Problem } from '#api/reply';
import type { EntryInput } from '#api/contract';
import type { SheetView } from '#api/views';
import type { Entry } from '#domain/entry';
import type { PlainDate } from '#domain/plain-date';
import { addDays, firstOfMonth, monthOf } from '#domain/plain-date';
import type { Carrier } from '#domain/policy/schema';
import { isOnSheet } from '#domain/sheet-period';

/** 补做 while it is written: the day may still be missing. */
export interface MakeUpForm {
  readonly for: PlainDate | null;
  readonly reason: string;
}

/** An entry as the editor holds it: like what the ledger takes, but its days may still be missing. */
export type EntryForm = Omit<EntryInput, 'happened' | 'makeUp'> & {
  readonly happened: PlainDate | null;
  readonly makeUp: MakeUpForm | null;
};

/** What a new entry in a row of the form starts with. */
export const newForm = (
  person: string,
  carrier: Carrier | null,
  day: PlainDate | null,
): EntryForm => ({
  id: null,
  happened: day,
  until: null,
  timeNote: '',
  amount: carrier?.amount?.value ?? null,
  amountUnit: carrier?.amount?.unit ?? '',
  mode: carrier?.mode ?? 'face-to-face',
  participants: [{ person, role: 'attended' }],
  carriers: carrier === null ? [] : [carrier.id],
  object: null,
  objectText: '',
  activities: carrier?.activities ?? [],
  summary: '',
  place: '',
  present: null,
  evidence: [],
  commendable: false,
  makeUp: null,
});

/** A saved entry, for editing: the stamps and the status stay with the ledger. */
export const formOf = (entry: Entry): EntryForm => ({
  id: entry.id,
  happened: entry.happened,
  until: entry.until,
  timeNote: entry.timeNote,
  amount: entry.amount,
  amountUnit: entry.amountUnit,
  mode: entry.mode,
  participants: entry.participants,
  carriers: entry.carriers,
  object: entry.object,
  objectText: entry.objectText,
  activities: entry.activities,
  summary: entry.summary,
  place: entry.place,
  present: entry.present,
  evidence: entry.evidence,
  commendable: entry.commendable,
  makeUp: entry.makeUp,
});

/** What the ledger takes; undefined while a day is missing. Evidence without a title yet is left out. */
export const inputOf = (form: EntryForm): EntryInput | undefined => {
  const { happened, until, makeUp } = form;
  if (happened === null || makeUp?.for === null) return undefined;
  return {
    ...form,
    happened,
    until: until === null || until <= happened ? null : until,
    amountUnit: form.amount === null ? '' : form.amountUnit,
    evidence: form.evidence.filter((piece) => piece.kind !== ''),
    makeUp: makeUp === null ? null : { for: makeUp.for, reason: makeUp.reason },
  };
};

/** What 补做 starts with: the month before is what is made up for most. */
export const proposedMakeUp = (happened: PlainDate | null): MakeUpForm => ({
  for: happened === null ? null : addDays(firstOfMonth(monthOf(happened)), -1),
  reason: '',
});

/** The day a new entry is proposed for: the one asked for, or today when the sheet is running; else none. */
export const proposedDay = (
  { form, month }: Pick<SheetView, 'form' | 'month'>,
  today: PlainDate,
  asked: PlainDate | undefined,
): PlainDate | null => {
  if (asked !== undefined && isOnSheet(form, month, asked)) return asked;
  return isOnSheet(form, month, today) ? today : null;
};

/** What keeps the day made up for from being saved: its month is closed. Told of beside that day, anything else above. */
export const lockedMakeUpOf = (form: EntryForm, problem: Problem | null): Problem | null =>
  problem?.code === 'month-locked' && form.makeUp?.for?.startsWith(problem.month) === true
    ? problem
    : null;
