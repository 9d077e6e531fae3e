import type { DocumentQuery } from '#api/document-contract';
import type { IssueView } from '#api/office-views';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import { personFacts } from '#domain/compliance/facts';
import { judge } from '#domain/compliance/judge';
import type { Figures, Period, Verdict } from '#domain/compliance/verdict';
import { counts } from '#domain/entry';
import type { Entry } from '#domain/entry';
import { concluded } from '#domain/forms/lists/year-assessment';
import type { Concluded } from '#domain/forms/lists/year-assessment';
import { covers, daysBetween } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import { periodHolding } from '#domain/period';
import type { Policy, Rule } from '#domain/policy/schema';
import { NO_FIGURES, added, isDueIn } from '../../compliance-cells.ts';
import { cellOf, frameOf, frameOver, keeping, rulesFor, seriesIn } from '../../compliance-frame.ts';
import type { Frame } from '../../compliance-frame.ts';
import { gatheredFor } from '../../facts.ts';
import { listIssues } from '../../issues.ts';
import { postsIn, versionOn } from '../../register.ts';
import type { Register } from '../../register.ts';
import type { Desk } from '../maker.ts';

/** A clause that asks for the year's paper, with what it heads it. */
export interface YearClause {
  readonly policy: Policy;
  readonly rule: Rule;
  readonly title: string;
}

/** What every year's paper is made from. */
export interface YearDesk {
  readonly desk: Desk;
  readonly frame: Frame;
  readonly range: DocumentQuery['range'];
  readonly clauses: readonly YearClause[];
  /** The judged rules of each document, looked up once. */
  readonly policies: readonly {
    readonly series: string;
    readonly policy: Policy;
    readonly rules: readonly Rule[];
  }[];
  readonly issues: ReadonlyMap<string, readonly IssueView[]>;
}

/** A judged rule of a person with its periods that fall due in the year. */
export interface JudgedRule extends Concluded {
  readonly series: string;
  readonly policy: Policy;
  readonly rule: Rule;
  readonly due: readonly Verdict[];
}

/** The clauses in force on a day that ask for the year's paper, each policy's first. */
export const yearClauses = (register: Register, day: PlainDate): readonly YearClause[] =>
  seriesIn(register).flatMap((series) => {
    const policy = versionOn(register.policies, series, day);
    if (policy === undefined) return [];
    const found = policy.rules.flatMap((rule): readonly YearClause[] => {
      const { demand } = rule;
      const document =
        demand.kind === 'report' ? demand.documents.find(({ kind }) => kind === 'year') : undefined;
      return document === undefined ? [] : [{ policy, rule, title: document.title }];
    });
    return found.slice(0, 1);
  });

const LONGEST_OF_WEEKS = 14;

/** Whether a period is one of weeks, which begin in whatever month they like. */
export const isOfWeeks = ({ from, until }: Period): boolean =>
  daysBetween(from, until) < LONGEST_OF_WEEKS;

/**
 * The period of a rule that began before the year and goes on in it. The calendar shows a period in the year in which
 * it begins; a year's assessment would otherwise never judge an academic year, as it ends in another one.
 */
const crossing = ({ prepared, span }: Frame, { demand }: Rule): Period | undefined => {
  if (!('period' in demand)) return undefined;
  const found = periodHolding(demand.period, span.from, prepared.calendar);
  return found === undefined || isOfWeeks(found) || found.from >= span.from ? undefined : found;
};

/** The day on which a period is reckoned: its last one, or a deadline before it (a declaration in September). */
const dayOfReckoning = ({ demand }: Rule, { period, deadline }: Verdict): PlainDate => {
  const isFixed = demand.kind === 'submission' || demand.kind === 'frequency';
  return isFixed && deadline !== null && deadline < period.until ? deadline : period.until;
};

/** Whether a period belongs to a year's assessment; each belongs to exactly one. */
const isReckonedIn = (span: Period, rule: Rule, verdict: Verdict): boolean =>
  isOfWeeks(verdict.period)
    ? isDueIn(verdict.period, span)
    : covers(span, dayOfReckoning(rule, verdict));

/** The frame of a year whose facts reach back to where its periods begin. */
const yearFrame = (frame: Frame): Frame => {
  const { session, ledger, register, span } = frame;
  const first = register.policies
    .flatMap(({ rules }) => rules)
    .flatMap((rule) => crossing(frame, rule)?.from ?? [])
    .reduce((least, from) => (from < least ? from : least), span.from);
  // The window that is asked for last is the one that is found first.
  gatheredFor(session, ledger, span, { from: first, until: span.until });
  return frameOver(session, ledger, span);
};

