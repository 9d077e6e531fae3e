import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from '../session.ts';

export interface Joining {
  readonly choose: (asked: Asked<'join.choose'>) => Promise<Reply<Answer<'join.choose'>>>;
  readonly create: (asked: Asked<'join.create'>) => Promise<Reply<Answer<'join.create'>>>;
}

const later = () => Promise.resolve(failed({ code: 'busy' }));

/** To be written. */
export const makeJoining = (_session: Session): Joining => ({ choose: later, create: later });
