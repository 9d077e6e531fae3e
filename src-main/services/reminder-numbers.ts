import type { DutyItem } from '#api/compliance-views';
import type { ReminderQuery } from '#api/office-contract';
import type { ReminderLetter } from '#api/office-views';
import type { LetterDuty } from '#domain/forms/reminder-letter';
import type { Reminder, ReminderItem } from '#domain/office';
import { monthOf } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import type { PrintKey } from './papers/maker.ts';
import { printedOf } from './printing.ts';
import { versionOn } from './register.ts';
import type { Register } from './register.ts';
import type { Session } from './session.ts';

/** A letter that has no number yet. */
type Unnumbered = Omit<ReminderLetter, 'number'>;

/** What letters are looked up in and composed from. */
interface Sources {
  readonly session: Session;
  readonly ledger: Ledger;
  readonly register: Register;
  /** Last day of what the list of duties covers. */
  readonly until: PlainDate;
}

/** `2026年第3号`: numbers of a kind run through a year. */
const numberText = (year: string, number: number): string => `${year}年第${String(number)}号`;

const lastNumber = (reminders: readonly Reminder[], kind: Reminder['kind'], year: string): number =>
  reminders
    .filter((one) => one.kind === kind && one.number.startsWith(`${year}年第`))
    .reduce((most, one) => Math.max(most, Number(/第(\d+)号/u.exec(one.number)?.[1] ?? 0)), 0);

const itemOf = (item: DutyItem): readonly ReminderItem[] =>
  item.subject.kind === 'person'
    ? [
        {
          rule: item.rule,
          person: item.subject.id,
          from: item.period.from,
          until: item.period.until,
        },
      ]
    : [];

/** The duties of a letter as it prints them. */
export const lettered = (register: Register, { items }: Unnumbered): readonly LetterDuty[] =>
  items.map((item) => ({
    subject: item.subject.id,
    name: item.subject.name,
    title: item.title,
    document: versionOn(register.policies, item.policy, item.period.until)?.documentNumber ?? '',
    place: item.place,
    period: item.period.label,
    deadline: item.deadline,
    status: item.status,
    done: item.done,
    expected: item.expected,
    measure: item.measure,
  }));

/** What a letter says, without its number and the day on it. */
export const letterSaid = (
  register: Register,
  { kind, due }: Pick<ReminderQuery, 'kind' | 'due'>,
  letter: Unnumbered,
): unknown => ({ kind, to: letter.to, due, duties: lettered(register, letter) });

/** The number tells one letter from the next to the same addressee: none is an edition of another. */
export const letterKey = (
  { kind, to }: Pick<ReminderQuery, 'kind' | 'to'>,
  letter: Pick<ReminderLetter, 'to' | 'number'>,
  until: PlainDate,
): PrintKey => ({
  document: 'letters',
  person: to === 'person' ? letter.to : null,
  month: monthOf(until),
  subject: `${kind} ${letter.number}`,
});

const namedIn = (items: readonly ReminderItem[]): string =>
  items
    .map(({ rule, person, from, until }) => [rule, person, from, until].join(' '))
    .sort()
    .join('\n');

/**
 * Numbers letters. One that was issued today already, of the same kind to the same addressee with the same duties and
 * day for the answer, keeps its number: it is one more copy. The others run on from the last number of the year.
 */
export const numbered = (
  { session, ledger, register, until }: Sources,
  asked: ReminderQuery,
  letters: readonly Unnumbered[],
): readonly ReminderLetter[] => {
  const today = session.ports.clock.today();
  const year = today.slice(0, 4);
  const all = ledger.all('reminder');
  const alike = all.filter(
    ({ kind, issued, due }) => kind === asked.kind && issued === today && due === asked.due,
  );
  const known = (letter: Unnumbered): string | undefined => {
    const items = namedIn(letter.items.flatMap(itemOf));
    return alike.find((one) => {
      if ((asked.to === 'unit' ? one.unit : one.person) !== letter.to) return false;
      if (namedIn(one.items) !== items) return false;
      const key = letterKey(asked, { to: letter.to, number: one.number }, until);
      const said = (): unknown => letterSaid(register, asked, letter);
      const printed = printedOf(session, ledger, key, said);
      // The register names no duties of objects: only where it left as a document is known what else it said.
      return printed === null ? items !== '' : printed.same;
    })?.number;
  };
  let last = lastNumber(all, asked.kind, year);
  return letters.map((letter) => {
    const kept = known(letter);
    if (kept === undefined) last += 1;
    return { ...letter, number: kept ?? numberText(year, last) };
  });
};

/** What is kept of a letter issued today, with the number that stands on it; null for one more copy of a letter kept. */
export const reminderOf = (
  { session, ledger }: Pick<Sources, 'session' | 'ledger'>,
  { kind, to, due }: Pick<ReminderQuery, 'kind' | 'to' | 'due'>,
  letter: ReminderLetter,
): Reminder | null =>
  ledger.all('reminder').some((one) => one.kind === kind && one.number === letter.number)
    ? null
    : {
        id: session.ports.newId(),
        kind,
        issued: session.ports.clock.today(),
        number: letter.number,
        unit: to === 'unit' ? letter.to : null,
        person: to === 'person' ? letter.to : null,
        due,
        items: letter.items.flatMap(itemOf),
      };
