/** Reads what the test runners wrote and adds it up. */
import { existsSync, readFileSync } from 'node:fs';

export const noCounts = { passed: 0, failed: 0, skipped: 0 };

/** A runner that left no report, ran nothing, or failed without a failed test counts as one failure. */
function honest(counts, code) {
  const ranNothing = counts.passed + counts.failed === 0;
  const failedUntold = code !== 0 && counts.failed === 0;
  return ranNothing || failedUntold ? { ...counts, failed: counts.failed + 1 } : counts;
}

function read(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Counts of a vitest run from its JSON report and exit code. */
export function vitestCounts(file, code) {
  const report = read(file);
  if (report === undefined) return honest(noCounts, code);
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return honest(counts, code);
}

/** Counts of a Playwright run from its JSON report and exit code. A flaky test is a failed one. */
export function playwrightCounts(file, code) {
  const stats = read(file)?.stats;
  if (stats === undefined) return honest(noCounts, code);
  const counts = {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  };
  return honest(counts, code);
}

export function sum(all) {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    noCounts,
  );
}

/** The last line of `npm test`. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
