import type { DataSection, DocumentOffer, DocumentQuery } from '#api/document-contract';
import type { ReminderQuery } from '#api/office-contract';
import type { ReminderLetter } from '#api/office-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { uniqueNames } from '#documents/file-name';
import { letterState } from '#domain/forms/reminder-letter';
import type { Reminder } from '#domain/office';
import { dayText, fullDayText, isPlainDate } from '#domain/plain-date';
import { policiesOn } from '#domain/sheet-form';
import { letterKey, letterSaid, reminderOf } from '../../reminder-numbers.ts';
import { LETTER_NAMES, letterOutline, planReminders } from '../../reminders.ts';
import { purposeOf } from '../../exchange/purpose.ts';
import { askedPeriod } from '../asked-period.ts';
import { optionOf } from '../maker.ts';
import type { Desk, Maker, PlannedPaper } from '../maker.ts';

const OPTIONS: DocumentOffer['options'] = [
  {
    id: 'letter',
    label: '文种',
    kind: 'choice',
    values: [
      { value: 'reminder', label: LETTER_NAMES.reminder },
      { value: 'supervision', label: LETTER_NAMES.supervision },
    ],
    preset: 'reminder',
  },
  {
    id: 'to',
    label: '发给',
    kind: 'choice',
    values: [
      { value: 'unit', label: '单位' },
      { value: 'person', label: '个人' },
    ],
    preset: 'unit',
  },
  {
    id: 'scope',
    label: '范围',
    kind: 'choice',
    values: [
      { value: 'missed', label: '逾期未完成' },
      { value: 'pressing', label: '逾期和即将到期' },
    ],
    preset: 'missed',
  },
  { id: 'due', label: '请于此日前答复', kind: 'day', values: [], preset: '' },
];

/**
 * A planned letter with what is recorded once it is written, the very number and day that stand on it; null where it
 * is one more copy of a letter in the register.
 */
interface LetterPaper extends PlannedPaper {
  readonly reminder: Reminder | null;
}

const isLetter = (paper: PlannedPaper): paper is LetterPaper => 'reminder' in paper;

const wantedDay = ({ frame: { today } }: Desk, query: DocumentQuery): Reply<string | null> => {
  const day = optionOf(query, OPTIONS, 'due');
  if (day === '') return done(null);
  if (!isPlainDate(day))
    return failed({ code: 'invalid', field: '答复期限', text: '不是一个日期，请重新填写。' });
  return day < today
    ? failed({
        code: 'invalid',
        field: '答复期限',
        text: `${fullDayText(day)}已经过去。请填今天或以后的日期，也可以不填。`,
      })
    : done(day);
};

/** The same question as of the list in the calendar, so that both write the same letters. */
const reminderQuery = (
  desk: Desk,
  query: DocumentQuery,
  only: ReadonlySet<string> | undefined,
): Reply<ReminderQuery> => {
  const due = wantedDay(desk, query);
  if (!due.ok) return due;
  return done({
    duties: {
      range: query.range,
      policy: null,
      rank: null,
      unit: null,
      rule: null,
      statuses:
        optionOf(query, OPTIONS, 'scope') === 'pressing' ? ['missed', 'due-soon'] : ['missed'],
    },
    kind: optionOf(query, OPTIONS, 'letter') === 'supervision' ? 'supervision' : 'reminder',
    to: optionOf(query, OPTIONS, 'to') === 'person' ? 'person' : 'unit',
    due: due.value,
    only: only === undefined ? null : [...only],
  });
};

const dataOf = ({ items }: ReminderLetter, { range }: DocumentQuery): DataSection => ({
  title: '应完成事项',
  columns: ['姓名（对象）', '应完成事项', '依据', '期间', '期限', '完成情况'],
  rows: items.map((item) => ({
    cells: [
      item.subject.name,
      item.title,
      item.place,
      item.period.label,
      item.deadline === null ? '期末' : fullDayText(item.deadline),
      `${letterState(item.status)} ${String(item.done)}/${String(item.expected)}${item.measure}`,
    ],
    marks: [
      ...(item.reminded === null ? [] : [`${dayText(item.reminded)}催过`]),
      ...(item.reason === '' ? [] : ['有情况说明']),
    ],
    to: {
      room: 'calendar',
      policy: item.policy,
      rule: item.rule,
      subject: item.subject.id,
      range,
    },
  })),
});

