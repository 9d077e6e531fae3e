import type { Conflict } from './kept.ts';
import type { SharedData } from './package.ts';
import type { Decision, PlanWorld, PlanWrites } from './plan.ts';
import { nothing, writesFrom } from './effects.ts';
import { distinctText, matchOf } from './matches.ts';
import type { PlanIds } from './matches.ts';
import { merge } from './merge.ts';
import { withReferences } from './references.ts';
import { isEnding, resolve } from './resolve.ts';
import { isSame } from './shared-form.ts';
import { received } from './verdict.ts';

/** What the two sides of a conflict are now. */
export interface Standing {
  /** null: in the recycle bin, or never taken in. */
  readonly ours: SharedData | null;
  /** With our ids in its references; null: withdrawn. */
  readonly theirs: SharedData | null;
  /** Ours, with what both sides don't dispute. */
  readonly undisputed: SharedData | null;
  /** Fields in which the two still stand against each other. */
  readonly fields: readonly string[];
  /** Nothing is left to decide: ours says the same by now, or is gone like theirs. */
  readonly solved: boolean;
}

/** How a conflict stands now: ours may have changed since it was noted. */
export const isStill = (conflict: Conflict, world: PlanWorld): Standing => {
  const { kind, record, type, theirs: noted, base } = conflict;
  const here = world.here(kind, record);
  const ours = here === undefined || here.deleted ? null : here.data;
  const theirs =
    noted.data === null
      ? null
      : withReferences(
          kind,
          noted.data,
          (target) => world.alias(target.kind, target.id) ?? target.id,
        );
  if (ours === null || theirs === null) {
    const fields = theirs === null ? [] : Object.keys(theirs);
    return { ours, theirs, undisputed: ours, fields, solved: ours === null && theirs === null };
  }
  const fields =
    type === 'differs' && conflict.fields.length > 0
      ? conflict.fields.filter((field) => !isSame(ours[field], theirs[field]))
      : Object.keys(theirs).filter((field) => !isSame(ours[field], theirs[field]));
  const undisputed = type === 'differs' ? merge(kind, ours, theirs, base).after : ours;
  const own = world.here(kind, noted.id);
  const apart = type === 'duplicate' && own !== undefined && !own.deleted && noted.id !== record;
  return { ours, theirs, undisputed, fields, solved: fields.length === 0 || apart };
};

/**
 * Settles a conflict: what it writes, the conflict closed, and what both sides agree on now, so that the same
 * difference isn't asked about again. Without a decision nothing is written.
 */
export const settleConflict = (
  conflict: Conflict,
  decision: Decision,
  world: PlanWorld,
  ids: PlanIds,
): PlanWrites => {
  if (!isEnding(decision)) return writesFrom([], [], world);
  const { kind, record, type } = conflict;
  const now = isStill(conflict, world);
  const resolution = resolve(
    {
      type,
      kind,
      from: world.side === 'office' ? 'department' : 'office',
      record,
      theirId: conflict.theirs.id,
      ours: now.ours,
      theirs: now.theirs,
      undisputed: now.undisputed,
      fields: now.fields,
    },
    decision,
    ids.newId,
  );
  const { alias, distinct } = resolution;
  const arrival = world.arrival(kind, type === 'duplicate' ? conflict.theirs.id : record);
  const match = alias
    ? { type: 'id' as const, kind, text: conflict.theirs.id, target: resolution.record }
    : distinct === null
      ? null
      : { type: 'distinct' as const, kind, text: distinctText(...distinct), target: null };
  return writesFrom(
    [
      {
        ...nothing('settled'),
        records: resolution.records
          .filter(({ after }) => after !== null || now.ours !== null)
          .map((one) => ({
            ...one,
            after: received(kind, one.after, one.id === record ? now.ours : null, world),
          })),
        arrivals:
          arrival === undefined
            ? []
            : [{ ...arrival, record: resolution.record, base: now.theirs }],
        conflicts: [{ ...conflict, settled: { choice: decision.choice, at: world.now } }],
        matches: match === null ? [] : [matchOf(match, world.now, ids.digest)],
        alias: null,
      },
    ],
    [],
    world,
  );
};
