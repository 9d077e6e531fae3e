import { sheetPeriodText } from '../sheet-period.ts';
import type { SheetContent } from '../sheet.ts';

/** What a template is filled with: words by placeholder, and for what repeats one of these a row. */
export type TemplateData = Readonly<Record<string, string | readonly TemplateRow[]>>;

/** One row of what repeats. */
export type TemplateRow = Readonly<Record<string, string>>;

/** A placeholder and what it is replaced by. */
export interface TemplateWord {
  readonly name: string;
  /** For the report and the guide. */
  readonly meaning: string;
}

/** What repeats, from `{{#name}}` to `{{/name}}`, and what may stand between. */
export interface TemplateRows extends TemplateWord {
  readonly fields: readonly TemplateWord[];
}

/** What the paper would lack without any of these; a field of rows is written `rows/field`. */
export interface TemplateNeed {
  readonly what: string;
  readonly oneOf: readonly string[];
}

/** Everything a template of a form may say. */
export interface TemplateWords {
  readonly values: readonly TemplateWord[];
  readonly rows: readonly TemplateRows[];
  readonly needs: readonly TemplateNeed[];
}

/** What a paper is filled from. */
export interface TemplateSource<Sheet extends SheetContent = SheetContent> {
  readonly sheet: Sheet;
  /** 发文字号; empty where it isn't to be printed. */
  readonly documentNumber: string;
}

/** A placeholder with the text it is replaced by, so that what is said of it and what is printed stand in one place. */
export interface Said<Source> extends TemplateWord {
  readonly text: (source: Source) => string;
}

/** Repeating rows with what they are filled by. */
export interface Repeated<Source> extends TemplateRows {
  readonly data: (source: Source) => readonly TemplateRow[];
}

/** The words of one kind of form. */
export interface Vocabulary<Source> {
  readonly values: readonly Said<Source>[];
  readonly rows: readonly Repeated<Source>[];
  readonly needs: readonly TemplateNeed[];
}

/** What XML cannot hold, controls of old terminals, halves of characters, and code points that are no character. */
const UNSAID =
  /[^\t\n\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|\p{Noncharacter_Code_Point}/gu;

/** Newlines of every system become one, and what no paper can show goes. */
const plain = (text: string): string =>
  text.replace(/\r\n?|[\v\u2028\u2029]/gu, '\n').replace(UNSAID, '');

/** A placeholder. Of what it says, only what a paper can show is left. */
export const said = <Source>(
  name: string,
  meaning: string,
  text: (source: Source) => string,
): Said<Source> => ({ name, meaning, text: (source) => plain(text(source)) });

const dataOf = <Source>(words: readonly Said<Source>[], source: Source): TemplateRow =>
  Object.fromEntries(words.map(({ name, text }) => [name, text(source)]));

/** The first of each name: words of the app come before words of a policy that happen to be the same. */
const unique = <Word extends TemplateWord>(words: readonly Word[]): readonly Word[] =>
  [...new Map(words.toReversed().map((word) => [word.name, word])).values()].toReversed();

/** Repeating rows: how they are told apart from a source, and the fields of each. */
export const repeated = <Source, Row>(
  { name, meaning }: TemplateWord,
  rowsOf: (source: Source) => readonly Row[],
  fields: readonly Said<Row>[],
): Repeated<Source> => ({
  name,
  meaning,
  fields: unique(fields),
  data: (source) => rowsOf(source).map((row) => dataOf(unique(fields), row)),
});

/** Names that the engine would take for something else, or that nobody could type into braces. */
const isSayable = ({ name }: TemplateWord): boolean => !/^[#/]|[{}｛｝\s]/u.test(name);

/** A vocabulary without names said twice or unsayable ones. */
export const sayable = <Source>({
  values,
  rows,
  needs,
}: Vocabulary<Source>): Vocabulary<Source> => {
  const taken = new Set(values.map(({ name }) => name));
  return {
    values: unique(values).filter(isSayable),
    rows: unique(rows).filter((word) => isSayable(word) && !taken.has(word.name)),
    needs,
  };
};

const compact = (text: string): string => text.replace(/\s+/gu, '');

/** What every sheet says of itself. */
export const headWords = <Sheet extends SheetContent>(): readonly Said<TemplateSource<Sheet>>[] => [
  said('姓名', '填表人的姓名', ({ sheet }) => sheet.name),
  said('职务', '本期所任的职务，多个用顿号隔开', ({ sheet }) => sheet.title),
  said('年', '年份的数字，如 2026', ({ sheet }) => sheet.month.slice(0, 4)),
  said('月', '月份的数字，如 10；半年一张的表是最后一个月', ({ sheet }) =>
    String(Number(sheet.month.slice(5, 7))),
  ),
  said('期间', '这张表所属的月份或半年，如 2026年10月', ({ sheet }) =>
    sheetPeriodText(sheet.form, sheet.month),
  ),
  said(
    '填表时间',
    '标准表样“填表时间”后面的内容，如 2026年10月',
    ({ sheet }) => `${sheet.month.slice(0, 4)}年${String(Number(sheet.month.slice(5, 7)))}月`,
  ),
  said('发文字号', '制度的发文字号', ({ documentNumber }) => documentNumber),
  said('附件', '附件序号，如 附件1', ({ sheet }) => compact(sheet.form.attachment)),
  said('表名', '表的全名', ({ sheet }) => sheet.form.title),
];

/** Every sheet has to say whose and of when it is. */
export const HEAD_NEEDS: readonly TemplateNeed[] = [
  { what: '姓名', oneOf: ['姓名'] },
  { what: '职务', oneOf: ['职务'] },
  { what: '月份', oneOf: ['期间', '填表时间', '月'] },
];

/** Everything a source says, by placeholder. */
export const filled = <Source>(
  { values, rows }: Vocabulary<Source>,
  source: Source,
): TemplateData => ({
  ...dataOf(values, source),
  ...Object.fromEntries(rows.map(({ name, data }) => [name, data(source)])),
});
