import type { RecordLine } from '#domain/exchange/package';
import type { Ledger } from '#storage/ledger';
import type { Session } from '../session.ts';
import { keptRecords } from './plan-world-kept.ts';
import { scopeOf } from './scope.ts';

/** How many people a refusal names. */
const NAMED = 5;

/** The person a record is about; `undefined` for one that is about nobody. */
export const personOf = (type: RecordLine['type'], data: object): string | undefined => {
  const first: unknown =
    'participants' in data && Array.isArray(data.participants) ? data.participants[0] : data;
  if (typeof first !== 'object' || first === null || type === 'object') return undefined;
  return 'person' in first && typeof first.person === 'string' ? first.person : undefined;
};

/**
 * Refuses a department's package that speaks about people who never held a post in it: what it says of them, and
 * whose records it would change. Someone the roster doesn't have at all is left to the plan, row by row.
 */
export const strangersIn = (
  session: Session,
  ledger: Ledger,
  unit: { readonly id: string; readonly name: string },
  lines: readonly RecordLine[],
): string | undefined => {
  const own = scopeOf(session, ledger, unit.id).people;
  const kept = keptRecords(
    ledger,
    lines.map(({ type }) => type),
  );
  const names = new Map(ledger.all('person').map(({ id, name }) => [id, name]));
  const strangers = new Set<string>();
  const look = (person: string | undefined): void => {
    const name = person === undefined || own.has(person) ? undefined : names.get(person);
    if (name !== undefined) strangers.add(name);
  };
  for (const { type, id, data } of lines) {
    if (data !== null) look(personOf(type, data));
    const ours = kept.find(type, id);
    if (ours !== undefined) look(personOf(type, ours.record));
  }
  if (strangers.size === 0) return undefined;
  const named = [...strangers].slice(0, NAMED).join('、');
  const all = strangers.size > NAMED ? `${named}等 ${String(strangers.size)} 人` : named;
  return `包里有不属于“${unit.name}”的人的记录：${all}。整个包都没有收。如果他们在该单位任过职，请先在“名册与制度”里补上任职再导入；否则请对方删去这些记录，重新做包。`;
};
