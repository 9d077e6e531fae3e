import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { CellExplanation } from '#api/views';
import { isObjectRule } from '#domain/compliance/judge';
import { explain } from '#domain/compliance/explain';
import { rulesOfSeries } from '#domain/compliance/range';
import type { Explanation } from '#domain/compliance/verdict';
import { backfilledIn, cellView, headOf } from './compliance-cells.ts';
import { cellOf, frameOf, policyOf, subjectView } from './compliance-frame.ts';
import type { Frame } from './compliance-frame.ts';
import { briefOf } from './entry-words.ts';
import { unitTitleOf } from './register.ts';
import { reasonsOf } from './reasons.ts';
import type { Session } from './session.ts';

const pick = <Item extends { readonly id: string }, Shown>(
  items: readonly Item[],
  ids: ReadonlySet<string>,
  show: (item: Item) => Shown,
): Readonly<Record<string, Shown>> =>
  Object.fromEntries(items.filter((item) => ids.has(item.id)).map((item) => [item.id, show(item)]));

/** Names of the objects, people and posts that explanations mention by id. */
const namesIn = (
  { register }: Frame,
  periods: readonly Explanation[],
): Readonly<Record<string, string>> => {
  const targets = new Set(periods.flatMap((period) => period.targets.map(({ target }) => target)));
  const posts = new Set(
    periods.flatMap(({ qualifications }) => qualifications.map(({ post }) => post)),
  );
  return {
    ...pick([...register.objects.values()], targets, ({ name }) => name),
    ...pick([...register.people.values()], targets, ({ name }) => name),
    ...pick(register.posts, posts, (post) => unitTitleOf(register, [post])),
  };
};

/** The records that explanations mention by id, as far as the window shows them. */
const mentionedIn = (
  frame: Frame,
  periods: readonly Explanation[],
): Pick<CellExplanation, 'entries' | 'names' | 'issues' | 'links' | 'exemptions'> => {
  const { register, prepared } = frame;
  const entries = periods.flatMap((period) => [...period.counted, ...period.nearly]);
  const links = periods.flatMap((period) => [
    ...period.links,
    ...period.tenures.map(({ link }) => link),
  ]);
  return {
    entries: pick(prepared.facts.entries, new Set(entries.map(({ entry }) => entry)), (entry) =>
      briefOf(register, entry),
    ),
    names: namesIn(frame, periods),
    issues: pick(
      prepared.facts.issues,
      new Set(periods.flatMap(({ issues }) => issues.map(({ issue }) => issue))),
      ({ text }) => text,
    ),
    links: pick(register.links, new Set(links), ({ object, since, until }) => ({
      object: register.objects.get(object)?.name ?? '',
      since,
      until,
    })),
    exemptions: pick(
      register.exemptions,
      new Set(periods.flatMap(({ exemptions }) => exemptions)),
      ({ from, until, reason }) => ({ from, until, reason }),
    ),
  };
};

/** Everything behind one cell: the clause, each period of the rule, the entries that counted and nearly did. */
export const explainCell = (
  session: Session,
  asked: Asked<'compliance.explain'>,
): Reply<CellExplanation> => {
  const made = frameOf(session, asked.range);
  if (!made.ok) return made;
  const frame = made.value;
  const { ledger, register, prepared, span, today } = frame;
  const policy = policyOf(frame, asked.policy);
  if (!policy.ok) return policy;
  const rule = rulesOfSeries(prepared, asked.policy, span).find(({ id }) => id === asked.rule);
  if (rule === undefined) return failed({ code: 'not-found', what: 'policy' });
  const what = isObjectRule(rule) ? 'object' : 'person';
  const known = what === 'object' ? register.objects : register.people;
  if (!known.has(asked.subject)) return failed({ code: 'not-found', what });
  const cell = cellOf(frame, rule, asked.subject);
  const periods = cell.verdicts.map(({ period }) =>
    explain(prepared, { rule, subject: asked.subject, period }, today),
  );
  const { id, title, documentNumber } = policy.value;
  return done({
    subject: subjectView(register, asked.subject, span, null),
    rule: { ...headOf(rule), clause: rule.clause.text, place: rule.clause.place },
    policy: { id, title, documentNumber },
    cell: cellView(cell, headOf(rule), backfilledIn(frame, rule, cell)),
    span: { from: span.from, until: span.until },
    label: span.label,
    periods,
    ...mentionedIn(frame, periods),
    reasons: cell.verdicts.flatMap(
      ({ period }) => reasonsOf(session, ledger).get(rule.id, asked.subject, period.from) ?? [],
    ),
    rules: Object.fromEntries(policy.value.rules.map((other) => [other.id, other.title])),
  });
};
