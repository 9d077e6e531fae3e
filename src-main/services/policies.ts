import type { Answer, Asked } from '#api/contract';
import type { FormKey, PolicyCandidate, PolicyVersion } from '#api/office-views';
import { done, failed } from '#api/reply';
import type { Problem, Reply } from '#api/reply';
import type { Facts } from '#domain/compliance/facts';
import { addDays, fullDayText } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import { amendPolicy, bindOnly, withDates, withEnd } from '#domain/policy/amend';
import { comparePolicies } from '#domain/policy/compare';
import type { FormTemplate } from '#domain/policy/form';
import { withTemplate } from '#domain/policy/form-template';
import { parsePolicy } from '#domain/policy/parser';
import type { Policy } from '#domain/policy/schema';
import { decode } from '#intake/decode';
import type { Change } from '#storage/records';
import { registerOf, versionOn } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import { policyTemplateFaults } from './template-check.ts';
import { whatIfOf } from './what-if.ts';

const FILTERS = [{ name: '制度文件', extensions: ['json'] }];

/** A policy document of the greatest length the reader takes, in bytes. */
const LIMIT = 16_000_000;

/** Earlier than any day of a ledger: by it a version is judged for a range it was not in force in. */
const EVER = '1900-01-01';

/** Which form gets which template, and from when on. */
export interface Dressing extends FormKey {
  readonly template: FormTemplate | null;
  readonly effectiveFrom: PlainDate;
}

/** What can be asked about the policies of a ledger; candidates are known by id until they are put in force. */
export interface Policies {
  readonly versions: (asked: Asked<'policy.versions'>) => Reply<Answer<'policy.versions'>>;
  readonly choose: (asked: Asked<'policy.choose'>) => Promise<Reply<Answer<'policy.choose'>>>;
  readonly drop: (asked: Asked<'policy.drop'>) => Promise<Reply<Answer<'policy.drop'>>>;
  readonly amend: (asked: Asked<'policy.amend'>) => Reply<Answer<'policy.amend'>>;
  readonly preview: (asked: Asked<'policy.preview'>) => Reply<Answer<'policy.preview'>>;
  readonly compare: (asked: Asked<'policy.compare'>) => Reply<Answer<'policy.compare'>>;
  /** A version with another template for one form; null: the standard sheet. */
  readonly dress: (asked: Dressing) => Reply<PolicyCandidate>;
  readonly enact: (asked: Asked<'policy.enact'>) => Reply<Answer<'policy.enact'>>;
}

const inSeries = (policies: readonly Policy[], series: string): readonly Policy[] =>
  policies
    .filter((policy) => policy.series === series)
    .toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom));

const versionView = (policy: Policy, today: PlainDate): PolicyVersion => ({
  id: policy.id,
  series: policy.series,
  title: policy.title,
  documentNumber: policy.documentNumber,
  institution: policy.institution,
  from: policy.effectiveFrom,
  until: policy.effectiveUntil,
  inForce:
    policy.effectiveFrom <= today &&
    (policy.effectiveUntil === null || today <= policy.effectiveUntil),
});

/** A policy's record; its document is the policy itself, so that both always say the same. */
const recordOf = (policy: Policy): Change => ({
  kind: 'policy',
  id: policy.id,
  after: {
    id: policy.id,
    effectiveFrom: policy.effectiveFrom,
    effectiveUntil: policy.effectiveUntil,
    document: JSON.stringify(policy),
  },
});

const refuse = (field: string, text: string): { readonly ok: false; readonly problem: Problem } =>
  failed({ code: 'invalid', field, text });

