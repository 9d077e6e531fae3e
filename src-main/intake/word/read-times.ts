import { covers, dayNumber, lastOfMonth, monthText, plainDate } from '#domain/plain-date';
import type { PlainDate, Span } from '#domain/plain-date';
import { AMOUNT, DATES, VAGUE } from './date-pattern.ts';
import { isBlank } from './labels.ts';
import { numberOf } from './numerals.ts';

/** One date of a time cell, with what was written about it. */
export interface ReadTime {
  /** As written, with its note and amount. */
  readonly text: string;
  readonly day: PlainDate | null;
  readonly until: PlainDate | null;
  readonly timeNote: string;
  readonly amount: number | null;
  readonly amountUnit: string;
  /** Why a person has to look at the day, in words. */
  readonly doubts: readonly string[];
}

/** A date of a text, and where it stands in it. */
export interface FoundTime extends ReadTime {
  readonly from: number;
  readonly end: number;
}

/** Characters of a time cell that are searched for dates. */
const LONGEST = 2000;

interface Written {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number;
}

type Groups = Readonly<Record<string, string | undefined>>;

const writtenIn = (groups: Groups, suffix: string): Written | undefined => {
  const one = (name: string): number | null => {
    const text = groups[name + suffix];
    return text === undefined ? null : numberOf(text);
  };
  const day = one('wholeDay') ?? one('monthDay') ?? one('pairDay') ?? one('day') ?? one('rest');
  return day === null
    ? undefined
    : {
        year: one('year'),
        month: one('wholeMonth') ?? one('month') ?? one('pairMonth'),
        day,
      };
};

/** Days between a day and the nearest one of a span. */
const distance = (span: Span, date: PlainDate): number =>
  Math.max(0, dayNumber(span.from) - dayNumber(date), dayNumber(date) - dayNumber(span.until));

const isOneMonth = ({ from, until }: Span): boolean => lastOfMonth(from.slice(0, 7)) === until;

const spanText = (span: Span): string =>
  isOneMonth(span)
    ? monthText(span.from.slice(0, 7))
    : `${monthText(span.from.slice(0, 7))}至${monthText(span.until.slice(0, 7))}`;

interface Dated {
  readonly date: PlainDate | null;
  readonly doubt: string;
}

/** The day that is meant: what isn't written comes from the date before it in the list, then from the sheet. */
const dated = (written: Written, sheet: Span | null, before: PlainDate | null): Dated => {
  const { day } = written;
  const month =
    written.month ??
    (before !== null
      ? Number(before.slice(5, 7))
      : sheet !== null && isOneMonth(sheet)
        ? Number(sheet.from.slice(5, 7))
        : null);
  if (month === null) return { date: null, doubt: '没有写是哪个月' };
  const near = sheet ?? (before === null ? null : { from: before, until: before });
  const years =
    written.year !== null
      ? [written.year]
      : near === null
        ? []
        : [-1, 0, 1].map((more) => Number(near.from.slice(0, 4)) + more);
  if (years.length === 0) return { date: null, doubt: '不知道是哪一年（没有填表时间）' };
  const dates = years
    .map((year) => plainDate(year, month, day))
    .filter((date) => date !== undefined)
    .sort((a, b) => (near === null ? 0 : distance(near, a) - distance(near, b)));
  const [date] = dates;
  if (date === undefined) return { date: null, doubt: '没有这一天' };
  return sheet !== null && !covers(sheet, date)
    ? { date, doubt: `不在${spanText(sheet)}里` }
    : { date, doubt: '' };
};

/** A note that still holds what might be a date. */
const datelike = (note: string): boolean =>
  /\d{1,2}\s*(?:[./-]\s*\d{1,2}|月|日)/u.test(
    note.normalize('NFKC').replace(/\d{1,2}\s*[:点时]\s*\d{0,2}分?|第?[\d、,\-~—]+节/gu, ''),
  );

interface Noted {
  readonly timeNote: string;
  readonly amount: number | null;
  readonly amountUnit: string;
}

/** What is added to a date: an amount in brackets or at the end, and the rest as its note. */
export const noteOf = (text: string): Noted => {
  const found = AMOUNT.exec(text);
  const number = found?.[1] ?? found?.[3];
  const rest = found === null ? text : text.replace(found[0], '');
  return {
    timeNote: rest.replace(/^[\s、,，;；:：。]+|[\s、,，;；:：。和及与]+$/gu, ''),
    amount: number === undefined ? null : Number(number.normalize('NFKC')),
    amountUnit: found?.[2] ?? found?.[4] ?? '',
  };
};

/** Every date in a text with its place; what stands between two belongs to the first as its note. */
export const findTimes = (text: string, sheet: Span | null): readonly FoundTime[] => {
  const matches = [...text.matchAll(DATES)];
  const found: FoundTime[] = [];
  let before: PlainDate | null = null;
  matches.forEach((match, index) => {
    const groups: Groups = match.groups ?? {};
    const written = writtenIn(groups, '');
    if (written === undefined) return;
    const first = dated(written, sheet, before);
    const last = writtenIn(groups, 'Until');
    const end = last === undefined ? undefined : dated(last, sheet, first.date);
    const after = match.index + match[0].length;
    const note = noteOf(text.slice(after, matches[index + 1]?.index));
    const backwards =
      end?.date !== undefined && end.date !== null && first.date !== null && end.date < first.date;
    const doubts = [
      first.doubt === '' ? '' : `“${match[0].trim()}”${first.doubt}`,
      end === undefined || end.doubt === '' ? '' : `“${match[0].trim()}”的末日${end.doubt}`,
      backwards ? `“${match[0].trim()}”的末日早于首日` : '',
      datelike(note.timeNote) ? `“${note.timeNote}”里可能还有日期` : '',
    ];
    before = end?.date ?? first.date ?? before;
    found.push({
      text: text.slice(match.index, matches[index + 1]?.index).replace(/[\s、,，;；和及与]+$/u, ''),
      day: first.date,
      until: backwards || end?.date === first.date ? null : (end?.date ?? null),
      ...note,
      doubts: doubts.filter((doubt) => doubt !== ''),
      from: match.index,
      end: after,
    });
  });
  return found;
};

/**
 * The dates of a time cell. Where none can be told (3月上旬, 月底, a bare number), one without a day and with the
 * reason; nothing for an empty cell.
 */
export const readTimes = (text: string, sheet: Span | null): readonly ReadTime[] => {
  if (isBlank(text)) return [];
  // Nobody writes more into a time cell; what is longer is looked at by a person.
  const found = text.length > LONGEST ? [] : findTimes(text, sheet);
  const [first, ...others] = found;
  if (first === undefined) {
    const plain = text.slice(0, LONGEST).replaceAll('\n', ' ').trim();
    const vague = VAGUE.test(plain) ? '不是哪一天，请补上日期' : '看不出是哪一天，请补上日期';
    return [
      {
        text: plain,
        day: null,
        until: null,
        timeNote: plain,
        amount: null,
        amountUnit: '',
        doubts: [`时间写的是“${plain}”，${vague}`],
      },
    ];
  }
  // What stands before the first date: 周三, or something that should have been one.
  const ahead = text.slice(0, first.from).replace(/[\s、,，;；:：]+/gu, '');
  const timeNote = ahead + first.timeNote;
  const doubt = datelike(ahead) || VAGUE.test(ahead) || /\d/u.test(ahead);
  return [
    {
      ...first,
      text: text.slice(0, first.from).trimStart() + first.text,
      timeNote,
      doubts: doubt ? [...first.doubts, `“${ahead}”里可能还有日期`] : first.doubts,
    },
    ...others,
  ];
};
