import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from '../session.ts';

export interface Sending {
  readonly preview: (
    asked: Asked<'exchange.preview'>,
  ) => Promise<Reply<Answer<'exchange.preview'>>>;
  readonly send: (asked: Asked<'exchange.send'>) => Promise<Reply<Answer<'exchange.send'>>>;
  readonly workbooks: (
    asked: Asked<'exchange.workbooks'>,
  ) => Promise<Reply<Answer<'exchange.workbooks'>>>;
}

const later = () => Promise.resolve(failed({ code: 'busy' }));

/** To be written. */
export const makeSending = (_session: Session): Sending => ({
  preview: later,
  send: later,
  workbooks: later,
});
