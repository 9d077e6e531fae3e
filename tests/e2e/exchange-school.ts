import type { Page } from '@playwright/test';
import { unzipSync, zipSync } from 'fflate';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '#domain/entry';
import type { Manifest, RecordLine } from '#domain/exchange/package';
import { writePackage } from '#documents/package/write-package';
import { newId } from '#platform/ids';
import { makeKeys } from '#platform/keys';
import { handedIn, lineOf } from '../services/exchange-worlds.ts';
import { ask } from './calendar-school.ts';
import { makeLedger } from './sheets-ledger.ts';

/** Where the app finds its sticks: a folder for each, made before the app starts. */
export const stickIn = (folder: string): string => {
  const stick = join(folder, 'sticks', 'KINGSTON');
  mkdirSync(stick, { recursive: true });
  process.env.LIANXI_DRIVES = join(folder, 'sticks');
  return stick;
};

/** A department that reports to the office in the window: another installation, with a key of its own. */
export interface Department {
  readonly person: string;
  /** Writes a package with these lines onto the stick, and answers with its path. */
  readonly report: (
    lines: readonly RecordLine[],
    said?: { readonly name?: string; readonly passphrase?: string; readonly anew?: boolean },
  ) => Promise<string>;
  /** Lays a form that was handed in onto the stick with other words in it, and answers with its name. */
  readonly form: (name: string, words: string, others: string) => string;
}

const NAME = '护理学院';
const PERSON = '何雨桐';

const keysIn = (folder: string) =>
  makeKeys(folder, { seal: () => Promise.resolve(null), unseal: () => Promise.resolve(null) });

/** Makes the office's ledger, and a department from the roster package that the office writes for it. */
export async function makeOffice(page: Page, folder: string): Promise<Department> {
  await makeLedger(page);
  return makeDepartment(page, folder);
}

/** A department of the office in the window, from the roster package that it writes for it. */
export async function makeDepartment(page: Page, folder: string): Promise<Department> {
  const stick = join(folder, 'sticks', 'KINGSTON');
  const { units, people } = await ask(page, 'roster.all', null);
  const unit = units.find(({ name }) => name === NAME)!;
  const { drives } = await ask(page, 'exchange.overview', null);
  await ask(page, 'exchange.send', {
    kind: 'roster',
    units: [unit.id],
    all: true,
    passphrase: null,
    drive: drives[0]!.id,
  });
  const file = readdirSync(stick, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('.lxb'),
  )!;
  const members = unzipSync(new Uint8Array(readFileSync(join(stick, file))));
  const issued = JSON.parse(new TextDecoder().decode(members['manifest.json'])) as Manifest;

  let sequence = 0;
  let previous: string | null = null;
  const usual = keysIn(join(folder, 'department'));
  return {
    person: people.find(({ name }) => name === PERSON)!.id,
    form: (name, words, others) => {
      const paper = join(import.meta.dirname, '../fixtures/handed-in', name);
      const parts = unzipSync(new Uint8Array(readFileSync(paper)));
      const text = new TextDecoder().decode(parts['word/document.xml']);
      if (!text.includes(words)) throw new Error(`“${words}” stands nowhere in ${name}`);
      parts['word/document.xml'] = new TextEncoder().encode(text.replace(words, others));
      writeFileSync(join(stick, name), zipSync(parts));
      return name;
    },
    report: async (lines, { name, passphrase = null, anew = false } = {}) => {
      const keys = anew ? keysIn(join(folder, newId())) : usual;
      const identity = await keys.identity();
      if (!identity.ok) throw new Error(identity.why);
      const { installation, publicKey } = identity.value;
      sequence += 1;
      const id = newId();
      const path = join(stick, `${name ?? `报送包-${String(sequence)}`}.lxb`);
      const written = await writePackage(
        path,
        {
          manifest: {
            kind: 'entries',
            id,
            created: '2026-11-20T16:00:00',
            ledger: issued.ledger,
            unit: issued.unit,
            sender: { installation, name: NAME },
            sequence,
            previous,
            acknowledges: null,
          },
          records: lines,
          attachments: [],
        },
        {
          publicKey,
          sign: keys.sign,
          passphrase,
          progress: () => undefined,
          cancelled: () => false,
        },
      );
      if (!written.ok) throw new Error(written.why.text);
      previous = id;
      return path;
    },
  };
}

/** A visit of the department's person, as its packages tell of it. */
export const visitOf = (person: string, said: Partial<Entry> = {}): Entry => handedIn(person, said);

export { lineOf };

/** Drops files of the disk on the middle of the window, the way the operating system does. */
export async function drop(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
  }
  await session.detach();
}
