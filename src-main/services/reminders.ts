import type { Answer, Asked } from '#api/contract';
import type { DutyItem } from '#api/compliance-views';
import type { ReminderLetter, ReminderView } from '#api/office-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { DocumentBytes } from '#api/document-bytes';
import { judge } from '#domain/compliance/judge';
import type { Status } from '#domain/compliance/verdict';
import type { LetterOutline } from '#domain/forms/list-outline';
import { reminderLetter } from '#domain/forms/reminder-letter';
import type { ReminderItem } from '#domain/office';
import { periodHolding } from '#domain/period';
import type { PlainDate } from '#domain/plain-date';
import type { Rule } from '#domain/policy/schema';
import { writeLetterDocx } from '#documents/letter-docx';
import { safeFileName } from '#documents/file-name';
import type { Ledger } from '#storage/ledger';
import { frameOver } from './compliance-frame.ts';
import { dutyList } from './duty-list.ts';
import { institutionOf } from './overview.ts';
import { registerOf, versionOn } from './register.ts';
import type { Register } from './register.ts';
import { lettered, numbered, reminderOf } from './reminder-numbers.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import { demoNote, saveAs } from './written-files.ts';

type Query = Asked<'reminder.preview'>;

/** What the kinds of letters are called. */
export const LETTER_NAMES = { reminder: '催报单', supervision: '督办单' } as const;

/** What one can still be asked to do something about. */
const WANTING: readonly Status[] = ['missed', 'due-soon', 'open', 'under-review'];

/** Whether anybody is written to about a duty: it is wanting, and what is merely encouraged is never pressed for. */
const isWanting = ({ status, force }: DutyItem): boolean =>
  WANTING.includes(status) && force !== 'encouraged';

/**
 * Duties by the unit or person they are written to about, in order of name; those of nobody and no unit stay out.
 * Within a unit people stand as in the register, and after them objects.
 */
const grouped = (
  register: Register,
  items: readonly DutyItem[],
  to: Query['to'],
): readonly { readonly to: string; readonly name: string; readonly items: DutyItem[] }[] => {
  const groups = new Map<string, { to: string; name: string; items: DutyItem[] }>();
  const places = new Map([...register.people.keys()].map((id, place) => [id, place]));
  const placeOf = ({ subject }: DutyItem): number => places.get(subject.id) ?? places.size;
  for (const item of items.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const isPerson = item.subject.kind === 'person';
    const id = to === 'unit' ? item.unit : isPerson ? item.subject.id : null;
    if (id === null) continue;
    const name = to === 'unit' ? (register.units.get(id)?.name ?? '') : item.subject.name;
    const group = groups.get(id) ?? { to: id, name, items: [] };
    group.items.push(item);
    groups.set(id, group);
  }
  return [...groups.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'zh'));
};

/** Letters before they are issued, numbered on from the last one that was; those issued today as they were. */
interface Planned {
  readonly ledger: Ledger;
  readonly register: Register;
  /** Last day of what the list of duties covers. */
  readonly until: PlainDate;
  readonly letters: readonly ReminderLetter[];
  /** Duties that nobody of the kind asked for can be written to about: an object's of no unit, or none of a person. */
  readonly left: number;
}

/** The letters that a list of duties makes: for `only` those, numbered among themselves. */
export const planReminders = (session: Session, asked: Query): Reply<Planned> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const listed = dutyList(session, asked.duties);
  if (!listed.ok) return listed;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const { until } = listed.value.span;
  const only = asked.only === null ? undefined : new Set(asked.only);
  const wanting = listed.value.items.filter(isWanting);
  const groups = grouped(register, wanting, asked.to);
  const letters = numbered(
    { session, ledger, register, until },
    asked,
    groups.filter(({ to }) => only === undefined || only.has(to)),
  );
  const left = groups.reduce((rest, { items }) => rest - items.length, wanting.length);
  return done({ ledger, register, until, letters, left });
};

/** The letters a list of duties makes, before anything is issued. */
export const previewReminders = (
  session: Session,
  asked: Query,
): Reply<readonly ReminderLetter[]> => {
  const planned = planReminders(session, asked);
  return planned.ok ? done(planned.value.letters) : planned;
};

/** A letter as it goes to paper, without a note. */
export const letterOutline = (
  session: Session,
  { register, ledger }: Pick<Planned, 'register' | 'ledger'>,
  asked: Query,
  letter: ReminderLetter,
): LetterOutline => {
  const documents = letter.items.flatMap((item) => {
    const policy = versionOn(register.policies, item.policy, item.period.until);
    return policy === undefined ? [] : [`《${policy.title}》（${policy.documentNumber}）`];
  });
  return reminderLetter({
    kind: asked.kind,
    institution: institutionOf(ledger),
    number: letter.number,
    to: { kind: asked.to, name: letter.name },
    documents: [...new Set(documents)],
    today: session.ports.clock.today(),
    due: asked.due,
    duties: lettered(register, letter),
  });
};

