import { createHash } from 'node:crypto';
import { EXCHANGE_LIMITS, HOLDS, WRITTEN_BY } from '#domain/exchange/package';
import type { Manifest, RecordLine, SharedKind } from '#domain/exchange/package';
import { DELETED_DIGEST, canonicalText } from '#domain/exchange/shared-form';
import { parsePolicy } from '#domain/policy/parser';
import { policyTemplateRefusal } from '../template/policy-templates.ts';
import { PackageFault } from './package-words.ts';
import { parseData } from './record-schemas.ts';

/** One line, read and checked. */
export interface ReadLine {
  /** In `records.ndjson`, from 1. */
  readonly line: number;
  readonly record: RecordLine;
  /** SHA-256 of the canonical text of `data` as it was sent, or of the word `deleted`. */
  readonly digest: string;
}

/** What all lines gave. */
export interface ReadLines {
  readonly records: readonly ReadLine[];
  /** Lines whose texts hold characters that nobody sees; they are kept as they are. */
  readonly invisible: readonly number[];
  /** Lines with properties of a newer version, which were dropped. */
  readonly dropped: readonly number[];
}

const LF = 0x0a;

/** Lines of a stream, each without its end. The last one must end too. */
async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  let line = 1;
  const gather = (piece: Buffer): void => {
    length += piece.length;
    if (length > EXCHANGE_LIMITS.line)
      throw new PackageFault('line-too-long', `第 ${String(line)} 行`);
    waiting.push(piece);
  };
  for await (const more of bytes) {
    const piece = Buffer.from(more.buffer, more.byteOffset, more.byteLength);
    let from = 0;
    for (let end = piece.indexOf(LF); end !== -1; end = piece.indexOf(LF, from)) {
      gather(piece.subarray(from, end));
      yield waiting.length === 1 && waiting[0] !== undefined ? waiting[0] : Buffer.concat(waiting);
      waiting = [];
      length = 0;
      line += 1;
      from = end + 1;
    }
    if (from < piece.length) gather(Buffer.from(piece.subarray(from)));
  }
  if (length > 0) throw new PackageFault('bad-line', `第 ${String(line)} 行没有结尾`);
}

const DIGEST = /^[0-9a-f]{64}$/u;
const KEYS = ['base', 'data', 'deleted', 'id', 'rev', 'type'];

/** In canonical text a lone surrogate is always an escape, and a pair never is. */
const LONE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/u;
/** Escaped controls but tab, line feed and carriage return; raw ones; what changes the direction of writing. */
const INVISIBLE =
  /(?<!\\)(?:\\\\)*\\(?:u00|[bf])|[\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

interface Raw {
  readonly text: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** No record nests as deep; a line of brackets would. */
const DEEPEST = 32;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));

/** The line as JSON in its one canonical form: sorted keys, no blanks, nothing said twice. */
const parsedLine = (bytes: Buffer, bad: (why: string) => PackageFault): Raw => {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    throw bad('不是 JSON 文本');
  }
  if (isDeeper(value, DEEPEST)) throw bad('嵌套太深');
  if (canonicalText(value) !== text) throw bad('不是规范的 JSON');
  if (LONE.test(text)) throw bad('文字里有残缺的字符');
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw bad('不是一条记录');
  return { text, value: value as Raw['value'] };
};

/** Reads lines one by one and keeps what all of them must agree on. */
export const makeLineReader = (
  manifest: Manifest,
  newer: boolean,
): {
  readonly take: (bytes: Buffer) => void;
  readonly end: () => ReadLines;
} => {
  const held: readonly string[] = HOLDS[manifest.kind];
  const side = WRITTEN_BY[manifest.kind];
  const records: ReadLine[] = [];
  const invisible: number[] = [];
  const dropped: number[] = [];
  const seen = new Set<string>();
  const counts = new Map<string, number>();

  const headOf = (
    value: Raw['value'],
    bad: (why: string) => PackageFault,
  ): Omit<RecordLine, 'data'> => {
    const { type, id, rev, base, deleted, data } = value;
    const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
    if (unknown !== undefined && !newer) throw bad(`不认识的名称：${unknown.slice(0, 80)}`);
    if (typeof type !== 'string') throw bad('type');
    if (!held.includes(type))
      throw new PackageFault(
        'not-allowed',
        `第 ${String(records.length + 1)} 行：${type.slice(0, 40)}`,
      );
    if (typeof id !== 'string' || id === '' || id.length > 200) throw bad('id');
    if (!Number.isSafeInteger(rev) || (rev as number) < 1) throw bad('rev');
    if (base !== null && (typeof base !== 'string' || !DIGEST.test(base))) throw bad('base');
    if (typeof deleted !== 'boolean') throw bad('deleted');
    if (deleted !== (data === null)) throw bad('data');
    return { type: type as SharedKind, id, rev: rev as number, base, deleted };
  };

  const policyFault = (document: unknown): string | undefined => {
    const parsed = parsePolicy(String(document));
    return parsed.ok ? undefined : (parsed.problems[0]?.message.slice(0, 200) ?? '制度文件');
  };

  const take = (bytes: Buffer): void => {
    const line = records.length + 1;
    const bad = (why: string) => new PackageFault('bad-line', `第 ${String(line)} 行：${why}`);
    const { text, value } = parsedLine(bytes, bad);
    const head = headOf(value, bad);
    const key = `${head.type} ${head.id}`;
    if (seen.has(key)) throw new PackageFault('duplicate-line', `第 ${String(line)} 行`);
    seen.add(key);
    counts.set(head.type, (counts.get(head.type) ?? 0) + 1);
    if (INVISIBLE.test(text)) invisible.push(line);
    if (head.deleted) {
      records.push({ line, record: { ...head, data: null }, digest: DELETED_DIGEST });
      return;
    }
    const parsed = parseData(head.type, value.data, { side, newer });
    if (!parsed.ok) throw bad(parsed.where === '' ? head.type : `${head.type}.${parsed.where}`);
    const fault = head.type === 'policy' ? policyFault(parsed.data.document) : undefined;
    if (fault !== undefined) throw bad(fault);
    const sent = canonicalText(value.data);
    if (newer && canonicalText(parsed.data) !== sent) dropped.push(line);
    const digest = createHash('sha256').update(sent).digest('hex');
    records.push({ line, record: { ...head, data: parsed.data }, digest });
  };

  const end = (): ReadLines => {
    for (const type of held) {
      const said = manifest.counts[type as SharedKind] ?? 0;
      const found = counts.get(type) ?? 0;
      if (said !== found)
        throw new PackageFault('counts-differ', `${type}：${String(said)}，${String(found)}`);
    }
    return { records, invisible, dropped };
  };
  return { take, end };
};

/** Every line of `records.ndjson`. Throws a {@link PackageFault} at the first that can't be read. */
export const readLines = async (
  bytes: AsyncIterable<Uint8Array>,
  reader: ReturnType<typeof makeLineReader>,
  between: (bytes: number) => Promise<void>,
): Promise<ReadLines> => {
  for await (const line of linesOf(bytes)) {
    reader.take(line);
    await between(line.length + 1);
  }
  const read = reader.end();
  for (const { line, record } of read.records) {
    const document = record.type === 'policy' ? record.data?.document : undefined;
    const refusal =
      typeof document === 'string' ? await policyTemplateRefusal(document) : undefined;
    if (refusal !== undefined)
      throw new PackageFault('bad-line', `第 ${String(line)} 行：${refusal}`);
  }
  return read;
};
