import type { EntryInput } from '#api/contract';
import type { Entry } from '#domain/entry';
import type { PlainDate, PlainMonth } from '#domain/plain-date';
import { monthOf } from '#domain/plain-date';
import type { Carrier } from '#domain/policy/schema';

/** An entry as the editor holds it: like what the ledger takes, but its day may still be missing. */
export type EntryForm = Omit<EntryInput, 'happened'> & { readonly happened: PlainDate | null };

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
});

/** What the ledger takes; undefined while the day is missing. Evidence without a title yet is left out. */
export const inputOf = (form: EntryForm): EntryInput | undefined =>
  form.happened === null
    ? undefined
    : {
        ...form,
        happened: form.happened,
        until: form.until === null || form.until <= form.happened ? null : form.until,
        amountUnit: form.amount === null ? '' : form.amountUnit,
        evidence: form.evidence.filter((piece) => piece.kind !== ''),
      };

/** The day a new entry is proposed for: the one asked for, or today when the month is running; else none. */
export const proposedDay = (
  month: PlainMonth,
  today: PlainDate,
  asked: PlainDate | undefined,
): PlainDate | null => {
  if (asked !== undefined && monthOf(asked) === month) return asked;
  return monthOf(today) === month ? today : null;
};
