import { describe, expect, it } from 'vitest';
import { amendPolicy, withDates, withEnd } from '#domain/policy/amend';
import { comparePolicies } from '#domain/policy/compare';
import { parsePolicy } from '#domain/policy/parser';
import type { Policy } from '#domain/policy/schema';
import { FJ } from '../compliance/world.ts';
import { policyFrom, ruleIn, sentencesOf, textOf } from './policies.ts';

const WEEKS = policyFrom(textOf('tests/fixtures/policies/yunling-2026-3.json'));
const BRANCHES = policyFrom(textOf('tests/fixtures/policies/qingyuan-2025-11.json'));

/** A policy as it comes back from the ledger. */
const kept = (policy: Policy): Policy => policyFrom(JSON.stringify(policy));

describe('a policy with other thresholds', () => {
  const amended = amendPolicy(FJ, {
    id: 'fj-2',
    effectiveFrom: '2027-01-01',
    changes: [
      { rule: 'fj.1.2', minimum: 2, maximum: 4, force: 'principle' },
      { rule: 'fj.1.1', minimum: 2 },
      { rule: 'fj.7', deadline: { kind: 'days-after', days: 10 } },
    ],
  });

  it('is a new version of the same series that reads clean', () => {
    expect(kept(amended)).toEqual(amended);
    expect([amended.id, amended.series, amended.effectiveFrom]).toEqual([
      'fj-2',
      FJ.series,
      '2027-01-01',
    ]);
  });

  it('differs in exactly that', () => {
    const changes = comparePolicies(FJ, kept(amended));
    expect(changes.map(({ id, part, after }) => [id, part, after])).toEqual([
      ['', '施行日期', '2027年1月1日'],
      ['fj.1.1', '标题', '至少联系2个党总支（联系党总支；五个联系）'],
      ['fj.1.1', '要求', '始终联系党总支至少2个'],
      ['fj.1.2', '标题', '每月深入党总支不少于2次（深入党总支；五个联系）'],
      ['fj.1.2', '要求程度', '原则上'],
      ['fj.1.2', '要求', '每月至少2次、至多4次'],
      ['fj.7', '期限', '期满后10天内'],
    ]);
  });

  it('says the new number in a title only where it can be nothing else', () => {
    const titled = (title: string, minimum: number) => {
      const policy = { ...FJ, rules: [{ ...ruleIn(FJ, 'fj.1.2'), title }] };
      const change = { rule: 'fj.1.2', minimum };
      const asked = { id: 'fj-2', effectiveFrom: FJ.effectiveFrom, changes: [change] };
      return amendPolicy(policy, asked).rules[0]?.title;
    };
    expect(titled('每月不少于1次', 0.5)).toBe('每月不少于0.5次');
    expect(titled('每月不少于1.0次', 3)).toBe('每月不少于3次');
    expect(titled('每月不少于11次', 3)).toBe('每月不少于11次');
    expect(titled('每1个月不少于1次', 3)).toBe('每1个月不少于1次');
    expect(titled('每月至少一次', 3)).toBe('每月至少一次');
    expect(titled('每月不少于1次', 1)).toBe('每月不少于1次');
  });

  it('stays as it was where a rule has no such part, or is not there', () => {
    const other = amendPolicy(FJ, {
      id: 'fj-2',
      effectiveFrom: FJ.effectiveFrom,
      changes: [
        { rule: 'fj.10', minimum: 9, deadline: { kind: 'none' } },
        { rule: 'fj.99', minimum: 9 },
        { rule: 'fj.1.1', deadline: { kind: 'none' } },
      ],
    });
    expect(comparePolicies(FJ, other)).toEqual([]);
  });

  it('is refused by the parser when its thresholds contradict', () => {
    const wrong = amendPolicy(FJ, {
      id: 'fj-2',
      effectiveFrom: '2027-01-01',
      changes: [{ rule: 'fj.1.2', minimum: 3, maximum: 2 }],
    });
    expect(sentencesOf(JSON.stringify(wrong)).join()).toContain('上限小于下限。');
  });
});

describe('a policy on other days', () => {
  it('ends on a day, or not at all', () => {
    expect(withEnd(FJ, '2026-12-31')).toEqual({ ...FJ, effectiveUntil: '2026-12-31' });
    expect(withEnd(withEnd(FJ, '2026-12-31'), null)).toEqual(FJ);
  });

  it('takes the dates of its rules along, so that it still reads', () => {
    const ended = kept(withEnd(WEEKS, '2027-06-30'));
    expect(ruleIn(ended, 'yl.7')).not.toHaveProperty('effectiveUntil');
    const later = kept(withDates(BRANCHES, { effectiveFrom: '2026-01-01', effectiveUntil: null }));
    expect(ruleIn(later, 'qy.6')).not.toHaveProperty('effectiveFrom');
    expect(ruleIn(kept(withEnd(BRANCHES, '2029-12-31')), 'qy.6').effectiveFrom).toBe('2025-09-01');
  });

  it('loses the rules that would never be in force', () => {
    const short = kept(withEnd(BRANCHES, '2025-08-31'));
    expect(short.rules.map((rule) => rule.id)).not.toContain('qy.6');
    const late = amendPolicy(WEEKS, { id: 'yl-2', effectiveFrom: '2029-01-01', changes: [] });
    expect(parsePolicy(JSON.stringify(late)).ok).toBe(true);
    expect(late.rules.map((rule) => rule.id)).not.toContain('yl.7');
  });
});
