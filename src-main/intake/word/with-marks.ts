import { createHash } from 'node:crypto';
import type { ReadVisit } from '#domain/exchange/hand-in';
import { printedText } from '#domain/exchange/form-marks';
import type { FormMarks, MarkedEntry } from '#domain/exchange/form-marks';
import { doubt } from './draft.ts';
import type { DraftVisit } from './draft.ts';

const digestOf = (texts: readonly string[]): string =>
  createHash('sha256').update(printedText(texts)).digest('hex');

/** Whether free text is what was printed. */
export const isPrintedContent = (pieces: readonly string[], marks: FormMarks): boolean =>
  marks.content !== null && digestOf(pieces) === marks.content;

/** A paragraph of 附件2 taken apart where it was put together: `10月9日，5号楼：走访……`. */
const taken = (draft: DraftVisit, { cut: [time, object] }: MarkedEntry): ReadVisit => {
  const { visit, printed } = draft;
  const [paragraph = ''] = printed;
  if (printed.length !== 1) return visit;
  const named = object > 0 ? paragraph.slice(time + 1, time + 1 + object) : '';
  const from = time + (object > 0 ? object + 2 : 1);
  return { ...visit, object: named, summary: paragraph.slice(from) };
};

/** After a person changed the paragraph: what stands between the date and the first colon is the object, as printed. */
const takenAsChanged = (draft: DraftVisit): ReadVisit => {
  const { visit, printed } = draft;
  if (printed.length !== 1) return visit;
  const found = /^([^：:，。；\n]{1,60})[：:]([^]*)$/u.exec(visit.summary);
  return found === null
    ? visit
    : { ...visit, object: found[1]?.trim() ?? '', summary: found[2]?.trim() ?? '' };
};

interface Pairs {
  readonly drafts: readonly DraftVisit[];
  readonly removed: number;
}

/** The entries of one row and the visits that stand there now. */
const pairRow = (entries: readonly MarkedEntry[], drafts: readonly DraftVisit[]): Pairs => {
  const open = new Set(entries);
  const found = new Map<DraftVisit, MarkedEntry>();
  const pair = (draft: DraftVisit, entry: MarkedEntry): void => {
    found.set(draft, entry);
    open.delete(entry);
  };
  const same = new Set<DraftVisit>();
  for (const draft of drafts) {
    const entry = [...open].find(
      ({ print }) => print !== null && print === digestOf(draft.printed),
    );
    if (entry === undefined) continue;
    pair(draft, entry);
    same.add(draft);
  }
  const left = (): readonly DraftVisit[] => drafts.filter((draft) => !found.has(draft));
  const ofDay = (day: string | null) => ({
    entries: [...open].filter((entry) => entry.day === day),
    drafts: left().filter(({ visit }) => visit.day === day),
  });
  for (const draft of left()) {
    const rivals = ofDay(draft.visit.day);
    const [entry] = rivals.entries;
    if (entry !== undefined && rivals.entries.length === 1 && rivals.drafts.length === 1)
      pair(draft, entry);
  }
  if (left().length === open.size) {
    const entriesLeft = [...open];
    left().forEach((draft, index) => {
      const entry = entriesLeft[index];
      if (entry !== undefined) pair(draft, entry);
    });
  }
  const unsure =
    open.size === 0
      ? []
      : [
          doubt(
            'visits',
            `印出时这一行有 ${String(entries.length)} 次，现在有 ${String(drafts.length)} 次，认不准这一次是改过的哪一次，还是新写的`,
          ),
        ];
  return {
    removed: left().length === 0 ? open.size : 0,
    drafts: drafts.map((draft) => {
      const entry = found.get(draft);
      const asPrinted = same.has(draft);
      const visit: ReadVisit =
        entry === undefined
          ? { ...takenAsChanged(draft), doubts: [...draft.visit.doubts, ...unsure] }
          : {
              ...(asPrinted ? taken(draft, entry) : takenAsChanged(draft)),
              id: entry.id,
              base: entry.base,
              asPrinted,
              // What was printed is known to the ledger, however it reads.
              doubts: asPrinted ? [] : draft.visit.doubts,
            };
      return { ...draft, visit };
    }),
  };
};

/** An entry that stands in two rows is one visit again; where the rows differ now, the changed one is shown. */
const reunited = (drafts: readonly DraftVisit[]): readonly DraftVisit[] => {
  const first = new Map<string, DraftVisit>();
  const result: DraftVisit[] = [];
  for (const draft of drafts) {
    const { id } = draft.visit;
    const known = id === null ? undefined : first.get(id);
    if (id === null || known === undefined) {
      if (id !== null) first.set(id, draft);
      result.push(draft);
      continue;
    }
    const carriers = [...new Set([...known.visit.carriers, ...draft.visit.carriers])];
    const differ = printedText(known.printed) !== printedText(draft.printed);
    const kept = known.visit.asPrinted === true ? draft : known;
    const merged: DraftVisit = {
      ...kept,
      visit: {
        ...kept.visit,
        carriers,
        doubts: differ
          ? [
              ...kept.visit.doubts,
              doubt('summary', `这次记录在${known.visit.where}和${draft.visit.where}写得不一样`),
            ]
          : kept.visit.doubts,
      },
    };
    first.set(id, merged);
    result[result.indexOf(known)] = merged;
  }
  return result;
};

/** Visits with the ids the file carries, and what is to be said about those that are gone. */
export const withMarks = (
  drafts: readonly DraftVisit[],
  marks: FormMarks,
): { readonly drafts: readonly DraftVisit[]; readonly notes: readonly string[] } => {
  const rows = [
    ...new Set([...marks.entries.map(({ row }) => row), ...drafts.map(({ row }) => row)]),
  ];
  const paired = rows.map((row) =>
    pairRow(
      marks.entries.filter((entry) => entry.row === row),
      drafts.filter((draft) => draft.row === row),
    ),
  );
  const removed = paired.reduce((sum, one) => sum + one.removed, 0);
  return {
    drafts: reunited(paired.flatMap((one) => one.drafts)),
    notes:
      removed === 0
        ? []
        : [`印出时有、现在表上没有的记录 ${String(removed)} 条；台账里的不会因此删除。`],
  };
};
