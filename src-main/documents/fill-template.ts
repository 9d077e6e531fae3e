import { strFromU8, strToU8, unzipSync } from 'fflate';
import { archiveBytes } from './archive.ts';
import type { TemplateData } from './paper.ts';
import { mergeSharedLabels } from './template-merge.ts';
import { addNote } from './template-note.ts';

/** A template in base64, as a policy keeps it, as a file. */
export const templateBytes = (docx: string): Uint8Array =>
  new Uint8Array(Buffer.from(docx, 'base64'));

/** A file as a policy keeps it. */
export const templateText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Templates are checked on their way in; what a package or another ledger brought is still never unpacked beyond this. */
const MOST = 16 * 1024 * 1024;

/** Parts of a template. Fails above {@link MOST} bytes, by what the directory says; more is never unpacked. */
const unpacked = (template: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  let size = 0;
  const parts = unzipSync(template, {
    filter: ({ name, originalSize }) => {
      size += originalSize;
      if (size > MOST) throw new Error('a template is too large');
      return !name.endsWith('/');
    },
  });
  return new Map(Object.entries(parts));
};

const isText = (name: string): boolean => /\.(?:xml|rels)$/u.test(name);

/**
 * A template filled: text is data, newlines become breaks, and nothing becomes a field. The note, where there is one,
 * stands small at the top right of every page, in its margin. The same template and data give the same bytes. Fails
 * for what is no template that passed the check.
 *
 * The engine is large: it is loaded with the first template.
 */
export const fillTemplate = async (
  template: Uint8Array,
  data: TemplateData,
  note?: string,
): Promise<Uint8Array> => {
  const { engineFor } = await import('./template-engine.ts');
  const filled = engineFor(unpacked(template)).fill(data);
  const texts = new Map(
    [...filled]
      .filter(([name]) => isText(name))
      .map(([name, bytes]) => [name, mergeSharedLabels(strFromU8(bytes))]),
  );
  if (note !== undefined && note !== '') addNote(texts, note);
  return archiveBytes({
    ...Object.fromEntries(filled),
    ...Object.fromEntries([...texts].map(([name, xml]) => [name, strToU8(xml)])),
  });
};
