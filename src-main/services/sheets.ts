import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { CreditView, EntryView, SheetList, SheetListItem, SheetView } from '#api/views';
import { creditsOf } from '#domain/compliance/credit';
import type { Credit } from '#domain/compliance/credit';
import { explain } from '#domain/compliance/explain';
import { judge } from '#domain/compliance/judge';
import type { Explanation } from '#domain/compliance/verdict';
import { isBackfill } from '#domain/entry';
import type { Entry } from '#domain/entry';
import { dayText } from '#domain/plain-date';
import { periodHolding } from '#domain/period';
import type { SheetContent } from '#domain/sheet';
import { sheetForms } from '#domain/sheet-form';
import type { FormHome } from '#domain/sheet-form';
import { sheetMonth, sheetSpan } from '#domain/sheet-period';
import type { Ledger } from '#storage/ledger';
import { factsFor } from './facts.ts';
import { sheetLockOf } from './locks.ts';
import { saidOfSheet, sheetPrintKey } from './papers/kinds/sheets-said.ts';
import { printedOf } from './printing.ts';
import {
  formFor,
  peopleWithForm,
  registerOf,
  standingPosts,
  titleOf,
  unitNameOf,
} from './register.ts';
import type { Register } from './register.ts';
import { returnReasonOf } from './return-reason.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import {
  contentOf,
  declarationOf,
  entriesOf,
  sheetKey,
  sheetRecord,
  yearOf,
} from './sheet-content.ts';
import type { Key } from './sheet-content.ts';

/** The rule that asks for this sheet, and how it stands; `undefined` when the policy has none. */
const duty = (session: Session, ledger: Ledger, key: Key, home: FormHome) => {
  const span = sheetSpan(home.form, key.month);
  const prepared = factsFor(session, ledger, span);
  const rule = home.policy.rules.find(
    ({ audience, demand }) =>
      demand.kind === 'submission' &&
      demand.what === 'sheet' &&
      audience.ranks.includes(home.form.rank),
  );
  const period =
    rule !== undefined && 'period' in rule.demand
      ? periodHolding(rule.demand.period, span.until, prepared.calendar)
      : undefined;
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
        { rule: asked.rule, subject: key.person, period: asked.period },
        asked.today,
      );
};

/** How a person's sheet stands to the rule that asks for it, and why; `undefined` when the policy has none. */
export const sheetExplained = (
  session: Session,
  ledger: Ledger,
  { person, month }: Key,
  home: FormHome,
): Explanation | undefined => {
  const asked = duty(session, ledger, { person, month }, home);
  return asked === undefined
    ? undefined
    : explain(
        asked.prepared,
        { rule: asked.rule, subject: person, period: asked.period },
        asked.today,
      );
};

/** Whether a person owes no such sheet, and handed none in all the same. */
const isExempt = (session: Session, ledger: Ledger, key: Key, home: FormHome): boolean =>
  verdictOf(session, ledger, key, home)?.status === 'exempt' &&
  (sheetRecord(ledger, key)?.submitted ?? null) === null;

const rowsOf = (content: SheetContent): { readonly filled: number; readonly rows: number } => {
  if (content.kind !== 'carriers') return { filled: 0, rows: 0 };
  const rows = content.groups.flatMap((group) => group.rows);
  return { filled: rows.filter((row) => row.lines.length > 0).length, rows: rows.length };
};

/** How far one sheet is; `content`: what it says. */
export const progressOf = (
  session: Session,
  ledger: Ledger,
  key: Key,
  { home, content }: { readonly home: FormHome; readonly content: SheetContent },
): Omit<SheetListItem, 'printed'> => {
  const register = registerOf(session, ledger);
  const person = register.people.get(key.person);
  const posts = standingPosts(register, key.person, sheetSpan(home.form, key.month));
  const sheet = sheetRecord(ledger, key);
  const own = entriesOf(session, ledger, key).filter(
    (entry) => entry.participants[0]?.person === key.person,
  );
  return {
    person: key.person,
    name: person?.name ?? '',
    pinyin: person?.pinyin ?? '',
    initials: person?.initials ?? '',
    unit: unitNameOf(register, posts),
    title: titleOf(posts),
    status: isExempt(session, ledger, key, home) ? 'exempt' : (sheet?.status ?? 'none'),
    ...rowsOf(content),
    drafts: own.filter((entry) => entry.status === 'draft' || entry.status === 'returned').length,
  };
};

const listItem = (session: Session, ledger: Ledger, key: Key, home: FormHome): SheetListItem => {
  const content = contentOf(session, ledger, key, home);
  const said = (): unknown => saidOfSheet(content);
  return {
    ...progressOf(session, ledger, key, { home, content }),
    printed: printedOf(session, ledger, sheetPrintKey(key), said),
  };
};

/** Everybody who has this form in the month, with how far they are. */
export const listSheets = (session: Session, asked: Asked<'sheet.list'>): Reply<SheetList> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const home = sheetForms(register.policies, asked.month).find(
    ({ form }) => form.id === asked.form,
  );
  if (home === undefined) return failed({ code: 'not-found', what: 'policy' });
  const month = sheetMonth(home.form, asked.month);
  const people = peopleWithForm(register, asked.form, month).map((person) =>
    listItem(session, ledger, { person: person.id, month }, home),
  );
  const first = people[0];
  const due =
    first === undefined ? undefined : duty(session, ledger, { person: first.person, month }, home);
  const shown =
    due === undefined || first === undefined
      ? undefined
      : explain(
          due.prepared,
          { rule: due.rule, subject: first.person, period: due.period },
          due.today,
        );
  return done({
    form: home.form,
    month,
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
  person: (register.people.get(credit.subject) ?? register.objects.get(credit.subject))?.name ?? '',
  done: credit.after.done,
  expected: credit.after.expected,
  unit: credit.unit,
  force: credit.after.force,
});

/** An entry with what it counts for and what is to be known about it. */
export const entryView = (session: Session, ledger: Ledger, entry: Entry): EntryView => {
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

/** One person's sheet that holds a month, ready for the screen. */
export const openSheet = (session: Session, opened: Key): Reply<SheetView> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const person = register.people.get(opened.person);
  if (person === undefined) return failed({ code: 'not-found', what: 'person' });
  const home = formFor(register, opened.person, opened.month);
  if (home === undefined) return failed({ code: 'no-form', name: person.name });
  const asked = sheetKey(register, opened);
  const span = sheetSpan(home.form, asked.month);
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
    entries: entriesOf(session, ledger, asked).map((entry) => entryView(session, ledger, entry)),
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
    lock: sheetLockOf(ledger, asked),
    printed: printedOf(session, ledger, sheetPrintKey(asked), () => saidOfSheet(content)),
    returnReason: sheet?.status === 'returned' ? returnReasonOf(ledger, sheet) : '',
  });
};
