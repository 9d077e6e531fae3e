/**
 * `npm test`: sets everything up and runs every test — vitest on Node 24, the domain again in two
 * more time zones, then real windows through Playwright. Ends with one line: N passed, N failed.
 * `--only-e2e` leaves out the first part, `--only-unit` the second. `--long` runs nothing but what mutates files, tries
 * random orders and kills processes, for as long as a night may take.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureTestPackage } from './lib/package.mjs';
import { Stop, attempt, main, node24, root, say } from './lib/shell.mjs';
import { ensureSystem } from './lib/system.mjs';
import { closingLine, noCounts, playwrightCounts, sum, vitestCounts } from './lib/test-counts.mjs';
import { setUp } from './set-up.mjs';

const results = join(root, 'test-results');
const homeZone = 'Asia/Shanghai';
const farZones = ['America/Los_Angeles', 'Pacific/Kiritimati'];

/** What `--long` runs: tests that try more the longer they may. */
const longer = [
  'tests/intake/',
  'tests/domain/exchange/',
  'tests/domain/policy/mangled',
  'tests/storage/kill',
  'tests/documents/package',
];
const nightMilliseconds = 12 * 60 * 60 * 1000;

const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const playwright = join(root, 'node_modules/@playwright/test/cli.js');

function runVitest(name, zone, words) {
  const file = join(results, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  say(`\n── ${name} (TZ=${zone})`);
  const { code } = attempt(node24, [vitest, 'run', ...reporters, ...words], { env: { TZ: zone } });
  return vitestCounts(file, code);
}

function runPlaywright() {
  say('\n── e2e');
  const withoutDisplay = process.platform === 'linux' && !process.env.DISPLAY;
  const command = [node24, playwright, 'test'];
  const [program, ...words] = withoutDisplay
    ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24 -noreset', ...command]
    : command;
  const { code } = attempt(program, words, { env: { TZ: homeZone } });
  return playwrightCounts(join(results, 'e2e.json'), code);
}

async function runWindows() {
  const runtime = await setUp({ tests: true });
  ensureTestPackage(runtime);
  return [runPlaywright()];
}

function runUnit() {
  const home = runVitest('unit', homeZone, []);
  if (!existsSync(join(root, 'tests/domain'))) return [home];
  const far = farZones.map((zone) =>
    runVitest(`domain-${zone.replace('/', '-')}`, zone, ['tests/domain/']),
  );
  return [home, ...far];
}

function runLong() {
  process.env.LIANXI_LONG = '1';
  process.env.LEDGER_KILLS ??= '500';
  const time = `--testTimeout=${nightMilliseconds}`;
  return [runVitest('long', homeZone, [...longer, time])];
}

/** Runs one part; what it cannot even begin counts as one failure and does not keep the rest from running. */
async function part(body) {
  try {
    return sum(await body());
  } catch (error) {
    process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
    return { ...noCounts, failed: 1 };
  }
}

await main(async () => {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const isLong = process.argv.includes('--long');
  const short = [
    ...(process.argv.includes('--only-e2e') ? [] : [runUnit]),
    ...(process.argv.includes('--only-unit') ? [] : [runWindows]),
  ];
  const parts = isLong ? [runLong] : short;
  const total = await part(async () => {
    ensureDependencies();
    ensureSystem({ tests: true });
    const counts = [];
    for (const body of parts) counts.push(await part(body));
    return counts;
  });
  say(`\n${closingLine(total)}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
