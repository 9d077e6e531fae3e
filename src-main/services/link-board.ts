import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

export const linkBoard = (
  _session: Session,
  _asked: Asked<'link.board'>,
): Reply<Answer<'link.board'>> => failed({ code: 'no-ledger' });

export const linkProposals = (
  _session: Session,
  _asked: Asked<'link.proposals'>,
): Reply<Answer<'link.proposals'>> => failed({ code: 'no-ledger' });

export const moveLinks = (
  _session: Session,
  _asked: Asked<'link.move'>,
): Reply<Answer<'link.move'>> => failed({ code: 'no-ledger' });
