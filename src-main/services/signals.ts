import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const signalList = (
  _session: Session,
  _asked: Asked<'compliance.signals'>,
): Reply<Answer<'compliance.signals'>> => failed({ code: 'no-ledger' });

export const dismissSignal = (
  _session: Session,
  _asked: Asked<'signal.dismiss'>,
): Reply<Answer<'signal.dismiss'>> => failed({ code: 'no-ledger' });

export const restoreSignal = (
  _session: Session,
  _asked: Asked<'signal.restore'>,
): Reply<Answer<'signal.restore'>> => failed({ code: 'no-ledger' });
