import type { Figures } from '../../compliance/verdict.ts';
import { listCell } from '../list-outline.ts';
import type { ListCell, ListColumn } from '../list-outline.ts';
import type { ReportPart } from '../report-outline.ts';
import type { AssessedRule } from './year-assessment.ts';
import { column, rateText, statusCell } from './words.ts';

/** Columns of the five figures. */
export const figureColumns = (): readonly ListColumn[] =>
  ['应完成', '已完成', '完成率', '按时', '按时率'].map((label) =>
    column(label, label.endsWith('率') ? 16 : 14.5, 'center'),
  );

/** What stands in them; nothing is owed: a dash. */
export const figureCells = ({ figures }: { readonly figures: Figures }): readonly ListCell[] => {
  const { expected, done, onTime } = figures;
  if (expected === 0)
    return Array.from({ length: 5 }, (_, index) =>
      index === 0 ? listCell('—', { tone: 'quiet' }) : listCell(''),
    );
  return [
    String(expected),
    String(done),
    rateText(done, expected),
    String(onTime),
    rateText(onTime, expected),
  ].map((text) => listCell(text));
};

/** What is wanting, by what became of it. */
const lackText = ({ missed, review, open }: AssessedRule): string =>
  [
    missed === 0 ? '' : `缺${String(missed)}`,
    review === 0 ? '' : `待核${String(review)}`,
    open === 0 ? '' : `未到期${String(open)}`,
  ]
    .filter((word) => word !== '')
    .join('，');

/** 达标, 未达标 and below 缺2，未到期1 …; what is only asked 原则上 is amber, for it asks for a reason. */
export const conclusionCell = (one: AssessedRule): ListCell => {
  const { status, clause, exempt } = one;
  const shown = statusCell(status);
  const lack = status === 'open' ? '' : lackText(one);
  const said = [lack, exempt].filter((word) => word !== '').join('；');
  const text = said === '' ? shown.text : `${shown.text}\n${said}`;
  return status === 'missed' && clause.force === 'principle'
    ? listCell(text, { sign: '!', tone: 'warn' })
    : { ...shown, text };
};

/** A part of a report of which only this is said. */
export const part = (heading: string, said: Partial<Omit<ReportPart, 'heading'>>): ReportPart => ({
  heading,
  paragraphs: [],
  table: null,
  notes: [],
  ...said,
});

/** 联1, 问2: how a row is numbered that figures name. */
export const numberedWith = (list: string, index: number): ListCell =>
  listCell(`${list}${String(index + 1)}`);
