/** A process of its own that holds a ledger open until it is killed: `holder.ts <folder>`. Says `open`, or the code. */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '#storage/open';

const folder = process.argv[2] ?? '';
const opened = openLedger({
  file: join(folder, 'ledger.lxdb'),
  backups: { folder: join(folder, 'backups') },
  ports: { now: () => '2026-10-09T08:15:00', newId: () => 'other' },
});
writeSync(1, `${opened.ok ? 'open' : opened.code}\n`);
if (opened.ok) setInterval(() => undefined, 60_000);
