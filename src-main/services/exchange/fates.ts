import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from '../session.ts';

/** To be written. */
export const fatesOf = (
  _session: Session,
  _asked: Asked<'exchange.fates'>,
): Reply<Answer<'exchange.fates'>> => failed({ code: 'busy' });