/** An id nothing in the ledger has yet; it says of which document and for which day the version was made. */
const amendedId = (policies: readonly Policy[], { series }: Policy, from: PlainDate): string => {
  const taken = new Set(policies.map(({ id }) => id));
  // An id has 64 characters at most.
  const stem = `${series.slice(0, 40)}@${from}`;
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${String(number)}`;
  return id;
};

/** Why a policy can't stand in this ledger beside what is there; `undefined` when it can. */
const clashOf = (policies: readonly Policy[], candidate: Policy): string | undefined => {
  const twin = policies.find(({ id }) => id === candidate.id);
  if (twin !== undefined)
    return `台账里已有编号（id）为“${candidate.id}”的版本：《${twin.title}》。新版本请在文件里换一个编号。`;
  const others = policies.filter(({ series }) => series !== candidate.series);
  const rules = new Set(candidate.rules.map(({ id }) => id));
  const forms = new Set(candidate.forms.map(({ id }) => id));
  for (const { title, series, rules: theirRules, forms: theirForms } of others) {
    const same =
      theirRules.find(({ id }) => rules.has(id)) ?? theirForms.find(({ id }) => forms.has(id));
    if (same !== undefined)
      return `编号“${same.id}”已用在《${title}》里。如果这是它的新版本，请在文件里写上 "series": "${series}"；如果是另一项制度，请换用别的编号。`;
  }
  return undefined;
};

const earlier = (one: PlainDate | null, other: PlainDate): PlainDate =>
  one !== null && one < other ? one : other;

/**
 * What putting a version in force writes: it begins on the day, the version before it ends the day before, and it
 * ends itself before a later version that is already there. Refused when there would be two from one day on, or when
 * nothing of either version would be left.
 */
const enacting = (
  policies: readonly Policy[],
  candidate: Policy,
  from: PlainDate,
): Reply<readonly Change[]> => {
  const versions = inSeries(policies, candidate.series);
  if (versions.some((version) => version.effectiveFrom === from))
    return refuse('施行日期', `已有一个版本从${fullDayText(from)}起施行，请另选日期。`);
  const clash = clashOf(policies, candidate);
  if (clash !== undefined) return refuse('制度文件', clash);
  const former = versions.findLast((version) => version.effectiveFrom < from);
  const next = versions.find((version) => version.effectiveFrom > from);
  const own = candidate.effectiveUntil;
  const until = next === undefined ? own : earlier(own, addDays(next.effectiveFrom, -1));
  if (until !== null && until < from)
    return refuse(
      '施行日期',
      `按文件所写，这一版只施行到${fullDayText(until)}。请把日期选在那之前，或修改文件。`,
    );
  const begun = withDates(candidate, { effectiveFrom: from, effectiveUntil: until });
  const ended =
    former !== undefined && (former.effectiveUntil === null || former.effectiveUntil >= from)
      ? [withEnd(former, addDays(from, -1))]
      : [];
  const written = [...ended, begun];
  // What the reader would refuse would be lost to the ledger: rules with dates of their own may all have gone.
  const empty = written.find((policy) => !parsePolicy(JSON.stringify(policy)).ok);
  return empty === undefined
    ? done(written.map(recordOf))
    : refuse('施行日期', `照这个日期，《${empty.title}》会有一个版本不剩一条要求。请另选日期。`);
};

/** Policies of the ledger, and candidates that aren't part of it yet. Nothing is written before `enact`. */
export const makePolicies = (session: Session): Policies => {
  const candidates = new Map<string, Policy>();

  const policiesNow = (): Reply<readonly Policy[]> => {
    const open = ledgerOf(session);
    return open.ok ? done(registerOf(session, open.value).policies) : open;
  };

  const offer = (
    file: string,
    policy: Policy | null,
    faults: PolicyCandidate['faults'],
    policies: readonly Policy[],
  ): PolicyCandidate => {
    const id = session.ports.newId();
    if (policy !== null) candidates.set(id, policy);
    const replaced =
      policy === null ? undefined : versionOn(policies, policy.series, policy.effectiveFrom);
    return {
      id,
      file,
      policy,
      faults,
      replaces: replaced?.id ?? null,
      changes: policy === null || replaced === undefined ? [] : comparePolicies(replaced, policy),
    };
  };

  const read = async (file: string, bytes: Uint8Array): Promise<Reply<PolicyCandidate>> => {
    const policies = policiesNow();
    if (!policies.ok) return policies;
    const decoded = decode(bytes);
    if (!decoded.ok)
      return failed({
        code: 'file-refused',
        file,
        text: '它不是文本文件。请选择制度文件（.json）。',
      });
    const parsed = parsePolicy(decoded.text);
    if (parsed.ok) {
      const clash = clashOf(policies.value, parsed.policy);
      const templates = await policyTemplateFaults(parsed.policy);
      const faults = clash === undefined ? templates : [clash, ...templates];
      const told = faults.map((text) => ({ line: 0, text }));
      return done(offer(file, told.length === 0 ? parsed.policy : null, told, policies.value));
    }
    const faults = parsed.problems.map(({ line, message }) => ({ line: line ?? 0, text: message }));
    return done(offer(file, null, faults, policies.value));
  };

  /** A candidate by its handle, or a version of the ledger by its id. */
  const find = (policies: readonly Policy[], id: string): Policy | undefined =>
    candidates.get(id) ?? policies.find((policy) => policy.id === id);

  return {
    versions: () => {
      const policies = policiesNow();
      if (!policies.ok) return policies;
      const today = session.ports.clock.today();
      const sorted = policies.value.toSorted(
        (a, b) =>
          a.series.localeCompare(b.series) || b.effectiveFrom.localeCompare(a.effectiveFrom),
      );
      return done(sorted.map((policy) => versionView(policy, today)));
    },
    choose: async () => {
      const { dialogs, files } = session.ports;
      const path = await dialogs.openFile('选择制度文件', FILTERS);
      if (path === null) return done(null);
      const bytes = files.read(path, LIMIT);
      const name = files.name(path);
      return bytes.ok
        ? read(name, bytes.value)
        : failed({ code: 'read-failed', file: name, why: bytes.why });
    },
    drop: async ({ name, bytes }) =>
      bytes.length > LIMIT
        ? failed({ code: 'read-failed', file: name, why: 'too-large' })
        : read(name, bytes),
    amend: ({ base, effectiveFrom, changes }) => {
      const policies = policiesNow();
      if (!policies.ok) return policies;
      const old = policies.value.find((policy) => policy.id === base);
      if (old === undefined) return failed({ code: 'not-found', what: 'policy' });
      if (changes.length === 0) return refuse('门槛', '还没有改动任何一条。');
      const made = amendPolicy(old, {
        id: amendedId(policies.value, old, effectiveFrom),
        effectiveFrom,
        changes,
      });
      const parsed = parsePolicy(JSON.stringify(made));
      return parsed.ok
        ? done(offer('', parsed.policy, [], policies.value))
        : refuse('门槛', parsed.problems[0]?.message ?? '');
    },
    dress: ({ policy: id, form, template, effectiveFrom }) => {
      const policies = policiesNow();
      if (!policies.ok) return policies;
      const old = policies.value.find((policy) => policy.id === id);
      if (old === undefined) return failed({ code: 'not-found', what: 'policy' });
      const next = amendedId(policies.value, old, effectiveFrom);
      const amended = amendPolicy(old, { id: next, effectiveFrom, changes: [] });
      const parsed = parsePolicy(JSON.stringify(withTemplate(amended, form, template)));
      return parsed.ok
        ? done(offer('', parsed.policy, [], policies.value))
        : refuse('模板', parsed.problems[0]?.message ?? '');
    },
    preview: ({ policy: id, range }) => {
      const policies = policiesNow();
      if (!policies.ok) return policies;
      const wanted = find(policies.value, id);
      if (wanted === undefined) return failed({ code: 'review-gone' });
      const judged = withDates(wanted, { effectiveFrom: EVER, effectiveUntil: null });
      return whatIfOf(session, range, (facts: Facts) => ({
        ...facts,
        policies: [...facts.policies.filter(({ series }) => series !== wanted.series), judged],
      }));
    },
    compare: ({ before, after }) => {
      const policies = policiesNow();
      if (!policies.ok) return policies;
      const [old, young] = [find(policies.value, before), find(policies.value, after)];
      return old === undefined || young === undefined
        ? failed({ code: 'not-found', what: 'policy' })
        : done(comparePolicies(old, young));
    },
    enact: ({ candidate, effectiveFrom, ranks }) => {
      const policies = policiesNow();
      if (!policies.ok) return policies;
      const wanted = candidates.get(candidate);
      if (wanted === undefined) return failed({ code: 'review-gone' });
      const bound = ranks === undefined ? wanted : bindOnly(wanted, ranks);
      if (bound.rules.length === 0)
        return refuse('适用对象', '所选的人员类别在这项制度里没有任何要求，请另选。');
      const changes = enacting(policies.value, bound, effectiveFrom);
      if (!changes.ok) return changes;
      const what = `施行 ${wanted.title}（${fullDayText(effectiveFrom)}起）`;
      const written = session.write(what, changes.value, ['roster', 'sheets', 'compliance']);
      if (!written.ok) return written;
      candidates.delete(candidate);
      return done(null);
    },
  };
};
