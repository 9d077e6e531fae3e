import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { ChangeLabel } from '#api/views';
import type { LocalTime } from '#domain/plain-date';
import type { Batch } from '#storage/history';
import type { Ledger } from '#storage/ledger';
import { lockedMonth } from './lock-guard.ts';
import { ACTOR, LASTING_SOURCE, ledgerOf, SETUP_SOURCE } from './session.ts';
import type { Session } from './session.ts';

/** How far back one can go step by step. */
const STEPS = 200;

/** Saves of one text no further apart than this are one step to the person who typed it. */
const BURST_SECONDS = 60;

const TYPING = 'typing ';

/** Source of a batch that saved a record while somebody was typing in it. */
export const typingIn = (id: string): string => `${TYPING}${id}`;

const secondOfDay = (time: LocalTime): number =>
  Number(time.slice(11, 13)) * 3600 + Number(time.slice(14, 16)) * 60 + Number(time.slice(17, 19));

/** Two saves of one burst of typing: the same record, the same day, shortly after each other. */
export const isOneBurst = (
  earlier: { readonly source: string; readonly at: LocalTime },
  later: { readonly source: string; readonly at: LocalTime },
): boolean =>
  later.source === earlier.source &&
  later.source.startsWith(TYPING) &&
  later.at.slice(0, 10) === earlier.at.slice(0, 10) &&
  secondOfDay(later.at) - secondOfDay(earlier.at) <= BURST_SECONDS;

/**
 * The changes that undo takes back next, newest first. Setting up the ledger itself is no step; acts that are to last
 * are passed over.
 */
export const undoable = (ledger: Ledger): readonly Batch[] => {
  const standing = ledger
    .lastBatches(STEPS)
    .filter(
      ({ undoes, undone, source }) => undoes === null && !undone && source !== LASTING_SOURCE,
    );
  const [last] = standing;
  if (last === undefined || last.source === SETUP_SOURCE) return [];
  const end = standing.findIndex(
    (batch, index) => index > 0 && !isOneBurst(batch, standing[index - 1] ?? batch),
  );
  return standing.slice(0, end === -1 ? standing.length : end);
};

/**
 * The changes that redo brings back next, oldest first, as long as nothing new was done after they were undone.
 * Changes that were done again already are passed over.
 */
export const redoable = (ledger: Ledger): readonly Batch[] => {
  const batches = ledger.lastBatches(STEPS);
  const byId = new Map(batches.map((batch) => [batch.id, batch]));
  const targetOf = (batch: Batch): Batch | undefined =>
    batch.undoes === null ? undefined : byId.get(batch.undoes);
  const steps: Batch[] = [];
  for (const batch of batches) {
    const target = targetOf(batch);
    // Something that was undone, or that did something again: neither is new.
    if (batch.undone || (target !== undefined && target.undoes !== null)) continue;
    if (batch.source === LASTING_SOURCE) continue;
    const before = steps.at(-1);
    if (target === undefined || (before !== undefined && !isOneBurst(before, target))) break;
    steps.push(target);
  }
  return steps;
};

/** A step in words; null when there is none. */
export const labelOfStep = ([first]: readonly Batch[]): ChangeLabel | null =>
  first === undefined ? null : { batch: first.id, what: first.what ?? '' };

/** Takes the last step back, or does it again; each is a change of its own in the history. */
export const step = (session: Session, direction: 'undo' | 'redo'): Reply<ChangeLabel> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const batches = direction === 'undo' ? undoable(ledger) : redoable(ledger);
  const label = labelOfStep(batches);
  if (label === null)
    return failed({ code: direction === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo' });
  const month = lockedMonth(
    ledger,
    batches.flatMap(({ id }) => ledger.alteredBy(id)),
  );
  if (month !== undefined) return failed({ code: 'month-locked', month });
  const verb = direction === 'undo' ? '撤销' : '重做';
  const info = { actor: ACTOR, what: `${verb}：${label.what}`, source: 'local' };
  const blocked = batches.some(
    ({ id }) => !(direction === 'undo' ? ledger.undo(id, info) : ledger.redo(id, info)).ok,
  );
  // Also when it stopped half way: what was taken back until then has changed the ledger.
  session.touch(['overview', 'roster', 'sheets', 'compliance']);
  return blocked ? failed({ code: 'undo-blocked', what: label.what }) : done(label);
};
