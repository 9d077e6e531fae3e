import { recordWord } from '#api/sentences';
import type { Entry } from '#domain/entry';
import type { SharedData, SharedKind } from '#domain/exchange/package';
import type { PlanRow } from '#domain/exchange/plan';
import { academicYearText } from '#domain/period';
import { dayText, fullDayText, isPlainDate, isPlainMonth, monthText } from '#domain/plain-date';
import { parsePolicy } from '#domain/policy/parser';
import type { Ledger } from '#storage/ledger';
import { carriersOf, entryLabel } from '../entry-words.ts';
import type { Register } from '../register.ts';
import type { Names } from './field-words.ts';

/** Longest text of a title. */
const LONG = 30;

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const short = (value: unknown): string => {
  const whole = text(value);
  return whole.length > LONG ? `${whole.slice(0, LONG)}……` : whole;
};

const joined = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ');

const firstPerson = (data: SharedData): string => {
  const [first] = (Array.isArray(data.participants) ? data.participants : []) as readonly {
    readonly person?: unknown;
  }[];
  return text(first?.person);
};

const entryTitle = (data: SharedData, names: Names): string => {
  const day = text(data.happened);
  const [carrier] = (Array.isArray(data.carriers) ? data.carriers : []) as readonly unknown[];
  const label = carriersOf(names.register).get(text(carrier))?.label ?? text(data.objectText);
  return joined(
    names.person(firstPerson(data)),
    isPlainDate(day) ? dayText(day) : '（没有日期）',
    label,
  );
};

const policyTitle = (data: SharedData): string => {
  const parsed = parsePolicy(text(data.document));
  const from = text(data.effectiveFrom);
  return joined(
    parsed.ok ? `《${parsed.policy.title}》` : '制度',
    isPlainDate(from) ? `（${fullDayText(from)}起施行）` : '',
  );
};

/** A record in a few words: `林致远 10月9日 党总支`. */
export const titleOfData = (kind: SharedKind, data: SharedData, names: Names): string => {
  const person = names.person(text(data.person));
  const month = text(data.month);
  switch (kind) {
    case 'entry':
      return entryTitle(data, names);
    case 'sheet':
      return joined(person, isPlainMonth(month) ? monthText(month) : month, '工作记录表');
    case 'declaration':
      return joined(person, academicYearText(text(data.academicYear)), '申报');
    case 'link':
      return `${person} — ${names.object(text(data.object))}`;
    case 'issue':
    case 'reason':
      return joined(person, short(data.text));
    case 'post':
      return joined(person, names.unit(text(data.unit)), text(data.title));
    case 'exemption':
      return joined(person, short(data.reason));
    case 'semester':
      return `${academicYearText(text(data.academicYear))}第${text(data.ordinal) === '1' ? '一' : '二'}学期`;
    case 'holiday-year':
      return `${text(data.year)}年节假日`;
    case 'policy':
      return policyTitle(data);
    case 'object':
    case 'unit':
    case 'person':
      return text(data.name);
    case 'setting':
      return '设置';
    case 'month-lock':
      return '封账';
  }
};

/** What a row is about, in a few words. */
export const titleOfRow = ({ candidate, ours, after, base }: PlanRow, names: Names): string => {
  const data = candidate.data ?? ours ?? after ?? base;
  const { kind, id } = candidate;
  if (kind === 'month-lock' && isPlainMonth(id)) return `封账 ${monthText(id)}`;
  return data === null ? recordWord[kind] : titleOfData(kind, data, names);
};

/**
 * Names for ids: of the ledger, of its recycle bin, and of what comes with the same file (`coming` has its data by
 * `kind id`).
 */
export const namesOf = (
  register: Register,
  ledger: Ledger,
  coming: ReadonlyMap<string, SharedData>,
): Names => {
  const name = (kind: 'person' | 'object' | 'unit', id: string): string =>
    id === ''
      ? ''
      : (ledger.record(kind, id)?.record.name ?? text(coming.get(`${kind} ${id}`)?.name));
  return {
    register,
    person: (id) => register.people.get(id)?.name ?? name('person', id),
    object: (id) => register.objects.get(id)?.name ?? name('object', id),
    unit: (id) => register.units.get(id)?.name ?? name('unit', id),
    entry: (id) => {
      const found = ledger.record('entry', id)?.record ?? coming.get(`entry ${id}`);
      return found === undefined ? '' : entryLabel(register, found as Entry);
    },
  };
};
