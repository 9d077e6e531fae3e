import type { ReadJob, ReadReply } from '#services/ports';

/** A process that runs reader.ts, whichever way it was started. */
export interface ReaderProcess {
  readonly post: (job: ReadJob) => void;
  readonly onReply: (hear: (reply: ReadReply) => void) => void;
  readonly onExit: (hear: () => void) => void;
  /** Ends it at once, also out of an endless loop. */
  readonly kill: () => void;
}

export interface ReaderLimits {
  /** From the start of the process to its reply. */
  readonly milliseconds: number;
  /** Megabytes of its heap. */
  readonly heap: number;
}

/** What a document that a person filled in never needs. */
export const READER_LIMITS: ReaderLimits = { milliseconds: 30_000, heap: 512 };

const SAVE_ANEW =
  '台账没有改动。请用 Word、Excel 或 WPS 打开它，另存为一份新文件后再试；仍然不行的，请按纸质表手工补录。';

const hung = (milliseconds: number): ReadReply => ({
  ok: false,
  code: 'hung',
  text: `这个文件读了 ${String(Math.round(milliseconds / 1000))} 秒还没有读完，已停止读取，文件可能已损坏。${SAVE_ANEW}`,
});

const broke: ReadReply = {
  ok: false,
  code: 'broke',
  text: `读取这个文件时出错，已停止读取，文件可能已损坏或内容过大。${SAVE_ANEW}`,
};

const settled = (child: ReaderProcess, job: ReadJob, milliseconds: number): Promise<ReadReply> =>
  new Promise((resolve) => {
    const end = (reply: ReadReply): void => {
      clearTimeout(timer);
      resolve(reply);
      child.kill();
    };
    const timer = setTimeout(() => {
      end(hung(milliseconds));
    }, milliseconds);
    child.onReply(end);
    child.onExit(() => {
      end(broke);
    });
    child.post(job);
  });

/**
 * Runs each job in a process of its own, one after the other. The process never outlives its job; when it takes
 * too long or dies, the answer says so (`hung`, `broke`) and nothing else is harmed.
 */
export const jobRunner = (
  start: () => ReaderProcess,
  milliseconds: number,
): ((job: ReadJob) => Promise<ReadReply>) => {
  let before: Promise<unknown> = Promise.resolve();
  return (job) => {
    const reply = before.then(() => settled(start(), job, milliseconds)).catch(() => broke);
    before = reply;
    return reply;
  };
};
