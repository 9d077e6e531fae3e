import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DELETED_DIGEST, canonicalText } from '#domain/exchange/shared-form';
import { readPackage } from '#intake/package/read-package';
import {
  entryData,
  entryLine,
  goneLine,
  packageOf,
  publicKey,
  read,
  sha256,
  workplace,
  written,
} from './package-help.ts';
import type { Workplace } from './package-help.ts';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => {
  place.clear();
});

const PDF = Buffer.from(`%PDF-1.7\n${'证明材料'.repeat(40_000)}`);

const withFile = (bytes: Uint8Array, name: string) => ({
  ...entryLine(9),
  data: {
    ...entryData('附上材料'),
    evidence: [
      {
        kind: '调研报告',
        title: '报告',
        file: { sha256: sha256(bytes), name, size: bytes.length },
      },
    ],
  },
});

describe.each([
  ['open', null],
  ['sealed', '口令 Ä-2026'],
])('a package that was written %s', (_, passphrase) => {
  test('is read back as it was, with its attachments in staging and nowhere else', async () => {
    const pdf = place.file('a.pdf', PDF);
    const path = place.file('out.lxb', Buffer.alloc(0));
    const lines = [entryLine(1), goneLine(2), withFile(PDF, '报告.pdf')];
    const done = await written(
      path,
      { records: lines, attachments: [{ sha256: sha256(PDF), path: pdf }] },
      passphrase,
    );
    if (!done.ok) throw new Error(done.why.text);
    expect(place.others()).toEqual([]);
    const taken = await read(place, path, passphrase?.normalize('NFD') ?? null);
    if (!taken.ok) throw new Error(taken.refusal.text);
    const { manifest, records, attachments, ...rest } = taken.package;
    expect(manifest).toEqual(done.written.manifest);
    expect(records.map(({ record }) => record)).toEqual(lines);
    expect(records.map(({ digest }) => digest)).toEqual([
      sha256(canonicalText(lines[0]?.data)),
      DELETED_DIGEST,
      sha256(canonicalText(lines[2]?.data)),
    ]);
    expect(rest).toEqual({
      publicKey,
      fingerprint: sha256(Buffer.from(publicKey, 'base64')),
      digest: sha256(readFileSync(path)),
      notices: [],
    });
    expect(attachments).toHaveLength(1);
    expect(readFileSync(attachments[0]?.path ?? '').equals(PDF)).toBe(true);
    expect(place.others()).toEqual([sha256(PDF)]);
    expect(manifest.counts).toEqual({ link: 1, entry: 2 });
  });

  test('cut off anywhere, it is refused', async () => {
    const path = place.file('out.lxb', Buffer.alloc(0));
    await written(path, { records: [1, 2, 3].map((index) => entryLine(index)) }, passphrase);
    const bytes = readFileSync(path);
    for (let part = 0; part < 40; part += 1) {
      const cut = place.file('cut.lxb', bytes.subarray(0, Math.floor((bytes.length * part) / 40)));
      const taken = await read(place, cut, part > 4 && part % 8 === 0 ? passphrase : null);
      expect(taken.ok).toBe(false);
    }
    expect(readdirSync(place.staging)).toEqual([]);
  });

  test('without records, too, it is a package', async () => {
    const path = join(place.folder, 'out.lxb');
    expect(await written(path, {}, passphrase)).toMatchObject({ ok: true });
    expect(await read(place, path, passphrase)).toMatchObject({
      ok: true,
      package: { records: [] },
    });
  });
});

describe('a newer minor version', () => {
  const newer = (line: object) =>
    packageOf({
      records: `${canonicalText(line)}\n`,
      lines: [entryLine(1)],
      manifest: (manifest) => ({ ...manifest, version: '1.3', mood: 'fine' }),
    });
  const line = { ...entryLine(1), mood: 1, data: { ...entryData('走访'), mood: { a: 1 } } };

  test('is read without what isn’t known, and says so; the digest is of what was sent', async () => {
    const taken = await read(place, place.file('newer.lxb', newer(line)));
    if (!taken.ok) throw new Error(taken.refusal.text);
    expect(taken.package.records[0]?.record.data).toEqual(entryData('走访'));
    expect(taken.package.records[0]?.digest).toBe(sha256(canonicalText(line.data)));
    expect(taken.package.notices.map(({ code }) => code)).toEqual(['newer-minor', 'dropped']);
  });

  test('may not leave out what is known', async () => {
    const data = entryData('走访');
    delete data.mode;
    expect(await read(place, place.file('newer.lxb', newer({ ...line, data })))).toMatchObject({
      refusal: { code: 'bad-line' },
    });
  });
});

test('characters that nobody sees are kept and named', async () => {
  const lines = [
    entryLine(1, '分页\u000b符'),
    entryLine(2, '反斜杠 \\u0000 是字'),
    entryLine(3, '\u202e'),
  ];
  const taken = await read(place, place.file('a.lxb', packageOf({ lines })));
  if (!taken.ok) throw new Error(taken.refusal.text);
  expect(taken.package.notices).toEqual([
    {
      code: 'invisible-characters',
      text: '第 1、3 行的文字里有看不见的控制字符，已照原样保留；打印前请看一看。',
    },
  ]);
});

test('reading stops when it is cancelled, and leaves nothing', async () => {
  const path = place.file(
    'a.lxb',
    packageOf({ lines: Array.from({ length: 200 }, (_, index) => entryLine(index + 1)) }),
  );
  for (const after of [0, 1, 5, 100]) {
    let asked = 0;
    const taken = await readPackage(path, {
      passphrase: null,
      staging: place.staging,
      progress: (done, total) => {
        expect(done).toBeLessThanOrEqual(total);
      },
      cancelled: () => (asked += 1) > after,
    });
    expect(taken).toMatchObject({ ok: false, refusal: { code: 'cancelled' } });
  }
  expect(readdirSync(place.staging)).toEqual([]);
});
