import type { Answer, Asked } from '#api/contract';
import type { Taken } from '#api/exchange-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import type { Ledger } from '#storage/ledger';
import { registerOf } from '../register.ts';
import type { RosterImport } from '../roster-import.ts';
import { ledgerOf } from '../session.ts';
import type { Session } from '../session.ts';
import { commitReview } from './commit.ts';
import { pendingViews, settlePending } from './pending.ts';
import { undoDelivery } from './receiving-undo.ts';
import { beginReview, comingWith, decisionOn, headOf, rowsOf, rowsWith } from './reviews.ts';
import type { ReadIn, Review } from './reviews.ts';
import { decideRows } from './reviews-decide.ts';
import { rowView } from './row-words.ts';
import { namesOf } from './row-words-titles.ts';
import { takeFiles } from './taking.ts';
import { makeJobs } from './taking-job.ts';
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

const FILTERS = [
  { name: '可以收的文件', extensions: ['lxb', 'docx', 'xlsx', 'csv', 'txt', 'tsv'] },
  { name: '所有文件', extensions: ['*'] },
];

/** Reviews that are kept side by side; the oldest goes first. */
const MOST = 8;

const busy = failed({ code: 'busy' });

/** Takes files in, keeps their reviews, and writes them as decided. */
export const makeReceiving = (
  session: Session,
  waiting: Waiting,
  imports: RosterImport,
): Receiving => {
  const { ports } = session;
  const jobs = makeJobs();
  const reviews = new Map<string, Review>();

  const forget = (id: string): void => {
    const staging = reviews.get(id)?.staging ?? null;
    reviews.delete(id);
    if (staging !== null) ports.files.remove(staging);
  };

  const begin = (read: ReadIn): Reply<Taken> => {
    const open = ledgerOf(session);
    if (!open.ok) return open;
    const review = beginReview(ports.newId(), open.value.id, read);
    const head = headOf(session, open.value, review);
    reviews.set(review.id, review);
    for (const id of [...reviews.keys()].slice(0, -MOST)) forget(id);
    return done({ state: 'review', review: head });
  };

  /** Does something with a review in the ledger it was made for. */
  const withReview = <Value>(
    id: string,
    work: (review: Review, ledger: Ledger) => Reply<Value>,
  ): Reply<Value> => {
    const open = ledgerOf(session);
    if (!open.ok) return open;
    const review = reviews.get(id);
    return review?.ledger === open.value.id
      ? work(review, open.value)
      : failed({ code: 'review-gone' });
  };

  const take = async (
    asked: Asked<'exchange.take'> & { readonly pin: string | null },
  ): Promise<Reply<Taken>> =>
    (await jobs.run((job) => takeFiles({ session, imports, job, begin }, waiting, asked))) ?? busy;

  const commit = async ({ review: id }: Asked<'exchange.commit'>) => {
    const found = withReview(id, (review) => done(review));
    if (!found.ok) return found;
    const result = await jobs.run((job) => commitReview(session, found.value, job));
    if (result?.ok === true) forget(id);
    return result ?? busy;
  };

  return {
    take: (asked) => take({ ...asked, pin: null }),
    pin: ({ fingerprint, ...asked }) => take({ ...asked, pin: fingerprint }),
    choose: async () => {
      const paths = await ports.dialogs.openFiles('收文件', FILTERS);
      if (paths.length === 0) return done(null);
      const files = paths.map((path) => waiting.add(path, 'opened'));
      return take({ files, passphrase: null, pin: null });
    },
    progress: () => done(jobs.progress()),
    cancel: () => {
      jobs.cancel();
      return done(null);
    },
    review: ({ review }) =>
      Promise.resolve(withReview(review, (found, ledger) => done(headOf(session, ledger, found)))),
    rows: ({ review, outcomes, from, count }) =>
      Promise.resolve(
        withReview(review, (found, ledger) => {
          const rows = rowsWith(rowsOf(session, ledger, found), outcomes);
          const names = namesOf(registerOf(session, ledger), ledger, comingWith(found));
          const shown = rows.slice(from, from + count).map((row) => {
            const { key } = row.candidate;
            const decided = { row, decision: decisionOn(found, key), form: found.formOf.get(key) };
            return rowView({ ...decided, form: decided.form ?? null }, { names, ledger });
          });
          return done({ rows: shown, total: rows.length });
        }),
      ),
    decide: ({ review, ...asked }) =>
      Promise.resolve(
        withReview(review, (found, ledger) => {
          const decided = decideRows(session, ledger, found, asked);
          return decided.ok ? done(headOf(session, ledger, found)) : decided;
        }),
      ),
    picture: ({ review, form }) =>
      Promise.resolve(
        withReview(review, (found) => {
          const shown = found.forms[form];
          const name = shown === undefined ? '' : (found.files[shown.file]?.name ?? '');
          if (shown === undefined || shown.picture === null)
            return failed({ code: 'read-failed', file: name, why: 'missing' });
          const bytes = ports.files.read(shown.picture, EXCHANGE_LIMITS.xml);
          return bytes.ok
            ? done({ name, bytes: bytes.value })
            : failed({ code: 'read-failed', file: name, why: bytes.why });
        }),
      ),
    commit,
    forget: ({ review }) => {
      forget(review);
      return Promise.resolve(done(null));
    },
    undo: (asked) => Promise.resolve(undoDelivery(session, asked)),
    pending: () => pendingViews(session),
    settle: (asked) => Promise.resolve(settlePending(session, asked)),
  };
};
