import { SaxesParser } from 'saxes';
import { EXCEL_LIMITS, ExcelRefusal } from './limits.ts';

/** An element's attributes by their local names. */
export type Attributes = Readonly<Record<string, string>>;

/** What a part's reader hears; names are without their prefix. */
export interface XmlEars {
  readonly open: (name: string, attributes: Attributes, parent: string) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const PIECE = 256 * 1024;

const damaged = (part: string): ExcelRefusal =>
  new ExcelRefusal(
    'damaged',
    `工作簿里的“${part}”已损坏，读不出来；请用 Excel 或 WPS 打开它，另存为一份新的 .xlsx 后再收。`,
  );

const decoded = (part: string, bytes: Uint8Array): string => {
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
    throw damaged(part);
  }
};

/**
 * Walks through one part. A DOCTYPE is refused before anything it defines could be looked up; so is XML that isn't
 * well-formed. Throws {@link ExcelRefusal}.
 */
export const readXml = (part: string, bytes: Uint8Array, ears: XmlEars): void => {
  const parser = new SaxesParser({ xmlns: true });
  const parents: string[] = [];
  parser.on('error', () => {
    throw damaged(part);
  });
  parser.on('doctype', () => {
    throw new ExcelRefusal(
      'doctype',
      `工作簿里的“${part}”带有 DOCTYPE 定义，正常的工作簿没有它，可能有害，没有读取；请向报送人核实。`,
    );
  });
  parser.on('opentag', ({ local, attributes }) => {
    if (parents.length >= EXCEL_LIMITS.depth) throw damaged(part);
    const plain: Record<string, string> = {};
    for (const attribute of Object.values(attributes)) plain[attribute.local] = attribute.value;
    ears.open(local, plain, parents.at(-1) ?? '');
    parents.push(local);
  });
  parser.on('text', (text) => ears.text?.(text));
  parser.on('cdata', (text) => ears.text?.(text));
  parser.on('closetag', ({ local }) => {
    parents.pop();
    ears.close?.(local);
  });
  const text = decoded(part, bytes);
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.close();
};
