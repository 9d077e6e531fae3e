import { nearest } from './template-near.ts';
import type { TemplateNeed, TemplateWord, TemplateWords } from './template-words.ts';

/** A placeholder as it stands in a template. */
export interface TemplateTag {
  /** `open` and `close`: the ends of what repeats. */
  readonly kind: 'value' | 'open' | 'close';
  readonly name: string;
  /** Where: 正文, 页眉, 页脚, 脚注. */
  readonly place: string;
}

/** What a template is made of, as far as it matters for the check. */
export interface TemplateInside {
  /** In the order in which they stand. */
  readonly tags: readonly TemplateTag[];
  /** What can't be filled, in whole sentences. */
  readonly faults: readonly string[];
  /** What would print badly, in whole sentences. */
  readonly hints: readonly string[];
  /** All text, to find braces of the wrong kind. */
  readonly text: string;
}

/** A placeholder that was found and understood. */
export interface FoundWord extends TemplateWord {
  /** As the clerk wrote it: `{{姓名}}`, `{{#工作记录}}…{{/工作记录}}`. */
  readonly written: string;
  /** Where it stands. */
  readonly places: readonly string[];
}

/** What is to be said of a template before it is used. */
export interface TemplateReport {
  readonly found: readonly FoundWord[];
  /** Why it can't be used, in whole sentences; empty when it can. */
  readonly faults: readonly string[];
  /** What the paper will lack, in whole sentences. */
  readonly missing: readonly string[];
  readonly hints: readonly string[];
}

/** A tag with what repeats around it. */
interface Placed extends TemplateTag {
  readonly within: string | null;
}

const braced = (name: string): string => `{{${name}}}`;
const rowsText = (name: string): string => `{{#${name}}}…{{/${name}}}`;

const placed = (tags: readonly TemplateTag[]): readonly Placed[] => {
  let within: string | null = null;
  return tags.map((tag) => {
    const here: Placed = { ...tag, within };
    if (tag.kind === 'open') within = tag.name;
    if (tag.kind === 'close') within = null;
    return here;
  });
};

const names = (words: readonly TemplateWord[]): readonly string[] => words.map(({ name }) => name);

/** What the words of a form are looked up by. */
const indexOf = (words: TemplateWords) => {
  const values = new Map(words.values.map((word) => [word.name, word]));
  const rows = new Map(words.rows.map((word) => [word.name, word]));
  const fieldsIn = (within: string | null): readonly TemplateWord[] =>
    within === null ? [] : (rows.get(within)?.fields ?? []);
  return {
    values,
    rows,
    field: (within: string | null, name: string) =>
      fieldsIn(within).find((field) => field.name === name),
    holders: (name: string) =>
      words.rows.filter(({ fields }) => fields.some((field) => field.name === name)),
    near: (within: string | null, name: string) =>
      nearest(name, [...names(fieldsIn(within)), ...values.keys()]),
    nearRows: (name: string) => nearest(name, [...rows.keys()]),
  };
};

const wondering = (wanted: string | undefined): string =>
  wanted === undefined ? '请对照可用的占位符改正。' : `是否想写“${wanted}”？`;

const valueFault = (index: ReturnType<typeof indexOf>, tag: Placed): string | undefined => {
  const { name, place, within } = tag;
  if (index.field(within, name) !== undefined || index.values.has(name)) return undefined;
  if (name === '') return `${place}里有一对空的大括号“{{}}”，请写上名称或删去。`;
  if (index.rows.has(name))
    return `${place}里的“${braced(name)}”是会重复的行，要写成“${rowsText(name)}”，中间放每一行的内容。`;
  const [holder] = index.holders(name);
  if (holder !== undefined && within === null)
    return `${place}里的“${braced(name)}”是每一行的内容，要写在会重复的行里，例如“{{#${holder.name}}}”与“{{/${holder.name}}}”之间。`;
  const near = index.near(within, name);
  return `${place}里的“${braced(name)}”不认识，${wondering(near === undefined ? undefined : braced(near))}`;
};

const rowsFault = (index: ReturnType<typeof indexOf>, tag: Placed): string | undefined => {
  const { name, place, within } = tag;
  if (!index.rows.has(name)) {
    if (index.values.has(name))
      return `${place}里的“{{#${name}}}”不会重复，请写成“${braced(name)}”。`;
    const near = index.nearRows(name);
    return `${place}里的“{{#${name}}}”不认识，${wondering(near === undefined ? undefined : rowsText(near))}`;
  }
  return within === null
    ? undefined
    : `${place}里的“{{#${name}}}”写在“${rowsText(within)}”中间了；会重复的行里不能再套会重复的行，请先用“{{/${within}}}”结束前一个。`;
};

