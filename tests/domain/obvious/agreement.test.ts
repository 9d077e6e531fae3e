import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '#domain/compliance/facts';
import { isJudged, judge } from '#domain/compliance/judge';
import { periodHolding } from '#domain/period';
import { parsePolicy } from '#domain/policy/parser';
import type { Policy, Rule } from '#domain/policy/schema';
import { DAYS } from '../compliance/world.ts';
import { obviously } from './judge.ts';
import { ledgerFor, someDay } from './random-ledger.ts';

/* The engine agrees with an independent evaluator, rule by rule of every policy there is, on random ledgers. */

const policiesIn = (folder: string): readonly Policy[] => {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const parsed = parsePolicy(readFileSync(new URL(file, url), 'utf8'));
      if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.problems)}`);
      return parsed.policy;
    });
};

const POLICIES = [
  ...policiesIn('../../../resources/policies/'),
  ...policiesIn('../../fixtures/policies/'),
];

/** Put-off and brought-forward periods are shared out among each other; their own tables judge them. */
const isShifted = ({ holidays }: Rule): boolean =>
  [holidays?.statutory, holidays?.vacation].some(
    (policy) => policy === 'postpone' || policy === 'bring-forward',
  );

/** The evaluator's word where it doesn't tell apart what the engine does, and the engine's is one of these. */
const coarse = (status: string, said: string): string => {
  const meant: Readonly<Record<string, readonly string[]>> = {
    'not missed': ['met', 'open', 'due-soon'],
    nothing: ['exempt', 'not-applicable'],
  };
  return meant[said]?.includes(status) ? said : status;
};

describe.each(POLICIES.map((policy) => [policy.id, policy] as const))('%s', (_, policy) => {
  const rules = policy.rules.filter((rule) => isJudged(rule) && !isShifted(rule));
  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s is judged as its words say',
    (_id, rule) => {
      const perObject = 'dimension' in rule.demand && rule.demand.dimension === 'object';
      const subject = perObject ? fc.constantFrom('甲处', '乙处') : fc.constantFrom('甲', '乙');
      fc.assert(
        fc.property(
          ledgerFor(policy, rule),
          subject,
          someDay,
          someDay,
          (facts, who, day, today) => {
            const said = obviously(facts, policy, { rule, subject: who, day }, today);
            const rhythm = 'period' in rule.demand ? rule.demand.period : 'month';
            const period = periodHolding(rhythm, day, DAYS);
            expect(period === undefined).toBe(said === undefined);
            if (period === undefined || said === undefined) return;
            const found = judge(prepare(facts), { rule, subject: who, period }, today);
            expect({
              status: coarse(found.status, said.status),
              done:
                found.status === 'not-applicable' || said.status === 'nothing'
                  ? said.done
                  : found.done,
              expected: found.expected,
            }).toEqual({ status: said.status, done: said.done, expected: said.expected });
          },
        ),
        { numRuns: 40 },
      );
    },
  );
});
