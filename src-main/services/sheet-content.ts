import type { Asked } from '#api/contract';
import { counts } from '#domain/entry';
import type { Entry, Sheet } from '#domain/entry';
import type { Declaration } from '#domain/people';
import { academicYearAt } from '#domain/period';
import { monthText } from '#domain/plain-date';
import type { PlainMonth, Span } from '#domain/plain-date';
import { composeSheet, labelled } from '#domain/sheet';
import type { SheetContent } from '#domain/sheet';
import type { FormHome } from '#domain/sheet-form';
import { sheetMonth, sheetPeriodText, sheetSpan } from '#domain/sheet-period';
import type { TableSource } from '#domain/sheet-table';
import type { Ledger } from '#storage/ledger';
import {
  formFor,
  monthSpan,
  registerOf,
  standingPosts,
  titleOf,
  unitNameOf,
  unitTitleOf,
} from './register.ts';
import type { Register } from './register.ts';
import type { Session } from './session.ts';

/** One person and one month: any that the sheet spans, until {@link sheetKey} made it the last one. */
export type Key = Asked<'sheet.open'>;

/** The sheet record of one person and month, if it was ever touched. */
export const sheetRecord = (ledger: Ledger, { person, month }: Key): Sheet | null =>
  ledger.sheets({ from: month, until: month, person })[0] ?? null;

/** The key by which a sheet is kept: its last month. */
export const sheetKey = (register: Register, { person, month }: Key): Key => {
  const home = formFor(register, person, month);
  return { person, month: home === undefined ? month : sheetMonth(home.form, month) };
};

/** The days that a person's sheet spans; those of the month where there is none. */
export const spanOf = (register: Register, { person, month }: Key): Span => {
  const home = formFor(register, person, month);
  return home === undefined ? monthSpan(month) : sheetSpan(home.form, month);
};

/** What a person's sheet is of, in words: `2026年10月`, `2026年下半年`. */
export const periodTextOf = (register: Register, { person, month }: Key): string => {
  const home = formFor(register, person, month);
  return home === undefined ? monthText(month) : sheetPeriodText(home.form, month);
};

/** The person's entries on the sheet, those of other people's sheets in which they took part included. */
export const entriesOf = (session: Session, ledger: Ledger, key: Key): readonly Entry[] =>
  ledger.entries({ ...spanOf(registerOf(session, ledger), key), person: key.person });

/** What a person declared for an academic year. */
export const declarationOf = (
  register: Register,
  person: string,
  academicYear: string,
): Declaration | null =>
  register.declarations.find(
    (declaration) => declaration.person === person && declaration.academicYear === academicYear,
  ) ?? null;

/** The academic year a sheet belongs to; empty when the calendar doesn't have it. */
export const yearOf = (register: Register, month: PlainMonth): string =>
  academicYearAt(monthSpan(month).until, register.prepared) ?? '';

/** What tables show besides persons and entries; the same for every sheet. */
const tableSource = (session: Session, ledger: Ledger): Omit<TableSource, 'post'> =>
  session.kept('table source', () => {
    const { objects, units } = registerOf(session, ledger);
    return {
      objects,
      units: new Map([...units.values()].map(({ id, name }) => [id, name])),
      issues: ledger.all('issue'),
    };
  });

const composed = (
  session: Session,
  ledger: Ledger,
  key: Key,
  { home, entries }: { readonly home: FormHome; readonly entries: readonly Entry[] },
): SheetContent => {
  const register = registerOf(session, ledger);
  const posts = standingPosts(register, key.person, sheetSpan(home.form, key.month));
  const labels = new Map(home.policy.carriers.map(({ id, label }) => [id, label]));
  return labelled(
    composeSheet({
      form: home.form,
      month: key.month,
      name: register.people.get(key.person)?.name ?? '',
      title: titleOf(posts),
      unit: unitNameOf(register, posts),
      entries,
      sheet: sheetRecord(ledger, key),
      declaration: declarationOf(register, key.person, yearOf(register, key.month)),
      table: { ...tableSource(session, ledger), post: unitTitleOf(register, posts) },
    }),
    labels,
  );
};

/** One sheet as its form shows it; drafts and returned entries included, since the clerk is writing them. */
export const contentOf = (
  session: Session,
  ledger: Ledger,
  key: Key,
  home: FormHome,
): SheetContent =>
  composed(session, ledger, key, { home, entries: entriesOf(session, ledger, key) });

/** The same of what was handed in. */
export const handedInContentOf = (
  session: Session,
  ledger: Ledger,
  key: Key,
  home: FormHome,
): SheetContent =>
  composed(session, ledger, key, {
    home,
    entries: entriesOf(session, ledger, key).filter(counts),
  });
