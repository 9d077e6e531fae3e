import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import { sentenceOf } from '#api/sentences';
import type { App } from '#services/answers';
import type { Ports } from '#services/ports';
import { chooseDocuments, writeOne } from './documents.ts';
import type { Choice } from './documents.ts';
import { filesOf, takeOne } from './imports.ts';
import type { BatchOrder } from './options.ts';
import { exitOf, refusedRun } from './report.ts';
import type { BatchOutcome, DocumentReport, ImportReport } from './report.ts';

const NO_LEDGER =
  '这里还没有台账，无人值守时不会新建。请先打开程序建立台账；如果台账在别处，用 --ledger=文件夹 写明。';

const choiceOf = async (app: App, { documents }: BatchOrder): Promise<Reply<Choice>> => {
  if (documents === null) return done({ ok: true, chosen: [] });
  const offers = await app.ask('document.offers', null);
  return offers.ok ? done(chooseDocuments(offers.value, documents)) : offers;
};

/**
 * A month's run: takes files in, then writes documents. Everything goes through the questions that the window asks,
 * so the same things are refused. Nothing is begun where the ledger can't be used or a document isn't known; what
 * fails later holds nothing else up.
 */
export const runBatch = async (
  app: App,
  { clock, files }: Pick<Ports, 'clock' | 'files'>,
  order: BatchOrder,
): Promise<Reply<BatchOutcome>> => {
  const started = clock.now();
  const overview = await app.ask('app.overview', null);
  if (!overview.ok) return overview;
  const { value } = overview;
  if (value.stage !== 'ready') {
    const why =
      value.stage === 'setup'
        ? NO_LEDGER
        : sentenceOf({ code: 'ledger-unusable', why: value.why, file: value.file });
    return done(refusedRun(3, [why], started));
  }
  const choice = await choiceOf(app, order);
  if (!choice.ok) return choice;
  if (!choice.value.ok) return done(refusedRun(2, choice.value.why, started));

  const imports: ImportReport[] = [];
  for (const file of filesOf(files, order.imports)) imports.push(await takeOne(app, file));
  const documents: DocumentReport[] = [];
  if (order.documents !== null)
    for (const chosen of choice.value.chosen)
      documents.push(await writeOne(app, files, chosen, order.documents));

  const waiting = await app.ask('exchange.pending', null);
  const pending = waiting.ok ? waiting.value.length : 0;
  const { institution, file, demo } = value;
  return done({
    started,
    finished: clock.now(),
    exit: exitOf({ pending, imports, documents }),
    refused: [],
    ledger: { institution, file, demo },
    pending,
    imports,
    documents,
  });
};
