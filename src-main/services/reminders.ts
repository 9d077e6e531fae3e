import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const previewReminders = (
  _session: Session,
  _asked: Asked<'reminder.preview'>,
): Reply<Answer<'reminder.preview'>> => failed({ code: 'no-ledger' });

export const reminderDocument = (
  _session: Session,
  _asked: Asked<'reminder.document'>,
): Promise<Reply<Answer<'reminder.document'>>> => Promise.resolve(failed({ code: 'no-ledger' }));

export const issueReminders = (
  _session: Session,
  _asked: Asked<'reminder.issue'>,
): Promise<Reply<Answer<'reminder.issue'>>> => Promise.resolve(failed({ code: 'no-ledger' }));

export const listReminders = (
  _session: Session,
  _asked: Asked<'reminder.list'>,
): Reply<Answer<'reminder.list'>> => failed({ code: 'no-ledger' });
