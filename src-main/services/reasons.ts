import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const saveReason = (
  _session: Session,
  _asked: Asked<'reason.save'>,
): Reply<Answer<'reason.save'>> => failed({ code: 'no-ledger' });
