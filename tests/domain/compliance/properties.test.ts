import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditsOf } from '#domain/compliance/credit';
import { explain } from '#domain/compliance/explain';
import { prepare } from '#domain/compliance/facts';
import type { Facts } from '#domain/compliance/facts';
import { isJudged, judge } from '#domain/compliance/judge';
import { judgeRange } from '#domain/compliance/range';
import { WORST_FIRST } from '#domain/compliance/status';
import type { Entry } from '#domain/entry';
import { periodHolding } from '#domain/period';
import { addDays } from '#domain/plain-date';
import type { Rule } from '#domain/policy/schema';
import { CALENDAR, DAYS, FJ, facts, object, periodOf, post, visit } from './world.ts';

const JUDGED = FJ.rules.filter(isJudged);
const COUNTING = JUDGED.filter((rule) => rule.demand.kind === 'frequency');

const day = fc.integer({ min: 0, max: 485 }).map((days) => addDays('2025-09-01', days));
const who = fc.constantFrom('甲', '乙');

const entry: fc.Arbitrary<Entry> = fc
  .record({
    happened: day,
    delay: fc.integer({ min: 0, max: 60 }),
    carrier: fc.constantFrom(...FJ.carriers.slice(0, 12).map((carrier) => carrier.id)),
    activity: fc.constantFrom(...FJ.activities),
    amount: fc.constantFrom(null, 0.1, 0.25, 0.5, 1),
    online: fc.boolean(),
    led: fc.boolean(),
    proof: fc.boolean(),
    course: fc.constantFrom('思修', '概论', null),
    person: who,
    status: fc.constantFrom('submitted' as const, 'accepted' as const, 'draft' as const),
  })
  .map((drawn) =>
    visit(drawn.person, drawn.happened, drawn.carrier, {
      activities: [drawn.activity],
      amount: drawn.amount,
      amountUnit: drawn.amount === null ? '' : '天',
      mode: drawn.online ? 'online' : 'face-to-face',
      participants: [{ person: drawn.person, role: drawn.led ? 'led' : 'attended' }],
      evidence: drawn.proof ? FJ.evidenceKinds.map((kind) => ({ kind, title: kind })) : [],
      object: drawn.course,
      status: drawn.status,
      submitted: `${addDays(drawn.happened, drawn.delay)}T09:00:00`,
    }),
  );

const entries = fc.array(entry, { maxLength: 30 });

const school = (over: Partial<Facts>): Facts =>
  facts({
    posts: [post('甲', { flags: ['党委书记'] }), post('乙')],
    objects: [object('思修', '思政课'), object('概论', '思政课')],
    ...over,
  });

const rule = fc.constantFrom(...JUDGED);
const counting = fc.constantFrom(...COUNTING);

const at = (facts: Facts, asked: readonly [Rule, string, string], today: string) =>
  judge(
    prepare(facts),
    { rule: asked[0], subject: asked[1], period: periodOf(asked[0], asked[2]) },
    today,
  );

