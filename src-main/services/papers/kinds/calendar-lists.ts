import type { DataTarget, DocumentOffer, DocumentQuery } from '#api/document-contract';
import type { CellView } from '#api/cell-views';
import type { Figures } from '#domain/compliance/verdict';
import { boundRanks } from '#domain/policy/amend';
import { fullDayText } from '#domain/plain-date';
import type { PlainDate, Span } from '#domain/plain-date';
import type { Policy } from '#domain/policy/schema';
import { seriesIn } from '../../compliance-frame.ts';
import { versionOn } from '../../register.ts';
import { optionOf } from '../maker.ts';
import type { Desk, PlannedPaper } from '../maker.ts';

/* What the two lists of the calendar have in common as documents. */

/** Value of an option that narrows nothing. */
const ALL = 'all';

/** Latest versions of the ledger's policies on a day. */
const policiesOn = ({ register }: Desk, day: PlainDate): readonly Policy[] =>
  seriesIn(register).flatMap((series) => versionOn(register.policies, series, day) ?? []);

const policyOption = (desk: Desk): DocumentOffer['options'][number] => {
  const policies = policiesOn(desk, desk.frame.today);
  return {
    id: 'policy',
    label: '制度',
    kind: 'choice',
    values: policies.map(({ series, title }) => ({ value: series, label: title })),
    preset: policies[0]?.series ?? '',
  };
};

/** Ranks that some policy binds, each once under the name the first one gives it. */
const ranksOf = (desk: Desk): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const policy of policiesOn(desk, desk.frame.today))
    for (const { id, name } of boundRanks(policy)) if (!names.has(id)) names.set(id, name);
  return names;
};

const rankOption = (desk: Desk): DocumentOffer['options'][number] => ({
  id: 'rank',
  label: '人员',
  kind: 'choice',
  values: [
    { value: ALL, label: '全部' },
    ...[...ranksOf(desk)].map(([value, label]) => ({ value, label })),
  ],
  preset: ALL,
});

/** Which policy, and which rank. */
export const calendarOptions = (desk: Desk): DocumentOffer['options'] => [
  policyOption(desk),
  rankOption(desk),
];

/** Policy and rank a query asks for; null: all of them. */
export const askedOf = (
  desk: Desk,
  query: DocumentQuery,
): { readonly policy: string; readonly rank: string | null } => {
  const options = calendarOptions(desk);
  const rank = optionOf(query, options, 'rank');
  return { policy: optionOf(query, options, 'policy'), rank: rank === ALL ? null : rank };
};

/** Ranks that a policy binds and whom the query asks for. */
export const ranksAsked = (
  desk: Desk,
  asked: ReturnType<typeof askedOf>,
  day: PlainDate,
): readonly string[] => {
  const policy = versionOn(desk.register.policies, asked.policy, day);
  const bound = policy === undefined ? [] : boundRanks(policy).map(({ id }) => id);
  return bound.filter((id) => asked.rank === null || id === asked.rank);
};

/** Periods and formats of the calendar's lists. */
export const CALENDAR_LIST = {
  group: '随时',
  periods: ['month', 'half-year', 'semester', 'academic-year', 'calendar-year', 'quarter'],
  formats: ['docx', 'xlsx', 'pdf'],
} as const satisfies Partial<DocumentOffer>;

/** How a list stands by its figures; one of a period that isn't over yet is incomplete. */
export const listStanding = (
  { frame }: Desk,
  {
    figures,
    rows,
    span,
  }: { readonly figures: Figures; readonly rows: number; readonly span: Span },
): Pick<PlannedPaper, 'state' | 'standing' | 'gaps'> => {
  const isOver = frame.today > span.until;
  return {
    state: rows === 0 ? 'empty' : isOver ? 'ready' : 'incomplete',
    standing:
      figures.expected === 0
        ? '无应完成事项'
        : `已完成 ${String(figures.done)}/${String(figures.expected)} 项`,
    gaps: isOver ? [] : [`期间未结束，统计至${fullDayText(frame.today)}`],
  };
};

const GRAVE: readonly CellView['status'][] = ['missed', 'due-soon', 'under-review', 'met-late'];

/** The cell that asks for most attention, as a place in the calendar; null without any cell. */
export const worstTarget = (
  cells: readonly CellView[],
  place: {
    readonly policy: string;
    readonly subject: string;
    readonly range: DocumentQuery['range'];
  },
): DataTarget | null => {
  const worst =
    GRAVE.map((status) => cells.find((cell) => cell.status === status)).find(
      (cell) => cell !== undefined,
    ) ?? cells[0];
  return worst === undefined ? null : { room: 'calendar', rule: worst.rule, ...place };
};
