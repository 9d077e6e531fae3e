import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from '../session.ts';
import type { Waiting } from './waiting.ts';

type Answers<Q extends keyof Methods> = (
  asked: Asked<Methods[Q]>,
) => Promise<Reply<Answer<Methods[Q]>>>;
interface Methods {
  readonly take: 'exchange.take';
  readonly pin: 'exchange.pin';
  readonly review: 'exchange.review';
  readonly rows: 'exchange.rows';
  readonly decide: 'exchange.decide';
  readonly picture: 'exchange.picture';
  readonly commit: 'exchange.commit';
  readonly forget: 'exchange.forget';
  readonly undo: 'exchange.undo';
  readonly settle: 'exchange.settle';
}

/** One pipeline for everything that comes in. */
export type Receiving = { readonly [Q in keyof Methods]: Answers<Q> } & {
  readonly choose: () => Promise<Reply<Answer<'exchange.choose'>>>;
  readonly progress: () => Reply<Answer<'exchange.progress'>>;
  readonly cancel: () => Reply<null>;
  readonly pending: () => Reply<Answer<'exchange.pending'>>;
};

const later = () => Promise.resolve(failed({ code: 'busy' }));

/** To be written. */
export const makeReceiving = (_session: Session, _waiting: Waiting): Receiving => ({
  take: later,
  pin: later,
  review: later,
  rows: later,
  decide: later,
  picture: later,
  commit: later,
  forget: later,
  undo: later,
  settle: later,
  choose: later,
  progress: () => failed({ code: 'busy' }),
  cancel: () => failed({ code: 'busy' }),
  pending: () => failed({ code: 'busy' }),
});
