/** `npm run check`: the one gate — format, lint, types, rooms, unused, guards. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { runChecks } from './lib/gate.mjs';
import { attemptLater, main, node24, root, say } from './lib/shell.mjs';
import { typeChecks } from './lib/types.mjs';

const tool = (name, path, args) => ({
  name,
  run: () => attemptLater(node24, [join(root, 'node_modules', path), ...args], { quiet: true }),
});

const rooms = ['shared', 'src-main', 'src-renderer'].filter((room) => existsSync(join(root, room)));

await main(async () => {
  ensureDependencies();
  const before = await runChecks([
    tool('lint', 'eslint/bin/eslint.js', ['--max-warnings', '0', '.']),
    tool('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
    ...typeChecks(),
    tool('rooms', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      ...rooms,
    ]),
    tool('unused', 'knip/bin/knip.js', []),
  ]);
  // Alone, since they plant faults that the checks above would find.
  const guards = tool('guards', 'vitest/vitest.mjs', ['run', 'tests/guards/', '--reporter=dot']);
  const failures = before + (await runChecks([guards]));
  say(failures === 0 ? 'The gate is open: every check passed.' : `${failures} checks failed.`);
  return failures === 0 ? 0 : 1;
});
