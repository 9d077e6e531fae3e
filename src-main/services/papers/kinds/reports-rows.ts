import type { DataRow, DocumentQuery } from '#api/document-contract';
import type { PlainDate, Span } from '#domain/plain-date';
import { addDays, dayOf, daysBetween, fullDayText, monthOf } from '#domain/plain-date';
import { countingIn, askingOf } from '#domain/compliance/counting';
import type { Prepared } from '#domain/compliance/facts';
import { caseOf, isObjectRule, judge } from '#domain/compliance/judge';
import { isOnTime } from '#domain/compliance/match';
import { rulesOfSeries, subjectsOf } from '#domain/compliance/range';
import type { Period, Verdict } from '#domain/compliance/verdict';
import type { Entry } from '#domain/entry';
import { handedInText, reportsCell } from '#domain/forms/lists/report-register';
import type {
  OwingPerson,
  RegisteredEntry,
  RegisteredPeriod,
  RegisteredRule,
} from '#domain/forms/lists/report-register';
import { statusCell } from '#domain/forms/lists/words';
import { shownText } from '#domain/forms/list-outline';
import { periodHolding } from '#domain/period';
import type { Demand, Rhythm, Rule } from '#domain/policy/schema';
import { seriesIn } from '../../compliance-frame.ts';
import { gatheredFor } from '../../facts.ts';
import { postsIn, unitTitleOf } from '../../register.ts';
import type { Desk } from '../maker.ts';

/** A clause that counts nothing without a report. */
export type ReportRule = Rule & {
  readonly demand: Extract<Demand, { readonly kind: 'frequency' }> & { readonly evidence: string };
};

/** Whether a clause asks for a report. */
export const asksReport = (rule: Rule): rule is ReportRule =>
  rule.demand.kind === 'frequency' && rule.demand.evidence !== undefined;

const lengthOf = ({ from, until }: Span): number => daysBetween(from, until) + 1;

/**
 * The periods of a rhythm that belong to a span: those that share with it at least half of the shorter of the two. So
 * an academic year has the autumn's and the spring's half-year, and either half-year has the academic year it is in.
 */
const periodsWithin = (
  { register }: Pick<Desk, 'register'>,
  rhythm: Rhythm,
  span: Span,
): readonly Period[] => {
  const found: Period[] = [];
  let day: PlainDate = span.from;
  while (day <= span.until) {
    const period = periodHolding(rhythm, day, register.prepared);
    if (period !== undefined) {
      const shared = {
        from: period.from > span.from ? period.from : span.from,
        until: period.until < span.until ? period.until : span.until,
      };
      const shorter = Math.min(lengthOf(period), lengthOf(span));
      if (lengthOf(shared) * 2 >= shorter) found.push(period);
    }
    day = addDays(period?.until ?? day, 1);
  }
  return found;
};

/** Everything a register rests on; made once for a plan. */
interface Judged {
  readonly desk: Desk;
  readonly prepared: Prepared;
  readonly query: DocumentQuery;
}

interface Asked {
  readonly series: string;
  readonly rule: ReportRule;
  readonly subject: string;
  readonly period: Period;
}

/** A clause with the rows that stand beside it in the preview. */
export interface RuleRows {
  readonly rule: RegisteredRule;
  readonly done: readonly DataRow[];
  readonly owing: readonly DataRow[];
}

const nameOf = ({ register }: Desk, id: string): string =>
  register.people.get(id)?.name ?? register.objects.get(id)?.name ?? '';

const postsText = ({ register }: Desk, person: string, span: Span): string =>
  unitTitleOf(register, postsIn(register, person, span));

const entriesFor = ({ desk, prepared }: Judged, asked: Asked, verdict: Verdict) => {
  const found = caseOf(prepared, asked);
  const asking = found === undefined ? undefined : askingOf(found.one);
  if (found === undefined || asking === undefined) return [];
  const { evidence } = asked.rule.demand;
  return countingIn(asking, found.frame).map(({ item: { entry } }) => {
    const { happened, until, participants, objectText, summary, submitted } = entry;
    // Of a rule per object it is asked who did it; of one per person the person has the row.
    const people = isObjectRule(asked.rule)
      ? participants.map(({ person }) => person)
      : [asked.subject];
    const day = { from: happened, until: happened };
    const listed: RegisteredEntry = {
      name: people.map((person) => nameOf(desk, person)).join('、'),
      post: people.map((person) => postsText(desk, person, day)).join('\n'),
      happened,
      until,
      object: objectText,
      summary,
      reports: entry.evidence.filter(({ kind }) => kind === evidence).map(({ title }) => title),
      submitted: submitted === null ? null : dayOf(submitted),
      onTime: isOnTime(entry, verdict.deadline),
      accepted: entry.status === 'accepted',
    };
    return { entry, listed, person: people[0] };
  });
};

