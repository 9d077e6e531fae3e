import type { Signal } from '#domain/compliance/signals';
import type { Entry } from '#domain/entry';
import { addDays, dayText, fullDayText, lastOfMonth, monthText } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import { carriersOf } from './entry-words.ts';
import type { Register } from './register.ts';

/** So many entries a sentence names; the rest it counts. */
const NAMED = 3;

/** How days are written: with their year where the entries are of several. */
const daysOf = (entries: readonly Entry[]): ((day: PlainDate) => string) =>
  new Set(entries.map(({ happened }) => happened.slice(0, 4))).size > 1 ? fullDayText : dayText;

const placeOf = (register: Register, entry: Entry): string => {
  const carriers = carriersOf(register);
  const row = entry.carriers.map((id) => carriers.get(id)?.label ?? id)[0] ?? '';
  return row !== '' && entry.objectText !== '' && entry.objectText !== row
    ? `${row}（${entry.objectText}）`
    : row === ''
      ? entry.objectText
      : row;
};

const nameOf = (register: Register, person: string | undefined): string =>
  register.people.get(person ?? '')?.name ?? '';

/** `10月9日 党总支（护理学院党总支）` */
const whatOf = (register: Register, entries: readonly Entry[]): ((entry: Entry) => string) => {
  const day = daysOf(entries);
  return (entry) => `${day(entry.happened)} ${placeOf(register, entry)}`.trim();
};

const sameText = (register: Register, same: boolean, entries: readonly Entry[]): string => {
  const what = whatOf(register, entries);
  const [first, ...others] = entries;
  const owner = first?.participants[0]?.person;
  const shared = others.every(({ participants }) => participants[0]?.person === owner);
  const said = (entry: Entry): string =>
    shared ? what(entry) : `${nameOf(register, entry.participants[0]?.person)} ${what(entry)}`;
  const named = others.slice(0, NAMED).map(said).join('、');
  const rest = others.length > NAMED ? `等${String(others.length)}条` : '';
  const begun = first === undefined ? '' : `${nameOf(register, owner)} ${what(first)}`;
  const isExact = others.every(({ summary }) => summary.trim() === first?.summary.trim());
  const how = isExact ? '完全相同' : same ? '只差数字或标点' : '几乎相同';
  return `${begun}，与${named}${rest}的工作简况${how}。`;
};

/** Why a signal is shown, as a sentence: who, when, where, and what is odd about it. */
export const signalText = (
  register: Register,
  signal: Signal,
  entries: readonly Entry[],
): string => {
  const { detail } = signal;
  const name = nameOf(register, signal.people[0]);
  const what = whatOf(register, entries);
  switch (detail.kind) {
    case 'same-text':
      return sameText(register, detail.same, entries);
    case 'two-places': {
      const places = entries.map((entry) => placeOf(register, entry)).join('和');
      return `${name} ${dayText(detail.day)}同一时间记在两处：${places}。`;
    }
    case 'on-leave': {
      const absence = register.exemptions.find(({ id }) => id === detail.exemption);
      const span =
        absence === undefined ? '' : `（${dayText(absence.from)}—${dayText(absence.until)}）`;
      const why = `${absence?.reason ?? ''}${span}`;
      return `${name} ${entries.map(what).join('、')}，而${dayText(detail.day)}正在免考核期间：${why}。`;
    }
    case 'last-week': {
      const last = lastOfMonth(detail.month);
      const count = String(entries.length);
      return `${name} ${monthText(detail.month)}的${count}条记录都在最后七天（${dayText(addDays(last, -6))}—${dayText(last)}）。`;
    }
    case 'backfill-burst':
      return `${name} 在${dayText(detail.deadline)}截止前三天内集中补录了${String(entries.length)}条。`;
  }
};
