import type { DataSection, DocumentQuery } from '#api/document-contract';
import type { MatrixQuery } from '#api/queries';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Matrix } from '#api/views';
import { shownText } from '#domain/forms/list-outline';
import { matrixList } from '#domain/forms/lists/matrix-list';
import { signCell } from '#domain/forms/lists/words';
import { monthOf } from '#domain/plain-date';
import { matrixOf } from '../../compliance.ts';
import { rankWord } from '../../list-files.ts';
import { askedPeriod } from '../asked-period.ts';
import type { Desk, Maker, PlannedPaper } from '../maker.ts';
import {
  CALENDAR_LIST,
  askedOf,
  calendarOptions,
  listStanding,
  ranksAsked,
  worstTarget,
} from './calendar-lists.ts';

const TITLE = '落实情况一览表';

const OBJECTS = '联系对象';

const dataOf = (matrix: Matrix, query: MatrixQuery): DataSection => ({
  title: TITLE,
  columns: ['姓名（对象）', '单位', ...matrix.rules.map(({ short }) => short)],
  rows: matrix.rows.map(({ subject, cells }) => ({
    cells: [
      subject.name,
      subject.unit,
      ...matrix.rules.map(({ id }) => {
        const cell = cells.find(({ rule }) => rule === id);
        return cell === undefined ? '' : shownText(signCell(cell));
      }),
    ],
    marks: cells.some(({ backfilled }) => backfilled > 0) ? ['补录'] : [],
    to: worstTarget(cells, { policy: query.policy, subject: subject.id, range: query.range }),
  })),
});

const paperOf = (desk: Desk, query: MatrixQuery): Reply<PlannedPaper> => {
  const { session, frame } = desk;
  const found = matrixOf(session, query);
  if (!found.ok) return found;
  const matrix = found.value;
  const { label, span, rows, figures } = matrix;
  const who = rankWord(desk, query.rank, OBJECTS);
  return done({
    id: `${query.policy}/${query.rank ?? ''}`,
    name: who,
    about: `${String(rows.length)} ${query.rank === null ? '个对象' : '人'}`,
    ...listStanding(desk, { figures, rows: rows.length, span }),
    file: [label, `${TITLE}-${who}-${label}`],
    key: {
      document: 'matrix',
      person: null,
      month: monthOf(span.until),
      subject: [query.range.kind, span.from, query.policy, query.rank ?? ''].join(':'),
    },
    make: () =>
      done({
        paper: { kind: 'papers', outlines: [matrixList(matrix, who, frame)] },
        data: [dataOf(matrix, query)],
        said: matrix,
      }),
  });
};

/** A matrix for each rank that is asked for, and one of the contact objects where any are judged. */
const queriesOf = (desk: Desk, query: DocumentQuery): readonly MatrixQuery[] => {
  const asked = askedOf(desk, query);
  const { policy } = asked;
  const ranks = ranksAsked(desk, asked, query.range.day);
  return [...ranks, ...(asked.rank === null ? [null] : [])].map((rank) => ({
    range: query.range,
    policy,
    rank,
  }));
};

/** 落实情况一览表: people by clauses, as the calendar has them. */
export const matrix: Maker = {
  kind: 'matrix',
  offer: (desk) =>
    desk.register.policies.length === 0
      ? undefined
      : {
          title: TITLE,
          about: '人员逐条对照制度条款，一格一项，与合规日历的表格相同。',
          ...CALENDAR_LIST,
          options: calendarOptions(desk),
          per: 'school',
        },
  plan: (desk, query) => {
    const period = askedPeriod(desk, query);
    if (!period.ok) return period;
    const papers: PlannedPaper[] = [];
    for (const one of queriesOf(desk, query)) {
      const paper = paperOf(desk, one);
      if (!paper.ok) return paper;
      // Most policies judge no contact objects: a list that can never hold anything is none.
      if (one.rank !== null || paper.value.state !== 'empty') papers.push(paper.value);
    }
    return done({ label: period.value.label, notes: [], papers });
  },
};
