/** System libraries on Debian and its kin. Other systems bring their own. */
import { existsSync } from 'node:fs';
import { Stop, attempt, isRoot, must, say } from './shell.mjs';

const forWindow = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'fonts-noto-cjk',
];
const forTests = ['xvfb', 'xauth', 'libreoffice-writer', 'libreoffice-calc', 'poppler-utils'];

/** Newer releases renamed these when time_t grew to 64 bits. */
const renamed = { 'libgtk-3-0': 'libgtk-3-0t64', libasound2: 'libasound2t64' };

function missingOf(names) {
  const known = [...names, ...names.map((name) => renamed[name]).filter(Boolean)];
  const asked = attempt('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\n', ...known], {
    quiet: true,
  });
  const there = new Set(
    asked.out
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !there.has(name) && !there.has(renamed[name]));
}

/** The name under which this release of Debian has a package. */
function offered(name) {
  const other = renamed[name];
  if (other === undefined) return name;
  const shown = attempt('apt-cache', ['policy', other], { quiet: true });
  return /Candidate: \d/.test(shown.out) ? other : name;
}

/**
 * Sees that these Debian packages are there. A root shell installs what is missing; anyone else is
 * told the one command to run.
 */
export function ensureDebianPackages(names, reason) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = missingOf(names);
  if (missing.length === 0) return;
  if (!isRoot) {
    throw new Stop(
      `${reason}: sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${missing.map(offered).join(' ')}'`,
    );
  }
  say(`Installing Debian packages: ${missing.join(' ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const failed = `${reason}, and they could not be installed: check that Debian's packages can be reached, then try again.`;
  must('apt-get', ['update', '-qq'], failed, { quiet: true, env });
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...missing.map(offered)];
  must('apt-get', install, failed, { quiet: true, env });
}

/** What a window needs, and with `tests` also what draws and reads documents without a screen. */
export function ensureSystem({ tests = false } = {}) {
  ensureDebianPackages(
    tests ? [...forWindow, ...forTests] : forWindow,
    'Some system libraries are missing',
  );
}
