import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as later } from 'node:timers/promises';

const RUNS = 7;

interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: string;
  readonly met?: boolean;
}

/** Prints a figure as one line. */
export const say = (figure: Figure): void => {
  const value = Number(figure.value.toPrecision(3));
  process.stdout.write(`${JSON.stringify({ ...figure, value })}\n`);
};

/** A figure that is to be no more than its goal. */
export const sayAtMost = (figure: string, value: number, goal: number, unit = '×'): void => {
  say({ figure, value, unit, goal: `≤ ${String(goal)}`, met: value <= goal });
};

/** The middle one of some values. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds of the processor, not of the clock: other work on the machine doesn't count. */
export const timed = async (work: () => unknown): Promise<number> => {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

/** Milliseconds of the clock that others had to wait for a turn at most, while the work was done. */
export const stallOf = async (work: () => Promise<unknown>): Promise<number> => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await work();
  // What stalls at the very end is noted only when the loop turns once more
  await later(20);
  delay.disable();
  return delay.max / 1e6;
};

/** Median of several runs, each prepared outside the clock. */
export const repeated = async (
  work: () => unknown,
  before: () => unknown = () => undefined,
  runs = RUNS,
): Promise<number> => {
  const values: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await before();
    values.push(await timed(work));
  }
  return median(values);
};
