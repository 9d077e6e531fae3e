import type { Asked } from '#api/contract';
import type { SignalView } from '#api/compliance-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { signalsOf } from '#domain/compliance/signals';
import type { Signal } from '#domain/compliance/signals';
import type { Dismissal } from '#domain/office';
import { periodHolding } from '#domain/period';
import { briefOf } from './entry-words.ts';
import { factsAround } from './facts.ts';
import { registerOf } from './register.ts';
import type { Register } from './register.ts';
import { ACTOR, ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import { signalText } from './signal-words.ts';

/** A key that stays short however many entries a signal concerns. */
const keyOf = (session: Session, signal: Signal): string =>
  `${signal.kind} ${session.ports.digest(signal.key)}`;

const dismissedOf = (found: Dismissal | undefined): SignalView['dismissed'] =>
  found === undefined ? null : { reason: found.reason, by: found.by, at: found.at };

const viewOf = (
  register: Register,
  signal: Signal,
  asked: Pick<SignalView, 'key' | 'dismissed'> & {
    readonly entries: Parameters<typeof signalText>[2];
  },
): SignalView => ({
  key: asked.key,
  kind: signal.kind,
  text: signalText(register, signal, asked.entries),
  people: signal.people.map((id) => ({ id, name: register.people.get(id)?.name ?? '' })),
  entries: asked.entries.map((entry) => briefOf(register, entry)),
  dismissed: asked.dismissed,
});

/** Signs, in a range, that a record may not be true; those looked at and found to be nothing are marked. */
export const signalList = (
  session: Session,
  asked: Asked<'compliance.signals'>,
): Reply<readonly SignalView[]> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const span = periodHolding(asked.range.kind, asked.range.day, register.prepared);
  if (span === undefined)
    return failed({
      code: 'invalid',
      field: '期间',
      text: '校历里没有这一天所在的期间。请在“名册与制度—校历”中补上，或另选一天。',
    });
  return done(
    session.kept(`signals ${span.from} ${span.until}`, () => {
      const prepared = factsAround(session, ledger, span);
      const byId = new Map(prepared.facts.entries.map((entry) => [entry.id, entry]));
      const dismissals = new Map(ledger.all('dismissal').map((found) => [found.id, found]));
      return signalsOf(prepared, span).map((signal) => {
        const key = keyOf(session, signal);
        return viewOf(register, signal, {
          key,
          dismissed: dismissedOf(dismissals.get(key)),
          entries: signal.entries.flatMap((id) => byId.get(id) ?? []),
        });
      });
    }),
  );
};

/** Records that a signal was looked at and is nothing, and why. */
export const dismissSignal = (
  session: Session,
  { key, reason }: Asked<'signal.dismiss'>,
): Reply<null> => {
  const after = { id: key, reason, by: ACTOR, at: session.ports.clock.now() };
  const written = session.write(
    `看过一条疑点，没有问题：${reason}`,
    [{ kind: 'dismissal', id: key, after }],
    ['compliance'],
  );
  return written.ok ? done(null) : written;
};

/** Takes that back: the signal is shown again. */
export const restoreSignal = (session: Session, { key }: Asked<'signal.restore'>): Reply<null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const found = open.value.record('dismissal', key);
  if (found === undefined || found.deleted) return failed({ code: 'not-found', what: 'dismissal' });
  const written = session.write(
    '重新列出一条看过的疑点',
    [{ kind: 'dismissal', id: key, after: null }],
    ['compliance'],
  );
  return written.ok ? done(null) : written;
};
