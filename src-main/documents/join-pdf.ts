import { pageCount, readPdf, referred } from './pdf-objects.ts';
import type { PdfFile, PdfObject } from './pdf-objects.ts';

/** Strings, which are left alone, or references to objects, which are not. */
const STRING_OR_REFERENCE = /\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\b(\d+) 0 R\b/gsu;

/** Where the numbers of a file begin in the joined one. */
interface Place {
  readonly objects: number;
  readonly parents: number;
  /** Before its names, so that they differ and stay in order. */
  readonly prefix: string;
}

/** Names Chromium gives to parts of a text's structure. */
const NODE = /^\((node\d+)\)$/u;

const moved = (text: string, place: Place): string =>
  text
    .replace(STRING_OR_REFERENCE, (found, number: string | undefined) =>
      number === undefined
        ? found.replace(NODE, `(${place.prefix}$1)`)
        : `${Number(number) + place.objects} 0 R`,
    )
    .replace(/\/StructParents (\d+)/u, (_, key) => `/StructParents ${Number(key) + place.parents}`);

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Numbered objects as a file (ISO 32000-1, 7.5). */
const written = (
  objects: readonly (PdfObject | null)[],
  root: number,
  info: number,
): Uint8Array => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const add = (piece: string | Uint8Array): void => {
    const bytes = typeof piece === 'string' ? bytesOf(piece) : piece;
    pieces.push(bytes);
    length += bytes.length;
  };
  add('%PDF-1.4\n%\xd3\xeb\xe9\xe1\n');
  const places = objects.map((object, number) => {
    if (object === null) return null;
    const at = length;
    add(`${number} 0 obj\n${object.text}`);
    if (object.stream !== null) {
      add(' stream\n');
      add(object.stream);
      add('endstream');
    }
    add('\nendobj\n');
    return at;
  });
  const table = length;
  const line = (at: number | null): string =>
    at === null ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`;
  add(`xref\n0 ${objects.length}\n${places.map(line).join('')}`);
  add(`trailer\n<</Size ${objects.length}\n/Root ${root} 0 R\n/Info ${info} 0 R>>\n`);
  add(`startxref\n${table}\n%%EOF\n`);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** A text as PDF's strings have it beyond ASCII: UTF-16 with its mark, in hexadecimal. */
const pdfText = (text: string): string =>
  `<FEFF${Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, '0'),
  ).join('')}>`;

const inside = (text: string, expression: RegExp): string => expression.exec(text)?.[1] ?? '';

/** Joins files as they are; throws where one isn't as Chromium writes them. */
const joined = (
  files: readonly PdfFile[],
  titles: readonly string[],
  title: string,
): Uint8Array => {
  const objects: (PdfObject | null)[] = [null];
  const put = (text: string): number => objects.push({ text, stream: null }) - 1;
  const places: Place[] = [];
  let parents = 0;
  files.forEach((file, index) => {
    const start = objects.length - 1;
    const place = { objects: start, parents, prefix: `p${String(index).padStart(5, '0')}` };
    places.push(place);
    for (const [number, { text, stream }] of file.objects)
      objects[number + start] = { text: moved(text, place), stream };
    for (let number = start + 1; number < objects.length; number += 1) objects[number] ??= null;
    parents += pageCount(file);
  });
  const textOf = (number: number | undefined): string => objects[number ?? 0]?.text ?? '';
  const change = (number: number | undefined, edit: (text: string) => string): void => {
    if (number !== undefined) objects[number] = { text: edit(textOf(number)), stream: null };
  };
  const roots = files.map(({ root }, index) => textOf(root + (places[index]?.objects ?? 0)));
  const trees = roots.map((root) => referred(root, 'Pages'));
  const pages = put(
    `<</Type /Pages\n/Count ${files.reduce((sum, file) => sum + pageCount(file), 0)}\n` +
      `/Kids [${trees.map((tree) => `${tree ?? 0} 0 R`).join(' ')}]>>`,
  );
  for (const tree of trees)
    change(tree, (text) => text.replace('/Type /Pages', `/Type /Pages\n/Parent ${pages} 0 R`));
  const structures = roots.flatMap((root) => referred(root, 'StructTreeRoot') ?? []);
  const structure = objects.length;
  const numbers = structures.map((one) =>
    inside(textOf(referred(textOf(one), 'ParentTree')), /\/Nums \[(.*)\]/su),
  );
  // Chromium counts a file's pages from 0 there, as on the pages themselves.
  const shifted = numbers.map((nums, index) =>
    nums.replace(/(\d+) (\d+ 0 R)/gu, (_, key, kid) => {
      const from = places[index]?.parents ?? 0;
      return `${Number(key) + from} ${String(kid)}`;
    }),
  );
  const tops = structures.map((one) => referred(textOf(one), 'K'));
  for (const top of tops)
    change(top, (text) => text.replace(/\/P \d+ 0 R/u, `/P ${structure + 3} 0 R`));
  const names = structures.map((one) =>
    inside(textOf(referred(textOf(one), 'IDTree')), /\/Kids \[(.*)\]/su),
  );
  put(
    `<</Type /StructTreeRoot\n/K ${structure + 3} 0 R\n/ParentTreeNextKey ${parents}\n` +
      `/ParentTree ${structure + 1} 0 R\n/IDTree ${structure + 2} 0 R>>`,
  );
  put(`<</Type /ParentTree\n/Nums [${shifted.join(' ')}]>>`);
  put(`<</Kids [${names.join(' ')}]>>`);
  put(
    `<</Type /StructElem\n/S /Document\n/Lang (zh-CN)\n/P ${structure} 0 R\n` +
      `/K [${tops.map((top) => `${top ?? 0} 0 R`).join(' ')}]>>`,
  );
  const leaf = (node: number | undefined): number => {
    const kid = /\/Kids \[(\d+) 0 R/u.exec(textOf(node));
    return kid === null ? (node ?? 0) : leaf(Number(kid[1]));
  };
  const outline = objects.length;
  put(
    `<</Type /Outlines\n/First ${outline + 1} 0 R\n/Last ${outline + files.length} 0 R\n/Count ${files.length}>>`,
  );
  trees.forEach((tree, index) => {
    const before = index === 0 ? '' : `\n/Prev ${outline + index} 0 R`;
    const after = index === trees.length - 1 ? '' : `\n/Next ${outline + index + 2} 0 R`;
    put(
      `<</Title ${pdfText(titles[index] ?? '')}\n/Parent ${outline} 0 R${before}${after}\n` +
        `/Dest [${leaf(tree)} 0 R /Fit]>>`,
    );
  });
  const root = put(
    `<</Type /Catalog\n/Pages ${pages} 0 R\n/MarkInfo <</Type /MarkInfo\n/Marked true>>\n` +
      `/StructTreeRoot ${structure} 0 R\n/Outlines ${outline} 0 R\n` +
      '/ViewerPreferences <</Type /ViewerPreferences\n/DisplayDocTitle true>>\n/Lang (zh-CN)>>',
  );
  const info = put(`<</Title ${pdfText(title)}\n/Producer (Chromium)>>`);
  return written(objects, root, info);
};

/**
 * PDFs of Chromium's as one, page after page, each with its texts, tags and size, its title as a bookmark. Null where one
 * of them isn't as Chromium writes them; one alone stays as it is. Fails without any.
 */
export const joinPdf = (
  parts: readonly { readonly title: string; readonly bytes: Uint8Array }[],
): Uint8Array | null => {
  const [first] = parts;
  if (first === undefined) throw new Error('No PDF to join');
  if (parts.length === 1) return first.bytes;
  try {
    const files = parts.map(({ bytes }) => readPdf(bytes));
    return joined(
      files,
      parts.map(({ title }) => title),
      first.title,
    );
  } catch {
    return null;
  }
};

/** How many pages a PDF of Chromium's has; null where it isn't as Chromium writes them. */
export const pagesOfPdf = (bytes: Uint8Array): number | null => {
  try {
    return pageCount(readPdf(bytes));
  } catch {
    return null;
  }
};
