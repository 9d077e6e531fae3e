import type { ExchangeOverview } from '#api/exchange-views';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from '../session.ts';
import type { Waiting } from './waiting.ts';

/** To be written. */
export const exchangeOverview = (
  _session: Session,
  _waiting: Waiting,
): Promise<Reply<ExchangeOverview>> => Promise.resolve(failed({ code: 'busy' }));
