import { NUMBER, YEAR } from './numerals.ts';

const FIGURES = '[0-9０-９]{1,2}';
const SEPARATOR = '[.．/／\\-－]';
/** 5号楼 is a house, not the fifth. */
const DAY_SIGN =
  '(?:日|号(?!\\s*(?:公?寓|宿|楼|院|门|馆|教|厅|线|店|车|文|机|会|实|室|学|柜|窗|桌|舍|病|地|村|食)))';
const NOT_MORE =
  '(?![0-9０-９:：.．])(?!\\s*(?:天|学时|课时|小时|节|人|名|个|分|点|时|级|班|楼|室|%|％))';

const whole = (suffix: string): string =>
  `(?<year${suffix}>${YEAR})\\s*(?:年|${SEPARATOR})\\s*(?<wholeMonth${suffix}>${NUMBER})\\s*(?:月|${SEPARATOR})\\s*` +
  `(?<wholeDay${suffix}>${NUMBER})(?:\\s*${DAY_SIGN}|(?![0-9０-９]))`;
const ofMonth = (suffix: string): string =>
  `(?<month${suffix}>${NUMBER})\\s*月\\s*(?<monthDay${suffix}>${NUMBER})(?:\\s*${DAY_SIGN}|${NOT_MORE})`;
const pair = (suffix: string): string =>
  `(?<pairMonth${suffix}>${FIGURES})\\s*${SEPARATOR}\\s*(?<pairDay${suffix}>${FIGURES})(?:\\s*${DAY_SIGN}|${NOT_MORE})`;
const bareDay = (suffix: string): string => `(?<day${suffix}>${NUMBER})\\s*${DAY_SIGN}`;

/** Where a short form may begin: at the start of a line, or after what parts a list. */
const AT_START = '(?<=^\\s{0,4}|[、,，;；和及与]\\s{0,4})';
const NO_NUMBER_BEFORE = '(?<![0-9０-９一二三四五六七八九十])';

const UNTIL =
  `(?:\\s*(?:至|到|[-－—–~～]+)\\s*(?:${whole('Until')}|${ofMonth('Until')}|${pair('Until')}|${bareDay('Until')}` +
  `|(?<restUntil>${FIGURES})${NOT_MORE}))?`;

/**
 * Dates as people write them, one after another: `2026-03-05`, `3月5日`, `3.5`, `5日`, `3月5-6日`, `三月五日`, and in a
 * list `3月5、12日`. Named groups say which form it is; those of a span's end are named `…Until`.
 */
export const DATES = new RegExp(
  `(?:${NO_NUMBER_BEFORE}${whole('')}|${NO_NUMBER_BEFORE}${ofMonth('')}|${AT_START}${pair('')}|${AT_START}${bareDay('')}` +
    `|(?<=[、,，]\\s{0,4})(?<rest>${FIGURES})(?=\\s*(?:[、,，]|$)))${UNTIL}`,
  'gmu',
);

/** What says when without saying the day. */
export const VAGUE =
  /[上中下]旬|月初|月中|月底|月末|本月|当月|上周|下周|本周|每周|每天|近日|多次|第[一二三四五六七八九十\d]+周/u;

/** `（0.5天）`, or `0.5天` at the end. */
export const AMOUNT =
  /[（(]\s*([0-9０-９]+(?:[.．][0-9０-９]+)?)\s*(天|学时|课时|小时|节)\s*[)）]|(?<![0-9０-９.．:：第-])([0-9０-９]+(?:[.．][0-9０-９]+)?)\s*(天|学时|课时|小时)\s*$/u;
