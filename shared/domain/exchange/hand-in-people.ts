import type { Person, Post } from '../people.ts';
import type { Span } from '../plain-date.ts';
import { fold, shorten } from './folding.ts';
import type { HandInContext, Home } from './hand-in-context.ts';
import type { Doubt } from './plan.ts';

/** Whose form it is: a person of ours, or what a person must be asked. */
export type Whose =
  { readonly person: string; readonly ask: null } | { readonly person: null; readonly ask: Asked };

/** What is asked about a person, in whatever field the record names one. */
export type Asked = Omit<Doubt, 'field'>;

const isHeld = ({ since, until }: Post, span: Span | null): boolean =>
  span === null || (since <= span.until && (until === null || until >= span.from));

/** Words that a post may be written as. */
const wordsOf = (post: Post, context: HandInContext): readonly string[] => {
  const unit = context.unitName(post.unit);
  return [post.title, unit, unit + post.title].map(fold).filter((word) => word !== '');
};

const writtenWords = (text: string): readonly string[] => {
  const parts = text.split(/[、，,;；/\n]/u).map(fold);
  return [fold(text), ...parts].filter((word) => word !== '');
};

/** Whether one of the words is what a person's posts of that time are called. */
const fits = (
  words: readonly string[],
  person: Person,
  { span }: Home,
  context: HandInContext,
): boolean => {
  const posts = context.postsOf(person.id).filter((post) => isHeld(post, span));
  return posts.flatMap((post) => wordsOf(post, context)).some((word) => words.includes(word));
};

const optionOf = ({ id, name }: Person, context: HandInContext): Doubt['options'][number] => {
  const posts = context.postsOf(id).filter(({ until }) => until === null);
  const words = posts.map((post) => `${context.unitName(post.unit)} ${post.title}`.trim());
  return { value: id, label: words.length === 0 ? name : `${name}（${words.join('、')}）` };
};

/** Namesakes; else those of the same surname; else everybody. */
const proposed = (name: string, people: readonly Person[]): readonly Person[] => {
  const namesakes = people.filter((person) => fold(person.name) === name);
  if (namesakes.length > 0) return namesakes;
  const [surname] = Array.from(name);
  const related = people.filter((person) => Array.from(person.name)[0] === surname);
  return related.length > 0 ? related : people;
};

const only = <Item>(items: readonly Item[]): Item | undefined =>
  items.length === 1 ? items[0] : undefined;

/** The text by which an answer to a written name is remembered: a name alone says too little. */
export const writtenPerson = ({ handIn }: Home): string =>
  [handIn.name, handIn.title, handIn.unit]
    .map((text) => text.normalize('NFKC').replace(/\s+/gu, ''))
    .filter((text) => text !== '')
    .join(' ');

/**
 * Whose form it is: by the id that the file carries; by what was decided about this name before; or by the name, if
 * with the title or the unit it fits exactly one person who had such a post in that time. A name alone is asked.
 */
export const whoseIs = (home: Home, context: HandInContext): Whose => {
  const { handIn } = home;
  const { people } = context;
  const text = writtenPerson(home);
  const name = fold(handIn.name);
  const carried = people.find((person) => person.id === handIn.personId);
  // A form that was copied for somebody else still carries the id of the one it was printed for
  if (carried !== undefined && (name === '' || name === fold(carried.name)))
    return { person: carried.id, ask: null };
  const known = (id: string): boolean => people.some((person) => person.id === id);
  const remembered = text === '' ? undefined : context.remembered('person', text);
  if (remembered !== undefined && known(remembered)) return { person: remembered, ask: null };
  const namesakes = name === '' ? [] : people.filter((person) => fold(person.name) === name);
  const title = writtenWords(handIn.title);
  const unit = writtenWords(handIn.unit);
  const byTitle = namesakes.filter((person) => fits(title, person, home, context));
  const byUnit = namesakes.filter((person) => fits(unit, person, home, context));
  const either = namesakes.filter((person) => byTitle.includes(person) || byUnit.includes(person));
  const found = only(byTitle.filter((person) => byUnit.includes(person))) ?? only(either);
  if (found !== undefined) return { person: found.id, ask: null };
  const written = text === '' ? '表上没有姓名' : `表上写的是“${shorten(text)}”`;
  const reason =
    namesakes.length === 0
      ? '名册中没有这个姓名'
      : either.length > 1
        ? '符合的不止一人'
        : '职务和部门都对不上名册';
  return {
    person: null,
    ask: {
      text: text === '' ? `${written}，请选择是谁` : `${written}，${reason}，请选择是谁`,
      options: proposed(name, people).map((person) => optionOf(person, context)),
      name: text === '' ? undefined : { kind: 'person', text },
    },
  };
};
