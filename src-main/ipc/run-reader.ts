import { utilityProcess } from 'electron';
import type { ReadJob, ReadReply } from '#services/ports';
import { jobRunner, READER_LIMITS } from '../reader/one-job.ts';
import type { ReaderProcess } from '../reader/one-job.ts';

const begin = (script: string): ReaderProcess => {
  const child = utilityProcess.fork(script, [], {
    serviceName: '联系师生台账读取',
    // Chromium's own switch: Node's is not heard by a utility process.
    execArgv: [`--js-flags=--max-old-space-size=${String(READER_LIMITS.heap)}`],
    // What a parser complains about may quote the document.
    stdio: 'ignore',
  });
  let gone = false;
  child.once('exit', () => {
    gone = true;
  });
  return {
    post: (job) => {
      child.postMessage(job);
    },
    onReply: (hear) => child.once('message', hear),
    onExit: (hear) => child.once('exit', hear),
    kill: () => {
      if (gone) return;
      // Electron's own kill asks politely, which a process caught in a loop never hears.
      if (child.pid === undefined) child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
  };
};

/** Reads untrusted documents in utility processes of the script; see {@link jobRunner}. */
export const readerRunner = (
  script: string,
  milliseconds: number = READER_LIMITS.milliseconds,
): ((job: ReadJob) => Promise<ReadReply>) => jobRunner(() => begin(script), milliseconds);
