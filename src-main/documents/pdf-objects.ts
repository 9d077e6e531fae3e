/** An object of a PDF: its text, and the stream after it, which is never looked into. */
export interface PdfObject {
  readonly text: string;
  readonly stream: Uint8Array | null;
}

/** A PDF taken apart. */
export interface PdfFile {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly root: number;
}

/** One character a byte: PDF's own syntax is ASCII, and whatever else there is comes back as it was. */
const latin = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

const objectAt = (bytes: Uint8Array, start: number, end: number, number: number): PdfObject => {
  const all = latin(bytes.subarray(start, end));
  const opening = `${number} 0 obj`;
  if (!all.startsWith(opening)) throw new Error('No such object');
  const stream = /\bstream\r?\n/u.exec(all);
  const last = all.lastIndexOf('endobj');
  if (stream === null) return { text: all.slice(opening.length, last).trim(), stream: null };
  const from = start + stream.index + stream[0].length;
  const to = start + all.lastIndexOf('endstream', last);
  return {
    text: all.slice(opening.length, stream.index).trim(),
    stream: bytes.subarray(from, to),
  };
};

/** What an object refers to under a key; undefined where it has none. */
export const referred = (text: string, key: string): number | undefined => {
  const found = new RegExp(`/${key} (\\d+) 0 R`, 'u').exec(text);
  return found === null ? undefined : Number(found[1]);
};

const needed = (text: string, key: string): number => {
  const found = referred(text, key);
  if (found === undefined) throw new Error(`No ${key}`);
  return found;
};

/** Takes apart a PDF as Chromium writes them: one table of plain objects (ISO 32000-1, 7.5.4). Throws for any other. */
export const readPdf = (bytes: Uint8Array): PdfFile => {
  const tail = latin(bytes.subarray(Math.max(0, bytes.length - 64)));
  const place = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(tail);
  if (place === null) throw new Error('No end');
  const table = Number(place[1]);
  const lines = latin(bytes.subarray(table));
  const head = /^xref\s+0 (\d+)\s+/u.exec(lines);
  const trailer = lines.indexOf('trailer');
  if (head === null || trailer === -1) throw new Error('No plain table');
  const starts: { readonly number: number; readonly at: number }[] = [];
  lines
    .slice(head[0].length, trailer)
    .trim()
    .split(/\s*\n/u)
    .forEach((line, number) => {
      if (line.trim().endsWith('n')) starts.push({ number, at: Number(line.slice(0, 10)) });
    });
  const ordered = [...starts].sort((a, b) => a.at - b.at);
  const objects = new Map(
    ordered.map(({ number, at }, index) => [
      number,
      objectAt(bytes, at, ordered[index + 1]?.at ?? table, number),
    ]),
  );
  const end = lines.slice(trailer);
  return { objects, root: needed(end, 'Root') };
};

/** Pages of a PDF. Throws for one Chromium would not write. */
export const pageCount = (file: PdfFile): number => {
  const pages = file.objects.get(needed(file.objects.get(file.root)?.text ?? '', 'Pages'));
  const count = /\/Count (\d+)/u.exec(pages?.text ?? '');
  if (count === null) throw new Error('No pages');
  return Number(count[1]);
};
