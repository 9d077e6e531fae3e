/** Where a value stands in a JSON text, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A JSON text read once: its value and where each part of it stands, or the first fault in it. */
export type Scanned =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Position of a value by its path; paths are joined by {@link pathKey}. */
      readonly positions: ReadonlyMap<string, Position>;
    }
  | { readonly ok: false; readonly position: Position; readonly message: string };

/** Key of a path in `positions`. */
export const pathKey = (path: readonly PropertyKey[]): string =>
  path.map((part) => String(part)).join('/');

/** Deeper nesting than this is refused. */
const DEPTH = 64;

const SPACE = /[ \t\r\n]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

interface Fault {
  readonly at: number;
  readonly message: string;
}

/** Reading place and what was found so far; changed only by the functions below. */
interface Reader {
  readonly text: string;
  readonly found: Map<string, number>;
  readonly state: { readonly at: number }[];
}

const at = (reader: Reader): number => reader.state[0]?.at ?? 0;

const moveTo = (reader: Reader, place: number): void => {
  reader.state[0] = { at: place };
};

const matched = (reader: Reader, pattern: RegExp): string | undefined => {
  pattern.lastIndex = at(reader);
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) moveTo(reader, at(reader) + found.length);
  return found;
};

/** Reads a quoted text character by character, so that no text however broken costs more than its length. */
const quoted = (reader: Reader): string | undefined => {
  const { text } = reader;
  const start = at(reader);
  if (text[start] !== '"') return undefined;
  let place = start + 1;
  while (place < text.length) {
    const code = text.charCodeAt(place);
    if (code === 0x22) {
      moveTo(reader, place + 1);
      return text.slice(start, place + 1);
    }
    if (code < 0x20) return undefined;
    ESCAPE.lastIndex = place;
    const escaped = code === 0x5c ? ESCAPE.exec(text)?.[0] : '.';
    if (escaped === undefined) return undefined;
    place += escaped.length;
  }
  return undefined;
};

const sign = (reader: Reader, wanted: string): boolean => {
  matched(reader, SPACE);
  if (reader.text[at(reader)] !== wanted) return false;
  moveTo(reader, at(reader) + 1);
  return true;
};

const fault = (reader: Reader, message: string): Fault => {
  const place = at(reader);
  return {
    at: place,
    message: place >= reader.text.length ? '内容不完整，到结尾仍缺少部分' : message,
  };
};

type Path = readonly (string | number)[];

const key = (reader: Reader, seen: Set<string>): string | Fault => {
  matched(reader, SPACE);
  const start = at(reader);
  const found = quoted(reader);
  if (found === undefined)
    return fault(reader, '这里应当是用英文双引号括起来的名称（最后一项后面不能有逗号）');
  const name = JSON.parse(found) as string;
  if (name === '__proto__') return { at: start, message: '不能使用名称“__proto__”' };
  if (seen.has(name)) return { at: start, message: `“${name}”重复出现` };
  seen.add(name);
  if (!sign(reader, ':')) return fault(reader, `“${name}”后面缺少英文冒号`);
  return name;
};

const members = (reader: Reader, path: Path): Fault | undefined => {
  const seen = new Set<string>();
  if (sign(reader, '}')) return undefined;
  do {
    const name = key(reader, seen);
    if (typeof name !== 'string') return name;
    const wrong = value(reader, [...path, name]);
    if (wrong !== undefined) return wrong;
  } while (sign(reader, ','));
  return sign(reader, '}') ? undefined : fault(reader, '这里缺少英文逗号或右花括号');
};

const items = (reader: Reader, path: Path): Fault | undefined => {
  if (sign(reader, ']')) return undefined;
  let index = 0;
  do {
    const wrong = value(reader, [...path, index]);
    if (wrong !== undefined) return wrong;
    index += 1;
  } while (sign(reader, ','));
  return sign(reader, ']') ? undefined : fault(reader, '这里缺少英文逗号或右方括号');
};

const value = (reader: Reader, path: Path): Fault | undefined => {
  matched(reader, SPACE);
  if (path.length > DEPTH) return fault(reader, `嵌套超过${String(DEPTH)}层`);
  reader.found.set(pathKey(path), at(reader));
  if (sign(reader, '{')) return members(reader, path);
  if (sign(reader, '[')) return items(reader, path);
  if (reader.text[at(reader)] === '"') {
    return quoted(reader) === undefined
      ? { at: at(reader), message: '这段文字没有以英文双引号结束，或含有换行、控制字符' }
      : undefined;
  }
  const plain = matched(reader, NUMBER) ?? matched(reader, WORD);
  return plain === undefined
    ? fault(reader, '这里的写法不是 JSON（文字要用英文双引号，末尾不能多逗号）')
    : undefined;
};

/** Start of each line. */
const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  for (let from = text.indexOf('\n'); from >= 0; from = text.indexOf('\n', from + 1))
    starts.push(from + 1);
  return starts;
};

const positionIn = (starts: readonly number[], place: number): Position => {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: place - (starts[low] ?? 0) + 1 };
};

/**
 * Reads a JSON text (RFC 8259) and remembers where every value stands, so that a fault can be shown by line and
 * column. Refuses what `JSON.parse` refuses, and also a name given twice, `__proto__`, and nesting over 64 levels.
 */
export const scanJson = (text: string): Scanned => {
  const reader: Reader = { text, found: new Map(), state: [{ at: 0 }] };
  if (text.startsWith('\uFEFF')) moveTo(reader, 1);
  const begin = at(reader);
  const starts = lineStarts(text);
  const wrong = value(reader, []);
  matched(reader, SPACE);
  const rest = at(reader) < text.length ? fault(reader, '结尾之后还有多余的内容') : undefined;
  const first = wrong ?? rest;
  if (first !== undefined)
    return { ok: false, position: positionIn(starts, first.at), message: first.message };
  return {
    ok: true,
    value: JSON.parse(text.slice(begin)),
    positions: new Map([...reader.found].map(([path, place]) => [path, positionIn(starts, place)])),
  };
};
