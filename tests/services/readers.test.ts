import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childReaders } from '#platform/child-readers';
import type { ReadReply } from '#services/ports';

const fixture = (name: string): string =>
  join(import.meta.dirname, '../fixtures/readers', `${name}.ts`);

const job = (path: string) => ({ reader: 'sheet', path }) as const;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const cells = (reply: ReadReply): readonly string[] =>
  reply.ok && 'sheet' in reply ? (reply.sheet[0] ?? []) : [];

describe('the reader process', () => {
  it('is killed when it hangs, and the clerk is told so', async () => {
    const readers = childReaders(fixture('hangs'), { milliseconds: 2000, heap: 64 });
    const begun = performance.now();
    const reply = await readers.read(job('x.xlsx'));
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(reply).toMatchObject({ ok: false, code: 'hung' });
    expect(reply).toHaveProperty('text', expect.stringContaining('读了 2 秒还没有读完'));
    expect(reply).toHaveProperty('text', expect.stringContaining('台账没有改动'));
  });

  it('dies alone when a document fills its memory', async () => {
    const readers = childReaders(fixture('eats'), { milliseconds: 30_000, heap: 48 });
    const reply = await readers.read(job('x.xlsx'));
    expect(reply).toMatchObject({ ok: false, code: 'broke' });
    expect(reply).toHaveProperty('text', expect.stringContaining('已停止读取'));
  });

  it('says nothing about the file when it fails', async () => {
    const reply = await childReaders(fixture('throws')).read(job('绝密名单.xlsx'));
    expect(reply).toMatchObject({ ok: false, code: 'broke' });
    expect(JSON.stringify(reply)).not.toContain('绝密');
  });

  it('is missing: the answer is the same', async () => {
    const reply = await childReaders(fixture('no-such-file')).read(job('x.xlsx'));
    expect(reply).toMatchObject({ ok: false, code: 'broke' });
  });

  it('reads one file after the other, each in a process that is gone afterwards', async () => {
    const readers = childReaders(fixture('echoes'));
    const replies = await Promise.all(['a', 'b', 'c'].map((path) => readers.read(job(path))));
    const read = replies.map(cells);
    expect(read.map(([, path]) => path)).toEqual(['a', 'b', 'c']);
    const pids = read.map(([pid]) => Number(pid));
    expect(new Set(pids).size).toBe(3);
    expect(isAlive(pids[0] ?? 0)).toBe(false);
  });

  it('is the real one: a file that is no workbook is refused in words', async () => {
    const reply = await childReaders().read(job(join(import.meta.dirname, 'world.ts')));
    expect(reply.ok).toBe(false);
    expect(reply).toHaveProperty('text', expect.stringMatching(/。$/u));
  });
});
