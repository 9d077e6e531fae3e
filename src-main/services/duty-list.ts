import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const dutyList = (
  _session: Session,
  _asked: Asked<'compliance.list'>,
): Reply<Answer<'compliance.list'>> => failed({ code: 'no-ledger' });
