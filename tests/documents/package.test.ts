import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writePackage } from '#documents/package/write-package';
import type { PackageContent, WriteOptions } from '#documents/package/write-package';
import {
  entryLine,
  goneLine,
  manifestGiven,
  publicKey,
  read,
  sha256,
  signed,
  workplace,
  written,
} from '../intake/package-help.ts';
import type { Workplace } from '../intake/package-help.ts';

let place: Workplace;
beforeEach(() => {
  place = workplace();
});
afterEach(() => {
  place.clear();
});

const out = (): string => join(place.folder, 'out.lxb');
const PDF = Buffer.from('%PDF-1.7 证明');

const options = (own: Partial<WriteOptions>): WriteOptions => ({
  publicKey,
  sign: (bytes) => Promise.resolve({ ok: true, value: signed(bytes) }),
  passphrase: null,
  progress: () => undefined,
  cancelled: () => false,
  ...own,
});

const content = (own: Partial<PackageContent> = {}): PackageContent => ({
  manifest: manifestGiven,
  records: [entryLine(1), goneLine(2)],
  attachments: [],
  ...own,
});

test('the same content gives the same bytes, in every time zone', async () => {
  const pdf = place.file('a.pdf', PDF);
  const attachments = [
    { sha256: sha256(PDF), path: pdf },
    { sha256: sha256(PDF), path: pdf },
  ];
  const zone = process.env.TZ;
  const digests: string[] = [];
  for (const own of ['Asia/Shanghai', 'America/New_York']) {
    process.env.TZ = own;
    const done = await written(out(), { records: [entryLine(1)], attachments });
    if (done.ok) digests.push(done.written.digest, sha256(readFileSync(out())));
  }
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(digests).toHaveLength(4);
  expect(new Set(digests).size).toBe(1);
  const names = Object.keys(unzipSync(new Uint8Array(readFileSync(out()))));
  expect(names).toEqual([
    'manifest.json',
    'manifest.sig',
    'records.ndjson',
    `attachments/${sha256(PDF)}`,
  ]);
});

test('two sealed packages of the same content differ in every piece', async () => {
  await written(out(), { records: [entryLine(1)] }, '口令');
  const one = readFileSync(out());
  await written(out(), { records: [entryLine(1)] }, '口令');
  const other = readFileSync(out());
  expect(one.subarray(14, 30).equals(other.subarray(14, 30))).toBe(false);
  expect(one.includes('manifest.json')).toBe(false);
  expect(one.subarray(56, 200).equals(other.subarray(56, 200))).toBe(false);
});

describe('nothing is left behind, and what was there stays,', () => {
  const refused = async (own: Partial<PackageContent>, how: Partial<WriteOptions> = {}) => {
    writeFileSync(out(), 'before');
    const done = await writePackage(out(), content(own), options(how));
    if (done.ok) throw new Error('written');
    expect(done.why.text).toMatch(/[。]$/u);
    expect(readFileSync(out(), 'utf8')).toBe('before');
    rmSync(out());
    expect(place.others()).toEqual([]);
    return done.why.code;
  };

  test('when it is cancelled at any moment', async () => {
    const records = Array.from({ length: 30 }, (_, index) => entryLine(index + 1));
    for (const after of [0, 10, 30, 32]) {
      let asked = 0;
      expect(await refused({ records }, { cancelled: () => (asked += 1) > after })).toBe(
        'cancelled',
      );
    }
  });

  test('when the key doesn’t sign, or is another one', async () => {
    expect(await refused({}, { sign: () => Promise.resolve({ ok: false }) })).toBe('unsigned');
    const value = new Uint8Array(64);
    expect(await refused({}, { sign: () => Promise.resolve({ ok: true, value }) })).toBe(
      'unsigned',
    );
  });

  test('when an attachment is missing or isn’t what it was', async () => {
    const path = place.file('a.pdf', PDF);
    const attachments = [{ sha256: createHash('sha256').update('x').digest('hex'), path }];
    expect(await refused({ attachments })).toBe('attachment-changed');
    const gone = [{ sha256: sha256(PDF), path: join(place.folder, 'none.pdf') }];
    expect(await refused({ attachments: gone })).toBe('attachment-missing');
    const large = place.file('large.pdf', Buffer.alloc(51 * 1024 * 1024));
    expect(await refused({ attachments: [{ sha256: sha256(PDF), path: large }] })).toBe('limit');
  });

  test('when a record can’t be in it', async () => {
    const person = { ...entryLine(1), type: 'person' as const };
    expect(await refused({ records: [person] })).toBe('record');
    expect(await refused({ records: [{ ...entryLine(1), deleted: true }] })).toBe('record');
    expect(await refused({ records: [entryLine(1, '长'.repeat(400_000))] })).toBe('limit');
  });

  test('when the records fail while they are read', async () => {
    function* records() {
      yield entryLine(1);
      throw new Error('gone');
    }
    expect(await refused({ records: records() })).toBe('other');
  });
});

test('a folder that isn’t there, and a name that is taken by a folder, are named', async () => {
  const missing = await writePackage(join(place.folder, 'no', 'out.lxb'), content(), options({}));
  expect(missing).toMatchObject({ ok: false, why: { code: 'missing' } });
  mkdirSync(out());
  const taken = await writePackage(out(), content(), options({}));
  expect(taken).toMatchObject({ ok: false, why: { code: 'exists' } });
  expect(readdirSync(place.folder)).not.toContain('out.lxb.part');
});

test('what an interrupted writer left is replaced', async () => {
  writeFileSync(`${out()}.part`, 'half');
  expect(await written(out(), {})).toMatchObject({ ok: true });
  expect(place.others()).toEqual(['out.lxb']);
});

test('50 000 records go out and in with turns for others', { timeout: 300_000 }, async () => {
  const stalls: number[] = [];
  let since = process.cpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(since);
    stalls.push((user + system) / 1000);
    since = process.cpuUsage();
  }, 1);
  function* records() {
    for (let index = 1; index <= 50_000; index += 1)
      yield entryLine(index, `走访 ${String(index)}`);
  }
  expect(await written(out(), { records: records() })).toMatchObject({ ok: true });
  const wrote = Math.max(...stalls.splice(0));
  const taken = await read(place, out());
  clearInterval(timer);
  expect(taken.ok && taken.package.records.length).toBe(50_000);
  process.stdout.write(
    `longest turn, in ms of the processor: writing ${wrote.toFixed(0)}, reading ${Math.max(...stalls).toFixed(0)}\n`,
  );
});
