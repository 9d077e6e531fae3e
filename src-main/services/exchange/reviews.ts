import type { ReviewHead } from '#api/exchange-views';
import type { DeliveryKind } from '#domain/exchange/kept';
import type { Manifest, SharedData } from '#domain/exchange/package';
import type {
  Candidate,
  Decision,
  Outcome,
  PlanRow,
  PlanWorld,
  Source,
} from '#domain/exchange/plan';
import { planRecords } from '#domain/exchange/plan-records';
import type { LocalTime } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import type { Session } from '../session.ts';
import { settledCandidate } from './candidates-settled.ts';
import type { Settled } from './candidates-settled.ts';
import { makeWorld } from './plan-world.ts';
import { purposeOf } from './purpose.ts';

/** A file of a review. */
export interface ReviewFile {
  /** Id of the delivery that it becomes. */
  readonly delivery: string;
  readonly name: string;
  readonly kind: DeliveryKind;
  /** SHA-256 of its bytes. */
  readonly digest: string;
}

/** A form of a file, and where its document lies for the preview; null for what has no picture. */
export interface ReviewForm {
  readonly name: string;
  /** Index of its file. */
  readonly file: number;
  readonly picture: string | null;
}

/** What was read and trusted, before anybody decided. */
export interface ReadIn {
  readonly kind: DeliveryKind;
  readonly title: string;
  readonly partner: string | null;
  readonly files: readonly ReviewFile[];
  readonly source: Source;
  readonly manifest: Manifest | null;
  readonly made: LocalTime | null;
  readonly notices: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly forms: readonly ReviewForm[];
  /** Index of the form a row stands on, by its key. */
  readonly formOf: ReadonlyMap<string, number>;
  /** Where attachments lie in staging, by their SHA-256. */
  readonly attachments: ReadonlyMap<string, string>;
  /** Folder in staging that goes with the review; null when there is none. */
  readonly staging: string | null;
}

/** A plan, and the ledger as it was for it. */
interface Planned {
  readonly revision: number;
  readonly rows: readonly PlanRow[];
  readonly world: PlanWorld;
}

/** A review under way. */
export interface Review extends ReadIn {
  readonly id: string;
  /** Id of the ledger that it was made for. */
  readonly ledger: string;
  readonly decisions: Map<string, Decision>;
  /** What a person put where something could not be read with certainty, by row. */
  readonly settled: Map<string, Settled>;
  planned: Planned | null;
}

const OUTCOMES: readonly Outcome[] = [
  'new',
  'update',
  'withdraw',
  'unchanged',
  'conflict',
  'duplicate',
  'doubt',
  'problem',
];

/** Outcomes that wait for a person. */
const ASKING: ReadonlySet<Outcome> = new Set(['conflict', 'duplicate', 'doubt']);

/** Makes a review of what was read; nothing is planned yet. */
export const beginReview = (id: string, ledger: string, read: ReadIn): Review => ({
  ...read,
  id,
  ledger,
  decisions: new Map(),
  settled: new Map(),
  planned: null,
});

/** Paper that was taken in before is known by what is written on it, however much of that was uncertain. */
const isKnown = (ledger: Ledger, { rev, doubts, kind, digest }: Candidate): boolean =>
  rev === 0 &&
  doubts.length > 0 &&
  ledger.arrivedAs(digest).some((arrived) => arrived.kind === kind);

const candidatesOf = (ledger: Ledger, review: Review): readonly Candidate[] =>
  review.source.partner !== null
    ? review.candidates
    : review.candidates.map((candidate) => {
        if (isKnown(ledger, candidate)) return { ...candidate, doubts: [] };
        const settled = review.settled.get(candidate.key);
        return settled === undefined ? candidate : settledCandidate(candidate, settled);
      });

const planOf = (session: Session, ledger: Ledger, review: Review): Planned => {
  const revision = session.revision();
  if (review.planned?.revision === revision) return review.planned;
  const candidates = candidatesOf(ledger, review);
  const world = makeWorld(session, ledger, {
    side: purposeOf(ledger).side,
    source: review.source,
    candidates,
  });
  const rows = planRecords(candidates, review.source, world);
  const planned: Planned = { revision, rows, world };
  review.planned = planned;
  for (const row of rows) {
    const decision = review.decisions.get(row.candidate.key);
    // What was decided about something that has changed meanwhile is asked again.
    if (decision !== undefined && !row.choices.includes(decision.choice))
      review.decisions.delete(row.candidate.key);
  }
  return planned;
};

/** The plan of a review in the ledger as it is now: made anew when the ledger or what was settled changed. */
export const rowsOf = (session: Session, ledger: Ledger, review: Review): readonly PlanRow[] =>
  planOf(session, ledger, review).rows;

/** The ledger as the plan of a review saw it. */
export const worldOf = (session: Session, ledger: Ledger, review: Review): PlanWorld =>
  planOf(session, ledger, review).world;

/** Index of the file that a row came with. */
export const fileOf = (review: Review, key: string): number =>
  review.forms[review.formOf.get(key) ?? -1]?.file ?? 0;

/** What a person decided about a row; for what was settled, how. */
export const decisionOn = (review: Review, key: string): Decision | null => {
  const decided = review.decisions.get(key);
  const settled = review.settled.get(key);
  if (decided !== undefined || settled === undefined) return decided ?? null;
  const fields = Object.entries(settled).map(([field, value]) => [field, { value }] as const);
  return { choice: 'edit', fields: Object.fromEntries(fields) };
};

const isWritten = ({ outcome }: PlanRow, decision: Decision | undefined): boolean => {
  if (outcome === 'unchanged' || outcome === 'problem' || outcome === 'doubt') return false;
  const choice = decision?.choice ?? (ASKING.has(outcome) ? 'later' : 'take');
  return choice !== 'later' && choice !== 'leave' && choice !== 'ours';
};

/** What the window shows above the rows. */
export const headOf = (session: Session, ledger: Ledger, review: Review): ReviewHead => {
  const rows = rowsOf(session, ledger, review);
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<
    Outcome,
    number
  >;
  let open = 0;
  let writes = 0;
  for (const row of rows) {
    const decision = review.decisions.get(row.candidate.key);
    counts[row.outcome] += 1;
    if (ASKING.has(row.outcome) && decision === undefined) open += 1;
    if (isWritten(row, decision)) writes += 1;
  }
  return {
    id: review.id,
    kind: review.kind,
    title: review.title,
    files: review.files.map(({ name }) => name),
    partner: review.partner,
    made: review.made,
    notices: review.notices,
    counts,
    open,
    writes,
    forms: review.forms.map(({ name, picture }) => ({ name, picture: picture !== null })),
  };
};

/** The rows of some outcomes, or all of them. */
export const rowsWith = (
  rows: readonly PlanRow[],
  outcomes: readonly Outcome[] | null,
): readonly PlanRow[] =>
  outcomes === null ? rows : rows.filter(({ outcome }) => outcomes.includes(outcome));

/** What comes with the same review, by `kind id`: its names are shown before it is taken. */
export const comingWith = (review: Review): ReadonlyMap<string, SharedData> => {
  const coming = new Map<string, SharedData>();
  for (const { kind, id, data } of review.candidates)
    if (
      data !== null &&
      (kind === 'person' || kind === 'object' || kind === 'unit' || kind === 'entry')
    )
      coming.set(`${kind} ${id}`, data);
  return coming;
};
