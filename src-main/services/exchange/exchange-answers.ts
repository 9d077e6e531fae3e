import type { Answer, Asked } from '#api/contract';
import type { ExchangeApi } from '#api/exchange-contract';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { RosterImport } from '../roster-import.ts';
import type { Session } from '../session.ts';
import { makeJoining } from './joining.ts';
import { makeEvidence } from './evidence.ts';
import { makeReceiving } from './receiving.ts';
import { makeSending } from './sending.ts';
import { makeJobs } from './taking-job.ts';
import { exchangeOverview } from './overview.ts';
import { fatesOf } from './fates.ts';
import { makeWaiting } from './waiting.ts';

type ExchangeAnswers = {
  readonly [Q in keyof ExchangeApi]: (
    asked: Asked<Q>,
  ) => Reply<Answer<Q>> | Promise<Reply<Answer<Q>>>;
};

/** 收发: what comes in, what goes out, and what the operating system hands over. */
export interface Exchange {
  readonly answers: ExchangeAnswers;
  /** Answers with the ids under which they can be taken in. */
  readonly offer: (paths: readonly string[], how: 'dropped' | 'opened') => readonly string[];
}

/** Wires the questions about exchange to what answers them. */
export const makeExchange = (session: Session, imports: RosterImport): Exchange => {
  const waiting = makeWaiting(session);
  const receiving = makeReceiving(session, waiting, imports);
  const jobs = makeJobs();
  const sending = makeSending(session, jobs);
  const joining = makeJoining(session, waiting);
  const evidence = makeEvidence(session);
  return {
    offer: waiting.offer,
    answers: {
      'exchange.overview': () => exchangeOverview(session, waiting),
      'exchange.choose': () => receiving.choose(),
      'exchange.take': (asked) => receiving.take(asked),
      'exchange.pin': (asked) => receiving.pin(asked),
      'exchange.progress': () => {
        const progress = jobs.progress();
        return progress === null ? receiving.progress() : done(progress);
      },
      'exchange.cancel': () => {
        jobs.cancel();
        return receiving.cancel();
      },
      'exchange.review': (asked) => receiving.review(asked),
      'exchange.rows': (asked) => receiving.rows(asked),
      'exchange.decide': (asked) => receiving.decide(asked),
      'exchange.picture': (asked) => receiving.picture(asked),
      'exchange.commit': (asked) => receiving.commit(asked),
      'exchange.forget': (asked) => receiving.forget(asked),
      'exchange.undo': (asked) => receiving.undo(asked),
      'exchange.pending': () => receiving.pending(),
      'exchange.settle': (asked) => receiving.settle(asked),
      'exchange.preview': (asked) => sending.preview(asked),
      'exchange.send': (asked) => sending.send(asked),
      'exchange.workbooks': (asked) => sending.workbooks(asked),
      'exchange.fates': (asked) => fatesOf(session, asked),
      'join.choose': (asked) => joining.choose(asked),
      'join.create': (asked) => joining.create(asked),
      'evidence.attach': () => evidence.attach(),
      'evidence.open': (asked) => evidence.open(asked),
    },
  };
};
