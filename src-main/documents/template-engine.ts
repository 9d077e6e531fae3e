import Docxtemplater from 'docxtemplater';
import type { DXT } from 'docxtemplater';
import PizZip from 'pizzip';
import type { TemplateData } from './paper.ts';

/** A template's parts, by name. */
export type TemplateParts = ReadonlyMap<string, Uint8Array>;

/** A placeholder as the engine met it. */
export interface EngineTag {
  readonly kind: 'value' | 'open' | 'close';
  readonly name: string;
  /** The part it stands in: `word/document.xml`. */
  readonly part: string;
}

/** Why the engine can't fill a template. */
export interface EngineFault {
  /** The engine's own word: `unclosed_loop`. */
  readonly id: string;
  readonly part: string;
  /** Names it is about, the opening one first. */
  readonly names: readonly string[];
}

/** Wide signs are what a Chinese keyboard gives. */
const OPEN = /^\s*[#＃]\s*(.*?)\s*$/su;
const CLOSE = /^\s*[/／]\s*(.*?)\s*$/su;

interface Prefixed extends DXT.Module {
  prefix: unknown;
}

/**
 * Leaves of the engine's language what a clerk needs: values, and what repeats. Its other signs would be a way to
 * bring XML into a document (`@`), or to loop over what the check knows nothing of (`^`, `-`).
 */
const plainLanguage = (): DXT.Module => ({
  name: 'PlainLanguage',
  optionsTransformer: (options, engine) => {
    const prefix = (name: string, value: unknown): void => {
      const found = engine.modules.find((module) => module.name === name) as Prefixed | undefined;
      if (found === undefined) throw new Error(`the engine has no ${name}`);
      found.prefix = value;
    };
    prefix('RawXmlModule', null);
    prefix('LoopModule', { start: OPEN, end: CLOSE, inverted: null, dash: null });
    return options;
  },
});

/** Hands on what was parsed of each part, also where the template can't be filled. */
const listener = (tags: EngineTag[]): DXT.Module => {
  let part = '';
  return {
    name: 'Listener',
    set: ({ inspect }: { readonly inspect?: { filePath?: string; parsed?: DXT.Part[] } }) => {
      part = inspect?.filePath ?? part;
      for (const { type, module, value, location } of (inspect?.parsed ?? []) as (DXT.Part & {
        readonly location?: string;
      })[])
        if (type === 'placeholder')
          tags.push({
            kind: module === 'loop' ? (location === 'start' ? 'open' : 'close') : 'value',
            name: value.trim(),
            part,
          });
    },
  };
};

interface EngineError {
  readonly properties?: {
    readonly id?: string;
    readonly file?: string;
    readonly xtag?: string;
    readonly openingtag?: string;
    readonly closingtag?: string;
    readonly rootError?: unknown;
    readonly errors?: readonly EngineError[];
  };
}

const faultsOf = (error: EngineError): readonly EngineFault[] =>
  (error.properties?.errors ?? [error]).map(({ properties = {} }) => ({
    id: properties.id ?? '',
    part: properties.file ?? '',
    names: [properties.openingtag ?? properties.xtag, properties.closingtag].filter(
      (name) => name !== undefined,
    ),
  }));

const own = (scope: unknown, name: string): unknown =>
  typeof scope === 'object' && scope !== null && Object.hasOwn(scope, name)
    ? (scope as Readonly<Record<string, unknown>>)[name]
    : undefined;

const zipOf = (parts: TemplateParts): PizZip => {
  const zip = new PizZip();
  for (const [name, bytes] of parts) zip.file(name, bytes);
  return zip;
};

/** A template that the engine has taken apart. */
export interface Engine {
  readonly tags: readonly EngineTag[];
  readonly faults: readonly EngineFault[];
  /** The parts once the placeholders are replaced. Once only; fails where there are faults. */
  readonly fill: (data: TemplateData) => TemplateParts;
}

/** Takes a template apart. Names are looked up in the data as they are: nothing is ever evaluated. */
export const engineFor = (parts: TemplateParts): Engine => {
  const tags: EngineTag[] = [];
  let engine: Docxtemplater<PizZip>;
  try {
    engine = new Docxtemplater(zipOf(parts), {
      delimiters: { start: '{{', end: '}}' },
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      stripInvalidXMLChars: true,
      nullGetter: () => '',
      syntax: { changeDelimiterPrefix: null },
      parser: (tag) => ({ get: (scope) => own(scope, tag.trim()) }),
      modules: [plainLanguage(), listener(tags)],
    });
  } catch (error) {
    if ((error as EngineError).properties === undefined) throw error;
    const faults = faultsOf(error as EngineError);
    return {
      tags,
      faults,
      fill: () => {
        throw new Error(`a template with faults was to be filled: ${faults[0]?.id ?? ''}`);
      },
    };
  }
  return {
    tags,
    faults: [],
    fill: (data) => {
      engine.render(data);
      const files = Object.values(engine.getZip().files).filter(({ dir }) => !dir);
      return new Map(files.map((file) => [file.name, file.asUint8Array()]));
    },
  };
};