describe('properties of judging', () => {
  it('one more counted entry never lowers what is done', () => {
    fc.assert(
      fc.property(entries, entry, counting, day, (known, more, asked, today) => {
        const person = more.participants[0]?.person ?? '';
        const before = at(school({ entries: known }), [asked, person, more.happened], today);
        const after = at(
          school({ entries: [...known, more] }),
          [asked, person, more.happened],
          today,
        );
        expect(after.done).toBeGreaterThanOrEqual(before.done);
        expect(after.onTime).toBeGreaterThanOrEqual(before.onTime);
        expect(after.figures.done).toBeGreaterThanOrEqual(before.figures.done);
      }),
    );
  });

  it('the order of the entries, and an entry given twice, change nothing', () => {
    fc.assert(
      fc.property(
        entries,
        rule,
        fc.tuple(who, day, day),
        (known, asked, [person, inPeriod, today]) => {
          const where = [asked, person, inPeriod] as const;
          const once = at(school({ entries: known }), where, today);
          expect(at(school({ entries: known.toReversed() }), where, today)).toEqual(once);
          expect(at(school({ entries: [...known, ...known] }), where, today)).toEqual(once);
        },
      ),
    );
  });

  it('who is exempted throughout owes nothing, and misses nothing', () => {
    const exemptions = ['甲', '乙'].map((person) => ({
      id: person,
      person,
      from: '2020-01-01',
      until: '2030-12-31',
      reason: '挂职',
      approver: '',
    }));
    fc.assert(
      fc.property(entries, rule, who, day, (known, asked, person, inPeriod) => {
        const found = at(
          school({ entries: known, exemptions }),
          [asked, person, inPeriod],
          '2027-12-31',
        );
        expect([found.expected, found.figures.expected]).toEqual([0, 0]);
        expect(['exempt', 'not-applicable', 'counted']).toContain(found.status);
      }),
    );
  });

  it('figures stay between nothing and what is expected, on time no more than done', () => {
    fc.assert(
      fc.property(
        entries,
        rule,
        fc.tuple(who, day, day),
        (known, asked, [person, inPeriod, today]) => {
          const { figures, done, onTime } = at(
            school({ entries: known }),
            [asked, person, inPeriod],
            today,
          );
          expect(figures.done).toBeLessThanOrEqual(figures.expected);
          expect(figures.onTime).toBeLessThanOrEqual(figures.done);
          expect(onTime).toBeLessThanOrEqual(done);
        },
      ),
    );
  });

  it('an explanation gives the same verdict, and its entries add up to what is done', () => {
    fc.assert(
      fc.property(
        entries,
        counting,
        fc.tuple(who, day, day),
        (known, asked, [person, inPeriod, today]) => {
          const prepared = prepare(school({ entries: known }));
          const question = { rule: asked, subject: person, period: periodOf(asked, inPeriod) };
          const shown = explain(prepared, question, today);
          expect(shown.verdict).toEqual(judge(prepared, question, today));
          const sum = shown.counted.reduce((total, one) => total + one.credit, 0);
          expect(Math.round(sum * 1000)).toBe(Math.round(shown.verdict.done * 1000));
          expect(shown.nearly.every((one) => one.credit === 0)).toBe(true);
          expect(shown.nearly.length).toBeLessThanOrEqual(10);
        },
      ),
    );
  });

  it('an entry counts for a rule exactly when the explanation of its period lists it', () => {
    fc.assert(
      fc.property(entries, entry, counting, (known, drawn, asked) => {
        const more = { ...drawn, status: 'submitted' as const };
        const prepared = prepare(school({ entries: [...known, more] }));
        const person = more.participants[0]?.person ?? '';
        const question = { rule: asked, subject: person, period: periodOf(asked, more.happened) };
        const shown = explain(prepared, question, '2027-12-31');
        const listed = [...shown.counted, ...shown.nearly].some(
          (one) =>
            one.entry === more.id && (one.credit > 0 || one.obstacles[0] === 'already-counted'),
        );
        const other = shown.exemptBecause?.kind === 'other-rule';
        const credited = creditsOf(prepared, more, '2027-12-31').some(
          (one) => one.rule === asked.id && one.lacksEvidence === null,
        );
        if (!other && shown.nearly.length < 10) expect(credited).toBe(listed);
      }),
    );
  });

  it('a cell over a span is the sum and the worst of its periods', () => {
    fc.assert(
      fc.property(entries, rule, who, day, (known, asked, person, today) => {
        const prepared = prepare(school({ entries: known }));
        const span = { from: '2026-08-31', until: '2027-02-28' };
        const cell = judgeRange(prepared, { rule: asked, subject: person, span }, today);
        const ranks = cell.verdicts.map((one) => WORST_FIRST.indexOf(one.status));
        expect(WORST_FIRST.indexOf(cell.status)).toBe(Math.min(...ranks));
        const expected = cell.verdicts.reduce((sum, one) => sum + one.figures.expected, 0);
        expect(cell.figures.expected).toBe(expected);
      }),
    );
  });

  it('every entered day has a period of every rule', () => {
    for (const asked of JUDGED) {
      if (!('period' in asked.demand)) continue;
      expect(periodHolding(asked.demand.period, '2026-10-09', DAYS)).toBeDefined();
    }
    expect(CALENDAR.semesters).toHaveLength(4);
  });
});
