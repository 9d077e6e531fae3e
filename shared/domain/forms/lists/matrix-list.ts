import type { Figures } from '../../compliance/verdict.ts';
import type { ListOutline } from '../list-outline.ts';
import { listCell } from '../list-outline.ts';
import {
  asOf,
  figuresText,
  landscape,
  legend,
  ruleColumns,
  signCell,
  subjectCells,
  subjectColumns,
  together,
} from './words.ts';
import type { ListFrame, ListedCell, ListedRule, ListedSubject } from './words.ts';

/** A matrix as the screen has it. */
export interface MatrixToList {
  readonly label: string;
  readonly policy: { readonly title: string; readonly documentNumber: string };
  readonly rules: readonly ListedRule[];
  readonly rows: readonly {
    readonly subject: ListedSubject;
    readonly cells: readonly (ListedCell & { readonly rule: string })[];
  }[];
  readonly figures: Figures;
}

/** Heads of more clauses than this are written downwards. */
const ACROSS = 10;

/** More clauses than this have no room on A4. */
const ON_A4 = 30;

/** 《title》（number）, or the title alone. */
export const policyText = ({ title, documentNumber }: MatrixToList['policy']): string =>
  `依据：《${title}》${documentNumber === '' ? '' : `（${documentNumber}）`}`;

/** 落实情况一览表: people (or objects) by clauses. */
export const matrixList = (matrix: MatrixToList, who: string, frame: ListFrame): ListOutline => {
  const { rules, rows } = matrix;
  const many = rules.length > ACROSS;
  const kind = rows[0]?.subject.kind ?? 'person';
  const cellsOf = (cells: MatrixToList['rows'][number]['cells']) =>
    rules.map(({ id }) => cells.find((cell) => cell.rule === id));
  return landscape(frame, {
    title: '联系师生工作落实情况一览表',
    subtitle: [
      policyText(matrix.policy),
      together(`期间：${matrix.label}`, `范围：${who}`, asOf(frame.today)),
      figuresText(matrix.figures),
    ],
    paper: rules.length > ON_A4 ? 'A3' : 'A4',
    columns: [...subjectColumns(kind), ...ruleColumns(rules, many ? 8 : 18, many)],
    rows: rows.map(({ subject, cells }, index) => ({
      cells: [
        ...subjectCells(subject, index),
        ...cellsOf(cells).map((cell) => (cell === undefined ? listCell('') : signCell(cell))),
      ],
    })),
    notes: [legend(rows.flatMap(({ cells }) => cells.map(({ status }) => status)))],
  });
};