const NOBODY = '所选的清单里没有要催办的事项。请改选范围或状态。';

const documentOf = async (
  session: Session,
  planned: Planned,
  asked: Query,
): Promise<Reply<DocumentBytes>> => {
  const [first] = planned.letters;
  if (first === undefined) return failed({ code: 'invalid', field: '清单', text: NOBODY });
  const note = demoNote(session);
  const outlines = planned.letters.map((letter) => ({
    ...letterOutline(session, planned, asked, letter),
    note,
  }));
  const whom = planned.letters.length === 1 ? first.name : `${String(planned.letters.length)}份`;
  const name = `${safeFileName(`${LETTER_NAMES[asked.kind]}-${whom}-${session.ports.clock.today()}`)}.docx`;
  return done({ name, bytes: await writeLetterDocx(outlines) });
};

/** The letters as one .docx, each on its own page. Looking at them leaves no trace. */
export const reminderDocument = async (
  session: Session,
  asked: Query,
): Promise<Reply<DocumentBytes>> => {
  const planned = planReminders(session, asked);
  return planned.ok ? documentOf(session, planned.value, asked) : planned;
};

/**
 * Saves the letters where the clerk chooses and records those that weren’t issued yet, in one step; null when cancelled.
 */
export const issueReminders = async (
  session: Session,
  asked: Query,
): Promise<Reply<Answer<'reminder.issue'>>> => {
  const planned = planReminders(session, asked);
  if (!planned.ok) return planned;
  const made = await documentOf(session, planned.value, asked);
  if (!made.ok) return made;
  const saved = await saveAs(session, `保存${LETTER_NAMES[asked.kind]}`, made.value);
  if (!saved.ok || saved.value === null) return saved;
  const { ledger, letters } = planned.value;
  const issued = letters.flatMap((letter) => {
    const after = reminderOf({ session, ledger }, asked, letter);
    return after === null ? [] : [{ name: letter.name, after }];
  });
  if (issued.length === 0) return saved;
  const what = `发出${LETTER_NAMES[asked.kind]} ${String(issued.length)} 份：${issued.map(({ name }) => name).join('、')}`;
  const written = session.write(
    what.length > 200 ? `${what.slice(0, 199)}…` : what,
    issued.map(({ after }) => ({ kind: 'reminder' as const, id: after.id, after })),
    ['compliance'],
  );
  return written.ok ? saved : written;
};

const SETTLED: readonly Status[] = ['met', 'met-late', 'exempt', 'not-applicable'];

const isSettled = (
  session: Session,
  ledger: Ledger,
  rule: Rule | undefined,
  item: ReminderItem,
): boolean => {
  if (rule === undefined || !('period' in rule.demand)) return true;
  const { prepared } = registerOf(session, ledger);
  const period = periodHolding(rule.demand.period, item.from, prepared);
  if (period === undefined) return true;
  const frame = frameOver(session, ledger, period);
  const verdict = judge(frame.prepared, { rule, subject: item.person, period }, frame.today);
  return SETTLED.includes(verdict.status);
};

/** Every letter issued, newest first, with how many of its duties are settled by now. */
export const listReminders = (session: Session): Reply<readonly ReminderView[]> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const ruleOf = ({ rule, until }: ReminderItem): Rule | undefined => {
    const versions = register.policies.flatMap(({ rules, effectiveFrom }) =>
      rules.filter(({ id }) => id === rule).map((one) => ({ one, effectiveFrom })),
    );
    return (versions.findLast(({ effectiveFrom }) => effectiveFrom <= until) ?? versions[0])?.one;
  };
  const views = ledger.all('reminder').map((reminder): ReminderView => ({
    id: reminder.id,
    kind: reminder.kind,
    number: reminder.number,
    issued: reminder.issued,
    to:
      reminder.unit === null
        ? (register.people.get(reminder.person ?? '')?.name ?? '')
        : (register.units.get(reminder.unit)?.name ?? ''),
    due: reminder.due,
    items: reminder.items.length,
    settled: reminder.items.filter((item) => isSettled(session, ledger, ruleOf(item), item)).length,
  }));
  return done(
    views.toSorted(
      (a, b) =>
        b.issued.localeCompare(a.issued) ||
        b.number.localeCompare(a.number, 'zh', { numeric: true }),
    ),
  );
};
