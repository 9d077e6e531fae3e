import type { Asked, RangeQuery } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { CellExplanation, CellView, Matrix, RuleHead } from '#api/views';
import { creditsOf } from '#domain/compliance/credit';
import { explain } from '#domain/compliance/explain';
import { entriesBetween, personFacts } from '#domain/compliance/facts';
import type { Prepared } from '#domain/compliance/facts';
import { isJudged } from '#domain/compliance/judge';
import { judgeRange, periodsShown } from '#domain/compliance/range';
import type { Cell } from '#domain/compliance/range';
import type { Figures, Period } from '#domain/compliance/verdict';
import { counts, isBackfill } from '#domain/entry';
import { addDays, dayNumber, mondayOf } from '#domain/plain-date';
import { periodHolding } from '#domain/period';
import type { PeriodKind, Policy, Rule } from '#domain/policy/schema';
import type { Ledger } from '#storage/ledger';
import { briefOf } from './entry-words.ts';
import { factsFor } from './facts.ts';
import { postsIn, registerOf, titleOf, unitNameOf } from './register.ts';
import type { Register } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

const unitOf = (rule: Rule): string => {
  const { demand } = rule;
  switch (demand.kind) {
    case 'frequency':
      return demand.measure.unit;
    case 'standing':
      return '个';
    case 'submission':
      return '份';
    case 'share':
    case 'follow-up':
    case 'qualification':
    case 'report':
    case 'text':
      return '';
  }
};

const headOf = (rule: Rule): RuleHead => ({
  id: rule.id,
  short: rule.short,
  title: rule.title,
  group: rule.group,
  force: rule.force,
  period: 'period' in rule.demand ? rule.demand.period : 'month',
  unit: unitOf(rule),
});

const PERIOD_UNIT: Readonly<Record<PeriodKind, string>> = {
  week: '周',
  month: '个月',
  'half-year': '个半年',
  semester: '个学期',
  'academic-year': '个学年',
  'calendar-year': '年',
};

/** Over several periods a cell counts those fulfilled: 6 visits in 4 of 5 weeks are 4/5, not 6/5. */
const cellView = (cell: Cell, head: RuleHead, backfilled: number): CellView => {
  const several = cell.verdicts.length > 1;
  const whole = several && cell.figures.expected > 0;
  return {
    rule: cell.rule,
    status: cell.status,
    done: whole ? cell.figures.done : cell.done,
    expected: whole ? cell.figures.expected : cell.expected,
    unit: whole ? PERIOD_UNIT[head.period] : head.unit,
    backfilled,
  };
};

const add = (a: Figures, b: Figures): Figures => ({
  expected: a.expected + b.expected,
  done: a.done + b.done,
  onTime: a.onTime + b.onTime,
});
const NONE: Figures = { expected: 0, done: 0, onTime: 0 };

/** Rules of a rank that have a column: those that are judged. */
const columnsOf = (policy: Policy, rank: string): readonly Rule[] =>
  policy.rules.filter((rule) => isJudged(rule) && rule.audience.ranks.includes(rank));

const membersOf = (register: Register, rank: string, span: Period) =>
  [...register.people.values()].filter((person) =>
    postsIn(register, person.id, span).some((post) => post.rank === rank),
  );

interface Frame {
  readonly ledger: Ledger;
  readonly register: Register;
  readonly policy: Policy;
  readonly span: Period;
  readonly prepared: Prepared;
  readonly today: string;
}

const frameOf = (session: Session, range: RangeQuery, policyId: string): Reply<Frame> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const policy = register.policies.find(({ id }) => id === policyId);
  if (policy === undefined) return failed({ code: 'not-found', what: 'policy' });
  const span = periodHolding(range.kind, range.day, register.prepared);
  if (span === undefined) {
    return failed({
      code: 'invalid',
      field: '期间',
      text: '校历里没有这一天所在的学期。请在“名册与制度—校历”中补上。',
    });
  }
  const prepared = factsFor(session, ledger, span);
  return done({ ledger, register, policy, span, prepared, today: session.ports.clock.today() });
};

/** How many 补录 entries of the span count for each rule; they are few, so each is asked what it counts for. */
const backfillsOf = (frame: Frame, person: string): ReadonlyMap<string, number> => {
  const { prepared, span } = frame;
  const found = new Map<string, number>();
  for (const { entry } of entriesBetween(
    personFacts(prepared, person),
    dayNumber(span.from),
    dayNumber(span.until),
  )) {
    if (!counts(entry) || !isBackfill(entry, prepared.settings.backfillDays)) continue;
    for (const credit of creditsOf(prepared, entry, frame.today)) {
      if (credit.person === person) found.set(credit.rule, (found.get(credit.rule) ?? 0) + 1);
    }
  }
  return found;
};

/**
 * What a cell adds to the figures of a range: the periods that fall due in it. Half a year's demand is no shortfall
 * of its second month; it is counted in the range in which it ends. A week belongs to the range of its Thursday.
 */
const figuresIn = (cell: Cell, span: Period): Figures =>
  cell.verdicts
    .filter(({ status }) => status !== 'exempt' && status !== 'not-applicable')
    .filter(
      ({ period }) =>
        addDays(mondayOf(period.until), 3) <= span.until || period.until <= span.until,
    )
    .reduce((sum, verdict) => add(sum, verdict.figures), NONE);

