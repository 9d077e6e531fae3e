import { readFileSync } from 'node:fs';
import { parsePolicy } from '#domain/policy/parser';
import type { Policy, Rule } from '#domain/policy/schema';

/** The text of a policy file, by its path from the project. */
export const textOf = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** A policy that has to read clean. */
export const policyFrom = (text: string): Policy => {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
  return parsed.policy;
};

/** A rule that has to be there. */
export const ruleIn = (policy: Policy, id: string): Rule => {
  const rule = policy.rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
};

/** Sentences of what is wrong with a text; empty for a clean one. */
export const sentencesOf = (text: string): readonly string[] => {
  const parsed = parsePolicy(text);
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.message);
};
