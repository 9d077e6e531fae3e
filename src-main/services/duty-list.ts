import type { Asked } from '#api/contract';
import type { SubjectView } from '#api/cell-views';
import type { DutyItem, DutyList } from '#api/compliance-views';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import { unitOf } from '#domain/compliance/judge';
import type { Status, Verdict } from '#domain/compliance/verdict';
import type { PlainDate } from '#domain/plain-date';
import type { Rule } from '#domain/policy/schema';
import type { Ledger } from '#storage/ledger';
import {
  cellOf,
  frameOf,
  rulesFor,
  seriesIn,
  subjectView,
  subjectsFor,
} from './compliance-frame.ts';
import type { Frame, Rows } from './compliance-frame.ts';
import { isDueIn } from './compliance-cells.ts';
import { reasonsOf } from './reasons.ts';
import { placeOf } from './register.ts';
import type { Session } from './session.ts';

/** The day on which a duty was last named in a 催报单 or 督办单; null when it never was. */
type LastReminded = (rule: string, person: string, from: PlainDate) => PlainDate | null;

const lastReminded = (session: Session, ledger: Ledger): LastReminded => {
  const known = session.kept('reminded', () => {
    const days = new Map<string, PlainDate>();
    for (const { issued, items } of ledger.all('reminder'))
      for (const { rule, person, from } of items) {
        const key = `${rule}\n${person}\n${from}`;
        if ((days.get(key) ?? '') < issued) days.set(key, issued);
      }
    return days;
  });
  return (rule, person, from) => known.get(`${rule}\n${person}\n${from}`) ?? null;
};

/** What has to be run after first: missed, pressing, due soon, to be looked at, late; then what is still to come. */
const ORDER: readonly Status[] = [
  'missed',
  'due-soon',
  'under-review',
  'met-late',
  'open',
  'met',
  'counted',
  'exempt',
];

const orderOf = ({ status, urgent }: DutyItem): number =>
  ORDER.indexOf(status) * 2 + (urgent ? 0 : 1);

const byUrgency = (a: DutyItem, b: DutyItem): number =>
  orderOf(a) - orderOf(b) ||
  (a.deadline ?? a.period.until).localeCompare(b.deadline ?? b.period.until);

interface Row {
  readonly view: SubjectView;
  readonly unit: string | null;
}

const rowOf = (frame: Frame, subject: string, rank: string | null): Row => {
  const { register, span } = frame;
  const object = register.objects.get(subject);
  const ranks = rank === null ? undefined : new Set([rank]);
  return {
    view: subjectView(register, subject, span, rank),
    unit: (object ?? placeOf(register, subject, span, ranks))?.unit ?? null,
  };
};

interface Listed {
  readonly series: string;
  readonly rule: Rule;
  readonly row: Row;
}

const itemOf = (
  { session, ledger }: Frame,
  { series, rule, row }: Listed,
  verdict: Verdict,
): DutyItem => {
  const { period } = verdict;
  return {
    policy: series,
    rule: rule.id,
    short: rule.short,
    title: rule.title,
    place: rule.clause.place,
    force: verdict.force,
    subject: row.view,
    unit: row.unit,
    period,
    status: verdict.status,
    urgent: verdict.urgent,
    deadline: verdict.deadline,
    done: verdict.done,
    expected: verdict.expected,
    measure: unitOf(rule),
    reason: reasonsOf(session, ledger).get(rule.id, row.view.id, period.from)?.text ?? '',
    reminded: lastReminded(session, ledger)(rule.id, row.view.id, period.from),
  };
};

const itemsFor = (
  frame: Frame,
  asked: Asked<'compliance.list'>,
  series: string,
  rows: Rows,
): readonly DutyItem[] => {
  const all = rulesFor(frame, series, rows);
  const rules = all.filter(
    (rule) =>
      (asked.rule === null || rule.id === asked.rule) &&
      (asked.rank === null || rule.audience.ranks.includes(asked.rank)) &&
      (asked.counted !== true || asked.rule !== null || rule.force === 'must'),
  );
  if (rules.length === 0) return [];
  return subjectsFor(frame, series, rows).flatMap((subject) => {
    const row = rowOf(frame, subject, rows.of === 'people' ? rows.rank : null);
    if (asked.unit !== null && row.unit !== asked.unit) return [];
    return rules.flatMap((rule) =>
      cellOf(frame, rule, subject)
        .verdicts.filter(({ status }) => status !== 'not-applicable')
        .filter(({ period }) => asked.counted !== true || isDueIn(period, frame.span))
        .map((verdict) => itemOf(frame, { series, rule, row }, verdict)),
    );
  });
};

const countsOf = (items: readonly DutyItem[]): DutyList['counts'] => {
  const counts: Partial<Record<Status, number>> = {};
  for (const { status } of items) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** Every rule × subject × period of a range, what has to be run after first. */
export const dutyList = (session: Session, asked: Asked<'compliance.list'>): Reply<DutyList> => {
  const made = frameOf(session, asked.range);
  if (!made.ok) return made;
  const frame = made.value;
  const items = seriesIn(frame.register)
    .filter((series) => asked.policy === null || series === asked.policy)
    .flatMap((series) => [
      ...itemsFor(frame, asked, series, { of: 'people', rank: asked.rank }),
      ...itemsFor(frame, asked, series, { of: 'objects' }),
    ]);
  return done({
    label: frame.span.label,
    span: { from: frame.span.from, until: frame.span.until },
    items: items
      .filter(({ status }) => asked.statuses.length === 0 || asked.statuses.includes(status))
      .sort(byUrgency),
    counts: countsOf(items),
  });
};
