import { fold, shorten } from '#domain/exchange/folding';
import type { RosterKind, RowProblem, RowProblemCode } from '#domain/exchange/roster-rows';
import type { PlainDate } from '#domain/plain-date';
import { readDate } from './cell-date.ts';
import type { ColumnId, Mapping } from './columns.ts';
import { TABLE_LIMITS } from './limits.ts';
import type { TableLine } from './table.ts';

/** Reads the cells of one line by column and gathers what is wrong with them. */
export interface RowReader<Id extends string> {
  readonly line: number;
  /** The cell without outer blanks; empty when it is, or when the file hasn't the column. */
  readonly text: (id: Id) => string;
  /** The cell, reported when empty. */
  readonly needed: (id: Id) => string;
  /** A day; `undefined` when empty or reported. */
  readonly date: (id: Id, text: string) => PlainDate | undefined;
  readonly report: (id: Id, code: RowProblemCode, text: string) => void;
  readonly problems: () => readonly RowProblem[];
  readonly failed: () => boolean;
}

/** C0 and C1 controls (tab and line feed are blanks), and invisible marks that only spoil comparing and sorting. */
const INVISIBLE = /(?![\t\n])[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const CJK_GAP = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/** A person's name as it is kept: no blanks between characters (李 响), one sort of middle dot. */
export const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(CJK_GAP, '')
    .replace(/\s*[•‧∙⋅・･·]\s*/gu, '·');

/** A reader over one line. */
export const rowReader = <Kind extends RosterKind>(
  { line, cells }: TableLine,
  { at }: Mapping,
): RowReader<ColumnId<Kind>> => {
  const problems: RowProblem[] = [];
  const headingOf = (id: string): string => at.get(id)?.heading ?? '';
  const add = (
    id: string,
    code: RowProblemCode,
    text: string,
    level: RowProblem['level'] = 'error',
  ): void => {
    const heading = headingOf(id);
    problems.push({
      row: line,
      column: heading,
      value: shorten(cells[at.get(id)?.index ?? -1] ?? ''),
      code,
      text: `第 ${String(line)} 行${heading === '' ? '' : `“${heading}”`}${text}`,
      level,
    });
  };
  const clean = new Map<string, string>();
  for (const [id, { index }] of at) {
    const raw = cells[index] ?? '';
    const visible = raw.replace(INVISIBLE, '');
    const text = visible.replace(/\s+/gu, ' ').trim();
    if (visible.length !== raw.length)
      add(id, 'control-characters', '里有看不见的控制字符，已去掉。', 'notice');
    if (/[\ufffd\p{Surrogate}]/u.test(text))
      add(id, 'damaged-text', '有无法辨认的字符（乱码），请对照原表重新输入。');
    else if (text.length > TABLE_LIMITS.cellLength)
      add(
        id,
        'too-long',
        `有 ${String(text.length)} 个字，超过 ${String(TABLE_LIMITS.cellLength)} 字的上限，请缩短。`,
      );
    clean.set(id, text.slice(0, TABLE_LIMITS.cellLength));
  }
  const textOf = (id: string): string => clean.get(id) ?? '';
  const failed = (): boolean => problems.some((problem) => problem.level === 'error');
  const quote = (text: string): string => `“${shorten(text)}”`;
  return {
    line,
    text: textOf,
    needed: (id) => {
      const text = textOf(id);
      if (text === '') add(id, 'empty-cell', '是空的，请填写。');
      return text;
    },
    date: (id, text) => {
      if (text === '') return undefined;
      const read = readDate(text);
      if (!read.ok) {
        add(
          id,
          read.code,
          `的 ${quote(text)} 读不成日期：${read.why}；请写成 2026-03-09 这样的年-月-日。`,
        );
        return undefined;
      }
      if (read.from === 'month')
        add(
          id,
          'month-only',
          `的 ${quote(text)} 没有日，按当月 1 日（${read.date}）计。`,
          'notice',
        );
      if (read.from === 'serial')
        add(
          id,
          'serial-date',
          `的 ${quote(text)} 是 Excel 的日期序号，读作 ${read.date}，请核对。`,
          'notice',
        );
      return read.date;
    },
    report: (id, code, text) => {
      add(id, code, text);
    },
    problems: () => problems,
    failed,
  };
};

/** The entry whose name or synonym the text is, blanks and full-width forms aside. */
export const findWord = <
  Entry extends { readonly name: string; readonly synonyms: readonly string[] },
>(
  text: string,
  words: readonly Entry[],
): Entry | undefined =>
  words.find((word) => [word.name, ...word.synonyms].some((name) => fold(name) === fold(text)));

/** `“甲”“乙”`, for naming what would be allowed. */
export const allowed = (words: readonly { readonly name: string }[]): string =>
  words.map((word) => `“${word.name}”`).join('');
