import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const judgingOf = (
  _session: Session,
  _asked: Asked<'judging.get'>,
): Reply<Answer<'judging.get'>> => failed({ code: 'no-ledger' });

export const previewJudging = (
  _session: Session,
  _asked: Asked<'judging.preview'>,
): Reply<Answer<'judging.preview'>> => failed({ code: 'no-ledger' });

export const saveJudging = (
  _session: Session,
  _asked: Asked<'judging.save'>,
): Reply<Answer<'judging.save'>> => failed({ code: 'no-ledger' });
