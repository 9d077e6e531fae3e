import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const saveList = (
  _session: Session,
  _asked: Asked<'list.save'>,
): Promise<Reply<Answer<'list.save'>>> => Promise.resolve(failed({ code: 'no-ledger' }));