const duty = (rule: string, person: string, from: string): string => [rule, person, from].join(' ');

/** What is to be known before a letter goes out: which letters named its duties before, and what was explained. */
const toldOf = (
  letter: ReminderLetter,
  kind: ReminderQuery['kind'],
  issued: readonly Reminder[],
): readonly string[] => {
  const isItself = (one: Reminder): boolean => one.kind === kind && one.number === letter.number;
  const named = new Set(
    letter.items.map(({ rule, subject, period }) => duty(rule, subject.id, period.from)),
  );
  const before = issued.filter(
    (one) =>
      !isItself(one) &&
      one.items.some(({ rule, person, from }) => named.has(duty(rule, person, from))),
  );
  const explained = letter.items.filter(({ reason }) => reason !== '').length;
  return [
    ...(issued.some(isItself) ? [`今天已发（${letter.number}），内容相同：再存编号不变`] : []),
    ...before.map(
      ({ kind: sent, number, issued: day }) =>
        `${fullDayText(day)}已发过${LETTER_NAMES[sent]}（${number}），其中有相同事项`,
    ),
    ...(explained === 0 ? [] : [`${String(explained)} 项已有情况说明`]),
  ];
};

const aboutOf = ({ items: [first] }: ReminderLetter, to: ReminderQuery['to']): string =>
  to === 'person' && first !== undefined
    ? [first.subject.unit, first.subject.title].filter((word) => word !== '').join(' ')
    : '';

const LEFT: Readonly<Record<ReminderQuery['to'], (count: number) => string>> = {
  unit: (count) =>
    `另有 ${String(count)} 项没有所属单位，没有列入。请在“名册与制度”中补上这些联系对象的单位。`,
  person: (count) =>
    `另有 ${String(count)} 项是按联系对象考核的，不属于某一个人，没有列入。发给单位时会列入。`,
};

/** 催报单 and 督办单: one a unit or person, numbered through the year; recorded as issued once written. */
export const letters: Maker = {
  kind: 'letters',
  offer: ({ ledger, register, frame }) =>
    purposeOf(ledger).side === 'department' ||
    policiesOn(register.policies, frame.today).length === 0
      ? undefined
      : {
          title: '催报单、督办单',
          about: '把逾期未完成的事项通知单位或本人，每家一份；写成文件即登记为已发，编号全年顺排。',
          group: '每月',
          periods: ['month', 'semester', 'half-year', 'academic-year', 'calendar-year'],
          formats: ['docx', 'pdf'],
          options: OPTIONS,
          per: 'unit',
        },
  plan: (desk, query, only) => {
    const period = askedPeriod(desk, query);
    if (!period.ok) return period;
    const asked = reminderQuery(desk, query, only);
    if (!asked.ok) return asked;
    const planned = planReminders(desk.session, asked.value);
    if (!planned.ok) return planned;
    const { kind, to } = asked.value;
    const { letters: all, left, until } = planned.value;
    const issued = desk.ledger.all('reminder');
    const name = LETTER_NAMES[kind];
    const names = uniqueNames(
      all.map((letter) => ({ name: letter.name, unit: letter.items[0]?.subject.unit ?? '' })),
    );
    const { label } = period.value;
    return done({
      label,
      notes: [
        ...(all.length === 0 ? ['本期没有要催办的事项。换一个期间或范围再试。'] : []),
        ...(left === 0 ? [] : [LEFT[to](left)]),
      ],
      papers: all.map((letter, index): LetterPaper => ({
        id: letter.to,
        name: letter.name,
        about: aboutOf(letter, to),
        state: 'ready',
        standing: `${String(letter.items.length)} 项`,
        gaps: toldOf(letter, kind, issued),
        file: [label, `${name}-${names[index] ?? letter.name}-${fullDayText(desk.frame.today)}`],
        key: letterKey(asked.value, letter, until),
        reminder: reminderOf(desk, asked.value, letter),
        make: () =>
          done({
            paper: {
              kind: 'papers',
              outlines: [letterOutline(desk.session, desk, asked.value, letter)],
            },
            data: [dataOf(letter, query)],
            said: letterSaid(desk.register, asked.value, letter),
          }),
      })),
    });
  },
  issued: (_desk, _query, written) =>
    written.filter(isLetter).flatMap(({ reminder }) => {
      if (reminder === null) return [];
      return [{ kind: 'reminder', id: reminder.id, after: reminder } as const];
    }),
};
