/** What `electron <folder>` runs in the fallback runtime: it hands over to that folder's own app. */
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const given = process.argv.slice(1).find((word) => !word.startsWith('-'));
const folder = resolve(given ?? '.');
const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(description.productName ?? description.name);
app.setVersion(description.version);
// Electron is not ready before this promise is settled, so the app may still register its schemes.
await import(pathToFileURL(join(folder, description.main)).href);
