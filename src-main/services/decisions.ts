import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const decideSheet = (
  _session: Session,
  _asked: Asked<'sheet.decide'>,
): Reply<Answer<'sheet.decide'>> => failed({ code: 'no-ledger' });
