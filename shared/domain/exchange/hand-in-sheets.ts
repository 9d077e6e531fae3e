import { academicYearText } from '../period.ts';
import { covers, dayOf, lastOfMonth } from '../plain-date.ts';
import { sheetMonth } from '../sheet-period.ts';
import { shorten } from './folding.ts';
import type { HandInContext, Home } from './hand-in-context.ts';
import type { SharedData } from './package.ts';
import type { Doubt } from './plan.ts';

/** A record's data, and what must be settled in it. */
export interface Drafted {
  readonly data: SharedData;
  readonly doubts: readonly Doubt[];
}

/** What is asked where a form doesn't say of which month it is. */
const monthDoubt = ({ handIn }: Home): string =>
  handIn.monthText.trim() === ''
    ? '没有写填表时间，请填月份'
    : `填表时间写的是“${shorten(handIn.monthText)}”，看不出是哪个月，请填月份`;

/**
 * Whether a form says anything that belongs to the sheet itself, now or when it was printed. A workbook always has
 * both cells, so one that is empty by now says something too.
 */
export const saysSheet = ({ handIn }: Home, kind: HandInContext['kind']): boolean =>
  (handIn.content ?? '').trim() !== '' ||
  handIn.zeroReason.trim() !== '' ||
  ((handIn.content !== null || kind === 'excel') && (handIn.base ?? null) !== null);

/** The sheet itself: its free text, or why there was nothing. */
export const sheetOf = (home: Home, person: string | null, { now }: HandInContext): Drafted => {
  const { handIn, form } = home;
  const { month, content, zeroReason } = handIn;
  const printed = (handIn.base ?? null) !== null;
  return {
    data: {
      person: person ?? '',
      month: month === null || form === undefined ? (month ?? '') : sheetMonth(form, month),
      // A form without free text says nothing of one that stands in the sheet that was printed
      ...(content === null && printed ? {} : { content: content ?? '' }),
      zeroReason,
      status: 'submitted',
      submitted: now,
    },
    doubts: month === null ? [{ field: 'month', text: monthDoubt(home), options: [] }] : [],
  };
};

/** The yearly statement on 附件2; `undefined` where the form has none or it is left empty. */
export const declarationOf = (
  home: Home,
  person: string | null,
  { academicYears, now }: HandInContext,
): Drafted | undefined => {
  const { declaration, month } = home.handIn;
  if (declaration === null) return undefined;
  if (Object.values(declaration).every((text) => text.trim() === '')) return undefined;
  const year =
    month === null
      ? undefined
      : academicYears.find((span) => covers(span, lastOfMonth(month)))?.academicYear;
  const options = academicYears.map(({ academicYear }) => ({
    value: academicYear,
    label: academicYearText(academicYear),
  }));
  const text =
    month === null
      ? monthDoubt(home).replace('请填月份', '请选择学年')
      : '这个月的学年没有登记，请选择学年';
  return {
    data: { person: person ?? '', academicYear: year ?? '', ...declaration, received: dayOf(now) },
    doubts: year === undefined ? [{ field: 'academicYear', text, options }] : [],
  };
};
