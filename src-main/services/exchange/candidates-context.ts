import { academicYears } from '#domain/academic-calendar';
import { groupBy } from '#domain/exchange/folding';
import type { HandInContext } from '#domain/exchange/hand-in-context';
import { matchId } from '#domain/exchange/matches';
import { canonicalText, sharedForm } from '#domain/exchange/shared-form';
import type { Ledger } from '#storage/ledger';
import { registerOf } from '../register.ts';
import type { Session } from '../session.ts';

/** What turning forms and workbooks into candidates looks up, whatever file it is. */
export const handInContext = (
  session: Session,
  ledger: Ledger,
): Omit<HandInContext, 'file' | 'kind'> => {
  const register = registerOf(session, ledger);
  const { clock, newId, digest } = session.ports;
  const issues = groupBy(
    ledger.all('issue').filter(({ entry }) => entry !== null),
    ({ entry }) => entry ?? '',
  );
  return {
    now: clock.now(),
    newId,
    digest,
    people: [...register.people.values()],
    postsOf: (person) => register.postsOf.get(person) ?? [],
    unitName: (unit) => register.units.get(unit)?.name ?? '',
    objects: [...register.objects.values()],
    policies: register.policies,
    academicYears: academicYears(register.prepared),
    remembered: (kind, text) => {
      const found = ledger.record('match', matchId('name', kind, text, digest));
      return found?.deleted === false ? (found.record.target ?? undefined) : undefined;
    },
    entry: (id) => ledger.entry(id),
    version: (id, wanted) =>
      ledger
        .historyOf('entry', id)
        .flatMap(({ after }) => (after === null ? [] : [after]))
        // A form carries the digest of the whole record, a workbook that of what the department answers for.
        .findLast((entry) =>
          (['office', 'department'] as const).some(
            (side) => digest(canonicalText(sharedForm('entry', entry, side))) === wanted,
          ),
        ),
    issuesOf: (entry) => issues.get(entry) ?? [],
  };
};
