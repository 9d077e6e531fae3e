import type { z } from 'zod';
import { crossChecks } from './cross-checks.ts';
import type { Finding } from './findings.ts';
import { pathKey, scanJson } from './json-positions.ts';
import type { Position } from './json-positions.ts';
import type { Policy } from './schema.ts';
import { policyShape } from './shape.ts';

/** One fault of a policy file, in a sentence for the clerk. */
export interface PolicyProblem {
  /** Where in the document: `rules[3].clause.text`; empty for the file as a whole. */
  readonly path: string;
  /** From 1; null when it can't be told. */
  readonly line: number | null;
  readonly column: number | null;
  /** A whole Chinese sentence that names the place. */
  readonly message: string;
}

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/** Longer files are refused, in characters. */
const MAX_LENGTH = 4_000_000;
const MAX_PROBLEMS = 50;

type Path = readonly PropertyKey[];

const pathText = (path: Path): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${String(part)}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');

/** The position of the value, or of the nearest thing around it. */
const positionOf = (positions: ReadonlyMap<string, Position>, path: Path): Position | undefined => {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = positions.get(pathKey(path.slice(0, length)));
    if (found !== undefined) return found;
  }
  return undefined;
};

const sentence = (path: Path, position: Position | undefined, message: string): PolicyProblem => {
  const text = pathText(path);
  const place = position === undefined ? '' : `第${String(position.line)}行`;
  const at = [place, text === '' ? '' : `“${text}”`].filter((part) => part !== '').join('，');
  return {
    path: text,
    line: position?.line ?? null,
    column: position?.column ?? null,
    message: `${at === '' ? '' : `${at}：`}${message}。`,
  };
};

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '方括号列表',
  object: '花括号对象',
  tuple: '方括号列表',
  null: 'null',
};

const sizeMessage = (issue: {
  readonly origin: string;
  readonly limit: string;
  readonly word: '至少' | '最多';
}): string => {
  switch (issue.origin) {
    case 'string':
      return issue.word === '至少' ? '不能为空' : `最多${issue.limit}个字`;
    case 'array':
      return `${issue.word}要有${issue.limit}项`;
    default:
      return issue.word === '至少' ? `不能小于${issue.limit}` : `不能大于${issue.limit}`;
  }
};

type Issue = z.core.$ZodIssue;

/** What a fault of shape is, in words. */
const issueMessage = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `应当是${TYPES[issue.expected] ?? issue.expected}`;
    case 'unrecognized_keys':
      return '不认识的名称';
    case 'invalid_value':
      return `应当是${issue.values.map((value) => JSON.stringify(value)).join('、')}${issue.values.length > 1 ? '之一' : ''}`;
    case 'too_small':
      return issue.inclusive === false
        ? `应当大于${String(issue.minimum)}`
        : sizeMessage({ origin: issue.origin, limit: String(issue.minimum), word: '至少' });
    case 'too_big':
      return sizeMessage({ origin: issue.origin, limit: String(issue.maximum), word: '最多' });
    case 'invalid_union':
      return '不认识的种类';
    case 'custom':
      return issue.message;
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return '写法不对';
  }
};

const isNowhere = (issue: Issue): boolean =>
  issue.path.length === 0 && issue.code !== 'unrecognized_keys';

/** A value that may be a word or an object is judged as the one it was meant to be. */
const unfolded = (issue: Issue): readonly Issue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((branch) => !branch.some(isNowhere)) ?? issue.errors[0];
  return meant === undefined
    ? [issue]
    : meant.flatMap(unfolded).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
};

const findingsOf = (
  error: z.ZodError,
  positions: ReadonlyMap<string, Position>,
): readonly Finding[] =>
  error.issues.flatMap(unfolded).flatMap((issue) => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], message: issueMessage(issue) }));
    const message = positions.has(pathKey(path)) ? issueMessage(issue) : '缺少这一项';
    return [{ path, message }];
  });

const refused = (
  findings: readonly Finding[],
  positions: ReadonlyMap<string, Position>,
): ParsedPolicy => ({
  ok: false,
  problems: findings
    .slice(0, MAX_PROBLEMS)
    .map(({ path, message }) => sentence(path, positionOf(positions, path), message)),
});

/**
 * Reads a policy file (see docs/policy-format.md). Refuses what is no JSON, has names it doesn't know, lacks or
 * mistypes something, points to what isn't defined, or quotes a clause that isn't in its passage; each fault is a
 * sentence with path, line and column, fifty at most. Never throws.
 */
export const parsePolicy = (text: string): ParsedPolicy => {
  if (text.length > MAX_LENGTH)
    return refused([{ path: [], message: '文件太大，不像一份制度' }], new Map());
  const scanned = scanJson(text);
  if (!scanned.ok) {
    const { position, message } = scanned;
    const place = `第${String(position.line)}行第${String(position.column)}个字符`;
    return {
      ok: false,
      problems: [{ path: '', ...position, message: `${place}：${message}。` }],
    };
  }
  const shaped = policyShape.safeParse(scanned.value);
  if (!shaped.success)
    return refused(findingsOf(shaped.error, scanned.positions), scanned.positions);
  const findings = crossChecks(shaped.data);
  return findings.length > 0
    ? refused(findings, scanned.positions)
    : { ok: true, policy: shaped.data };
};
