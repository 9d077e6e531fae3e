import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const summaryOf = (
  _session: Session,
  _asked: Asked<'compliance.summary'>,
): Reply<Answer<'compliance.summary'>> => failed({ code: 'no-ledger' });
