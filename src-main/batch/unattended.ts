import type { Reply } from '#api/reply';
import { sentenceOf } from '#api/sentences';
import type { Clock, Files } from '#services/ports';
import { helpText } from './option-words.ts';
import type { BatchOrder, Parsed } from './options.ts';
import { refusedRun } from './report.ts';
import type { BatchOutcome, BatchReport, ExitCode } from './report.ts';
import { isReport, reportBytes, reportText } from './report-text.ts';

/** Larger files are no reports. */
const LARGEST_REPORT = 64 * 1024 * 1024;

const BUSY = '本程序正开着，或另一次无人值守运行还没有结束。请关闭程序后再运行。';

/** What a run without a window wants of the program around it. */
export interface UnattendedHost {
  readonly version: string;
  readonly clock: Clock;
  readonly files: Files;
  /** Makes a path as it was given whole, from the folder in which the program was started. */
  readonly resolve: (path: string) => string;
  /** Whether this is the only program on this data folder; it then stays that. */
  readonly claim: () => boolean;
  readonly run: (order: BatchOrder) => Promise<Reply<BatchOutcome>>;
  /** Where there is somebody to read it. */
  readonly print: (text: string) => Promise<void>;
}

const resolved = (order: BatchOrder, resolve: UnattendedHost['resolve']): BatchOrder => ({
  imports: order.imports.map(resolve),
  documents:
    order.documents === null ? null : { ...order.documents, into: resolve(order.documents.into) },
});

/** Why a report can't be written to a path; `undefined` where it can. */
const inTheWay = ({ files }: UnattendedHost, path: string): string | undefined => {
  if (files.isFolder(path)) return `“--report=${path}”是一个文件夹。请写明文件名。`;
  if (!files.exists(path)) return undefined;
  const there = files.read(path, LARGEST_REPORT);
  return there.ok && isReport(there.value)
    ? undefined
    : `“--report=${path}”已有一个文件，它不是本程序的运行报告，没有覆盖。请换一个文件名。`;
};

const outcomeOf = async (host: UnattendedHost, parsed: Parsed): Promise<BatchOutcome> => {
  const now = host.clock.now();
  if (parsed.kind !== 'run') return refusedRun(2, parsed.kind === 'refused' ? parsed.why : [], now);
  if (!host.claim()) return refusedRun(3, [BUSY], now);
  const reply = await host.run(resolved(parsed.order, host.resolve));
  return reply.ok
    ? reply.value
    : { ...refusedRun(4, [sentenceOf(reply.problem)], now), finished: host.clock.now() };
};

/** Does what a command line says and tells about it; answers with the code for the scheduler. */
export const runUnattended = async (host: UnattendedHost, parsed: Parsed): Promise<ExitCode> => {
  if (parsed.kind === 'help') {
    await host.print(`${helpText()}\n`);
    return 0;
  }
  const path = parsed.report === null ? null : host.resolve(parsed.report);
  const why = path === null ? undefined : inTheWay(host, path);
  const outcome =
    why === undefined
      ? await outcomeOf(host, parsed)
      : refusedRun(2, [...(parsed.kind === 'refused' ? parsed.why : []), why], host.clock.now());
  const told: BatchReport = {
    format: 'lianxi-batch-report',
    version: 1,
    program: host.version,
    ...outcome,
  };
  await host.print(reportText(told, parsed.json));
  if (path === null || why !== undefined) return told.exit;
  const written = host.files.write(path, reportBytes(told, parsed.json), 'replace');
  if (written.ok) return told.exit;
  await host.print(`${sentenceOf({ code: 'write-failed', file: path, why: written.why })}\n`);
  return told.exit === 2 || told.exit === 3 ? told.exit : 4;
};
