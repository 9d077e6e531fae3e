import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormWords, HandIn, HandInFile, ReadVisit } from '#domain/exchange/hand-in';
import { parsePolicy } from '#domain/policy/parser';
import { readWord } from '#intake/word/read-word';

const policyWords = (file: string): readonly FormWords[] => {
  const url = new URL(`../../resources/policies/${file}.json`, import.meta.url);
  const parsed = parsePolicy(readFileSync(url, 'utf8'));
  if (!parsed.ok) throw new Error(`${file} doesn't parse`);
  const { id, forms, carriers } = parsed.policy;
  const words = carriers.map((carrier) => ({
    id: carrier.id,
    labels: [carrier.id, carrier.label],
  }));
  return forms.map((form) => ({ policy: id, form, carriers: words }));
};

/** The forms of both policies that ship with the program. */
export const FORMS: readonly FormWords[] = ['fj-2021-31', 'neu-2020-82'].flatMap(policyWords);

/** Reads bytes as if they lay on a stick. */
export const readBytes = async (bytes: Uint8Array, name = '表.docx') => {
  const folder = await mkdtemp(join(tmpdir(), 'word-'));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return await readWord(path, FORMS);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** What a file gave; fails when it was refused. */
export const fileOf = async (bytes: Uint8Array): Promise<HandInFile> => {
  const read = await readBytes(bytes);
  if (!read.ok) throw new Error(`${read.code}: ${read.text}`);
  return read.file;
};

/** The only form of a file. */
export const formOf = async (bytes: Uint8Array): Promise<HandIn> => {
  const { forms } = await fileOf(bytes);
  const [form] = forms;
  if (form === undefined || forms.length !== 1) throw new Error(`${String(forms.length)} forms`);
  return form;
};

/** A visit on one line: carriers, day, until, note, amount, object, summary. */
export const lineOf = (visit: ReadVisit): string =>
  [
    visit.carriers.join('+'),
    visit.day ?? '?',
    ...(visit.until === null ? [] : [`至${visit.until}`]),
    ...(visit.timeNote === '' ? [] : [`[${visit.timeNote}]`]),
    ...(visit.amount === null ? [] : [`${String(visit.amount)}${visit.amountUnit}`]),
    visit.object,
    visit.summary,
  ].join(' | ');
