/** What `electron <folder>` runs in the fallback runtime: it hands over to that folder's own app. */
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// `-r file` as Electron's own default app has it: Playwright loads something first that way.
const required = process.argv.indexOf('-r');
if (required > 0) createRequire(import.meta.url)(resolve(process.argv[required + 1]));

const given = process.argv.slice(1).find((word) => !word.startsWith('-'));
const folder = resolve(given ?? '.');
const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(description.productName ?? description.name);
app.setVersion(description.version);
// Electron is not ready before this promise is settled, so the app may still register its schemes.
await import(pathToFileURL(join(folder, description.main)).href);
