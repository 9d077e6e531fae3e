import type { Answer, Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Problem, Reply } from '#api/reply';
import type { Link } from '#domain/people';
import { addDays, fullDayText } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import type { Change } from '#storage/records';
import { registerOf } from './register.ts';
import type { Register } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

type Move = Asked<'link.move'>['moves'][number];

const invalid = (text: string): Problem => ({ code: 'invalid', field: '联系安排', text });

/** What one move makes of the links: those it replaces by themselves changed, and those it adds. */
interface Moved {
  /** The old link as it shall be; null takes it away. */
  readonly old: { readonly id: string; readonly after: Link | null } | null;
  readonly fresh: Link | null;
  readonly what: string;
}

interface Moving {
  readonly register: Register;
  readonly since: PlainDate;
  readonly newId: () => string;
}

const nameOf = (register: Register, person: string): string =>
  register.people.get(person)?.name ?? '';

const faultOf = (
  { register, since }: Moving,
  move: Move,
  old: Link | undefined,
): Problem | null => {
  const object = register.objects.get(move.object);
  if (object === undefined) return { code: 'not-found', what: 'object' };
  if (move.person !== null && !register.people.has(move.person))
    return { code: 'not-found', what: 'person' };
  if (move.link !== null && old === undefined) return { code: 'not-found', what: 'link' };
  if (old === undefined && move.person === null) return invalid('没有要改动的内容。');
  if (typeof old?.until === 'string' && old.until < since)
    return invalid(
      `${nameOf(register, old.person)}对“${object.name}”的联系已于${fullDayText(old.until)}结束，不能再改派。`,
    );
  if (old?.person === move.person && old.object === move.object)
    return invalid(`“${object.name}”现在就由${nameOf(register, old.person)}联系，没有改动。`);
  if (move.person !== null && object.until !== null && object.until < since)
    return invalid(`“${object.name}”到${fullDayText(object.until)}为止，之后不能再指派。`);
  if (move.person !== null && object.since !== null && object.since > since)
    return invalid(`“${object.name}”从${fullDayText(object.since)}才有，之前不能指派。`);
  return null;
};

/**
 * A link that began before ends the day before the change. One that began that day or later was never in force
 * before it: it is changed itself (or taken away), so that no link of no days stays behind.
 */
const movedBy = ({ register, since, newId }: Moving, move: Move, old: Link | undefined): Moved => {
  const object = register.objects.get(move.object)?.name ?? '';
  const to = move.person === null ? '' : nameOf(register, move.person);
  const fresh: Link | null =
    move.person === null
      ? null
      : {
          id: newId(),
          person: move.person,
          object: move.object,
          since,
          until: null,
          origin: old?.origin === 'advocated' ? 'advocated' : 'assigned',
        };
  if (old === undefined) return { old: null, fresh, what: `指派 ${to} 联系 ${object}` };
  const from = nameOf(register, old.person);
  const what = fresh === null ? `结束 ${from} 联系 ${object}` : `${object} 由 ${from} 改派 ${to}`;
  if (old.since < since) {
    return { old: { id: old.id, after: { ...old, until: addDays(since, -1) } }, fresh, what };
  }
  const after = fresh === null ? null : { ...fresh, id: old.id };
  return { old: { id: old.id, after }, fresh: null, what };
};

const overlap = (a: Link, b: Link): boolean =>
  a.id !== b.id &&
  a.person === b.person &&
  a.object === b.object &&
  (a.until === null || a.until >= b.since) &&
  (b.until === null || b.until >= a.since);

/** Somebody who would be linked to one object twice at a time, as a problem. */
const overlapIn = (register: Register, moved: readonly Moved[]): Problem | null => {
  const touched = new Set(moved.flatMap(({ old }) => (old === null ? [] : [old.id])));
  const made = moved.flatMap(({ old, fresh }) => [old?.after ?? [], fresh ?? []].flat());
  const all = [...register.links.filter(({ id }) => !touched.has(id)), ...made];
  const mine = new Set(made);
  for (const link of mine) {
    const other = all.find((one) => overlap(one, link));
    if (other !== undefined) {
      const object = register.objects.get(link.object)?.name ?? '';
      return invalid(
        `${nameOf(register, link.person)}从${fullDayText(other.since)}起已经联系“${object}”，同一时间不能重复。`,
      );
    }
  }
  return null;
};

/** Ends links the day before a day and begins others on it, all in one step. */
export const moveLinks = (
  session: Session,
  { since, moves }: Asked<'link.move'>,
): Reply<Answer<'link.move'>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const register = registerOf(session, open.value);
  const moving: Moving = { register, since, newId: session.ports.newId };
  const links = new Map(register.links.map((link) => [link.id, link]));
  const moved: Moved[] = [];
  for (const move of moves) {
    const old = move.link === null ? undefined : links.get(move.link);
    const fault = faultOf(moving, move, old);
    if (fault !== null) return failed(fault);
    moved.push(movedBy(moving, move, old));
  }
  const twice = overlapIn(register, moved);
  if (twice !== null) return failed(twice);
  const changes: readonly Change[] = moved.flatMap(({ old, fresh }): readonly Change[] => [
    ...(old === null ? [] : [{ kind: 'link' as const, id: old.id, after: old.after }]),
    ...(fresh === null ? [] : [{ kind: 'link' as const, id: fresh.id, after: fresh }]),
  ]);
  const [only] = moved;
  const from = `自${fullDayText(since)}起`;
  const what =
    moved.length === 1 && only !== undefined
      ? `${only.what}，${from}`
      : `调整 ${String(moved.length)} 个联系点，${from}`;
  const written = session.write(what, changes, ['roster', 'sheets', 'compliance']);
  return written.ok ? done(null) : written;
};
