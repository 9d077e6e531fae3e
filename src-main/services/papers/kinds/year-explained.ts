import type { IssueView } from '#api/office-views';
import { explain } from '#domain/compliance/explain';
import { personFacts } from '#domain/compliance/facts';
import { unitOf } from '#domain/compliance/judge';
import type { Explanation } from '#domain/compliance/verdict';
import { counts } from '#domain/entry';
import type { Entry } from '#domain/entry';
import { handlingText } from '#domain/issue-words';
import { covers } from '#domain/plain-date';
import type { Link } from '#domain/people';
import type { AssessedRule, PersonAssessment, Refs } from '#domain/forms/lists/year-assessment';
import { entryTimeText, inOrder } from '#domain/sheet-lines';
import { carriersOf } from '../../entry-words.ts';
import { subjectView } from '../../compliance-frame.ts';
import { reasonsOf } from '../../reasons.ts';
import { clausesFor, entriesOf, figuresOf, judgedRules } from './year-judged.ts';
import type { JudgedRule, YearDesk } from './year-judged.ts';
import { isLate, isLed, workOf } from './year-work.ts';

/** A rule with what is behind each of its verdicts that fall due. */
interface ExplainedRule {
  readonly judged: JudgedRule;
  /** Of periods in which something was owed or counted. */
  readonly owed: readonly Explanation[];
  readonly exempt: readonly Explanation[];
}

const explained = ({ frame }: YearDesk, person: string, judged: JudgedRule): ExplainedRule => {
  const { rule } = judged;
  const all = judged.due.map(({ period }) =>
    explain(frame.prepared, { rule, subject: person, period }, frame.today),
  );
  return {
    judged,
    owed: all.filter(({ verdict }) => verdict.status !== 'exempt'),
    exempt: all.filter(({ verdict }) => verdict.status === 'exempt'),
  };
};

const unique = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)];

const entryIdsOf = ({ owed }: ExplainedRule): readonly string[] =>
  unique(owed.flatMap(({ counted }) => counted.map(({ entry }) => entry)));

const rests = new Set<string>(['standing', 'tenure']);

const linkIdsOf = ({ judged, owed }: ExplainedRule): readonly string[] =>
  rests.has(judged.rule.demand.kind) ? unique(owed.flatMap(({ links }) => links)) : [];

const issueIdsOf = ({ owed }: ExplainedRule): readonly string[] =>
  unique(owed.flatMap(({ issues }) => issues.map(({ issue }) => issue)));

/** Places of ids in a list, from 1. */
const numbering = (ids: readonly string[]): ((wanted: readonly string[]) => readonly number[]) => {
  const numbers = new Map(ids.map((id, index) => [id, index + 1]));
  return (wanted) => wanted.flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b);
};

/** In thousandths, so that 0.1 + 0.2 is 0.3. */
const doneIn = (owed: readonly Explanation[]): number =>
  owed.reduce((sum, { verdict }) => sum + Math.round(verdict.done * 1000), 0) / 1000;

const exemptText = ({ frame }: YearDesk, { judged, owed, exempt }: ExplainedRule): string => {
  const reasonOf = new Map(frame.register.exemptions.map(({ id, reason }) => [id, reason]));
  const ruleOf = new Map(judged.policy.rules.map(({ id, short }) => [id, short]));
  const told = exempt.filter(
    ({ exemptBecause }) =>
      owed.length === 0 ||
      (exemptBecause?.kind !== 'vacation' && exemptBecause?.kind !== 'holiday'),
  );
  const words = told.flatMap(({ exemptBecause, exemptions }): readonly string[] => {
    if (exemptBecause?.kind === 'vacation') return ['假期'];
    if (exemptBecause?.kind === 'holiday') return ['法定节假日'];
    if (exemptBecause?.kind === 'other-rule')
      return [`改按“${ruleOf.get(exemptBecause.rule) ?? exemptBecause.rule}”`];
    const reasons = exemptions.flatMap((id) => reasonOf.get(id) ?? []);
    return reasons.length > 0 ? reasons : ['在岗不足半数工作日'];
  });
  const said = unique(words).join('、');
  return owed.length === 0 || said === '' ? said : `免${String(told.length)}期：${said}`;
};

