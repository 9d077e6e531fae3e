import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditsOf } from '#domain/compliance/credit';
import { explain } from '#domain/compliance/explain';
import { prepare } from '#domain/compliance/facts';
import type { Facts } from '#domain/compliance/facts';
import { isObjectRule, judge, unitOf } from '#domain/compliance/judge';
import { judgeRange, subjectsOf } from '#domain/compliance/range';
import type { Entry } from '#domain/entry';
import type { Issue } from '#domain/issue';
import { periodHolding, periodsIn } from '#domain/period';
import { addDays } from '#domain/plain-date';
import type { Holidays, Rhythm, Rule } from '#domain/policy/schema';
import { clause, frequency, policyOf } from './small.ts';
import { DAYS, facts, link, object, post, visit } from './world.ts';

/* Every kind of rule, in every rhythm and with every holiday policy, on random small ledgers. */

const day = fc.integer({ min: 0, max: 660 }).map((days) => addDays('2025-09-01', days));
const someone = fc.constantFrom('甲', '乙', '丙');

const rhythm = fc.constantFrom<Rhythm[]>(
  'week',
  'teaching-week',
  'odd-week',
  'even-week',
  'two-weeks',
  'month',
  'two-months',
  'quarter',
  'half-year',
  'semester',
  'academic-year',
  'calendar-year',
  { months: 5, from: '2025-09' },
);

const policy = fc.constantFrom(
  'exempt' as const,
  'count' as const,
  'postpone' as const,
  'bring-forward' as const,
);
const holidays: fc.Arbitrary<Holidays> = fc.record(
  {
    statutory: policy,
    vacation: policy,
    days: fc.constantFrom(3, 10, 40),
    deadline: fc.constantFrom('keep' as const, 'postpone' as const, 'bring-forward' as const),
  },
  { requiredKeys: [] },
);

const counting: fc.Arbitrary<Rule['demand']> = fc
  .record({
    period: rhythm,
    dimension: fc.constantFrom('person', 'person-object', 'object', 'pair'),
    measure: fc.constantFrom(
      { of: 'entries' as const, unit: '次' },
      { of: 'amount' as const, unit: '天', minimumEach: 0.5 },
    ),
    minimum: fc.constantFrom(0, 1, 2),
    maximum: fc.constantFrom(undefined, undefined, 3),
    acceptance: fc.constantFrom(undefined, undefined, true),
    evidence: fc.constantFrom(undefined, undefined, '讲稿'),
    closes: fc.constantFrom(undefined, { kind: 'days-after' as const, days: 20 }),
    deadline: fc.constantFrom(
      { kind: 'none' as const },
      { kind: 'days-after' as const, days: 5 },
      { kind: 'teaching-week' as const, week: 12, edge: 'end' as const },
    ),
  })
  .map((drawn) => frequency({ ...drawn, match: { carriers: ['走访'], objectKinds: ['班级'] } }));

const objectKinds = ['班级'];
const others = fc.tuple(rhythm, fc.nat(6)).map(([period, kind]): Rule['demand'] => {
  const demands: readonly Rule['demand'][] = [
    { kind: 'standing', period, objectKinds, minimum: 1, maximum: 2 },
    { kind: 'standing', period, dimension: 'object', objectKinds, cohort: 'newest', minimum: 1 },
    { kind: 'tenure', period, objectKinds, years: 1 },
    { kind: 'submission', what: 'sheet', period, deadline: { kind: 'days-after', days: 5 } },
    { kind: 'share', period, match: { carriers: ['走访'] }, share: 0.3 },
    { kind: 'follow-up', period, workingDays: 10, heavyReported: true },
    { kind: 'qualification', period, attribute: '学生工作经历' },
  ];
  return demands[kind] ?? { kind: 'text' };
});

const rule = fc
  .tuple(fc.oneof(counting, others), holidays)
  .map(([demand, policies]) => clause(demand, { holidays: policies }));

const entry: fc.Arbitrary<Entry> = fc
  .record({
    happened: day,
    lasts: fc.constantFrom(0, 0, 3),
    back: fc.constantFrom(null, null, null, 0, 5, 20, 45),
    people: fc.subarray(['甲', '乙', '丙'], { minLength: 1 }),
    object: fc.constantFrom('一班', '二班', null),
    amount: fc.constantFrom(0.25, 0.5, 1),
    status: fc.constantFrom('submitted' as const, 'accepted' as const, 'draft' as const),
    proof: fc.boolean(),
    delay: fc.integer({ min: 0, max: 40 }),
  })
  .map((drawn) =>
    visit('', drawn.happened, '走访', {
      until: drawn.lasts === 0 ? null : addDays(drawn.happened, drawn.lasts),
      makeUp:
        drawn.back === null ? null : { for: addDays(drawn.happened, -drawn.back), reason: '病' },
      participants: drawn.people.map((person) => ({ person, role: 'led' })),
      object: drawn.object,
      amount: drawn.amount,
      amountUnit: '天',
      status: drawn.status,
      evidence: drawn.proof ? [{ kind: '讲稿', title: '' }] : [],
      submitted: `${addDays(drawn.happened, drawn.delay)}T09:00:00`,
    }),
  );

