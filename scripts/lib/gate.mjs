/** Runs checks, two at a time, tells how each ended, and shows what the failed ones said. */
import { say } from './shell.mjs';

const atOnce = 2;

/** Returns the number of checks that failed. */
export async function runChecks(checks) {
  const queue = [...checks];
  const failed = [];
  const worker = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      const began = Date.now();
      const { code, out } = await check.run();
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      say(`${code === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${seconds} s)`);
      if (code !== 0) failed.push({ name: check.name, out });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  for (const { name, out } of failed) say(`\n── ${name}\n${out.trim()}`);
  return failed.length;
}
