import type { CommitResult, ReviewHead, Taken, WaitingFile } from '#api/exchange-views';
import type { Answer } from '#api/contract';
import type { Problem, Reply } from '#api/reply';
import { ask } from '../../../ask.ts';
import { leaveField } from '../../../state/leaving.ts';
import { makeReview } from '../review/review.svelte.ts';
import type { Review } from '../review/review.svelte.ts';
import { fitTogether } from './waiting-shape.ts';

/** How far taking files in has come: nothing chosen, being read, a question to be answered, under review, written. */
export type Step =
  | { readonly state: 'idle' }
  | { readonly state: 'reading' }
  | Extract<Taken, { readonly state: 'table' | 'passphrase' | 'stranger' }>
  | { readonly state: 'review'; readonly review: Review }
  | { readonly state: 'writing' }
  | { readonly state: 'done'; readonly head: ReviewHead; readonly result: CommitResult };

let step = $state.raw<Step>({ state: 'idle' });
let problem = $state.raw<Problem | null>(null);
/** What was typed for the files in hand; the question about a stranger comes after it. */
let secret: string | null = null;
/** Files in hand. */
let inHand: readonly string[] = [];
/** What can't be taken together, in words. */
let unfit = $state<string | null>(null);

const settle = (next: Step, found: Problem | null): void => {
  step = next;
  problem = found;
  unfit = null;
  if (next.state === 'idle' || next.state === 'review') secret = null;
  if (next.state === 'idle' || next.state === 'done') inHand = [];
};

const stepOf = (taken: Taken): Step =>
  taken.state === 'review' ? { state: 'review', review: makeReview(taken.review) } : taken;

/** Waits for what comes of taking files in; what was refused leads back to where one came from. */
const follow = async (question: Promise<Reply<Taken | null>>): Promise<void> => {
  leaveField();
  const before = step;
  settle({ state: 'reading' }, null);
  const reply = await question;
  const back: Step = before.state === 'done' ? { state: 'idle' } : before;
  if (!reply.ok) settle(back, reply.problem.code === 'cancelled' ? null : reply.problem);
  else settle(reply.value === null ? back : stepOf(reply.value), null);
};

/** Takes files in, from choosing them to the result; one at a time, and it stays when one looks elsewhere. */
export const intake = {
  get step(): Step {
    return step;
  },
  get problem(): Problem | null {
    return problem;
  },
  get files(): readonly string[] {
    return inHand;
  },
  get unfit(): string | null {
    return unfit;
  },
  /** Something is in hand that new files must not push away. */
  get isOpen(): boolean {
    return step.state !== 'idle' && step.state !== 'done';
  },

  choose: (): Promise<void> => follow(ask('exchange.choose', null)),

  take: (files: readonly string[], passphrase: string | null = null): Promise<void> => {
    secret = passphrase;
    inHand = files;
    return follow(ask('exchange.take', { files, passphrase }));
  },

  /** Takes files in if they may come together, and else says why not; whether it did. */
  takeIfFitting: (files: readonly string[], waiting: readonly WaitingFile[]): boolean => {
    const text = fitTogether(waiting.filter((file) => files.includes(file.id)));
    if (text === null) void intake.take(files);
    else {
      settle({ state: 'idle' }, null);
      unfit = text;
    }
    return text === null;
  },

  pin: (files: readonly string[], fingerprint: string): Promise<void> =>
    follow(ask('exchange.pin', { files, fingerprint, passphrase: secret })),

  stop: async (): Promise<void> => {
    await ask('exchange.cancel', null);
  },

  commit: async (review: Review): Promise<void> => {
    leaveField();
    settle({ state: 'writing' }, null);
    const reply: Reply<Answer<'exchange.commit'>> = await ask('exchange.commit', {
      review: review.head.id,
    });
    if (reply.ok) settle({ state: 'done', head: review.head, result: reply.value }, null);
    else settle({ state: 'review', review }, reply.problem);
  },

  /** Puts a review away; nothing of it was written. */
  forget: async (review: Review): Promise<void> => {
    settle({ state: 'idle' }, null);
    await ask('exchange.forget', { review: review.head.id });
  },

  /** Back to the files. */
  leave: (): void => {
    settle({ state: 'idle' }, null);
  },
};