interface Numbers {
  readonly entries: (ids: readonly string[]) => readonly number[];
  readonly links: (ids: readonly string[]) => readonly number[];
  readonly issues: (ids: readonly string[]) => readonly number[];
}

const refsOf = (one: ExplainedRule, numbers: Numbers, reports: readonly number[]): Refs => ({
  entries: numbers.entries(entryIdsOf(one)),
  links: numbers.links(linkIdsOf(one)),
  issues: numbers.issues(issueIdsOf(one)),
  reports,
});

const ruleOf = (year: YearDesk, one: ExplainedRule, refs: Refs): AssessedRule => {
  const { judged, owed } = one;
  const { rule, policy, figures, status, missed, review, open } = judged;
  const { id, short, title, group, force, clause, demand } = rule;
  return {
    policy: judged.series,
    policyTitle: policy.title,
    clause: { id, short, title, group, force, place: clause.place },
    figures,
    status,
    missed,
    review,
    open,
    amount: rests.has(demand.kind) ? refs.links.length : doneIn(owed),
    unit: unitOf(rule),
    refs,
    exempt: exemptText(year, one),
  };
};

/** What counts as handed in: a clause names only these among its records. */
const HANDED_IN: ReadonlySet<string> = new Set(['met', 'met-late']);

/** A hand-in with the rule that asked for it. */
interface Report {
  readonly of: JudgedRule;
  readonly shown: PersonAssessment['reports'][number];
}

const reportsOf = (rules: readonly ExplainedRule[]): readonly Report[] =>
  rules.flatMap(({ judged, owed }) =>
    judged.rule.demand.kind !== 'submission'
      ? []
      : owed.map(({ verdict, submission }) => ({
          of: judged,
          shown: {
            period: verdict.period.label,
            title: judged.rule.title,
            deadline: verdict.deadline,
            submitted: submission?.submitted ?? null,
            zeroReason: submission?.zeroReason ?? '',
            status: verdict.status,
          },
        })),
  );

const linksOf = (
  { frame: { register, span } }: YearDesk,
  person: string,
  named: ReadonlySet<string>,
): readonly Link[] =>
  register.links
    .filter(
      (link) =>
        link.person === person &&
        (named.has(link.id) ||
          (link.since <= span.until && (link.until === null || link.until >= span.from))),
    )
    .toSorted((a, b) => a.since.localeCompare(b.since));

const issuesOf = (
  { frame: { span }, issues }: YearDesk,
  person: string,
  named: ReadonlySet<string>,
): readonly IssueView[] =>
  (issues.get(person) ?? [])
    .filter(({ issue }) => named.has(issue.id) || covers(span, issue.raised))
    .toSorted((a, b) => a.issue.raised.localeCompare(b.issue.raised));

/** The records a person's year rests on: its own, and those of other days that count for one of its periods. */
const recordsOf = (
  { frame: { prepared, span } }: YearDesk,
  person: string,
  named: ReadonlySet<string>,
): readonly Entry[] =>
  inOrder(
    personFacts(prepared, person)
      .index.items.map(({ entry }) => entry)
      .filter((entry) => named.has(entry.id) || (counts(entry) && covers(span, entry.happened))),
  );

const purposesOf = (year: YearDesk, person: string): readonly string[] =>
  clausesFor(year, person).map(
    ({ policy, rule }) => `${rule.clause.text}（《${policy.title}》${rule.clause.place}）`,
  );

/** A person's year with everything its figures rest on, and the records, links and issues in the order of its lists. */
export interface ExplainedYear {
  readonly person: string;
  readonly shown: PersonAssessment;
  readonly judged: readonly JudgedRule[];
  readonly records: readonly Entry[];
  readonly issues: readonly IssueView[];
  /** The year's entries that are drafts or were returned. */
  readonly others: readonly Entry[];
}

