import { prepare } from '#domain/compliance/facts';
import type { Prepared, Settings } from '#domain/compliance/facts';
import { academicYearOf } from '#domain/academic-calendar';
import type { PreparedCalendar } from '#domain/academic-calendar';
import { addDays, covers, monthOf } from '#domain/plain-date';
import type { Span } from '#domain/plain-date';
import { periodHolding, periodsIn } from '#domain/period';
import type { Policy, Rule } from '#domain/policy/schema';
import type { Ledger } from '#storage/ledger';
import { followed } from './compliance-follow.ts';
import type { Gathered } from './compliance-follow.ts';
import { registerOf } from './register.ts';
import type { Register } from './register.ts';
import type { Session } from './session.ts';

/** Days around a window in which nearly counted entries are looked for. */
const MARGIN = 16;

/** So many windows are kept; whichever was asked for longest ago goes first. */
const WINDOWS_AT_MOST = 5;

/** What was worked out about a subject, or is now. The key says everything it rests on beside the facts. */
export const about = <Value>(
  { known }: Gathered,
  subject: string,
  key: string,
  make: () => Value,
): Value => {
  let told = known.get(subject);
  if (told === undefined) known.set(subject, (told = new Map<string, unknown>()));
  if (!told.has(key)) told.set(key, make());
  return told.get(key) as Value;
};

/** The calendar years and academic years that a span touches, since hardly a period of a rule is longer. */
const yearsAround = (calendar: PreparedCalendar, span: Span): readonly Span[] => [
  { from: `${span.from.slice(0, 4)}-01-01`, until: `${span.until.slice(0, 4)}-12-31` },
  ...[span.from, span.until].flatMap((day) => academicYearOf(calendar, day) ?? []),
];

const everyRule = (policies: readonly Policy[]): readonly Rule[] =>
  policies.flatMap((policy) => policy.rules);

/** Whether a rule may lay a period over the holidays beside it. */
const reachesOver = ({ holidays }: Rule): boolean =>
  [holidays?.statutory, holidays?.vacation].some(
    (idle) => idle === 'postpone' || idle === 'bring-forward',
  );

/** The days from the first to the last of some spans. */
const united = (spans: readonly Span[]): Span => {
  let { from, until } = spans[0] ?? { from: '', until: '' };
  for (const span of spans) {
    if (span.from < from) from = span.from;
    if (span.until > until) until = span.until;
  }
  return { from, until };
};

const around = (spans: readonly Span[], settings: Settings): Span => {
  const { from, until } = united(spans);
  return { from: addDays(from, -MARGIN), until: addDays(until, MARGIN + settings.makeUpDays) };
};

/** The days whose entries can matter when the periods of the rules shown for a span are judged. */
const windowOfPeriods = (register: Register, span: Span): Span => {
  const calendar = register.prepared;
  const rules = everyRule(register.policies);
  const rhythms = rules.flatMap(({ demand }) => ('period' in demand ? [demand.period] : []));
  const periods = rhythms.flatMap((rhythm) => periodsIn(rhythm, span, calendar));
  const reach = { from: addDays(span.from, -MARGIN), until: addDays(span.until, MARGIN) };
  return around(
    [span, ...periods, ...(rules.some(reachesOver) ? yearsAround(calendar, reach) : [])],
    register.settings,
  );
};

/** The same for whatever periods the days of a span belong to, and those its entries may be 补做 for. */
const windowOfDays = (register: Register, span: Span): Span => {
  const { settings, prepared } = register;
  const reach = { from: addDays(span.from, -settings.makeUpDays), until: span.until };
  const longest = everyRule(register.policies).flatMap(({ demand }) =>
    'period' in demand && typeof demand.period !== 'string'
      ? [reach.from, reach.until].flatMap(
          (day) => periodHolding(demand.period, day, prepared) ?? [],
        )
      : [],
  );
  return around([reach, ...yearsAround(prepared, reach), ...longest], settings);
};

const gather = (ledger: Ledger, register: Register, window: Span): Gathered => ({
  window,
  positions: new Map(),
  known: new Map(),
  prepared: prepare({
    people: [...register.people.values()],
    posts: register.posts,
    objects: [...register.objects.values()],
    links: register.links,
    exemptions: register.exemptions,
    declarations: register.declarations,
    entries: ledger.entries(window),
    sheets: ledger.sheets({ from: monthOf(window.from), until: monthOf(window.until) }),
    issues: ledger.all('issue'),
    calendar: register.calendar,
    policies: register.policies,
    settings: register.settings,
  }),
});

interface Kept {
  readonly windows: Gathered[];
  /** Windows of spans by their days, as the register has it. */
  readonly spans: Map<string, Span>;
}

/** Facts of a window that holds the one that is wanted, kept from before or gathered now. */
const gathered = (
  session: Session,
  ledger: Ledger,
  wanted: (register: Register, spans: Kept['spans']) => Span,
  exactly = false,
): Gathered => {
  const { windows, spans } = session.followed<Kept>(
    'facts',
    () => ({ windows: [], spans: new Map() }),
    (kept, changes) => {
      const after = followed(ledger, kept.windows, changes);
      return after === undefined ? undefined : { windows: after, spans: kept.spans };
    },
  );
  const register = registerOf(session, ledger);
  const window = wanted(register, spans);
  const index = windows.findIndex((kept) =>
    exactly
      ? kept.window.from === window.from && kept.window.until === window.until
      : covers(kept.window, window.from) && covers(kept.window, window.until),
  );
  const [found] = index === -1 ? [] : windows.splice(index, 1);
  const asked = found ?? gather(ledger, register, window);
  windows.unshift(asked);
  windows.splice(WINDOWS_AT_MOST);
  return asked;
};

/** Everything that judging the periods shown for some spans looks at. */
export const gatheredFor = (
  session: Session,
  ledger: Ledger,
  ...asked: readonly Span[]
): Gathered =>
  gathered(session, ledger, (register, spans) => {
    const windows = asked.map((span) => {
      const key = `${span.from}${span.until}`;
      const known = spans.get(key) ?? windowOfPeriods(register, span);
      spans.set(key, known);
      return known;
    });
    return united(windows);
  });

/** Everything that judging what happened on the days of a span looks at. */
export const factsFor = (session: Session, ledger: Ledger, span: Span): Prepared =>
  gathered(session, ledger, (register) => windowOfDays(register, span)).prepared;

/**
 * The same and nothing beside it, for what compares entries with each other: otherwise what was asked before would
 * decide what they are compared with.
 */
export const factsAround = (session: Session, ledger: Ledger, span: Span): Prepared =>
  gathered(session, ledger, (register) => windowOfDays(register, span), true).prepared;
