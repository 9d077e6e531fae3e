import type { FieldView } from '#api/exchange-views';
import type { Doubt, PlanRow } from '#domain/exchange/plan';
import { titleOf, unitNameOf } from '../register.ts';
import type { Register } from '../register.ts';
import type { FieldType, FieldWord, Names } from './field-words.ts';

type Options = FieldView['options'];
type Editing = Pick<FieldView, 'editable' | 'options'>;

const NOT: Editing = { editable: null, options: [] };

const peopleOptions = (register: Register): Options =>
  [...register.people.values()].map(({ id, name }) => {
    const posts = register.postsOf.get(id) ?? [];
    const where = [unitNameOf(register, posts), titleOf(posts)].filter((part) => part !== '');
    return { value: id, label: where.length === 0 ? name : `${name}（${where.join(' ')}）` };
  });

const objectOptions = (register: Register): Options =>
  [...register.objects.values()].map(({ id, name, kind, unit }) => {
    const unitName = unit === null ? '' : (register.units.get(unit)?.name ?? '');
    return { value: id, label: `${name}（${[kind, unitName].filter(Boolean).join(' ')}）` };
  });

const carrierOptions = (register: Register): Options =>
  register.policies.flatMap(({ carriers }) =>
    carriers.map(({ id, label }) => ({ value: id, label })),
  );

const MODES: Options = [
  { value: 'face-to-face', label: '面对面' },
  { value: 'online', label: '键对键' },
];

const unitOptions = (register: Register): Options =>
  [...register.units.values()].map(({ id, name }) => ({ value: id, label: name }));

const CHOSEN: Readonly<Partial<Record<FieldType, (register: Register) => Options>>> = {
  person: peopleOptions,
  people: peopleOptions,
  object: objectOptions,
  unit: unitOptions,
  carriers: carrierOptions,
};

/** What may be chosen for a field that is chosen; `undefined` for what is typed, or left as it is. */
const choicesOf = ({ type, field }: FieldWord, register: Register): Options | undefined =>
  field === 'mode' ? MODES : CHOSEN[type]?.(register);

const TYPED: Readonly<Partial<Record<FieldType, FieldView['editable']>>> = {
  text: 'text',
  'long-text': 'long-text',
  day: 'day',
  month: 'month',
  number: 'text',
};

/**
 * With what a person may put another value into a field: where it is in doubt, or both sides stand against each
 * other, and in what is about to be taken also where a text or a day is misread.
 */
export const editingOf = (
  { choices, outcome }: PlanRow,
  word: FieldWord,
  asked: { readonly doubt: Doubt | undefined; readonly differs: boolean; readonly names: Names },
): Editing => {
  const { doubt, differs, names } = asked;
  const typed = TYPED[word.type];
  const byHand: Editing = typed === undefined ? NOT : { editable: typed, options: [] };
  if (doubt === undefined && !choices.includes('edit')) return NOT;
  if (doubt === undefined && !differs)
    return outcome === 'new' || outcome === 'update' ? byHand : NOT;
  const found =
    doubt !== undefined && doubt.options.length > 0
      ? doubt.options
      : choicesOf(word, names.register);
  return found === undefined ? byHand : { editable: 'choice', options: found };
};
