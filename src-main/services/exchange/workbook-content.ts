import type { WorkbookContent, WorkbookEntry, WorkbookSheet } from '#documents/workbook/content';
import { uniqueNames } from '#documents/file-name';
import type { Entry } from '#domain/entry';
import { canonicalText, isSent, sharedForm } from '#domain/exchange/shared-form';
import type { PlainMonth } from '#domain/plain-date';
import type { Form } from '#domain/policy/form';
import type { FormHome } from '#domain/sheet-form';
import { sheetMonth } from '#domain/sheet-period';
import type { Ledger } from '#storage/ledger';
import { institutionOf } from '../overview.ts';
import { formFor, monthSpan, registerOf, standingPosts, titleOf } from '../register.ts';
import type { Register } from '../register.ts';
import type { Session } from '../session.ts';
import { scopeOf } from './scope.ts';

/** Carriers a form has rows or choices for, in its order. */
const carriersOfForm = (form: Form): readonly string[] =>
  form.kind === 'carriers' ? form.groups.flatMap((group) => group.carriers) : form.carriers;

const carriersOf = (homes: readonly FormHome[]): WorkbookContent['carriers'] => {
  const labels = new Map<string, string>();
  for (const { form, policy } of homes) {
    for (const id of carriersOfForm(form)) {
      const carrier = policy.carriers.find((known) => known.id === id);
      if (carrier !== undefined && !labels.has(id)) labels.set(id, carrier.label);
    }
  }
  return [...labels].map(([id, label]) => ({ id, label }));
};

/** What is known of a person's sheet of the month, in which a draft has no part. */
const sheetOf = (
  session: Session,
  ledger: Ledger,
  person: string,
  { form, month }: { readonly form: Form; readonly month: PlainMonth },
): WorkbookSheet | null => {
  const own = sheetMonth(form, month);
  const [sheet] = ledger.sheets({ person, from: own, until: own });
  if (sheet === undefined || !isSent('sheet', sheet, 'office')) return null;
  const { content, zeroReason } = sheet;
  const base = session.ports.digest(canonicalText(sharedForm('sheet', sheet, 'department')));
  return { base, content, zeroReason };
};

const entryOf = (session: Session, entry: Entry): WorkbookEntry => {
  const { id, until, timeNote, amount, amountUnit, mode, carriers, summary, place, present } =
    entry;
  return {
    ...{ id, until, timeNote, amount, amountUnit, mode, carriers, summary, place, present },
    base: session.ports.digest(canonicalText(sharedForm('entry', entry, 'office'))),
    person: entry.participants[0]?.person ?? '',
    day: entry.happened,
    object: entry.objectText,
    objectId: entry.object,
  };
};

/** People of a unit who owe a sheet for the month, with the sheet. */
const peopleOf = (
  register: Register,
  people: ReadonlySet<string>,
  units: ReadonlySet<string>,
  month: PlainMonth,
) =>
  [...register.people.values()].flatMap((person) => {
    if (!people.has(person.id)) return [];
    const posts = standingPosts(register, person.id, monthSpan(month));
    const home = formFor(register, person.id, month);
    return home !== undefined && posts.some(({ unit }) => units.has(unit))
      ? [{ person, posts, home }]
      : [];
  });

/** What a department without the app fills in for a month; `undefined` when nobody of it owes a sheet. */
export const workbookContent = (
  session: Session,
  ledger: Ledger,
  unit: WorkbookContent['unit'],
  month: PlainMonth,
): WorkbookContent | undefined => {
  const register = registerOf(session, ledger);
  const scope = scopeOf(session, ledger, unit.id);
  const members = peopleOf(register, scope.people, scope.units, month);
  if (members.length === 0) return undefined;
  const ids = new Set(members.map(({ person }) => person.id));
  const labels = uniqueNames(
    members.map(({ person, posts }) => ({ name: person.name, unit: titleOf(posts) })),
  );
  const span = monthSpan(month);
  return {
    institution: institutionOf(ledger),
    ledger: ledger.id,
    unit,
    month,
    people: members.map(({ person, home }, index) => ({
      id: person.id,
      name: person.name,
      label: labels[index] ?? person.name,
      hasContent: home.form.kind === 'specialties',
      sheet: sheetOf(session, ledger, person.id, { form: home.form, month }),
    })),
    carriers: carriersOf(members.map(({ home }) => home)),
    objects: [...register.objects.values()]
      .filter(({ since, until }) => (since ?? '') <= span.until && (until ?? '9999') >= span.from)
      .map(({ id, name, kind }) => ({ id, name, kind })),
    entries: ledger
      .entries(span)
      .filter(
        ({ participants, status }) => status !== 'draft' && ids.has(participants[0]?.person ?? ''),
      )
      .map((entry) => entryOf(session, entry)),
  };
};
