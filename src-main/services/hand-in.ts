import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { MissingField, Reply } from '#api/reply';
import type { SheetView } from '#api/views';
import type { Entry, Sheet } from '#domain/entry';
import { covers } from '#domain/plain-date';
import type { Span } from '#domain/plain-date';
import type { Change } from '#storage/records';
import { entryLabel } from './entry-words.ts';
import { purposeOf } from './exchange/purpose.ts';
import { registerOf } from './register.ts';
import type { Register } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import { typingIn } from './steps.ts';
import { entriesOf, periodTextOf, sheetKey, sheetRecord, spanOf } from './sheet-content.ts';
import type { Key } from './sheet-content.ts';
import { openSheet } from './sheets.ts';

const sheetName = (register: Register, key: Key): string =>
  `${register.people.get(key.person)?.name ?? ''} ${periodTextOf(register, key)}`;

const freshSheet = (session: Session, { person, month }: Key): Sheet => ({
  id: session.ports.newId(),
  person,
  month,
  content: '',
  zeroReason: '',
  status: 'draft',
  submitted: null,
  received: null,
});

/** Keeps what is written on the sheet itself. */
export const saveSheet = (session: Session, asked: Asked<'sheet.save'>): Reply<null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const register = registerOf(session, open.value);
  if (!register.people.has(asked.person)) return failed({ code: 'not-found', what: 'person' });
  const key = sheetKey(register, asked);
  const before = sheetRecord(open.value, key) ?? freshSheet(session, key);
  const after: Sheet = { ...before, content: asked.content, zeroReason: asked.zeroReason };
  const what = `修改 ${sheetName(register, key)} 工作记录表`;
  const written = session.write(
    what,
    [{ kind: 'sheet', id: after.id, after }],
    ['sheets', 'compliance'],
    typingIn(after.id),
  );
  return written.ok ? done(null) : written;
};

const missingIn = (
  register: Register,
  entry: Entry,
  span: Span,
  today: string,
): readonly MissingField[] => {
  const label = entryLabel(register, entry);
  const lacks: MissingField['field'][] = [];
  if (!covers(span, entry.happened)) lacks.push('month');
  if (entry.happened > today) lacks.push('future');
  if (entry.carriers.length === 0) lacks.push('carrier');
  if (entry.objectText.trim() === '') lacks.push('object');
  if (entry.summary.trim() === '') lacks.push('summary');
  if (entry.makeUp?.reason.trim() === '') lacks.push('make-up');
  return lacks.map((field) => ({ entry: entry.id, label, field }));
};

/**
 * Hands in a person's sheet: every draft of it becomes submitted, each with its stamps. Nothing is handed in
 * when one entry lacks something; all that is missing is named at once.
 */
export const submitSheet = (session: Session, opened: Key): Reply<SheetView> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const now = session.ports.clock.now();
  const key = sheetKey(register, opened);
  const own = entriesOf(session, ledger, key).filter(
    (entry) => entry.participants[0]?.person === key.person,
  );
  const waiting = own.filter((entry) => entry.status === 'draft' || entry.status === 'returned');
  const before = sheetRecord(ledger, key) ?? freshSheet(session, key);
  const missing = waiting.flatMap((entry) =>
    missingIn(register, entry, spanOf(register, key), session.ports.clock.today()),
  );
  if (missing.length > 0) return failed({ code: 'sheet-incomplete', missing });
  const nothing = entriesOf(session, ledger, key).length === 0 && before.content.trim() === '';
  if (nothing && before.zeroReason.trim() === '') return failed({ code: 'sheet-empty' });
  // At a department only the office can say that it has it, with a receipt.
  const received = purposeOf(ledger).side === 'department' ? null : now;
  const handed = <
    Item extends { readonly submitted: string | null; readonly received: string | null },
  >(
    item: Item,
  ) => ({
    ...item,
    status: 'submitted' as const,
    submitted: item.submitted ?? now,
    received: item.received ?? received,
  });
  const changes: readonly Change[] = [
    ...waiting.map((entry) => ({
      kind: 'entry' as const,
      id: entry.id,
      after: { ...handed(entry), returnReason: '' },
    })),
    { kind: 'sheet', id: before.id, after: before.status === 'accepted' ? before : handed(before) },
  ];
  const what = `提交 ${sheetName(register, key)} 工作记录表`;
  const written = session.write(what, changes, ['sheets', 'compliance']);
  return written.ok ? openSheet(session, key) : written;
};
