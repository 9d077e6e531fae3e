import type { Figures } from '../../compliance/verdict.ts';
import type { ListCell, ListColumn, ListOutline, ListRow } from '../list-outline.ts';
import { listCell } from '../list-outline.ts';
import { asOf, column, forceWord, landscape, rateText, ruleColumns, together } from './words.ts';
import type { ListFrame, ListedRule } from './words.ts';

interface SummaryRow {
  readonly name: string;
  readonly subjects: number;
  readonly cells: readonly (Figures | null)[];
  readonly total: Figures;
}

/** Five figures by clause, as the screen has them. */
export interface SummaryToList {
  readonly label: string;
  readonly by: 'school' | 'rank' | 'unit' | 'person';
  readonly rules: readonly ListedRule[];
  readonly rows: readonly SummaryRow[];
}

const HEADS: Readonly<Record<SummaryToList['by'], string>> = {
  school: '范围',
  rank: '类别',
  unit: '单位',
  person: '姓名',
};

const TITLE = '联系师生工作履职情况汇总表';

/** More columns of `10/15` than this have no room on A4, or on A3, without breaking or running into each other. */
const ON_A4 = 12;
const ON_A3 = 22;

/** So many rows have their five figures side by side when the clauses go down the page. */
const IN_FULL = 3;

const NOTE_DONE = '各条为“已完成/应完成”项数，— 为没有应完成的事项';
const NOTE_RATES = '完成率、按时率以应完成项数为分母，合计不含原则上、倡导的事项';
const NOTE = `注：${NOTE_DONE}；${NOTE_RATES}。`;

const isNothing = (figures: Figures | null): figures is null =>
  figures === null || figures.expected === 0;

const share = (figures: Figures | null): ListCell =>
  isNothing(figures)
    ? listCell('—', { tone: 'quiet' })
    : listCell(`${String(figures.done)}/${String(figures.expected)}`);

const FIVE = ['应完成', '已完成', '完成率', '按时', '按时率'] as const;

const five = (figures: Figures | null): readonly ListCell[] => {
  if (isNothing(figures))
    return FIVE.map((_, index) => listCell(index === 0 ? '—' : '', { tone: 'quiet' }));
  const { expected, done, onTime } = figures;
  return [
    String(expected),
    String(done),
    rateText(done, expected),
    String(onTime),
    rateText(onTime, expected),
  ].map((text) => listCell(text));
};

interface Asked {
  readonly summary: SummaryToList;
  readonly about: readonly string[];
  readonly frame: ListFrame;
}

/** Rows by clauses: one row each of the school, a rank, a unit, a person. */
const across = (
  { summary, about, frame }: Asked,
  chosen: readonly number[],
  part: string,
): ListOutline => {
  const { by, rules, rows, label } = summary;
  const shown = chosen.flatMap((index) => rules[index] ?? []);
  return landscape(frame, {
    title: TITLE,
    subtitle: [...about, together(`期间：${label}`, asOf(frame.today), part)],
    paper: shown.length > ON_A4 ? 'A3' : 'A4',
    columns: [
      column('序号', 9, 'center'),
      column(HEADS[by], 26),
      ...(by === 'person' ? [] : [column('人数', 10, 'center')]),
      ...ruleColumns(shown, 11, true),
      ...FIVE.map((word) => column(word, 14, 'center', { group: '合计' })),
    ],
    rows: rows.map(({ name, subjects, cells, total }, index) => ({
      cells: [
        listCell(String(index + 1)),
        listCell(name),
        ...(by === 'person' ? [] : [listCell(String(subjects))]),
        ...chosen.map((rule) => share(cells[rule] ?? null)),
        ...five(total),
      ],
    })),
    notes: [NOTE],
  });
};

const countText = ({ name, subjects }: SummaryRow, by: SummaryToList['by']): string =>
  by === 'person' ? name : `${name}（${String(subjects)}）`;

/** Clauses by rows: for few rows the five figures of each, else what is done of what is expected. */
const downwards = ({ summary, about, frame }: Asked): ListOutline => {
  const { by, rules, rows, label } = summary;
  const inFull = rows.length <= IN_FULL;
  const columns: readonly ListColumn[] = rows.flatMap((row) => {
    const name = countText(row, by);
    return inFull
      ? FIVE.map((word) => column(word, 15, 'center', { group: name }))
      : [column(name, 12, 'center', { vertical: true })];
  });
  const cellsOf = (figures: (row: SummaryRow) => Figures | null): readonly ListCell[] =>
    rows.flatMap((row) => (inFull ? five(figures(row)) : [share(figures(row))]));
  const groups = [...new Set(rules.map(({ group }) => group))];
  const rowOf = (rule: ListedRule, index: number): ListRow => ({
    cells: [
      listCell(rule.title),
      listCell(forceWord(rule.force)),
      ...cellsOf(({ cells }) => cells[index] ?? null),
    ],
  });
  const outline = landscape(frame, {
    title: TITLE,
    subtitle: [...about, together(`期间：${label}`, asOf(frame.today))],
    paper: columns.length > ON_A4 + IN_FULL ? 'A3' : 'A4',
    columns: [column('事项', 62), column('要求', 16, 'center'), ...columns],
    rows: [
      ...groups.flatMap((group): readonly ListRow[] => [
        ...(group === '' ? [] : [{ heading: true, cells: [listCell(group)] }]),
        ...rules.flatMap((rule, index) => (rule.group === group ? [rowOf(rule, index)] : [])),
      ]),
      {
        cells: [listCell('合计'), listCell('应当'), ...cellsOf(({ total }) => total)],
      },
    ],
    notes: [inFull ? `注：${NOTE_RATES}。` : NOTE],
  });
  return rows.length <= 1 ? { ...outline, orientation: 'portrait' } : outline;
};

/** Clauses in parts that fit on a page, groups kept together as far as they fit. */
const partsOf = (rules: readonly ListedRule[]): readonly (readonly number[])[] => {
  const parts: number[][] = [];
  for (const group of new Set(rules.map((rule) => rule.group))) {
    const own = rules.flatMap((rule, index) => (rule.group === group ? [index] : []));
    const last = parts.at(-1);
    if (last !== undefined && last.length + own.length <= ON_A3) last.push(...own);
    else
      for (let from = 0; from < own.length; from += ON_A3)
        parts.push(own.slice(from, from + ON_A3));
  }
  return parts;
};

/**
 * 履职情况汇总表. Where the clauses have no room side by side they go down the page; where there are too many rows for
 * that too, they are told in parts, a list each.
 */
export const summaryLists = (
  summary: SummaryToList,
  about: readonly string[],
  frame: ListFrame,
): readonly ListOutline[] => {
  const asked = { summary, about, frame };
  const { rules, rows } = summary;
  const all = rules.map((_, index) => index);
  if (rules.length <= ON_A4) return [across(asked, all, '')];
  if (rows.length <= IN_FULL) return [downwards(asked)];
  if (rules.length <= ON_A3) return [across(asked, all, '')];
  if (rows.length <= ON_A3) return [downwards(asked)];
  const parts = partsOf(rules);
  return parts.map((part, index) =>
    across(asked, part, `第${String(index + 1)}部分（共${String(parts.length)}部分）`),
  );
};
