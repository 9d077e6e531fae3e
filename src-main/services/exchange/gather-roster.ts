import { ISSUED, REPORTED } from '#domain/exchange/package';
import type { SharedKind } from '#domain/exchange/package';
import type { Ledger } from '#storage/ledger';
import { SETTING } from '../overview.ts';
import type { Session } from '../session.ts';
import { JUDGING } from '../register.ts';
import { heldBack, isInScope } from './scope.ts';
import { changedSince, wasTold } from './to-send.ts';
import type { Gathered, Outgoing, Target } from './to-send.ts';

/** Settings that a department judges and prints by. */
const SETTINGS: ReadonlySet<string> = new Set([SETTING.institution, JUDGING]);

/** Units and people whom records name: they have to be there before what names them. */
interface Named {
  readonly units: Set<string>;
  readonly people: Set<string>;
}

const namedBy = (records: readonly Outgoing[]): Named => {
  const named: Named = { units: new Set(), people: new Set() };
  for (const { told } of records) {
    if (told.kind === 'entry')
      for (const { person } of told.record.participants) named.people.add(person);
    if (told.kind === 'post' || told.kind === 'object' || told.kind === 'issue')
      if (told.record.unit !== null) named.units.add(told.record.unit);
  }
  return named;
};

/** Units with all that stand above them. */
const withParents = (ledger: Ledger, units: Iterable<string>): ReadonlySet<string> => {
  const parents = new Map(ledger.all('unit').map(({ id, parent }) => [id, parent]));
  const all = new Set<string>();
  for (const unit of units) {
    let next: string | null = unit;
    while (next !== null && !all.has(next)) {
      all.add(next);
      next = parents.get(next) ?? null;
    }
  }
  return all;
};

const KINDS: readonly SharedKind[] = [...ISSUED, ...REPORTED];

/**
 * Everything a department needs to work by: its people with all their posts, every contact object, policies and the
 * calendar, and its own records as they are here, from which both sides go on. What was told once and is gone since
 * goes as withdrawn.
 *
 * It is always the whole: whom a unit answers for changes without any record of theirs being touched.
 */
export const gatherRoster = (session: Session, ledger: Ledger, target: Target): Gathered => {
  const { scope, traffic } = target;
  const rosters = traffic.went.filter(({ kind }) => kind === 'roster');
  const everything = KINDS.flatMap((kind) => changedSince(session, ledger, kind, 0));
  const isTold = (outgoing: Outgoing): boolean => {
    const { told, deleted } = outgoing;
    if (told.kind === 'setting' && !SETTINGS.has(told.record.id)) return false;
    if (deleted) return wasTold(ledger, 'office', rosters, told);
    return heldBack('office', told) === undefined;
  };
  const own = everything.filter(
    (outgoing) =>
      outgoing.told.kind !== 'unit' && isInScope(scope, outgoing.told) && isTold(outgoing),
  );
  const named = namedBy(own.filter(({ deleted }) => !deleted));
  const units = withParents(ledger, [...scope.units, ...named.units]);
  const others = everything.filter((outgoing) => {
    const { told, deleted } = outgoing;
    if (deleted) return told.kind === 'unit' && isTold(outgoing);
    if (told.kind === 'unit') return units.has(told.record.id);
    // Who came along from another unit is known by name, without posts.
    return (
      told.kind === 'person' &&
      named.people.has(told.record.id) &&
      !scope.people.has(told.record.id)
    );
  });
  const rank = new Map(KINDS.map((kind, index) => [kind, index]));
  return {
    records: [...own, ...others].sort(
      (a, b) => (rank.get(a.told.kind) ?? 0) - (rank.get(b.told.kind) ?? 0),
    ),
    held: [],
  };
};
