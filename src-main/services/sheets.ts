import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { CreditView, EntryView, SheetList, SheetListItem, SheetView } from '#api/views';
import { creditsOf } from '#domain/compliance/credit';
import type { Credit } from '#domain/compliance/credit';
import { explain } from '#domain/compliance/explain';
import { judge } from '#domain/compliance/judge';
import { isBackfill } from '#domain/entry';
import type { Entry, Sheet } from '#domain/entry';
import { dayText } from '#domain/plain-date';
import type { PlainMonth } from '#domain/plain-date';
import { academicYearAt, periodHolding } from '#domain/period';
import { composeSheet, labelled } from '#domain/sheet';
import type { SheetContent } from '#domain/sheet';
import type { Ledger } from '#storage/ledger';
import { carriersOf } from './entry-words.ts';
import { factsFor } from './facts.ts';
import {
  formFor,
  formsIn,
  monthSpan,
  peopleWithForm,
  registerOf,
  standingPosts,
  titleOf,
  unitNameOf,
} from './register.ts';
import type { FormHome, Register } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

/** One person and one month. */
export type Key = Asked<'sheet.open'>;

/** The sheet record of one person and month, if it was ever touched. */
export const sheetRecord = (ledger: Ledger, { person, month }: Key): Sheet | null =>
  ledger.sheets({ from: month, until: month, person })[0] ?? null;

/** The person's entries of the month, those of other people's sheets in which they took part included. */
export const entriesOf = (ledger: Ledger, { person, month }: Key): readonly Entry[] =>
  ledger.entries({ ...monthSpan(month), person });

const declarationOf = (register: Register, person: string, academicYear: string) =>
  register.declarations.find(
    (declaration) => declaration.person === person && declaration.academicYear === academicYear,
  ) ?? null;

const yearOf = (register: Register, month: PlainMonth): string =>
  academicYearAt(monthSpan(month).until, register.prepared) ?? '';

/** One sheet as its form shows it; drafts and returned entries included when `all`, since the clerk is writing them. */
export const contentOf = (
  session: Session,
  ledger: Ledger,
  key: Key,
  home: FormHome,
): SheetContent => {
  const register = registerOf(session, ledger);
  const posts = standingPosts(register, key.person, monthSpan(key.month));
  const labels = new Map([...carriersOf(register)].map(([id, carrier]) => [id, carrier.label]));
  return labelled(
    composeSheet({
      form: home.form,
      month: key.month,
      name: register.people.get(key.person)?.name ?? '',
      title: titleOf(posts),
      unit: unitNameOf(register, posts),
      entries: entriesOf(ledger, key),
      sheet: sheetRecord(ledger, key),
      declaration: declarationOf(register, key.person, yearOf(register, key.month)),
    }),
    labels,
  );
};

/** The rule that asks for this monthly sheet, and how it stands; `undefined` when the policy has none. */
const duty = (session: Session, ledger: Ledger, key: Key, home: FormHome) => {
  const span = monthSpan(key.month);
  const prepared = factsFor(session, ledger, span);
  const rule = home.policy.rules.find(
    ({ audience, demand }) =>
      demand.kind === 'submission' &&
      demand.what === 'sheet' &&
      audience.ranks.includes(home.form.rank),
  );
  const period = periodHolding('month', span.from, prepared.calendar);
  return rule === undefined || period === undefined
    ? undefined
    : { prepared, rule, period, today: session.ports.clock.today() };
};

const verdictOf = (session: Session, ledger: Ledger, key: Key, home: FormHome) => {
  const asked = duty(session, ledger, key, home);
  return asked === undefined
    ? undefined
    : judge(
        asked.prepared,
        { rule: asked.rule, person: key.person, period: asked.period },
        asked.today,
      );
};

const rowsOf = (content: SheetContent): { readonly filled: number; readonly rows: number } => {
  if (content.kind === 'specialties') return { filled: 0, rows: 0 };
  const rows = content.groups.flatMap((group) => group.rows);
  return { filled: rows.filter((row) => row.lines.length > 0).length, rows: rows.length };
};

