import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const declarationBoard = (
  _session: Session,
  _asked: Asked<'declaration.board'>,
): Reply<Answer<'declaration.board'>> => failed({ code: 'no-ledger' });
