import { DATE_PARTS, FORM_PARTS, HEAD_PARTS, RULE_PARTS } from './parts.ts';
import type { Part } from './parts.ts';
import type { Passage, Policy, Word } from './schema.ts';
import { audienceText, demandText } from './words.ts';

/** One difference between two versions of a policy, in words. */
export interface PolicyChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** What it is about; `head`: title and number, `words`: ranks, kinds, carriers and the like. */
  readonly what: 'rule' | 'passage' | 'dates' | 'form' | 'head' | 'words';
  /** Rule, passage or form id; empty for the others. */
  readonly id: string;
  /** Title of the rule, or the passage's beginning. */
  readonly title: string;
  /** Which part: 要求, 期限, 适用对象 …; empty when all of it was added or removed. */
  readonly part: string;
  readonly before: string;
  readonly after: string;
}

type Subject = Pick<PolicyChange, 'what' | 'id' | 'title'>;

interface Versions {
  readonly before: Policy;
  readonly after: Policy;
}

/** Data written so that equal data is written alike, whatever the order of its keys. */
const written = (data: unknown): string =>
  JSON.stringify(data, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const same = (one: unknown, other: unknown): boolean => written([one]) === written([other]);

const changedParts = <Whole>(
  parts: readonly Part<Whole>[],
  { before, after }: Versions,
  [old, young]: readonly [Whole, Whole],
  subject: Subject,
): readonly PolicyChange[] =>
  parts
    .filter((part) => !same(part.data(old), part.data(young)))
    .map((part) => {
      const was = part.text(old, before);
      const is = part.text(young, after);
      return {
        kind: 'changed',
        ...subject,
        part: part.name,
        before: was,
        // what doesn't show in words, such as the width of a column
        after: was === is ? `${is}（写法有调整）` : is,
      };
    });

/** Two lists by key, in the order of the new one, with what is gone at the end. */
const paired = <Item>(
  old: readonly Item[],
  young: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [was: Item | undefined, is: Item | undefined])[] => {
  const known = new Map(old.map((item) => [keyOf(item), item]));
  const kept = new Set(young.map(keyOf));
  return [
    ...young.map((item) => [known.get(keyOf(item)), item] as const),
    ...old.filter((item) => !kept.has(keyOf(item))).map((item) => [item, undefined] as const),
  ];
};

const whole = (
  kind: 'added' | 'removed',
  subject: Subject,
  text: string,
): readonly PolicyChange[] => [
  {
    kind,
    ...subject,
    part: '',
    before: kind === 'removed' ? text : '',
    after: kind === 'added' ? text : '',
  },
];

const ruleChanges = (versions: Versions): readonly PolicyChange[] =>
  paired(versions.before.rules, versions.after.rules, (rule) => rule.id).flatMap(([was, is]) => {
    const rule = is ?? was;
    if (rule === undefined) return [];
    const subject: Subject = { what: 'rule', id: rule.id, title: rule.title };
    if (was !== undefined && is !== undefined)
      return changedParts(RULE_PARTS, versions, [was, is], subject);
    const policy = is === undefined ? versions.before : versions.after;
    const text = `${audienceText(rule.audience, policy)}：${demandText(rule.demand)}`;
    return whole(is === undefined ? 'removed' : 'added', subject, text);
  });

const PASSAGE_PARTS: readonly Part<Passage>[] = [
  { name: '原文', data: (passage) => passage.text, text: (passage) => passage.text },
  {
    name: '层级',
    data: (passage) => passage.level,
    text: ({ level }) => (level === 0 ? '正文' : `${String(level)}级标题`),
  },
];

const shortened = (text: string): string => {
  const letters = Array.from(text);
  return letters.length > 20 ? `${letters.slice(0, 20).join('')}……` : text;
};

const passageChanges = (versions: Versions): readonly PolicyChange[] =>
  paired(versions.before.text, versions.after.text, (passage) => passage.id).flatMap(
    ([was, is]) => {
      const passage = is ?? was;
      if (passage === undefined) return [];
      const subject: Subject = { what: 'passage', id: passage.id, title: shortened(passage.text) };
      return was !== undefined && is !== undefined
        ? changedParts(PASSAGE_PARTS, versions, [was, is], subject)
        : whole(is === undefined ? 'removed' : 'added', subject, passage.text);
    },
  );

const formChanges = (versions: Versions): readonly PolicyChange[] =>
  paired(versions.before.forms, versions.after.forms, (form) => form.id).flatMap(([was, is]) => {
    const form = is ?? was;
    if (form === undefined) return [];
    const subject: Subject = { what: 'form', id: form.id, title: form.title };
    return was !== undefined && is !== undefined
      ? changedParts(FORM_PARTS, versions, [was, is], subject)
      : whole(is === undefined ? 'removed' : 'added', subject, form.attachment);
  });

/** A word of a policy with all that belongs to it. */
interface Entry {
  readonly name: string;
  readonly data: unknown;
  readonly text: string;
}

const wordEntries = (words: readonly Word[]): readonly Entry[] =>
  words.map((word) => ({
    name: word.name,
    data: word,
    text: [word.name, ...word.synonyms].join('、'),
  }));

const plainEntries = (words: readonly string[]): readonly Entry[] =>
  words.map((word) => ({ name: word, data: word, text: word }));

const VOCABULARY: readonly (readonly [title: string, of: (policy: Policy) => readonly Entry[]])[] =
  [
    ['人员类别', (policy) => wordEntries(policy.ranks)],
    ['任职标记', (policy) => wordEntries(policy.flags)],
    ['联系对象类别', (policy) => wordEntries(policy.objectKinds)],
    [
      '载体',
      (policy) =>
        policy.carriers.map((carrier) => ({
          name: carrier.id,
          data: carrier,
          text: [carrier.label, ...carrier.objectKinds, ...carrier.activities].join('、'),
        })),
    ],
    ['活动', (policy) => plainEntries(policy.activities)],
    ['佐证材料', (policy) => plainEntries(policy.evidenceKinds)],
  ];

const entryParts = (name: string): readonly Part<Entry>[] => [
  { name, data: (entry) => entry.data, text: (entry) => entry.text },
];

const wordChanges = (versions: Versions): readonly PolicyChange[] =>
  VOCABULARY.flatMap(([title, of]) =>
    paired(of(versions.before), of(versions.after), (entry) => entry.name).flatMap(([was, is]) => {
      const entry = is ?? was;
      if (entry === undefined) return [];
      const subject: Subject = { what: 'words', id: '', title };
      return was !== undefined && is !== undefined
        ? changedParts(entryParts(entry.name), versions, [was, is], subject)
        : whole(is === undefined ? 'removed' : 'added', subject, entry.text);
    }),
  );

/**
 * Everything that differs between two versions of a policy but their ids, part by part: head, dates, rules, forms,
 * words, passages. The order of things isn't looked at. Empty when the versions say the same.
 */
export const comparePolicies = (before: Policy, after: Policy): readonly PolicyChange[] => {
  const versions = { before, after };
  const both = [before, after] as const;
  return [
    ...changedParts(HEAD_PARTS, versions, both, { what: 'head', id: '', title: '制度' }),
    ...changedParts(DATE_PARTS, versions, both, { what: 'dates', id: '', title: '日期' }),
    ...ruleChanges(versions),
    ...formChanges(versions),
    ...wordChanges(versions),
    ...passageChanges(versions),
  ];
};
