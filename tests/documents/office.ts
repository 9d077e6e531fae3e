import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

const run = promisify(execFile);

/** What a person would see of a document. */
export interface Rendered {
  readonly pages: number;
  /** Text with its layout gone: all white space removed, so that wrapped lines can be searched. */
  readonly text: string;
  /** The same of each page. */
  readonly pageTexts: readonly string[];
  /** Text as pdftotext lays it out. */
  readonly layout: string;
  readonly pdf: Uint8Array;
}

const PDF = { maxBuffer: 64 * 1024 * 1024 } as const;

/** Reads a PDF as a person would see it. */
const readPdf = async (path: string): Promise<Rendered> => {
  const { stdout } = await run('pdftotext', ['-layout', '-enc', 'UTF-8', path, '-'], PDF);
  const raw = await run('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], PDF);
  const pageTexts = raw.stdout
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/gu, ''));
  return {
    pages: pageTexts.length,
    text: pageTexts.join(''),
    pageTexts,
    layout: stdout,
    pdf: new Uint8Array(await readFile(path)),
  };
};

/**
 * Renders documents with LibreOffice, all in one go, under a profile of its own, so that tests may run side by side,
 * and reads the PDFs back. Their names differ. Characters outside the fonts of this machine are still found: a PDF
 * keeps their text.
 */
export const toPdfs = async (documentPaths: readonly string[]): Promise<readonly Rendered[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  try {
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const to = ['--convert-to', 'pdf', '--outdir', folder, ...documentPaths];
    await run('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--norestore', ...to], {
      timeout: 120_000,
    });
    const rendered: Rendered[] = [];
    for (const path of documentPaths) {
      rendered.push(await readPdf(join(folder, basename(path).replace(/\.[^.]+$/u, '.pdf'))));
    }
    return rendered;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The same of one document. */
export const toPdf = async (documentPath: string): Promise<Rendered> => {
  const [rendered] = await toPdfs([documentPath]);
  if (rendered === undefined) throw new Error('Nothing was rendered');
  return rendered;
};

/** Has LibreOffice save a workbook anew, as a department that has no Excel would. */
export const toXlsx = async (workbookPath: string): Promise<Uint8Array> => {
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  try {
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const to = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', folder, workbookPath];
    await run('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--norestore', ...to], {
      timeout: 120_000,
    });
    return new Uint8Array(await readFile(join(folder, basename(workbookPath))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** One cell as it stands in the file. */
export interface FoundCell {
  readonly paragraphs: readonly string[];
  readonly span: number;
  readonly merge: 'none' | 'start' | 'continue';
}

export interface FoundRow {
  readonly header: boolean;
  readonly cells: readonly FoundCell[];
}

/** One part of a package as text. Fails when there is none of that name. */
export const partOf = (bytes: Uint8Array, name: string): string => {
  const part = unzipSync(bytes)[name];
  if (part === undefined) throw new Error(`No part ${name}`);
  return strFromU8(part);
};

export const partNames = (bytes: Uint8Array): readonly string[] => Object.keys(unzipSync(bytes));

interface Open {
  paragraphs: string[];
  span: number;
  merge: FoundCell['merge'];
}

/** Reads tables, and the paragraphs outside them, with a strict parser: XML that is not well-formed fails. */
export const docxStructure = (
  bytes: Uint8Array,
): {
  readonly paragraphs: readonly string[];
  readonly tables: readonly (readonly FoundRow[])[];
} => {
  const outside: string[] = [];
  const tables: FoundRow[][] = [];
  let row: { header: boolean; cells: FoundCell[] } | undefined;
  let cell: Open | undefined;
  let text: string | undefined;
  let inText = false;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const value = attributes['w:val'];
    if (name === 'w:tbl') tables.push([]);
    else if (name === 'w:tr') row = { header: false, cells: [] };
    else if (name === 'w:tblHeader' && row) row.header = true;
    else if (name === 'w:tc') cell = { paragraphs: [], span: 1, merge: 'none' };
    else if (name === 'w:gridSpan' && cell) cell.span = Number(value);
    else if (name === 'w:vMerge' && cell) cell.merge = value === 'restart' ? 'start' : 'continue';
    else if (name === 'w:p') text = '';
    else if (name === 'w:t') inText = true;
    else if (name === 'w:br' && text !== undefined) text += '\n';
    else if (name === 'w:tab' && text !== undefined) text += '\t';
  });
  parser.on('text', (part) => {
    if (inText && text !== undefined) text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') inText = false;
    else if (name === 'w:p' && text !== undefined) (cell?.paragraphs ?? outside).push(text);
    else if (name === 'w:tc' && cell) {
      row?.cells.push(cell);
      cell = undefined;
    } else if (name === 'w:tr' && row) {
      tables.at(-1)?.push(row);
      row = undefined;
    }
  });
  parser.write(partOf(bytes, 'word/document.xml')).close();
  return { paragraphs: outside, tables };
};

/** The tables of a document. */
export const docxTables = (bytes: Uint8Array): readonly (readonly FoundRow[])[] =>
  docxStructure(bytes).tables;
