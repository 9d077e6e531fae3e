import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '#domain/compliance/facts';
import type { Facts } from '#domain/compliance/facts';
import type { Entry } from '#domain/entry';
import type { Issue } from '#domain/issue';
import type { Policy, Rule } from '#domain/policy/schema';
import { addDays, monthOf } from '#domain/plain-date';
import { CALENDAR, object, visit } from '../compliance/world.ts';

/* Small random ledgers that hit the rules of a policy often: their words are drawn from the policy itself. */

const PEOPLE = ['甲', '乙', '丙', '丁'];
const FIRST = '2025-09-01';

/** A day from September 2025 to June 2027. */
export const someDay = fc.integer({ min: 0, max: 660 }).map((days) => addDays(FIRST, days));

const many = (item: string): fc.Arbitrary<string[]> =>
  fc.array(fc.constant(item), { maxLength: 1 });
const oneOf = <Item>(items: readonly Item[], other: Item): fc.Arbitrary<Item> =>
  fc.constantFrom(...(items.length === 0 ? [other] : items));

/** Words that make an entry fit a rule; fitting most rules takes several at once. */
interface Fit {
  readonly carriers: readonly string[];
  readonly activities: readonly string[];
  readonly kinds: readonly string[];
  readonly unit: string;
  readonly evidence: string;
  readonly place: string;
}

const fitOf = (policy: Policy, { demand }: Rule): Fit => {
  const match = demand.kind === 'frequency' || demand.kind === 'share' ? demand.match : {};
  const amount = demand.kind === 'frequency' && demand.measure.of === 'amount';
  return {
    carriers: match.carriers ?? policy.carriers.map(({ id }) => id),
    activities: match.activities ?? policy.activities,
    kinds: match.objectKinds ?? policy.objectKinds.map(({ name }) => name),
    unit: amount ? demand.measure.unit : '天',
    evidence: (demand.kind === 'frequency' ? demand.evidence : undefined) ?? '照片',
    place: match.places?.[0] ?? '会议室',
  };
};

const OBJECTS = ['甲处', '乙处', '丙处'];

const entryFor = (fit: Fit): fc.Arbitrary<Entry> =>
  fc
    .record({
      happened: someDay,
      lasts: fc.constantFrom(0, 0, 0, 2),
      delay: fc.integer({ min: 0, max: 60 }),
      carrier: oneOf(fit.carriers, '某载体'),
      other: many('别的载体'),
      activity: oneOf(fit.activities, '某活动'),
      amount: fc.constantFrom(null, 0.25, 0.5, 1, 2, 3),
      online: fc.nat(4).map((value) => value === 0),
      led: fc.boolean(),
      with: fc.subarray(PEOPLE, { minLength: 1, maxLength: 3 }),
      proof: fc.boolean(),
      object: fc.constantFrom(...OBJECTS, null),
      status: fc.constantFrom<Entry['status'][]>(
        'submitted',
        'submitted',
        'accepted',
        'draft',
        'returned',
      ),
      place: fc.constantFrom(fit.place, '别处'),
      makeUp: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null, freq: 5 }),
    })
    .map((drawn) =>
      visit('', drawn.happened, drawn.carrier, {
        until: drawn.lasts === 0 ? null : addDays(drawn.happened, drawn.lasts),
        carriers: [...drawn.other, drawn.carrier],
        activities: [drawn.activity],
        amount: drawn.amount,
        amountUnit: drawn.amount === null ? '' : fit.unit,
        mode: drawn.online ? 'online' : 'face-to-face',
        participants: drawn.with.map((person) => ({
          person,
          role: drawn.led ? ('led' as const) : ('attended' as const),
        })),
        evidence: drawn.proof ? [{ kind: fit.evidence, title: '材料' }] : [],
        object: drawn.object,
        status: drawn.status,
        place: drawn.place,
        makeUp:
          drawn.makeUp === null
            ? null
            : { for: addDays(drawn.happened, -drawn.makeUp), reason: '上月住院' },
        submitted: `${addDays(drawn.happened, drawn.delay)}T09:00:00`,
      }),
    );

const issue: fc.Arbitrary<Issue> = fc
  .record({
    raised: someDay,
    person: fc.constantFrom(...PEOPLE),
    weight: fc.constantFrom<Issue['weight'][]>('ordinary', 'heavy', 'common'),
    back: fc.option(fc.integer({ min: 0, max: 40 })),
    reported: fc.boolean(),
    id: fc.uuid(),
  })
  .map(({ id, raised, person, weight, back, reported }) => ({
    id,
    raised,
    person,
    entry: null,
    text: '食堂排队时间长',
    kind: '',
    weight,
    unit: null,
    steps: [
      ...(reported ? [{ kind: 'reported' as const, date: raised, by: '', note: '' }] : []),
      ...(back === null
        ? []
        : [{ kind: 'fed-back' as const, date: addDays(raised, back), by: '', note: '' }]),
    ],
  }));

const spanOf = fc.tuple(someDay, fc.option(fc.integer({ min: 0, max: 400 })));

