import { SaxesParser } from 'saxes';
import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import { openArchive } from '../archive.ts';
import type { GuardedArchive } from '../archive.ts';
import { WordRefusal } from './limits.ts';

/** The parts of a Word document that are read. */
export interface WordParts {
  readonly document: string;
  /** Custom XML parts, whatever they are called: other programs name them anew. */
  readonly custom: readonly string[];
}

/** Custom parts that are looked at; a document of ours has one. */
const MOST_CUSTOM = 20;

const CUSTOM_BYTES = 4 * 1024 * 1024;

const decoded = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new WordRefusal(
      'damaged',
      '文档内容已损坏，读不完整；请用 Word 或 WPS 打开它（会提示修复），另存为 .docx 后再收。',
    );
  }
};

const partText = async (archive: GuardedArchive, name: string): Promise<string> => {
  const read = await archive.read(name, EXCHANGE_LIMITS.xml);
  if (!read.ok) throw new WordRefusal(read.refusal.code, read.refusal.text);
  return decoded(read.bytes);
};

/** Where the package says its document is; the usual place when it doesn't say. */
const mainPart = async (archive: GuardedArchive): Promise<string> => {
  const usual = 'word/document.xml';
  if (!archive.names.includes('_rels/.rels')) return usual;
  let target = '';
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a DTD in the relationships');
  });
  parser.on('opentag', ({ local, attributes }) => {
    if (local === 'Relationship' && attributes.Type?.value.endsWith('/officeDocument') === true)
      target = attributes.Target?.value ?? '';
  });
  try {
    parser.write(await partText(archive, '_rels/.rels')).close();
  } catch {
    return usual;
  }
  const name = target.replace(/^\/+/u, '');
  return archive.names.includes(name) ? name : usual;
};

const isCustom = (name: string): boolean => /^customXml\/[^/]+\.xml$/iu.test(name);

/** Opens a .docx through the guarded archive. Throws {@link WordRefusal}. */
export const readParts = async (path: string): Promise<WordParts> => {
  const opened = await openArchive(path, EXCHANGE_LIMITS);
  if (!opened.ok) throw new WordRefusal(opened.refusal.code, opened.refusal.text);
  const { archive } = opened;
  try {
    const main = await mainPart(archive);
    if (!archive.names.includes(main))
      throw new WordRefusal(
        'damaged',
        '文件里没有 Word 文档的正文，可能没有保存完整；请用 Word 或 WPS 打开它，另存为 .docx 后再收。',
      );
    const document = await partText(archive, main);
    const custom: string[] = [];
    for (const name of archive.names.filter(isCustom).slice(0, MOST_CUSTOM)) {
      const read = await archive.read(name, CUSTOM_BYTES);
      if (read.ok) custom.push(new TextDecoder().decode(read.bytes));
    }
    return { document, custom };
  } finally {
    await archive.close();
  }
};