const doneRow = (
  { entry, listed, person }: { entry: Entry; listed: RegisteredEntry; person: string | undefined },
  label: string,
): DataRow => ({
  cells: [
    label,
    listed.name,
    fullDayText(listed.happened),
    listed.object,
    listed.summary,
    shownText(reportsCell(listed)),
  ],
  marks: [
    ...(listed.reports.length === 0 ? ['未附报告'] : []),
    ...(entry.makeUp === null ? [] : ['补做']),
    handedInText(listed, listed.happened.slice(0, 4)),
  ],
  to: person === undefined ? null : { room: 'sheets', person, month: monthOf(entry.happened) },
});

const owingRow = ({ query }: Judged, asked: Asked, person: OwingPerson): DataRow => {
  const { period } = asked.rule.demand;
  return {
    cells: [
      asked.period.label,
      person.name,
      person.deadline === null ? '' : fullDayText(person.deadline),
      shownText(statusCell(person.status)),
    ],
    marks: [],
    to: {
      room: 'calendar',
      policy: asked.series,
      rule: asked.rule.id,
      subject: asked.subject,
      range: {
        kind: typeof period === 'string' ? period : query.range.kind,
        day: asked.period.from,
      },
    },
  };
};

const OWING: ReadonlySet<Verdict['status']> = new Set([
  'missed',
  'due-soon',
  'under-review',
  'open',
]);

const periodRows = (judged: Judged, asked: Omit<Asked, 'subject'>) => {
  const { desk, prepared } = judged;
  const done: DataRow[] = [];
  const owing: DataRow[] = [];
  const entries: RegisteredEntry[] = [];
  const people: OwingPerson[] = [];
  const exempt: string[] = [];
  for (const subject of subjectsOf(prepared, asked.rule, asked.period)) {
    const one = { ...asked, subject };
    const verdict = judge(prepared, one, desk.frame.today);
    for (const found of entriesFor(judged, one, verdict)) {
      entries.push(found.listed);
      done.push(doneRow(found, asked.period.label));
    }
    // Of a period that hasn't begun nothing is outstanding yet.
    if (asked.period.from > desk.frame.today) continue;
    if (verdict.status === 'exempt') exempt.push(nameOf(desk, subject));
    if (OWING.has(verdict.status)) {
      const person = {
        name: nameOf(desk, subject),
        post: postsText(desk, subject, asked.period),
        deadline: verdict.deadline,
        status: verdict.status,
      };
      people.push(person);
      owing.push(owingRow(judged, one, person));
    }
  }
  const period: RegisteredPeriod = { label: asked.period.label, entries, owing: people, exempt };
  return { period, done, owing };
};

/** Each clause in force in a span that asks for a report, with its periods that belong to the span. */
export const registeredRules = (
  desk: Desk,
  query: DocumentQuery,
  span: Span,
): readonly RuleRows[] => {
  const { session, ledger, register } = desk;
  const rhythms = register.policies
    .flatMap(({ rules }) => rules)
    .filter(asksReport)
    .map(({ demand }) => demand.period);
  const periods = rhythms.flatMap((rhythm) => periodsWithin(desk, rhythm, span));
  const { prepared } = gatheredFor(session, ledger, span, ...periods);
  const judged: Judged = { desk, prepared, query };
  return seriesIn(register).flatMap((series) =>
    rulesOfSeries(prepared, series, span)
      .filter(asksReport)
      .map((rule) => {
        const rows = periodsWithin(desk, rule.demand.period, span).map((period) =>
          periodRows(judged, { series, rule, period }),
        );
        return {
          rule: {
            title: rule.title,
            short: rule.short,
            place: rule.clause.place,
            evidence: rule.demand.evidence,
            periods: rows.map(({ period }) => period),
          },
          done: rows.flatMap(({ done }) => done),
          owing: rows.flatMap(({ owing }) => owing),
        };
      }),
  );
};
