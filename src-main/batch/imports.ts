import type { RosterReview } from '#api/import-views';
import type { ReviewHead } from '#api/exchange-views';
import type { Outcome } from '#domain/exchange/plan';
import { sentenceOf } from '#api/sentences';
import type { App } from '#services/answers';
import type { Files } from '#services/ports';
import type { ImportReport, WaitingRow } from './report.ts';

/** Endings of what is looked for in a folder. */
const ENDING = /\.(?:lxb|docx|xlsx|csv)$/iu;

/** What Word and Excel put beside a document that is open. */
const OWNER_FILE = '~$';

/** Rows that a person has to look at, in the order in which the screen lists them. */
const WAITING: readonly Outcome[] = ['conflict', 'duplicate', 'doubt', 'problem'];

/** Rows of a report, at most; a file with more waiting is looked at on the screen anyway. */
const MOST_ROWS = 500;

const NOTHING: ImportReport['counts'] = {
  new: 0,
  changed: 0,
  unchanged: 0,
  waiting: 0,
  refused: 0,
};

const refused = (file: string, title: string, problem: string): ImportReport => ({
  file,
  title,
  result: 'refused',
  counts: NOTHING,
  notices: [],
  waiting: [],
  problem,
});

const naturally = new Intl.Collator('zh-CN', { numeric: true });

/**
 * The files behind what was given: a folder stands for what lies in it and can be taken, in the order of the numbers
 * in the names, so that a department's packages come one after another.
 */
export const filesOf = (files: Files, given: readonly string[]): readonly string[] => [
  ...new Set(
    given.flatMap((path) =>
      files.isFolder(path)
        ? files
            .list(path)
            .filter((name) => ENDING.test(name) && !name.startsWith(OWNER_FILE))
            .toSorted((a, b) => naturally.compare(a, b))
            .map((name) => files.join(path, name))
            .filter((inside) => !files.isFolder(inside))
        : [path],
    ),
  ),
];

const takenReview = async (app: App, file: string, head: ReviewHead): Promise<ImportReport> => {
  const { counts } = head;
  const rows = await app.ask('exchange.rows', {
    review: head.id,
    outcomes: WAITING,
    from: 0,
    count: MOST_ROWS,
  });
  const waiting = rows.ok
    ? rows.value.rows.map(({ title, where, reason }): WaitingRow => ({
        title: where === '' ? title : `${title}（${where}）`,
        why: reason,
      }))
    : [];
  const written = await app.ask('exchange.commit', { review: head.id });
  if (!written.ok) {
    await app.ask('exchange.forget', { review: head.id });
    return refused(file, head.title, sentenceOf(written.problem));
  }
  const { value } = written;
  return {
    file,
    title: head.title,
    result: value.written + value.pending > 0 ? 'taken' : 'unchanged',
    counts: {
      new: counts.new,
      changed: counts.update + counts.withdraw,
      unchanged: counts.unchanged,
      waiting: counts.conflict + counts.duplicate + counts.doubt,
      refused: counts.problem,
    },
    notices: head.notices,
    waiting,
    problem: null,
  };
};

const takenTable = async (app: App, file: string, review: RosterReview): Promise<ImportReport> => {
  const { counts } = review;
  const written = await app.ask('roster.commit', { review: review.id });
  if (!written.ok) return refused(file, review.file, sentenceOf(written.problem));
  return {
    file,
    title: review.file,
    result: written.value.written > 0 ? 'taken' : 'unchanged',
    counts: {
      new: counts.new,
      changed: counts.update,
      unchanged: counts.unchanged,
      waiting: counts.ask,
      refused: counts.problem,
    },
    notices: review.notes,
    waiting: review.rows
      .filter(({ outcome }) => outcome === 'ask' || outcome === 'problem')
      .slice(0, MOST_ROWS)
      .map(({ row, label, notes }) => ({
        title: `第 ${String(row)} 行 ${label}`,
        why: notes.join(''),
      })),
    problem: null,
  };
};

/**
 * Takes one file in as the window would when somebody commits it without deciding anything: what needs a person
 * stays for one. A key that nobody agreed on and a file with a passphrase need a person before anything is read.
 */
export const takeOne = async (app: App, file: string): Promise<ImportReport> => {
  const files = app.offer([file], 'opened');
  const taken = await app.ask('exchange.take', { files, passphrase: null });
  if (!taken.ok) return refused(file, '', sentenceOf(taken.problem));
  const { value } = taken;
  switch (value.state) {
    case 'review':
      return takenReview(app, file, value.review);
    case 'table':
      return takenTable(app, file, value.review);
    case 'passphrase':
      return refused(
        file,
        '',
        '这个联系包设了密码，无人值守时不收。请打开程序，在“收发”里输入密码再收。',
      );
    case 'stranger':
      return refused(
        file,
        '',
        value.pinned === null
          ? `还没有和“${value.unit}”对过核对码，无人值守时不收。请打开程序，在“收发”里收这个文件，打电话核对 ${value.fingerprint}。`
          : `“${value.unit}”的核对码变了（现在是 ${value.fingerprint}，原来是 ${value.pinned.fingerprint}），无人值守时不收。请打开程序，在“收发”里收这个文件，先打电话核对。`,
      );
  }
};
