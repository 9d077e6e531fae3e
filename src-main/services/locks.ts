import type { Asked } from '#api/contract';
import type { LockView, SheetLock } from '#api/office-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { monthOf, monthText } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import { openExceptionFor } from './lock-guard.ts';
import { registerOf } from './register.ts';
import type { Register } from './register.ts';
import { LASTING_SOURCE, ledgerOf } from './session.ts';
import type { Session } from './session.ts';

const EVERYBODY = '全体人员';

const nameOf = (register: Register, person: string | null): string =>
  person === null ? EVERYBODY : (register.people.get(person)?.name ?? '');

const lockOf = (ledger: Ledger, month: string) => {
  const found = ledger.record('month-lock', month);
  return found?.deleted === false ? found.record : undefined;
};

/** Closed months, newest first, each with its exceptions, newest first. */
export const listLocks = (session: Session): Reply<readonly LockView[]> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const register = registerOf(session, open.value);
  const exceptions = open.value
    .all('lock-exception')
    .map((exception) => ({ ...exception, name: nameOf(register, exception.person) }))
    .reverse();
  return done(
    [...open.value.all('month-lock')]
      .sort((a, b) => b.id.localeCompare(a.id))
      .map((lock) => ({
        ...lock,
        exceptions: exceptions.filter(({ month }) => month === lock.id),
      })),
  );
};

/** 封账: closes a month that is over. */
export const closeMonth = (session: Session, { month, note }: Asked<'lock.close'>): Reply<null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const field = monthText(month);
  if (lockOf(open.value, month) !== undefined)
    return failed({ code: 'invalid', field, text: '已经封账，不必再封。' });
  if (month >= monthOf(session.ports.clock.today()))
    return failed({ code: 'invalid', field, text: '这个月还没有过完，到下个月才能封账。' });
  const lock = { id: month, at: session.ports.clock.now(), note: note.trim() };
  const written = session.write(
    `封账 ${field}${lock.note === '' ? '' : `：${lock.note}`}`,
    [{ kind: 'month-lock', id: month, after: lock }],
    ['sheets'],
    LASTING_SOURCE,
  );
  return written.ok ? done(null) : written;
};

/** 开封: opens a recorded exception, for one person's records of a closed month or for everybody's. */
export const openException = (
  session: Session,
  { month, person, reason, approver }: Asked<'lock.except'>,
): Reply<null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const register = registerOf(session, open.value);
  const field = `${nameOf(register, person)} ${monthText(month)}`.trim();
  if (person !== null && !register.people.has(person))
    return failed({ code: 'not-found', what: 'person' });
  if (lockOf(open.value, month) === undefined)
    return failed({ code: 'invalid', field, text: '没有封账，可以直接修改，不需要开封。' });
  const known = open.value
    .all('lock-exception')
    .some((other) => other.until === null && other.month === month && other.person === person);
  if (known) return failed({ code: 'invalid', field, text: '已经开封，还没有结束。' });
  const id = session.ports.newId();
  const after = {
    id,
    month,
    person,
    reason: reason.trim(),
    approver: approver.trim(),
    from: session.ports.clock.now(),
    until: null,
  };
  const written = session.write(
    `开封 ${field}：${after.reason}（批准人 ${after.approver}）`,
    [{ kind: 'lock-exception', id, after }],
    ['sheets'],
    LASTING_SOURCE,
  );
  return written.ok ? done(null) : written;
};

/** Ends an exception: from now on the month is closed again for whom it was opened. */
export const endException = (session: Session, { id }: Asked<'lock.end'>): Reply<null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const found = open.value.record('lock-exception', id);
  if (found === undefined || found.deleted)
    return failed({ code: 'not-found', what: 'lock-exception' });
  const { record } = found;
  const field = `${nameOf(registerOf(session, open.value), record.person)} ${monthText(record.month)}`;
  if (record.until !== null) return failed({ code: 'invalid', field, text: '这次开封已经结束。' });
  const written = session.write(
    `结束开封 ${field}`,
    [{ kind: 'lock-exception', id, after: { ...record, until: session.ports.clock.now() } }],
    ['sheets'],
    LASTING_SOURCE,
  );
  return written.ok ? done(null) : written;
};

/** Whether a person's sheet of a month may be changed; null while the month isn't closed. */
export const sheetLockOf = (
  ledger: Ledger,
  key: { readonly person: string; readonly month: string },
): SheetLock | null => {
  const lock = lockOf(ledger, key.month);
  return lock === undefined
    ? null
    : { at: lock.at, exception: openExceptionFor(ledger, key) ?? null };
};
