import type { SharedData, SharedKind } from '#domain/exchange/package';
import type { Candidate } from '#domain/exchange/plan';
import { isSent, sharedForm } from '#domain/exchange/shared-form';
import { arrivalKey, digestOfData, openConflicts, other } from './installations.ts';
import type { Installation, Package } from './installations.ts';

/** Everything since what the other side last acknowledged, as one package. */
export const packageFor = (at: Installation, partner: string): Package => {
  const since = at.acknowledged.get(partner) ?? 0;
  const lines = [...at.records].flatMap(([key, versions]): readonly Candidate[] => {
    const [kind, id] = key.split(' ') as [SharedKind, string];
    const last = versions.at(-1);
    if (last === undefined) return [];
    if (last.data !== null && !isSent(kind, last.data, at.side)) return [];
    const arrival = at.arrivals.get(arrivalKey(partner, kind, id));
    const data = last.data === null ? null : sharedForm(kind, last.data, at.side);
    const theirForm = last.data === null ? null : sharedForm(kind, last.data, other(at.side));
    const differs = arrival !== undefined && arrival.digest !== digestOfData(theirForm);
    const settled = [...at.conflicts.values()].flatMap((all) => {
      const one = all.at(-1);
      const about = one?.conflict.kind === kind && one.conflict.record === id;
      return about && one.conflict.settled !== null ? [one.seq] : [];
    });
    const rev = Math.max(last.seq, ...settled, differs ? arrival.seq : 0);
    if (rev <= since) return [];
    const waits = openConflicts(at).some((one) => one.kind === kind && one.record === id);
    return [
      {
        key: `${at.name} ${key}`,
        kind,
        id,
        rev,
        base: waits ? null : (arrival?.digest ?? null),
        data,
        digest: digestOfData(data),
        where: '',
        doubts: [],
      },
    ];
  });
  return {
    from: at.name,
    side: at.side,
    upTo: at.seq,
    acknowledges: at.taken.get(partner) ?? 0,
    lines,
  };
};

/** What a ledger says, in the form in which departments tell of it: by record, without what was deleted. */
export const told = (at: Installation): Readonly<Record<string, SharedData>> =>
  Object.fromEntries(
    [...at.records]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, versions]) => {
        const [kind] = key.split(' ') as [SharedKind];
        const data = versions.at(-1)?.data ?? null;
        return data === null ? [] : [[key, sharedForm(kind, data, 'department')]];
      }),
  );
