import type { DocumentOffer, DocumentQuery } from '#api/document-contract';
import type { Figures } from '#domain/compliance/verdict';
import { addMonths, fullDayText, lastOfMonth, monthOf, monthText } from '#domain/plain-date';
import { optionOf } from '../maker.ts';
import type { Desk, PlannedPaper } from '../maker.ts';
import { placeOf } from '../../register.ts';
import {
  clausesFor,
  entriesOf,
  figuresOf,
  judgedRules,
  peopleOf,
  yearClauses,
} from './year-judged.ts';
import type { JudgedRule, YearDesk } from './year-judged.ts';

/** Value of an option that asks for nobody in particular. */
const ALL = 'all';

/** The day's clauses decide whether a year's paper is asked for, and what it is called. */
export const yearTitle = ({ register, frame }: Desk): string | undefined =>
  yearClauses(register, frame.today)[0]?.title;

/** What every year's paper has in common. */
export const YEARLY = {
  group: '每年',
  periods: ['calendar-year', 'academic-year'],
  formats: ['docx', 'xlsx', 'pdf'],
} as const satisfies Partial<DocumentOffer>;

/** Which of the people: by rank, by unit. */
export const peopleOptions = ({ register, frame }: Desk): DocumentOffer['options'] => {
  const clauses = yearClauses(register, frame.today);
  const ranks = new Map(
    clauses.flatMap(({ policy, rule }) =>
      policy.ranks
        .filter(({ id }) => rule.audience.ranks.includes(id))
        .map(({ id, name }) => [id, name] as const),
    ),
  );
  return [
    {
      id: 'rank',
      label: '人员',
      kind: 'choice',
      values: [
        { value: ALL, label: '全部' },
        ...[...ranks].map(([value, label]) => ({ value, label })),
      ],
      preset: ALL,
    },
    {
      id: 'unit',
      label: '单位',
      kind: 'choice',
      values: [
        { value: ALL, label: '全部' },
        ...[...register.units.values()].map(({ id, name }) => ({ value: id, label: name })),
      ],
      preset: ALL,
    },
  ];
};

/** Unit and rank a person counts in: of the posts that the year is assessed for. */
export const yearPlace = (year: YearDesk, person: string): { unit: string; rank: string } => {
  const ranks = new Set(clausesFor(year, person).flatMap(({ rule }) => rule.audience.ranks));
  const { register, span } = year.frame;
  const place = placeOf(register, person, span, ranks);
  return { unit: place?.unit ?? '', rank: place?.rank ?? '' };
};

/** People the query asks for, in the register's order. */
export const wantedPeople = (year: YearDesk, query: DocumentQuery): readonly string[] => {
  const options = peopleOptions(year.desk);
  const rank = optionOf(query, options, 'rank');
  const unit = optionOf(query, options, 'unit');
  return peopleOf(year).filter((person) => {
    const place = yearPlace(year, person);
    return (rank === ALL || place.rank === rank) && (unit === ALL || place.unit === unit);
  });
};

const isOver = ({ frame: { span, today } }: YearDesk): boolean => today > span.until;

/** Months of the year that are over and not closed. */
const unclosed = ({ frame: { ledger, span, today } }: YearDesk): readonly string[] => {
  const closed = new Set(ledger.all('month-lock').map(({ id }) => id));
  const months: string[] = [];
  for (let month = monthOf(span.from); month <= monthOf(span.until); month = addMonths(month, 1))
    if (lastOfMonth(month) < today && !closed.has(month)) months.push(month);
  return months;
};

/** What is to be known about all papers of a year. */
export const yearNotes = (year: YearDesk): readonly string[] => {
  const { span, today } = year.frame;
  const open = unclosed(year);
  const [first, last] = [open[0], open.at(-1)];
  return [
    isOver(year)
      ? ''
      : `${span.label}到${fullDayText(span.until)}才结束，现在的数字统计至${fullDayText(today)}。`,
    first === undefined || last === undefined
      ? ''
      : `有 ${String(open.length)} 个月还没有封账（${monthText(first)}` +
        `${first === last ? '' : `至${monthText(last)}`}），印出以后数字还可能变。`,
  ].filter((note) => note !== '');
};

/** What is wanting on the papers of some people, in words. */
const yearGaps = (year: YearDesk, people: readonly string[]): readonly string[] => {
  const others = people.flatMap((person) => entriesOf(year.frame, person).others);
  const drafts = others.filter(({ status }) => status === 'draft').length;
  const waiting = people
    .flatMap((person) => judgedRules(year, person))
    .filter(({ review }) => review > 0);
  const titles = [...new Set(waiting.map(({ rule }) => rule.title))];
  return [
    drafts === 0 ? '' : `${String(drafts)} 条草稿没有计入`,
    others.length === drafts ? '' : `${String(others.length - drafts)} 条已退回的记录没有计入`,
    titles.length === 0 ? '' : `待核（缺材料或未认可）：${titles.join('、')}`,
    isOver(year) ? '' : `年度未结束，统计至${fullDayText(year.frame.today)}`,
  ].filter((gap) => gap !== '');
};

/** `已完成 98/105 项，未达标 2 项` */
const standingText = ({ expected, done }: Figures, behind: number): string =>
  expected === 0
    ? '无应完成事项'
    : `已完成 ${String(done)}/${String(expected)} 项` +
      (behind === 0 ? '' : `，${String(behind)} 项未达标`);

/** Rules of some that were not kept and are overdue. */
export const behindIn = (rules: readonly JudgedRule[]): readonly JudgedRule[] =>
  rules.filter(({ status }) => status === 'missed');

/** How the paper of some people stands. */
export const yearStanding = (
  year: YearDesk,
  people: readonly string[],
): Pick<PlannedPaper, 'state' | 'standing' | 'gaps'> => {
  const rules = people.flatMap((person) => judgedRules(year, person));
  const isEmpty =
    rules.length === 0 &&
    people.every((person) => entriesOf(year.frame, person).counting.length === 0);
  const gaps = yearGaps(year, people);
  return {
    state: isEmpty ? 'empty' : gaps.length > 0 ? 'incomplete' : 'ready',
    standing: standingText(figuresOf(rules), behindIn(rules).length),
    gaps,
  };
};
