import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import { EXCEL_LIMITS, ExcelRefusal } from './limits.ts';

const PIECE = 256 * 1024;

/** A refusal of a part that is cut, wrongly encoded or otherwise no XML. */
export const damaged = (part: string): ExcelRefusal =>
  new ExcelRefusal(
    'damaged',
    `工作簿里的“${part}”已损坏，读不出来；请用 Excel 或 WPS 打开它，另存为一份新的 .xlsx 后再收。`,
  );

/** A refusal of what is valid, but written in a way that may be read otherwise than it is meant. */
export const unusual = (part: string): ExcelRefusal =>
  new ExcelRefusal(
    'unusual',
    `工作簿里的“${part}”写法特殊，读不准；请用 Excel 或 WPS 打开它，另存为一份新的 .xlsx 后再收。`,
  );

const decoded = (part: string, bytes: Uint8Array): string => {
  const [first, second] = bytes;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (wide) throw unusual(part);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw damaged(part);
  }
};

/**
 * Walks through one part before the library sees it: UTF-8, well-formed, no DOCTYPE, not deep. Elements are counted
 * by `hear`, values aren't read here. Markup inside comments and CDATA, or names that the library doesn't take for
 * names, would make it see something else than this walk does: refused. Throws {@link ExcelRefusal}.
 */
export const guardXml = (
  part: string,
  bytes: Uint8Array,
  hear: (tag: SaxesTagNS) => void,
): void => {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('error', () => {
    throw damaged(part);
  });
  parser.on('doctype', () => {
    throw new ExcelRefusal(
      'doctype',
      `工作簿里的“${part}”带有 DOCTYPE 定义，正常的工作簿没有它，可能有害，没有读取；请向报送人核实。`,
    );
  });
  const noMarkup = (text: string): void => {
    if (text.includes('<')) throw unusual(part);
  };
  parser.on('comment', noMarkup);
  parser.on('cdata', noMarkup);
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > EXCEL_LIMITS.depth) throw damaged(part);
    if (!/^\w*$/u.test(tag.prefix)) throw unusual(part);
    hear(tag);
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  const text = decoded(part, bytes);
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.close();
};
