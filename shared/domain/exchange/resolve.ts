import type { ConflictType } from './kept.ts';
import type { SharedData, SharedKind, Side } from './package.ts';
import type { Decision, PlanRow } from './plan.ts';
import { edited } from './field-values.ts';
import { isJudged, isSame, isVerdict } from './shared-form.ts';
import { saysAll } from './verdict.ts';

/** Two sides that a person decides between. */
export interface Dispute {
  readonly type: ConflictType;
  readonly kind: SharedKind;
  /** Which side theirs is. */
  readonly from: Side;
  readonly record: string;
  /** Id under which theirs comes. */
  readonly theirId: string;
  readonly ours: SharedData | null;
  readonly theirs: SharedData | null;
  /** Ours with what nobody disputes; null where ours is in the recycle bin, or not there. */
  readonly undisputed: SharedData | null;
  readonly fields: readonly string[];
}

/** What a row puts before a person. */
export const disputeOf = (row: PlanRow, type: ConflictType, from: Side): Dispute => ({
  type,
  kind: row.candidate.kind,
  from,
  record: row.record,
  theirId: row.candidate.id,
  ours: row.ours,
  theirs: row.candidate.data,
  undisputed: row.after,
  fields: row.fields,
});

/** A decision that ends a dispute. */
export type Verdict = Exclude<Decision, { readonly choice: 'take' | 'leave' | 'later' }>;

/** Whether a decision ends a dispute. */
export const isEnding = (decision: Decision): decision is Verdict =>
  decision.choice !== 'take' && decision.choice !== 'leave' && decision.choice !== 'later';

/** What a decision comes to. */
export interface Resolution {
  readonly records: readonly {
    readonly kind: SharedKind;
    readonly id: string;
    readonly after: SharedData | null;
  }[];
  /** Our record that theirs is from now on. */
  readonly record: string;
  /** Two records, known to be two. */
  readonly distinct: readonly [string, string] | null;
  /** Their id stands for our record. */
  readonly alias: boolean;
}

const fieldsOf = (data: SharedData, fields: readonly string[]): SharedData =>
  Object.fromEntries(fields.flatMap((field) => (field in data ? [[field, data[field]]] : [])));

/** What holds when theirs is chosen: their word on all that is disputed. */
const theirWord = (dispute: Dispute): SharedData | null => {
  const { type, kind, from, undisputed, theirs, fields } = dispute;
  if (theirs === null || undisputed === null) return theirs;
  const own = type === 'duplicate' ? theirs : fieldsOf(theirs, fields);
  const after = { ...undisputed, ...own };
  // The office's verdict is on its own words, so it comes with them
  const verdicts =
    from === 'office' && isJudged(kind) && saysAll(kind, after, theirs)
      ? Object.keys(theirs).filter((field) => isVerdict(kind, field))
      : [];
  return { ...after, ...fieldsOf(theirs, verdicts) };
};

const decided = (dispute: Dispute, decision: Verdict, newId: () => string): Resolution => {
  const { kind, record, theirId, ours, theirs, undisputed, type } = dispute;
  const alias = type === 'duplicate' && theirId !== record;
  const kept = {
    records: [{ kind, id: record, after: undisputed }],
    record,
    distinct: null,
    alias,
  };
  switch (decision.choice) {
    case 'ours':
      return kept;
    case 'theirs':
      return { ...kept, records: [{ kind, id: record, after: theirWord(dispute) }] };
    case 'edit': {
      const start = undisputed ?? theirs;
      if (start === null) return kept;
      const after = edited(start, ours, theirs, decision.fields);
      return { ...kept, records: [{ kind, id: record, after }] };
    }
    case 'both':
    case 'distinct': {
      if (theirs === null) return kept;
      const id = type === 'duplicate' ? theirId : newId();
      const own = { kind, id, after: type === 'duplicate' ? theirs : { ...undisputed, ...theirs } };
      return type === 'duplicate'
        ? { records: [own], record: id, distinct: [record, id], alias: false }
        : { ...kept, records: [...kept.records, own], distinct: [record, id] };
    }
  }
};

/** What a decision about two sides comes to. `newId` gives an id for theirs where both are kept and the id is taken. */
export const resolve = (dispute: Dispute, decision: Verdict, newId: () => string): Resolution => {
  const resolution = decided(dispute, decision, newId);
  const { record, ours } = dispute;
  return {
    ...resolution,
    // Ours is seen as theirs would say it, without our verdict: written again unchanged, it would lose that.
    records: resolution.records.filter(
      ({ id, after }) => id !== record || ours === null || !isSame(after, ours),
    ),
  };
};
