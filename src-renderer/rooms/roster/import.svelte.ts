import type { ReviewRow, RosterKind, RosterResult, RosterReview } from '#api/import-views';
import type { Problem, Reply } from '#api/reply';
import { ask } from '../../ask.ts';
import { undo } from '../../state/undo.ts';

/** Larger files are refused before they are read into memory; the ledger has limits of its own. */
const LARGEST = 20 * 1024 * 1024;

/** One import from choosing a file to its result; nothing is written before `commit`. */
export interface Import {
  readonly kind: RosterKind;
  readonly review: RosterReview | null;
  readonly result: RosterResult | null;
  /** Why the last file was refused or could not be written; said where it was chosen. */
  readonly problem: Problem | null;
  readonly busy: boolean;
  /** Who a row may be about; remembered after the decision, so that it can be changed. */
  readonly candidatesOf: (row: ReviewRow) => ReviewRow['candidates'];
  readonly choose: () => Promise<void>;
  readonly paste: (text: string) => Promise<void>;
  readonly drop: (file: File) => Promise<void>;
  readonly decide: (row: number, decision: string) => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly takeBack: () => Promise<void>;
  readonly reset: () => void;
}

/** Rows that `commit` would write. */
export const writable = (review: RosterReview): number => review.counts.new + review.counts.update;

/** Rows whose person the clerk still has to name. */
export const unsettled = (review: RosterReview): number => review.counts.ask;

/** Who each doubtful row may be about. */
const doubtfulOf = (
  review: RosterReview | null,
): Readonly<Record<number, ReviewRow['candidates']>> =>
  Object.fromEntries(
    (review?.rows ?? [])
      .filter((row) => row.candidates.length > 0)
      .map((row) => [row.row, row.candidates]),
  );

/** Starts an import of one kind; with a review where the file was read elsewhere. */
export function makeImport(kind: RosterKind, first: RosterReview | null = null): Import {
  let review = $state.raw(first);
  let result = $state.raw<RosterResult | null>(null);
  let busy = $state(false);
  let problem = $state.raw<Problem | null>(null);
  let doubtful = $state.raw(doubtfulOf(first));

  async function wait<Value>(question: Promise<Reply<Value>>): Promise<Value | undefined> {
    busy = true;
    problem = null;
    const reply = await question;
    busy = false;
    if (reply.ok) return reply.value;
    problem = reply.problem;
    return undefined;
  }

  const take = async (question: Promise<Reply<RosterReview | null>>): Promise<void> => {
    const found = await wait(question);
    if (!found) return;
    if (found.id !== review?.id) doubtful = {};
    doubtful = { ...doubtful, ...doubtfulOf(found) };
    review = found;
  };

  return {
    kind,
    get review() {
      return review;
    },
    get result() {
      return result;
    },
    get problem() {
      return problem;
    },
    get busy() {
      return busy;
    },
    candidatesOf: (row) => doubtful[row.row] ?? [],
    choose: () => take(ask('roster.choose', { kind })),
    paste: (text) => take(ask('roster.paste', { kind, text })),
    drop: async (file) => {
      if (file.size > LARGEST) {
        problem = { code: 'read-failed', file: file.name, why: 'too-large' };
        return;
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      await take(ask('roster.drop', { kind, name: file.name, bytes }));
    },
    decide: async (row, decision) => {
      if (review !== null) await take(ask('roster.decide', { review: review.id, row, decision }));
    },
    commit: async () => {
      if (review === null) return;
      const written = await wait(ask('roster.commit', { review: review.id }));
      if (written !== undefined) result = written;
    },
    takeBack: async () => {
      if (await undo()) {
        review = null;
        result = null;
      }
    },
    reset: () => {
      problem = null;
      review = null;
      result = null;
    },
  };
}
