import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Readers, ReadReply } from '#services/ports';
import { jobRunner, READER_LIMITS } from '../reader/one-job.ts';
import type { ReaderLimits, ReaderProcess } from '../reader/one-job.ts';

const SCRIPT = join(import.meta.dirname, '../reader/reader.ts');

const begin = (script: string, heap: number): ReaderProcess => {
  const child = fork(script, [], {
    execArgv: [`--max-old-space-size=${String(heap)}`],
    serialization: 'advanced',
    // What a parser complains about may quote the document.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    post: (job) => {
      // A process that is gone says so by its exit.
      child.send(job, () => undefined);
    },
    onReply: (hear) => {
      child.once('message', (reply) => {
        hear(reply as ReadReply);
      });
    },
    onExit: (hear) => {
      child.once('exit', hear);
      child.once('error', hear);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
};

/** The reader process under plain Node, for the demonstration and the tests. */
export const childReaders = (
  script: string = SCRIPT,
  { milliseconds, heap }: ReaderLimits = READER_LIMITS,
): Readers => ({ read: jobRunner(() => begin(script, heap), milliseconds) });
