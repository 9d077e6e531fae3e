/** `npm start`: sets everything up, builds when stale, opens the app. Words after `--` reach the app. */
import { runtimeEnvironment } from './lib/runtime.mjs';
import { Stop, attempt, isRoot, main, root } from './lib/shell.mjs';
import { setUp } from './set-up.mjs';

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

await main(async () => {
  const runtime = await setUp();
  if (!hasDisplay()) {
    throw new Stop(
      'There is no display here, so no window can open. Use a desktop session, or a virtual display: xvfb-run -a npm start. To see the ledger at work without a window: npm run demo.',
    );
  }
  const sandbox = isRoot && process.platform === 'linux' ? ['--no-sandbox'] : [];
  return attempt(runtime.executable, [root, ...sandbox, ...process.argv.slice(2)], {
    env: runtimeEnvironment(runtime),
  }).code;
});