/** Explains a person's year: the costly part, done for a paper that is made. */
export const explainedYear = (year: YearDesk, person: string): ExplainedYear => {
  const { frame } = year;
  const { register, session, ledger, span } = frame;
  const judged = judgedRules(year, person);
  const rules = judged.map((rule) => explained(year, person, rule));
  const { others } = entriesOf(frame, person);
  const records = recordsOf(year, person, new Set(rules.flatMap(entryIdsOf)));
  const links = linksOf(year, person, new Set(rules.flatMap(linkIdsOf)));
  const issues = issuesOf(year, person, new Set(rules.flatMap(issueIdsOf)));
  const reports = reportsOf(rules);
  const numbers: Numbers = {
    entries: numbering(records.map(({ id }) => id)),
    links: numbering(links.map(({ id }) => id)),
    issues: numbering(issues.map(({ issue }) => issue.id)),
  };
  const withRefs = rules.map((one) => {
    const own = reports.flatMap(({ of, shown }, index) =>
      of === one.judged && HANDED_IN.has(shown.status) ? [index + 1] : [],
    );
    return { one, refs: refsOf(one, numbers, own) };
  });
  const carriers = carriersOf(register);
  const shorts = new Map<string, string[]>();
  for (const one of rules)
    for (const id of entryIdsOf(one)) {
      const known = shorts.get(id) ?? [];
      shorts.set(id, [...known, one.judged.rule.short]);
    }
  const reasons = reasonsOf(session, ledger);
  const { name, unit, title: post } = subjectView(register, person, span, null);
  const shown: PersonAssessment = {
    title: clausesFor(year, person)[0]?.title ?? '',
    name,
    unit,
    post,
    label: span.label,
    purposes: purposesOf(year, person),
    rules: withRefs.map(({ one, refs }) => ruleOf(year, one, refs)),
    figures: figuresOf(judged),
    work: workOf({
      register,
      person,
      entries: records.filter(({ happened }) => covers(span, happened)),
      numberOf: (id) => numbers.entries([id])[0] ?? 0,
      carriers,
      rules: withRefs.map(({ one, refs }) => ({ judged: one.judged, refs })),
      reports: reports.map(({ shown: report }) => report),
    }),
    issues: issues.map(({ issue, unitName, stage, late }) => ({
      raised: issue.raised,
      text: issue.text,
      unit: unitName,
      handling: handlingText(issue, unitName),
      stage,
      late,
    })),
    links: links.map(({ object, since, until }) => ({
      object: register.objects.get(object)?.name ?? '',
      kind: register.objects.get(object)?.kind ?? '',
      since,
      until,
    })),
    reasons: judged.flatMap(({ rule, due }) =>
      due.flatMap(({ period }) => {
        const found = reasons.get(rule.id, person, period.from);
        return found === undefined
          ? []
          : [{ rule: rule.title, period: period.label, text: found.text }];
      }),
    ),
    exemptions: register.exemptions.filter(
      (one) => one.person === person && one.from <= span.until && one.until >= span.from,
    ),
    reports: reports.map(({ shown: report }) => report),
    records: records.map((entry) => ({
      time: `${entry.happened.slice(0, 4)}年${entryTimeText(entry)}`,
      carriers: entry.carriers.map((id) => carriers.get(id)?.label ?? id),
      activities: entry.activities,
      object: entry.objectText,
      summary: entry.summary,
      counted: shorts.get(entry.id) ?? [],
      marks: [
        isLed(entry, person) ? '带队' : '',
        entry.mode === 'online' ? '键对键' : '',
        isLate(register, entry) ? '补录' : '',
        entry.makeUp === null ? '' : '补做',
        entry.commendable ? '先进典型' : '',
      ].filter((mark) => mark !== ''),
    })),
  };
  return { person, shown, judged, records, issues, others };
};
