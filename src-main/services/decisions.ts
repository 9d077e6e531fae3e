import type { Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { SheetView } from '#api/views';
import type { Sheet } from '#domain/entry';
import { registerOf } from './register.ts';
import { returnSentence } from './return-reason.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import { entriesOf, periodTextOf, sheetKey, sheetRecord } from './sheet-content.ts';
import { openSheet } from './sheets.ts';

const invalid = (field: string, text: string) => failed({ code: 'invalid', field, text });

/**
 * 认可 or 退回 of a sheet that was handed in, and of everything on it that was. What is returned can be changed and
 * handed in again; its first stamp stays. The reason stands on every entry, and in the history of the sheet.
 */
export const decideSheet = (session: Session, asked: Asked<'sheet.decide'>): Reply<SheetView> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const ledger = open.value;
  const register = registerOf(session, ledger);
  const person = register.people.get(asked.person);
  if (person === undefined) return failed({ code: 'not-found', what: 'person' });
  const key = sheetKey(register, asked);
  const before = sheetRecord(ledger, key);
  if (before === null || (before.status !== 'submitted' && before.status !== 'accepted'))
    return invalid('审核', '这张表还没有提交，提交后才能认可或退回。');
  const accepts = asked.decision === 'accept';
  const decided = entriesOf(session, ledger, key).filter(
    ({ participants, status }) =>
      participants[0]?.person === key.person &&
      (status === 'submitted' || (!accepts && status === 'accepted')),
  );
  if (accepts && before.status === 'accepted' && decided.length === 0)
    return invalid('审核', '这张表已经认可，没有新提交的记录。');
  const reason = asked.reason.trim();
  if (!accepts && reason === '')
    return invalid('退回原因', '请写明为什么退回、要改什么，填表人才知道怎样改。');
  const status = accepts ? ('accepted' as const) : ('returned' as const);
  const sheet: Sheet = { ...before, status };
  const name = `${person.name} ${periodTextOf(register, key)} 工作记录表`;
  const written = session.write(
    accepts ? `认可 ${name}` : returnSentence(name, reason),
    [
      ...decided.map((entry) => ({
        kind: 'entry' as const,
        id: entry.id,
        after: { ...entry, status, returnReason: accepts ? '' : reason },
      })),
      { kind: 'sheet', id: sheet.id, after: sheet },
    ],
    ['sheets', 'compliance'],
  );
  return written.ok ? openSheet(session, key) : written;
};
