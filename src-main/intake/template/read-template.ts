import { TEMPLATE_LIMITS } from '#domain/policy/form-template';
import { openArchive } from '../archive.ts';
import type { ArchiveLimits } from '../archive-directory.ts';
import type { GuardedArchive } from '../archive.ts';
import { TemplateRefusal } from './template-refusal.ts';
import { checkPart, listenTo } from './template-part.ts';

/** A template whose every part was read and found harmless: bytes by name, in the order of the archive. */
export type TemplateParts = ReadonlyMap<string, Uint8Array>;

/** What was read, or why it isn't taken: a whole sentence. */
export type TemplateRead =
  | { readonly ok: true; readonly parts: TemplateParts }
  | { readonly ok: false; readonly code: string; readonly text: string };

const LIMITS: ArchiveLimits = {
  file: TEMPLATE_LIMITS.each,
  unpacked: 16 * 1024 * 1024,
  members: 300,
  ratio: 100,
  ratioFrom: 1024 * 1024,
};

/** Bytes of one XML part. A form's body has 50 to 300 KB. */
const XML_BYTES = 4 * 1024 * 1024;

/** Whatever a form made in Word, WPS or LibreOffice has. */
const KNOWN: readonly RegExp[] = [
  /^\[Content_Types\]\.xml$/u,
  /^_rels\/\.rels$/u,
  /^docProps\/[\w.-]+\.(?:xml|jpe?g|png|emf|wmf)$/iu,
  /^docProps\/_rels\/[\w.-]+\.rels$/iu,
  /^word\/(?:theme\/|glossary\/|_rels\/|theme\/_rels\/|glossary\/_rels\/)?[\w.-]+\.(?:xml|rels)$/iu,
  /^(?:word\/)?media\/[\w.-]+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$/iu,
  /^word\/fonts\/[\w.-]+\.(?:odttf|ttf|fntdata)$/iu,
  /^customXml\/(?:_rels\/)?[\w.-]+\.(?:xml|rels)$/iu,
];

const MACROS = /vbaProject|vbaData|macro|customUI|keyMapCustomizations|attachedToolbars/iu;

const isXml = (name: string): boolean => /\.(?:xml|rels)$/iu.test(name);

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

const decoded = (name: string, bytes: Uint8Array): string => {
  try {
    // A document's parts are UTF-8; the engine that fills them knows nothing else.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new TemplateRefusal('damaged', name);
  }
};

const checkContentTypes = (name: string, xml: string): void => {
  const types: string[] = [];
  listenTo(name, xml, {
    open: ({ attributes }) => {
      types.push(attributes.ContentType?.value ?? '');
    },
  });
  if (types.some((type) => MACROS.test(type))) throw new TemplateRefusal('macros');
  if (types.some((type) => type.includes('wordprocessingml.template.main')))
    throw new TemplateRefusal('word-template');
  if (!types.includes(MAIN)) throw new TemplateRefusal('not-docx');
};

/** What a relation says of where it points, for the clerk. */
const relationText = (type: string, target: string): string => {
  const kind = type.split('/').at(-1) ?? '';
  const named: Readonly<Record<string, string>> = {
    hyperlink: '超链接',
    image: '链接的图片',
    attachedTemplate: '附加的模板',
    subDocument: '子文档',
  };
  return `${named[kind] ?? kind}：${target.slice(0, 60)}`;
};

const EMBEDDED = /\/(?:oleObject|package|control|aFChunk|subDocument|activeXControlBinary|frame)$/u;

const checkRelations = (name: string, xml: string): void => {
  listenTo(name, xml, {
    open: ({ local, attributes }) => {
      if (local !== 'Relationship') return;
      const type = attributes.Type?.value ?? '';
      const target = attributes.Target?.value ?? '';
      if (MACROS.test(type)) throw new TemplateRefusal('macros');
      const outside = (attributes.TargetMode?.value ?? '').toLowerCase() === 'external';
      if (outside || /^(?:[a-z][a-z0-9+.-]+:|\\\\|\/\/)/iu.test(target))
        throw new TemplateRefusal('outside', relationText(type, target));
      if (EMBEDDED.test(type)) throw new TemplateRefusal('embedded', target.slice(0, 60));
    },
  });
};

const check = (name: string, bytes: Uint8Array): void => {
  if (!isXml(name)) return;
  const xml = decoded(name, bytes);
  if (name === '[Content_Types].xml') checkContentTypes(name, xml);
  else if (name.endsWith('.rels')) checkRelations(name, xml);
  else checkPart(name, xml);
};

const readAll = async (archive: GuardedArchive): Promise<TemplateParts> => {
  const { names } = archive;
  if (names.some((name) => MACROS.test(name))) throw new TemplateRefusal('macros');
  if (!names.includes('[Content_Types].xml') || !names.includes('word/document.xml'))
    throw new TemplateRefusal('not-docx');
  const stranger = names.find((name) => !KNOWN.some((known) => known.test(name)));
  if (stranger !== undefined) throw new TemplateRefusal('embedded', stranger);
  const parts = new Map<string, Uint8Array>();
  for (const name of names) {
    const read = await archive.read(name, isXml(name) ? XML_BYTES : LIMITS.unpacked);
    if (!read.ok) throw new TemplateRefusal('archive', read.refusal.text);
    check(name, read.bytes);
    parts.set(name, read.bytes);
  }
  return parts;
};

/**
 * Reads a .docx that is to become a template, through the guarded archive. Refused is whatever a printed form doesn't
 * need and somebody else could mean badly: macros, embedded files and controls, anything outside the file (remote
 * pictures, links, attached templates), fields that fetch or run something, mail merge, DTDs, bombs. Never throws.
 */
export const readTemplate = async (bytes: Uint8Array): Promise<TemplateRead> => {
  const opened = await openArchive(bytes, LIMITS);
  if (!opened.ok) {
    const { code } = opened.refusal;
    const refusal =
      code === 'not-archive'
        ? new TemplateRefusal('not-docx')
        : code === 'file-too-large'
          ? new TemplateRefusal('too-large', `上限 ${String(LIMITS.file / 1024)} KB`)
          : new TemplateRefusal('archive', opened.refusal.text);
    return {
      ok: false,
      code: refusal.code === 'archive' ? code : refusal.code,
      text: refusal.text,
    };
  }
  try {
    return { ok: true, parts: await readAll(opened.archive) };
  } catch (error) {
    if (error instanceof TemplateRefusal) return { ok: false, code: error.code, text: error.text };
    throw error;
  } finally {
    await opened.archive.close();
  }
};
