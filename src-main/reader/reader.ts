import { readSheetCells } from '#intake/excel/read-sheet-cells';
import { readWorkbook } from '#intake/excel/read-workbook';
import { readWord } from '#intake/word/read-word';
import type { ReadJob, ReadReply } from '#services/ports';

/**
 * The reader process: takes one job, reads one untrusted document, answers and ends. Whoever started it kills it
 * when it hangs. It runs under Electron as a utility process, and under plain Node for the tests.
 */
const read = async (job: ReadJob): Promise<ReadReply> => {
  switch (job.reader) {
    case 'word':
      return readWord(job.path, job.forms);
    case 'excel':
      return readWorkbook(job.path, job.forms);
    case 'sheet':
      return readSheetCells(job.path);
  }
};

const port = process.parentPort as Electron.ParentPort | undefined;
if (port === undefined) {
  process.once('message', (job: ReadJob) => {
    void read(job).then((reply) => process.send?.(reply, () => process.exit(0)));
  });
} else {
  // Killed by its reader once the reply is there: ending here could cut the reply off.
  port.once('message', ({ data }: { readonly data: ReadJob }) => {
    void read(data).then((reply) => {
      port.postMessage(reply);
    });
  });
}