const faultOf = (index: ReturnType<typeof indexOf>, tag: Placed): string | undefined => {
  switch (tag.kind) {
    case 'value':
      return valueFault(index, tag);
    case 'open':
      return rowsFault(index, tag);
    case 'close':
      return undefined;
  }
};

const foundWords = (
  index: ReturnType<typeof indexOf>,
  tags: readonly Placed[],
): readonly FoundWord[] => {
  const found = new Map<string, FoundWord>();
  for (const { kind, name, place, within } of tags) {
    const word =
      kind === 'value'
        ? (index.field(within, name) ?? index.values.get(name))
        : kind === 'open'
          ? index.rows.get(name)
          : undefined;
    if (word === undefined) continue;
    const written = kind === 'open' ? rowsText(name) : braced(name);
    const key = `${written} ${word.meaning}`;
    const places = found.get(key)?.places ?? [];
    found.set(key, {
      name,
      meaning: word.meaning,
      written,
      places: places.includes(place) ? places : [...places, place],
    });
  }
  return [...found.values()];
};

/** What a template says, by the names that needs are written in. */
const keysOf = (tags: readonly Placed[]): ReadonlySet<string> =>
  new Set(
    tags
      .filter(({ kind }) => kind === 'value')
      .flatMap(({ name, within }) => (within === null ? [name] : [name, `${within}/${name}`])),
  );

const missingOf = (
  needs: readonly TemplateNeed[],
  keys: ReadonlySet<string>,
): readonly string[] => {
  const missing = needs.filter(({ oneOf }) => !oneOf.some((key) => keys.has(key)));
  return missing.map(
    ({ what, oneOf }) =>
      `没有${what}：打印出来的表上不会有这一项（占位符 ${oneOf[0]?.includes('/') === true ? inRows(oneOf[0]) : braced(oneOf[0] ?? '')}）。`,
  );
};

const inRows = (key: string): string => {
  const [rows = '', field = ''] = key.split('/');
  return `{{#${rows}}}…{{${field}}}…{{/${rows}}}`;
};

/** Braces as a Chinese keyboard writes them. */
const WIDE_BRACES = /[｛{]\s*｛\s*([^｛｝{}]{1,40}?)\s*｝\s*[｝}]|｛\s*([^｛｝{}]{1,40}?)\s*｝/gu;

const wideFaults = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(WIDE_BRACES)].map(
      ([whole, twice, once]) =>
        `“${whole}”用了中文的大括号，认不出来；请切换到英文输入法，写成“{{${twice ?? once ?? ''}}}”。`,
    ),
  ),
];

/** One pair of braces around a known word: the clerk forgot the other. */
const singleFaults = (text: string, known: ReadonlySet<string>): readonly string[] => [
  ...new Set(
    [...text.matchAll(/(?<!\{)\{\s*([#/]?[^{}]{1,40}?)\s*\}(?!\})/gu)].flatMap(
      ([whole, name = '']) =>
        known.has(name.replace(/^[#/]/u, ''))
          ? [`“${whole}”只有一层大括号，会照原样印出来；请写成“{{${name}}}”。`]
          : [],
    ),
  ),
];

/**
 * Holds what was found in a template against what a form can say: what is understood and what it means, what is not
 * and which word was probably meant, and what the paper would lack.
 */
export const judgeTemplate = (inside: TemplateInside, words: TemplateWords): TemplateReport => {
  const index = indexOf(words);
  const tags = placed(inside.tags);
  const known = new Set([
    ...index.values.keys(),
    ...index.rows.keys(),
    ...words.rows.flatMap(({ fields }) => names(fields)),
  ]);
  const faults = [
    ...inside.faults,
    ...tags.flatMap((tag) => faultOf(index, tag) ?? []),
    ...wideFaults(inside.text),
    ...singleFaults(inside.text, known),
  ];
  if (tags.length === 0 && faults.length === 0)
    faults.push('文档里没有一个占位符，印出来的每一张都会一样；请在要填写的地方写上“{{姓名}}”等。');
  return {
    found: foundWords(index, tags),
    faults: [...new Set(faults)],
    missing: missingOf(words.needs, keysOf(tags)),
    hints: inside.hints,
  };
};