/** A random ledger for one rule of a policy. */
export const ledgerFor = (policy: Policy, rule: Rule): fc.Arbitrary<Facts> => {
  const fit = fitOf(policy, rule);
  const { audience } = rule;
  // as many as are said, and none where the rule doesn't look at them
  const upTo = (maxLength: number, ...kinds: readonly Rule['demand']['kind'][]) =>
    ({ maxLength: kinds.includes(rule.demand.kind) ? maxLength : 0, size: 'max' }) as const;
  const flags = policy.flags.flatMap(({ name, synonyms }) => [name, ...synonyms]);
  const titles = [...(audience.titles ?? []), ...(audience.exceptTitles ?? []), '副职'];
  const kinds =
    rule.demand.kind === 'standing' || rule.demand.kind === 'tenure'
      ? rule.demand.objectKinds
      : fit.kinds;
  const attribute = rule.demand.kind === 'qualification' ? rule.demand.attribute : '某条件';
  const post = fc
    .record({
      person: fc.constantFrom(...PEOPLE),
      rank: fc.constantFrom(...audience.ranks, ...policy.ranks.map(({ id }) => id)),
      title: fc.constantFrom(...titles),
      span: spanOf,
      old: fc.boolean(),
      flags: flags.length === 0 ? fc.constant([]) : fc.subarray(flags, { maxLength: 2 }),
      id: fc.uuid(),
    })
    .map(({ id, person, rank, title, span: [since, length], old, flags: marks }) => ({
      id,
      person,
      unit: 'u',
      rank,
      title,
      since: old ? '2019-01-01' : since,
      until: length === null ? null : addDays(since, length),
      flags: marks,
    }));
  const link = fc
    .record({
      id: fc.uuid(),
      person: fc.constantFrom(...PEOPLE),
      object: fc.constantFrom(...OBJECTS),
      span: spanOf,
      back: fc.constantFrom(0, 300, 700),
    })
    .map(({ id, person, object: to, span: [since, length], back }) => ({
      id,
      person,
      object: to,
      since: addDays(since, -back),
      until: length === null ? null : addDays(since, length),
      origin: 'assigned' as const,
    }));
  const place = fc.tuple(
    oneOf(kinds, '某类'),
    fc.constantFrom(2025, 2026, null),
    fc.option(spanOf),
  );
  return fc
    .record({
      posts: fc.array(post, { minLength: 1, maxLength: 7 }),
      places: fc.tuple(place, place, place),
      links: fc.array(link, { maxLength: 6 }),
      entries: fc.array(entryFor(fit), upTo(25, 'frequency', 'share')),
      issues: fc.array(issue, upTo(50, 'follow-up')),
      exemptions: fc.array(
        fc.record({
          person: fc.constantFrom(...PEOPLE),
          from: someDay,
          days: fc.integer({ min: 0, max: 60 }),
        }),
        { maxLength: 3 },
      ),
      sheets: fc.array(
        fc.record({
          person: fc.constantFrom(...PEOPLE),
          month: someDay.map(monthOf),
          status: fc.constantFrom<Entry['status'][]>('submitted', 'accepted', 'draft', 'returned'),
          on: someDay,
        }),
        upTo(30, 'submission'),
      ),
      known: fc.dictionary(fc.constantFrom(...PEOPLE), fc.boolean()),
      text: fc.constantFrom('', '班主任工作'),
      received: fc.option(someDay),
    })
    .map((drawn) => ({
      people: PEOPLE.map((id) => ({
        id,
        name: id,
        pinyin: '',
        initials: '',
        attributes:
          drawn.known[id] === undefined
            ? []
            : [{ name: attribute, has: drawn.known[id], source: '' }],
      })),
      posts: drawn.posts,
      objects: drawn.places.map(([kind, cohort, span], index) =>
        object(OBJECTS[index] ?? '', kind, {
          cohort,
          since: span?.[0] ?? null,
          until: typeof span?.[1] === 'number' ? addDays(span[0], span[1]) : null,
        }),
      ),
      links: drawn.links,
      exemptions: drawn.exemptions.map(({ person, from, days }, index) => ({
        id: String(index),
        person,
        from,
        until: addDays(from, days),
        reason: '培训',
        approver: '某某',
      })),
      declarations: PEOPLE.map((person) => ({
        id: `d-${person}`,
        person,
        academicYear: '2026-2027',
        jobFunction: '宣传',
        businessBody: '',
        personalStrength: '',
        teacherCarriers: '教研室',
        studentCarriers: drawn.text,
        received: drawn.received,
      })),
      entries: drawn.entries,
      sheets: drawn.sheets
        .filter(
          ({ person, month }, index, all) =>
            all.findIndex((one) => one.person === person && one.month === month) === index,
        )
        .map(({ person, month, status, on }, index) => ({
          id: String(index),
          person,
          month,
          content: '',
          zeroReason: '',
          status,
          submitted: `${on}T08:00:00`,
          received: null,
        })),
      issues: drawn.issues,
      calendar: CALENDAR,
      policies: [policy],
      settings: DEFAULT_SETTINGS,
    }));
};