const issuesOf = (views: readonly IssueView[]): ReadonlyMap<string, readonly IssueView[]> => {
  const found = new Map<string, IssueView[]>();
  for (const view of views) {
    const { person } = view.issue;
    const own = found.get(person);
    if (own === undefined) found.set(person, [view]);
    else own.push(view);
  }
  return found;
};

/** Everything the papers of a year are made from; refuses days of which the calendar knows no year. */
export const yearDeskOf = (desk: Desk, { range }: DocumentQuery): Reply<YearDesk> => {
  const made = frameOf(desk.session, range);
  if (!made.ok) return made;
  const issues = listIssues(desk.session);
  if (!issues.ok) return issues;
  const frame = yearFrame(made.value);
  const { register, span } = frame;
  return done({
    desk,
    frame,
    range,
    clauses: yearClauses(register, span.until),
    policies: seriesIn(register).flatMap((series) => {
      const policy = versionOn(register.policies, series, span.until);
      return policy === undefined
        ? []
        : [{ series, policy, rules: rulesFor(frame, series, { of: 'people', rank: null }) }];
    }),
    issues: issuesOf(issues.value),
  });
};

const ranksIn = ({ register, span }: Frame, person: string): ReadonlySet<string> =>
  new Set(postsIn(register, person, span).map(({ rank }) => rank));

/** The clauses that ask for a person's year. */
export const clausesFor = ({ frame, clauses }: YearDesk, person: string): readonly YearClause[] => {
  const ranks = ranksIn(frame, person);
  return clauses.filter(({ rule }) => rule.audience.ranks.some((rank) => ranks.has(rank)));
};

/** Whose year is assessed, in the register's order. */
export const peopleOf = (year: YearDesk): readonly string[] =>
  [...year.frame.register.people.keys()].filter((id) => clausesFor(year, id).length > 0);

const isIdle = ({ status }: Verdict): boolean => status === 'exempt' || status === 'not-applicable';

const judgedRule = (
  frame: Frame,
  { series, policy }: Pick<JudgedRule, 'series' | 'policy'>,
  asked: { readonly rule: Rule; readonly person: string },
): readonly JudgedRule[] => {
  const { rule, person } = asked;
  const { verdicts } = cellOf(frame, rule, person);
  const before = crossing(frame, rule);
  const isShown = verdicts.some(({ period }) => period.from === before?.from);
  const earlier =
    before === undefined || isShown
      ? []
      : [judge(frame.prepared, { rule, subject: person, period: before }, frame.today)];
  const all = [...earlier, ...verdicts].filter(({ status }) => status !== 'not-applicable');
  if (all.length === 0) return [];
  const due = all.filter((verdict) => isReckonedIn(frame.span, rule, verdict));
  const later = verdicts.some(
    (verdict) => !due.includes(verdict) && !isIdle(verdict) && verdict.status !== 'counted',
  );
  if (due.length === 0 && !later) return [];
  return [{ series, policy, rule, due, ...concluded(due, later) }];
};

/** Every rule that speaks to a person in the year, judged by the calendar's own computation. */
export const judgedRules = ({ frame, policies }: YearDesk, person: string): readonly JudgedRule[] =>
  keeping(frame, 'rules of the year')(person, () => {
    const ranks = ranksIn(frame, person);
    return policies.flatMap(({ series, policy, rules }) =>
      rules
        .filter(({ audience }) => audience.ranks.some((rank) => ranks.has(rank)))
        .flatMap((rule) => judgedRule(frame, { series, policy }, { rule, person })),
    );
  });

/** The five figures over the 应当 rules. */
export const figuresOf = (rules: readonly JudgedRule[]): Figures =>
  rules
    .filter(({ rule }) => rule.force === 'must')
    .reduce((sum, { figures }) => added(sum, figures), NO_FIGURES);

/** A person's records of the year, in no order: those that count, and drafts and returned ones. */
export const entriesOf = (
  { prepared, span }: Frame,
  person: string,
): { readonly counting: readonly Entry[]; readonly others: readonly Entry[] } => {
  const own = personFacts(prepared, person)
    .index.items.map(({ entry }) => entry)
    .filter(({ happened }) => covers(span, happened));
  return {
    counting: own.filter(counts),
    others: own.filter((entry) => !counts(entry)),
  };
};
