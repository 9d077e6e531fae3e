import type { SharedData, SharedKind, Side } from './package.ts';
import type { PlanWorld } from './plan.ts';
import { isJudged, isSame, isVerdict } from './shared-form.ts';

/** What the verdict on a record depends on. */
export interface Judged {
  readonly kind: SharedKind;
  readonly from: Side;
  readonly ours: SharedData;
  readonly theirs: SharedData;
  /** What they said last time; null when that isn't known. */
  readonly before: SharedData | null;
  /** Our version that they have newly seen, if any. */
  readonly seen: SharedData | undefined;
  /** Whether what they tell changed since {@link before}, apart from verdicts. */
  readonly changed: boolean;
}

/** Whether one says everything that the other says, apart from verdicts. */
export const saysAll = (kind: SharedKind, one: SharedData, other: SharedData): boolean =>
  Object.keys(other).every(
    (field) => isVerdict(kind, field) || isSame(one[field] ?? null, other[field] ?? null),
  );

/** At the office: handing in what was returned takes the return back, if it was changed or the return was seen. */
const atOffice = ({ ours, theirs, seen, changed }: Judged): SharedData => {
  if (theirs.status !== 'submitted') return {};
  if (ours.status === 'draft') return { status: 'submitted' };
  return ours.status === 'returned' && (changed || seen?.status === 'returned')
    ? { status: 'submitted', returnReason: '' }
    : {};
};

/** At a department: the office's verdict holds for what the office has, not for what was changed here since. */
const atDepartment = ({ kind, ours, theirs, before }: Judged, content: SharedData): SharedData => {
  const received = 'received' in theirs ? { received: theirs.received } : {};
  const news = before?.status !== theirs.status && saysAll(kind, content, theirs);
  if (!news) return received;
  const returnReason =
    'returnReason' in theirs && ours.returnReason !== theirs.returnReason
      ? { returnReason: theirs.returnReason }
      : {};
  return { ...received, status: theirs.status, ...returnReason };
};

/** A merged record with the verdict that is due on it; the same object where that changes nothing. */
export const withVerdict = (judged: Judged, content: SharedData): SharedData => {
  if (!isJudged(judged.kind)) return content;
  const verdict = judged.from === 'department' ? atOffice(judged) : atDepartment(judged, content);
  return Object.keys(verdict).every((field) => isSame(content[field], verdict[field]))
    ? content
    : { ...content, ...verdict };
};

/** What the office notes on a record that it has from a department for the first time. */
export const received = (
  kind: SharedKind,
  after: SharedData | null,
  ours: SharedData | null,
  { now, side }: Pick<PlanWorld, 'now' | 'side'>,
): SharedData | null => {
  const news = ours === null || ours.status === 'draft';
  if (after === null || !news || side === 'department' || !isJudged(kind)) return after;
  return { ...after, received: now, ...(kind === 'entry' ? { returnReason: '' } : {}) };
};
