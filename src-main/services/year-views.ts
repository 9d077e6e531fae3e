import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const personYear = (
  _session: Session,
  _asked: Asked<'compliance.person'>,
): Reply<Answer<'compliance.person'>> => failed({ code: 'no-ledger' });

export const ruleYear = (
  _session: Session,
  _asked: Asked<'compliance.rule'>,
): Reply<Answer<'compliance.rule'>> => failed({ code: 'no-ledger' });
