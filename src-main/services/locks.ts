import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const listLocks = (
  _session: Session,
  _asked: Asked<'lock.list'>,
): Reply<Answer<'lock.list'>> => failed({ code: 'no-ledger' });

export const closeMonth = (
  _session: Session,
  _asked: Asked<'lock.close'>,
): Reply<Answer<'lock.close'>> => failed({ code: 'no-ledger' });

export const openException = (
  _session: Session,
  _asked: Asked<'lock.except'>,
): Reply<Answer<'lock.except'>> => failed({ code: 'no-ledger' });

export const endException = (
  _session: Session,
  _asked: Asked<'lock.end'>,
): Reply<Answer<'lock.end'>> => failed({ code: 'no-ledger' });