const listItem = (session: Session, ledger: Ledger, key: Key, home: FormHome): SheetListItem => {
  const register = registerOf(session, ledger);
  const person = register.people.get(key.person);
  const posts = standingPosts(register, key.person, monthSpan(key.month));
  const sheet = sheetRecord(ledger, key);
  const verdict = verdictOf(session, ledger, key, home);
  const exempt = verdict?.status === 'exempt' && (sheet?.submitted ?? null) === null;
  const own = entriesOf(ledger, key).filter(
    (entry) => entry.participants[0]?.person === key.person,
  );
  return {
    person: key.person,
    name: person?.name ?? '',
    pinyin: person?.pinyin ?? '',
    initials: person?.initials ?? '',
    unit: unitNameOf(register, posts),
    title: titleOf(posts),
    status: exempt ? 'exempt' : (sheet?.status ?? 'none'),
    ...rowsOf(contentOf(session, ledger, key, home)),
    drafts: own.filter((entry) => entry.status === 'draft' || entry.status === 'returned').length,
  };
};

/** Everybody who has this form in the month, with how far they are. */
export const listSheets = (session: Session, asked: Asked<'sheet.list'>): Reply<SheetList> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const span = monthSpan(asked.month);
  const home = formsIn(register, span).find(({ form }) => form.id === asked.form);
  if (home === undefined) return failed({ code: 'not-found', what: 'policy' });
  const people = peopleWithForm(register, asked.form, span).map((person) =>
    listItem(session, ledger, { person: person.id, month: asked.month }, home),
  );
  const first = people[0];
  const due =
    first === undefined
      ? undefined
      : duty(session, ledger, { person: first.person, month: asked.month }, home);
  const shown =
    due === undefined || first === undefined
      ? undefined
      : explain(
          due.prepared,
          { rule: due.rule, person: first.person, period: due.period },
          due.today,
        );
  return done({
    form: home.form,
    month: asked.month,
    owed: shown !== undefined && shown.exemptBecause?.kind !== 'vacation',
    deadline: shown?.verdict.deadline ?? null,
    submitted: people.filter(({ status }) => status === 'submitted' || status === 'accepted')
      .length,
    people,
  });
};

const creditView = (register: Register, credit: Credit): CreditView => ({
  rule: credit.rule,
  title:
    register.policies.flatMap(({ rules }) => rules).find(({ id }) => id === credit.rule)?.title ??
    credit.short,
  period: credit.period.label,
  person: register.people.get(credit.person)?.name ?? '',
  done: credit.after.done,
  expected: credit.after.expected,
  unit: credit.unit,
  force: credit.after.force,
});

const entryView = (session: Session, ledger: Ledger, entry: Entry): EntryView => {
  const register = registerOf(session, ledger);
  const prepared = factsFor(session, ledger, { from: entry.happened, until: entry.happened });
  const credits = creditsOf(prepared, entry, session.ports.clock.today());
  return {
    entry,
    backfill: isBackfill(entry, register.settings.backfillDays),
    missingEvidence: [...new Set(credits.flatMap(({ lacksEvidence }) => lacksEvidence ?? []))],
    offLink: credits.some(({ offLink }) => offLink),
    credits: credits.map((credit) => creditView(register, credit)),
  };
};

/** One person's sheet of one month, ready for the screen. */
export const openSheet = (session: Session, asked: Key): Reply<SheetView> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const person = register.people.get(asked.person);
  if (person === undefined) return failed({ code: 'not-found', what: 'person' });
  const span = monthSpan(asked.month);
  const home = formFor(register, asked.person, span);
  if (home === undefined) return failed({ code: 'no-form', name: person.name });
  const content = contentOf(session, ledger, asked, home);
  const sheet = sheetRecord(ledger, asked);
  const academicYear = yearOf(register, asked.month);
  const rows = content.kind === 'carriers' ? content.groups.flatMap((group) => group.rows) : [];
  const usable =
    home.form.kind === 'carriers'
      ? home.form.groups.flatMap((group) => group.carriers)
      : home.form.carriers;
  return done({
    person: asked.person,
    name: person.name,
    month: asked.month,
    form: home.form,
    content,
    sheet,
    declaration: declarationOf(register, asked.person, academicYear),
    academicYear,
    entries: entriesOf(ledger, asked).map((entry) => entryView(session, ledger, entry)),
    carriers: usable.flatMap((id) => home.policy.carriers.filter((carrier) => carrier.id === id)),
    activities: home.policy.activities,
    evidenceKinds: home.policy.evidenceKinds,
    status: sheet?.status ?? 'none',
    deadline: verdictOf(session, ledger, asked, home)?.deadline ?? null,
    exemptions: register.exemptions
      .filter(
        (exemption) =>
          exemption.person === asked.person &&
          exemption.from <= span.until &&
          exemption.until >= span.from,
      )
      .map(({ from, until, reason }) => `${dayText(from)}—${dayText(until)} ${reason}`),
    emptyRows: rows.filter((row) => row.lines.length === 0).map((row) => row.label),
  });
};
