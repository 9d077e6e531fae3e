import type { Store } from './connection.ts';
import { canonicalOf, recordOfText } from './codec.ts';
import { batchOf, stepsOf, undoneBy } from './history.ts';
import { cellsOf, isDeleted } from './read.ts';
import type { BatchInfo, Change, RecordRef, StoragePorts, WriteProblem } from './records.ts';
import { write } from './write.ts';

/** Why a batch can't be undone or done again. Nothing was written. */
export type UndoProblem =
  | { readonly code: 'no-such-batch' }
  /** It is undone already. */
  | { readonly code: 'already-undone'; readonly by: string }
  /** Redo of a batch that isn't undone. */
  | { readonly code: 'not-undone' }
  /** These were changed since; undoing would overwrite that. */
  | { readonly code: 'changed-since'; readonly records: readonly RecordRef[] }
  /** The values of these were erased. */
  | { readonly code: 'erased'; readonly records: readonly RecordRef[] }
  | WriteProblem;

export type Undone =
  | { readonly ok: true; readonly batch: string }
  | { readonly ok: false; readonly problem: UndoProblem };

const refused = (problem: UndoProblem): Undone => ({ ok: false, problem });

/** Undoes a batch by a new one that puts every record back, if each still is as that batch left it. */
export const undo = (store: Store, ports: StoragePorts, batch: string, info: BatchInfo): Undone => {
  if (batchOf(store, batch) === undefined) return refused({ code: 'no-such-batch' });
  const by = undoneBy(store, batch);
  if (by !== undefined) return refused({ code: 'already-undone', by });
  const steps = stepsOf(store, batch);
  const ref = ({ kind, record }: (typeof steps)[number]): RecordRef => ({ kind, id: record });
  const erased = steps.filter((step) => step.erased);
  if (erased.length > 0) return refused({ code: 'erased', records: erased.map(ref) });
  const standing = steps.filter(({ kind, record, after }) => {
    const cells = cellsOf(store, kind, record);
    const now = cells === undefined || isDeleted(cells) ? null : canonicalOf(kind, cells);
    return now !== after;
  });
  if (standing.length > 0) return refused({ code: 'changed-since', records: standing.map(ref) });
  const changes = steps.map(
    ({ kind, record, before }) =>
      ({
        kind,
        id: record,
        after: before === null ? null : recordOfText(kind, before),
      }) as Change,
  );
  const written = write(store, ports, { ...info, undoes: batch }, changes);
  if (!written.ok) return refused(written.problem);
  return written.batch === null
    ? refused({ code: 'unexpected', detail: 'nothing to undo' })
    : { ok: true, batch: written.batch };
};

/** Does an undone batch again, by undoing what undid it. */
export const redo = (store: Store, ports: StoragePorts, batch: string, info: BatchInfo): Undone => {
  if (batchOf(store, batch) === undefined) return refused({ code: 'no-such-batch' });
  const by = undoneBy(store, batch);
  return by === undefined ? refused({ code: 'not-undone' }) : undo(store, ports, by, info);
};
