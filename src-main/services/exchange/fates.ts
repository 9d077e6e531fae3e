import type { EntryBrief } from '#api/cell-views';
import type { Answer, Asked } from '#api/contract';
import type { FateView } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Entry } from '#domain/entry';
import { isSame, isVerdict } from '#domain/exchange/shared-form';
import { monthOf } from '#domain/plain-date';
import type { Revision } from '#storage/history';
import type { Ledger } from '#storage/ledger';
import { briefOf } from '../entry-words.ts';
import { monthSpan, registerOf } from '../register.ts';
import { isFromOffice, ledgerOf } from '../session.ts';
import type { Session } from '../session.ts';
import { labelOfField } from './field-words.ts';
import { purposeOf } from './purpose.ts';
import { isInScope } from './scope.ts';
import { heldOf } from './send-held.ts';
import { keyOf } from './send-standing.ts';
import { isAsTheySaid, targetFor, wasTold } from './to-send.ts';
import type { Target } from './to-send.ts';
import { isAcknowledged } from './traffic.ts';

/** What the office changed in the text of an entry, where the last change of it came from there. */
const changedThere = (last: Revision<'entry'> | undefined): string => {
  if (last === undefined || !isFromOffice(last.source)) return '';
  const { before, after } = last;
  if (before === null || after === null) return '';
  const fields = Object.entries(after)
    .filter(
      ([name, value]) =>
        !isVerdict('entry', name) &&
        !isSame(value, Object.entries(before).find(([key]) => key === name)?.[1] ?? null),
    )
    .map(([name]) => labelOfField('entry', name))
    .filter((label) => label !== undefined);
  return fields.length === 0 ? '' : `中心台账改动了：${fields.join('、')}`;
};

/** What is looked at for every entry of a month. */
interface Seen {
  readonly session: Session;
  readonly ledger: Ledger;
  readonly target: Target;
}

type State = FateView['state'];

const fateOf = (
  { session, ledger, target }: Seen,
  entry: Entry,
): Pick<FateView, 'state' | 'note' | 'sequence'> => {
  const went = target.traffic.went.filter((one) => !heldOf(ledger, one).includes(entry.id));
  const revisions = ledger.historyOf('entry', entry.id);
  const last = revisions.at(-1);
  const own = revisions.findLast(({ source }) => !isFromOffice(source))?.seq ?? 0;
  const told = { kind: 'entry', record: entry } as const;
  const isTheirs = isAsTheySaid(session, ledger, target, { told, deleted: false });
  const after = went.filter(({ upTo }) => upTo >= (last?.seq ?? 0));
  const taken = after.find((delivery) => isAcknowledged(target.traffic, delivery));
  const state = ((): State => {
    if (entry.status === 'draft' || entry.status === 'returned') return entry.status;
    if (isTheirs) return entry.status === 'accepted' ? 'accepted' : 'received';
    if (taken !== undefined) return 'received';
    if (after.length > 0) return 'sent';
    const known =
      target.standing.arrivals.has(keyOf(told)) || wasTold(ledger, 'department', went, told);
    return known ? 'changed-since' : 'to-send';
  })();
  const carrier = state === 'sent' ? after.at(-1) : went.find(({ upTo }) => upTo >= own);
  const isOut = state !== 'draft' && state !== 'to-send' && state !== 'changed-since';
  return {
    state,
    note: entry.status === 'returned' ? entry.returnReason : changedThere(last),
    sequence: isOut ? (carrier?.sequence ?? null) : null,
  };
};

/** What an entry says, without day and person, which have columns of their own. */
const whatOf = ({ carriers, object, summary }: EntryBrief): string => {
  const where = [carriers.join('、'), object].filter((word) => word !== '').join(' ');
  return [where, summary].filter((word) => word !== '').join('：');
};

/** 部门填报: what became of the entries of a month. */
export const fatesOf = (
  session: Session,
  { month }: Asked<'exchange.fates'>,
): Reply<Answer<'exchange.fates'>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const purpose = purposeOf(ledger);
  if (purpose.side === 'office') return failed({ code: 'other-side', side: 'department' });
  const register = registerOf(session, ledger);
  const target = targetFor(session, ledger, purpose.unit.id);
  const seen = { session, ledger, target };
  return done(
    ledger
      .entries(monthSpan(month))
      .filter((record) => isInScope(target.scope, { kind: 'entry', record }))
      .map((entry) => ({
        entry: entry.id,
        title: whatOf(briefOf(register, entry)),
        day: entry.happened,
        person: register.people.get(entry.participants[0]?.person ?? '')?.name ?? '',
        month: monthOf(entry.happened),
        ...fateOf(seen, entry),
      })),
  );
};
