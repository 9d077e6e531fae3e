import type { DataRow, DataSection, DocumentOffer, DocumentQuery } from '#api/document-contract';
import type { Summary, SummaryBy } from '#api/compliance-views';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Figures } from '#domain/compliance/verdict';
import { rateText } from '#domain/forms/lists/words';
import { monthOf } from '#domain/plain-date';
import { NO_FIGURES, added } from '../../compliance-cells.ts';
import { namedList } from '../../list-files.ts';
import { summaryOf } from '../../summary.ts';
import { optionOf } from '../maker.ts';
import type { Desk, Maker, PlannedPaper } from '../maker.ts';
import { CALENDAR_LIST, askedOf, calendarOptions, listStanding } from './calendar-lists.ts';

const TITLE = '履职情况汇总表';

const BY = { school: '全校', rank: '按类别', unit: '按单位', person: '按人员' } as const;

const byOption: DocumentOffer['options'][number] = {
  id: 'by',
  label: '汇总方式',
  kind: 'choice',
  values: Object.entries(BY).map(([value, label]) => ({ value, label })),
  preset: 'unit',
};

const isBy = (value: string): value is SummaryBy => value in BY;

const figuresIn = ({ rows }: Summary): Figures =>
  rows.map(({ total }) => total).reduce(added, NO_FIGURES);

/** A person's row leads to the first clause of theirs with something undone; sums have no one place. */
const dataOf = (summary: Summary, { policy, range }: SummaryQuery): DataSection => ({
  title: TITLE,
  columns: ['名称', '应完成', '已完成', '完成率', '按时', '按时率'],
  rows: summary.rows.map(({ id, name, cells, total }): DataRow => {
    const { expected, done: kept, onTime } = total;
    const lacking = cells.findIndex((cell) => cell !== null && cell.done < cell.expected);
    const rule = summary.rules[Math.max(0, lacking)];
    return {
      cells: [
        name,
        String(expected),
        String(kept),
        rateText(kept, expected),
        String(onTime),
        rateText(onTime, expected),
      ],
      marks: [],
      to:
        summary.by !== 'person' || rule === undefined
          ? null
          : { room: 'calendar', policy, rule: rule.id, subject: id, range },
    };
  }),
});

interface SummaryQuery {
  readonly range: DocumentQuery['range'];
  readonly policy: string;
  readonly rank: string | null;
  readonly by: SummaryBy;
}

const paperOf = (desk: Desk, query: SummaryQuery, found: Summary): Reply<PlannedPaper> => {
  const list = namedList(desk, { list: 'summary', query });
  if (!list.ok) return list;
  const { outlines, words } = list.value;
  const { label, span, rows } = found;
  const { range, policy, rank, by } = query;
  return done({
    id: `${policy}/${rank ?? ''}/${by}`,
    name: BY[by],
    about: `${String(rows.length)} 行`,
    ...listStanding(desk, { figures: figuresIn(found), rows: rows.length, span }),
    file: [label, words.join('-')],
    key: {
      document: 'summary',
      person: null,
      month: monthOf(span.until),
      subject: [range.kind, span.from, policy, rank ?? '', by].join(':'),
    },
    make: () =>
      done({
        paper: { kind: 'papers', outlines },
        data: [dataOf(found, query)],
        said: found,
      }),
  });
};

/** 履职情况汇总表: five figures by clause of the school, its ranks, units or people, as the calendar has them. */
export const summary: Maker = {
  kind: 'summary',
  offer: (desk) =>
    desk.register.policies.length === 0
      ? undefined
      : {
          title: TITLE,
          about: '逐条汇总应完成、已完成和按时的项数，与合规日历的汇总相同。',
          ...CALENDAR_LIST,
          options: [...calendarOptions(desk), byOption],
          per: 'school',
        },
  plan: (desk, query) => {
    const by = optionOf(query, [byOption], 'by');
    const asked: SummaryQuery = {
      range: query.range,
      ...askedOf(desk, query),
      by: isBy(by) ? by : 'unit',
    };
    const found = summaryOf(desk.session, asked);
    if (!found.ok) return found;
    const paper = paperOf(desk, asked, found.value);
    return paper.ok ? done({ label: found.value.label, notes: [], papers: [paper.value] }) : paper;
  },
};
