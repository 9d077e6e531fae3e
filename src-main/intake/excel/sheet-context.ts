import { firstOfMonth, lastOfMonth, plainDate } from '#domain/plain-date';
import type { PlainMonth, Span } from '#domain/plain-date';
import { tidyName } from '../row-reader.ts';
import type { ExcelSheet } from './sheet-cells.ts';

/** What a sheet says about all of its rows: in the lines above the headings, its name or the file's. */
export interface SheetContext {
  readonly month: PlainMonth | null;
  /** As written. */
  readonly monthText: string;
  /** The days its rows may have; null when it says nothing. */
  readonly span: Span | null;
  readonly name: string;
  /** The name is only the sheet's: somebody has to look. */
  readonly nameFromTab: boolean;
  readonly unit: string;
  readonly title: string;
}

const MONTH = /(\d{4})\s*(?:年度?|[.\-/])\s*(\d{1,2})\s*(?:月|(?!\d))/u;
const HALF = /(\d{4})\s*年度?\s*([上下])半年/u;
const YEAR = /(\d{4})\s*年/u;
const BARE_MONTH = /^\D*?(\d{1,2})\s*月/u;

interface Dated {
  readonly month: PlainMonth | null;
  readonly span: Span;
}

const ofMonth = (year: number, month: number): Dated | undefined => {
  const day = plainDate(year, month, 1);
  if (day === undefined) return undefined;
  const found = day.slice(0, 7);
  return { month: found, span: { from: firstOfMonth(found), until: lastOfMonth(found) } };
};

const datedBy = (text: string, year: number | undefined): Dated | undefined => {
  const plain = text.slice(0, 200).normalize('NFKC');
  const whole = MONTH.exec(plain);
  if (whole !== null) return ofMonth(Number(whole[1]), Number(whole[2]));
  const half = HALF.exec(plain);
  if (half !== null) {
    const of = half[1] ?? '';
    return {
      month: null,
      span:
        half[2] === '上'
          ? { from: `${of}-01-01`, until: `${of}-06-30` }
          : { from: `${of}-07-01`, until: `${of}-12-31` },
    };
  }
  const bare = BARE_MONTH.exec(plain);
  return bare === null || year === undefined ? undefined : ofMonth(year, Number(bare[1]));
};

/** A label, and what stands behind it or in the next cell. */
const labelled = (cells: readonly string[], labels: readonly string[]): string => {
  for (const [index, cell] of cells.entries()) {
    const [, label = '', value = ''] = /^([^:：]{1,8})[:：]?(.*)$/su.exec(cell.trim()) ?? [];
    if (labels.includes(cell.replace(/[\s:：]/gu, ''))) return (cells[index + 1] ?? '').trim();
    if (value !== '' && labels.includes(label.replace(/\s/gu, ''))) return value.trim();
  }
  return '';
};

const NAME = /^[\p{Script=Han}·]{2,8}$/u;
const NO_NAME = /表|月|年|填报|记录|台账|汇总|说明|学院|系$|部$|处$|^附件/u;

/** Gathers the context of a sheet whose headings stand in `headingRow`. */
export const contextOf = (sheet: ExcelSheet, headingRow: number, file: string): SheetContext => {
  const above = sheet.rows
    .filter(({ number }) => number < headingRow)
    .map(({ cells }) =>
      [...cells].sort(([one], [other]) => one - other).map(([, cell]) => cell.text),
    );
  const texts = [...above.flat(), sheet.name, file];
  const year = texts
    .map((text) => YEAR.exec(text.slice(0, 200).normalize('NFKC'))?.[1])
    .find(Boolean);
  const found = texts.flatMap((text) => {
    const dated = datedBy(text, year === undefined ? undefined : Number(year));
    return dated === undefined ? [] : [{ text, ...dated }];
  })[0];
  const cells = above.flat();
  const written = tidyName(labelled(cells, ['姓名', '填报人', '领导姓名']));
  const tab = tidyName(sheet.name.trim());
  const isName = NAME.test(tab) && !NO_NAME.test(tab);
  return {
    month: found?.month ?? null,
    monthText: found === undefined ? '' : found.text.trim().slice(0, 40),
    span:
      found?.span ??
      (year === undefined ? null : { from: `${year}-01-01`, until: `${year}-12-31` }),
    name: written === '' && isName ? tab : written,
    nameFromTab: written === '' && isName,
    unit: labelled(cells, ['单位', '部门', '填报单位', '填报部门']),
    title: labelled(cells, ['职务']),
  };
};