const issue: fc.Arbitrary<Issue> = fc
  .record({ raised: day, heavy: fc.boolean(), back: fc.constantFrom(null, 3, 30) })
  .map(({ raised, heavy, back }) => ({
    id: raised,
    raised,
    person: '甲',
    entry: null,
    text: '',
    kind: '',
    weight: heavy ? 'heavy' : 'ordinary',
    unit: null,
    steps:
      back === null ? [] : [{ kind: 'fed-back', date: addDays(raised, back), by: '', note: '' }],
  }));

const school = (asked: Rule, entries: readonly Entry[], issues: readonly Issue[]): Facts =>
  facts({
    posts: [
      post('甲', { until: '2026-03-31' }),
      post('甲', { since: '2026-04-01', title: '院长' }),
      post('乙'),
      post('丙', { since: '2026-10-26' }),
    ],
    objects: [
      object('一班', '班级', { cohort: 2025 }),
      object('二班', '班级', { until: '2026-12-31' }),
    ],
    links: [link('甲', '一班', '2025-09-01'), link('乙', '一班', '2025-10-10', '2026-10-20')],
    exemptions: [
      {
        id: 'x',
        person: '乙',
        from: '2026-09-01',
        until: '2026-09-20',
        reason: '培训',
        approver: '',
      },
    ],
    policies: [policyOf([asked])],
    entries,
    issues,
  });

const ledger = fc.tuple(
  rule,
  fc.array(entry, { maxLength: 20 }),
  fc.array(issue, { maxLength: 4 }),
);
const rhythmOf = ({ demand }: Rule): Rhythm => ('period' in demand ? demand.period : 'month');

describe('every kind of rule', () => {
  it('is explained by the verdict it gets, and its entries add up to what is done', () => {
    fc.assert(
      fc.property(ledger, someone, day, day, ([asked, entries, issues], who, inPeriod, today) => {
        const period = periodHolding(rhythmOf(asked), inPeriod, DAYS);
        if (period === undefined) return;
        const prepared = prepare(school(asked, entries, issues));
        const subject = isObjectRule(asked) ? '一班' : who;
        const question = { rule: asked, subject, period };
        const shown = explain(prepared, question, today);
        const { verdict } = shown;
        expect(verdict).toEqual(judge(prepared, question, today));
        expect(shown.unit).toBe(unitOf(asked));
        expect(verdict.urgent && verdict.status !== 'due-soon').toBe(false);
        expect(verdict.figures.done).toBeLessThanOrEqual(verdict.figures.expected);
        expect(verdict.figures.onTime).toBeLessThanOrEqual(verdict.figures.done);
        expect(verdict.onTime).toBeLessThanOrEqual(verdict.done);
        const idle = ['exempt', 'not-applicable'].includes(verdict.status);
        expect(idle).toBe(shown.exemptBecause !== null);
        if (idle) expect([verdict.expected, verdict.figures.expected]).toEqual([0, 0]);
        if (verdict.status === 'not-applicable') return;
        if (asked.demand.kind !== 'frequency' && asked.demand.kind !== 'share') return;
        const sum = shown.counted.reduce((total, one) => total + Math.round(one.credit * 1000), 0);
        expect(sum).toBe(Math.round(verdict.done * 1000));
        expect(shown.nearly.every((one) => one.credit === 0)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('counts an entry in one period at most, and in the one it is credited to', () => {
    fc.assert(
      fc.property(ledger, someone, ([asked, entries], who) => {
        if (asked.demand.kind !== 'frequency') return;
        const prepared = prepare(school(asked, entries, []));
        const subject = isObjectRule(asked) ? '一班' : who;
        const span = { from: '2025-08-01', until: '2027-09-30' };
        const counted = periodsIn(rhythmOf(asked), span, DAYS).flatMap((period) => {
          const shown = explain(prepared, { rule: asked, subject, period }, '2028-01-01');
          return shown.counted.map((one) => [one.entry, period.from] as const);
        });
        expect(new Set(counted.map(([id]) => id)).size).toBe(counted.length);
        for (const [id, from] of counted) {
          const known = entries.find((one) => one.id === id);
          if (known === undefined) throw new Error(id);
          const credits = creditsOf(prepared, known, '2028-01-01').filter(
            (one) => one.subject === subject,
          );
          expect(credits.map((one) => one.period.from)).toEqual([from]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of the facts, nor on what was asked before', () => {
    fc.assert(
      fc.property(ledger, day, ([asked, entries, issues], today) => {
        const span = { from: '2026-01-01', until: '2026-12-31' };
        const there = school(asked, entries, issues);
        const back: Facts = {
          ...there,
          entries: entries.toReversed(),
          issues: issues.toReversed(),
          posts: there.posts.toReversed(),
          links: there.links.toReversed(),
          people: there.people.toReversed(),
        };
        const prepared = prepare(there);
        const other = prepare(back);
        const subjects = subjectsOf(prepared, asked, span);
        expect([...subjectsOf(other, asked, span)].sort()).toEqual([...subjects].sort());
        const cells = (from: typeof prepared, ids: readonly string[]) =>
          ids.map((subject) => judgeRange(from, { rule: asked, subject, span }, today));
        expect(cells(other, subjects.toReversed()).toReversed()).toEqual(cells(prepared, subjects));
      }),
      { numRuns: 150 },
    );
  });
});
