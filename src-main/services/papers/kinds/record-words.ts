import type { Evidence, MakeUp } from '#domain/entry';
import type { SharedData, SharedKind } from '#domain/exchange/package';
import type { IssueStep, IssueStepKind } from '#domain/issue';
import type { Attribute } from '#domain/people';
import { fullDayText } from '#domain/plain-date';
import type { Kind, Records } from '#storage/records';
import { entryLabel } from '../../entry-words.ts';
import { fieldText, fieldsOf } from '../../exchange/field-words.ts';
import type { FieldWord, Names } from '../../exchange/field-words.ts';
import type { Desk } from '../maker.ts';

/** What records of one kind say, in the words by which their fields are known on screen. */
export interface RecordWords {
  /** Every field that says something. */
  readonly fields: (
    record: Records[SharedKind & Kind],
  ) => readonly { readonly label: string; readonly text: string }[];
  /** Every field that says something else; null: nothing. */
  readonly differences: (
    before: Records[SharedKind & Kind],
    after: Records[SharedKind & Kind],
  ) => readonly {
    readonly label: string;
    readonly was: string | null;
    readonly now: string | null;
  }[];
  readonly person: (id: string) => string;
}

const STEPS: Readonly<Record<IssueStepKind, string>> = {
  'handed-on': '转办',
  'worked-on': '办理',
  resolved: '办结',
  'fed-back': '反馈',
  reported: '报告',
};

const within = (text: string): string => (text.trim() === '' ? '' : `（${text.trim()}）`);

const stepText = ({ kind, date, by, note }: IssueStep): string =>
  `${fullDayText(date)}${STEPS[kind]}${within(by)}${note.trim() === '' ? '' : `：${note.trim()}`}`;

/** With the beginning of the file's digest, so that another file of the same name is seen to be another. */
const evidenceText = ({ kind, title, file }: Evidence): string =>
  `${kind}《${title}》${file === undefined ? '' : within(`${file.name}，校验值 ${file.sha256.slice(0, 12)}`)}`;

const attributeText = ({ name, has, source }: Attribute): string =>
  `${name}：${has ? '有' : '无'}${within(source)}`;

const makeUpText = ({ for: day, reason }: MakeUp): string =>
  `补做${fullDayText(day)}所在期间${within(reason)}`;

/** Fields of several parts, whose words the field's type alone doesn't give. */
const partsText = (record: Records[Kind], field: string): string | undefined => {
  if (field === 'steps' && 'steps' in record) return record.steps.map(stepText).join('\n');
  if (field === 'evidence' && 'evidence' in record)
    return record.evidence.map(evidenceText).join('\n');
  if (field === 'attributes' && 'attributes' in record)
    return record.attributes.map(attributeText).join('\n');
  if (field === 'makeUp' && 'makeUp' in record)
    return record.makeUp === null ? '' : makeUpText(record.makeUp);
  return undefined;
};

/** Names for ids, also of what lies in the recycle bin. */
const namesIn = ({ ledger, register }: Desk): Names => ({
  register,
  person: (id) => ledger.record('person', id)?.record.name ?? '（查不到的人）',
  object: (id) => ledger.record('object', id)?.record.name ?? '（查不到的联系对象）',
  unit: (id) => ledger.record('unit', id)?.record.name ?? '（查不到的单位）',
  entry: (id) => {
    const found = ledger.record('entry', id);
    return found === undefined ? '（查不到的工作记录）' : entryLabel(register, found.record);
  },
});

/** The words of a kind of records in a ledger. */
export const recordWords = (desk: Desk, kind: SharedKind & Kind): RecordWords => {
  const names = namesIn(desk);
  const said = (word: FieldWord, record: Records[SharedKind & Kind]): string | null => {
    const parts = partsText(record, word.field);
    if (parts !== undefined) return parts === '' ? null : parts;
    const data: SharedData = { ...record };
    return fieldText(word, data, names);
  };
  return {
    person: names.person,
    fields: (record) =>
      fieldsOf(kind).flatMap((word) => {
        const text = said(word, record);
        return text === null ? [] : [{ label: word.label, text }];
      }),
    differences: (before, after) =>
      fieldsOf(kind).flatMap((word) => {
        const [was, now] = [said(word, before), said(word, after)];
        return was === now ? [] : [{ label: word.label, was, now }];
      }),
  };
};