const figuresOf = (frame: Frame, rank: string, span: Period): Figures => {
  const rules = columnsOf(frame.policy, rank).filter((rule) => rule.force === 'must');
  return membersOf(frame.register, rank, span).reduce(
    (sum, person) =>
      rules.reduce(
        (inner, rule) =>
          add(
            inner,
            figuresIn(
              judgeRange(frame.prepared, { rule, person: person.id, span }, frame.today),
              span,
            ),
          ),
        sum,
      ),
    NONE,
  );
};

const figuresBefore = (
  session: Session,
  frame: Frame,
  asked: Asked<'compliance.matrix'>,
): Figures | null => {
  const span = periodHolding(
    asked.range.kind,
    addDays(frame.span.from, -1),
    frame.register.prepared,
  );
  if (span === undefined) return null;
  const earlier = { ...frame, prepared: factsFor(session, frame.ledger, span) };
  const figures = figuresOf(earlier, asked.rank, span);
  return figures.expected === 0 ? null : figures;
};

/** People of a rank × rules of a policy over a range. Every number in it opens through `explainCell`. */
export const matrixOf = (session: Session, asked: Asked<'compliance.matrix'>): Reply<Matrix> => {
  const made = frameOf(session, asked.range, asked.policy);
  if (!made.ok) return made;
  const frame = made.value;
  const { register, policy, span, prepared, today } = frame;
  const rules = columnsOf(policy, asked.rank);
  const must = new Set(rules.filter((rule) => rule.force === 'must').map((rule) => rule.id));
  let figures = NONE;
  const rows = membersOf(register, asked.rank, span).map((person) => {
    const posts = postsIn(register, person.id, span).filter((post) => post.rank === asked.rank);
    const backfills = backfillsOf(frame, person.id);
    const cells = rules.map((rule) => {
      const cell = judgeRange(prepared, { rule, person: person.id, span }, today);
      if (must.has(rule.id)) figures = add(figures, figuresIn(cell, span));
      return cellView(cell, headOf(rule), backfills.get(rule.id) ?? 0);
    });
    return {
      person: person.id,
      name: person.name,
      title: titleOf(posts),
      unit: unitNameOf(register, posts),
      cells,
    };
  });
  return done({
    span: { from: span.from, until: span.until },
    label: span.label,
    policy: { id: policy.id, title: policy.title, documentNumber: policy.documentNumber },
    rules: rules.map(headOf),
    rows,
    figures,
    before: figuresBefore(session, frame, asked),
  });
};

const pick = <Item extends { readonly id: string }, Shown>(
  items: readonly Item[],
  ids: ReadonlySet<string>,
  show: (item: Item) => Shown,
): Readonly<Record<string, Shown>> =>
  Object.fromEntries(items.filter((item) => ids.has(item.id)).map((item) => [item.id, show(item)]));

/** Everything behind one cell: the clause, each period of the rule, the entries that counted and nearly did. */
export const explainCell = (
  session: Session,
  asked: Asked<'compliance.explain'>,
): Reply<CellExplanation> => {
  const made = frameOf(session, asked.range, asked.policy);
  if (!made.ok) return made;
  const { register, policy, span, prepared, today } = made.value;
  const person = register.people.get(asked.person);
  const rule = policy.rules.find(({ id }) => id === asked.rule);
  if (person === undefined) return failed({ code: 'not-found', what: 'person' });
  if (rule === undefined || !isJudged(rule)) return failed({ code: 'not-found', what: 'policy' });
  const period = 'period' in rule.demand ? rule.demand.period : 'month';
  const periods = periodsShown(prepared, period, span).map((shown) =>
    explain(prepared, { rule, person: person.id, period: shown }, today),
  );
  const considered = periods.flatMap((period) => [...period.counted, ...period.nearly]);
  const entryIds = new Set(considered.map(({ entry }) => entry));
  const linkIds = new Set(periods.flatMap(({ links }) => links));
  const objectIds = new Set(periods.flatMap(({ objects }) => objects.map(({ object }) => object)));
  const exemptionIds = new Set(periods.flatMap(({ exemptions }) => exemptions));
  return done({
    person: {
      id: person.id,
      name: person.name,
      title: titleOf(postsIn(register, person.id, span)),
    },
    rule: { ...headOf(rule), clause: rule.clause.text, place: rule.clause.place },
    policy: { id: policy.id, title: policy.title, documentNumber: policy.documentNumber },
    cell: cellView(
      judgeRange(prepared, { rule, person: person.id, span }, today),
      headOf(rule),
      backfillsOf(made.value, person.id).get(rule.id) ?? 0,
    ),
    span: { from: span.from, until: span.until },
    label: span.label,
    periods,
    entries: pick(prepared.facts.entries, entryIds, (entry) => briefOf(register, entry)),
    objects: pick([...register.objects.values()], objectIds, ({ name }) => name),
    links: pick(register.links, linkIds, ({ object, since, until }) => ({
      object: register.objects.get(object)?.name ?? '',
      since,
      until,
    })),
    exemptions: pick(register.exemptions, exemptionIds, ({ from, until, reason }) => ({
      from,
      until,
      reason,
    })),
    rules: Object.fromEntries(policy.rules.map(({ id, title }) => [id, title])),
  });
};
