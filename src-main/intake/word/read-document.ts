import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import type { Block } from './blocks.ts';
import { documentBuilder } from './document-builder.ts';
import { WORD_LIMITS, WordRefusal } from './limits.ts';
import { seenText, symbolText } from './symbols.ts';

/** WordprocessingML, transitional and strict (ISO 29500). */
const WORD: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const MATH: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/math',
  'http://purl.oclc.org/ooxml/officeDocument/math',
]);
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/** Whose content isn't shown: what was deleted or moved away, code of fields, pronunciation. */
const HIDDEN: ReadonlySet<string> = new Set([
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'delInstrText',
  'rt',
]);

/** An element that is open. */
interface Open {
  readonly name: string;
  /** Whether what is inside is passed over. */
  readonly skipped: boolean;
  /** Of an alternative: one was taken. */
  taken: boolean;
  /** Of a content control: it shows only its hint. */
  hint: boolean;
}

const no = (value: string | undefined): boolean =>
  value !== undefined && ['0', 'false', 'off'].includes(value);

/**
 * The body of word/document.xml as blocks: what a reader sees, once. Inserted text counts, deleted doesn't; a field
 * counts by its result, an alternative by its first choice. A DTD is refused; nothing it defines is ever looked up.
 * Throws {@link WordRefusal}.
 */
export const readDocument = (xml: string): readonly Block[] => {
  const builder = documentBuilder();
  const stack: Open[] = [];
  /** For each field that is open, whether its code is being written. */
  const fields: boolean[] = [];
  let vanished = false;

  const attribute = (tag: SaxesTagNS, name: string): string | undefined =>
    Object.values(tag.attributes).find(
      ({ local, uri }) => local === name && (WORD.has(uri) || uri === ''),
    )?.value;
  const count = (tag: SaxesTagNS): number => {
    const number = Number(attribute(tag, 'val') ?? '1');
    return Number.isInteger(number) ? Math.min(Math.max(number, 0), WORD_LIMITS.columns) : 1;
  };
  const say = (text: string): void => {
    if (!vanished && fields.at(-1) !== true) builder.text(text);
  };

  const property = (name: string, tag: SaxesTagNS): void => {
    const value = attribute(tag, 'val');
    const parent = stack.at(-2)?.name;
    const cell = parent === 'tcPr' ? builder.cell() : undefined;
    const row = parent === 'trPr' ? builder.row() : undefined;
    if (name === 'gridSpan' && cell !== undefined) cell.span = Math.max(1, count(tag));
    else if (name === 'vMerge' && cell !== undefined) cell.continues = value !== 'restart';
    else if (name === 'hMerge' && cell !== undefined) cell.joins = value !== 'restart';
    else if (name === 'cellDel' && cell !== undefined) cell.deleted = true;
    else if (name === 'gridBefore' && row !== undefined) row.before = count(tag);
    else if (name === 'del' && row !== undefined) row.deleted = true;
    else if (name === 'del' && parent === 'rPr' && stack.at(-3)?.name === 'pPr') builder.joinNext();
    else if (name === 'vanish' && parent === 'rPr' && stack.at(-3)?.name === 'r')
      vanished = !no(value);
    else if (name === 'showingPlcHdr' && !no(value)) {
      const control = stack.findLast((open) => open.name === 'sdt');
      if (control !== undefined) control.hint = true;
    }
  };

  const field = (type: string | undefined): void => {
    if (type === 'begin') fields.push(true);
    else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = false;
    else if (type === 'end') fields.pop();
  };

  const sign = (name: string, tag: SaxesTagNS): void => {
    if (stack.at(-2)?.name !== 'r') return;
    if (name === 'tab' || name === 'ptab') say('\t');
    else if (name === 'br' || name === 'cr') say('\n');
    else if (name === 'noBreakHyphen') say('-');
    else if (name === 'sym') say(symbolText(attribute(tag, 'char') ?? ''));
    else if (name === 'fldChar') field(attribute(tag, 'fldCharType'));
  };

  const open = (name: string, tag: SaxesTagNS): void => {
    switch (name) {
      case 'p':
        builder.openParagraph();
        break;
      case 'r':
        vanished = false;
        break;
      case 'tbl':
        builder.openTable();
        break;
      case 'tr':
        builder.openRow();
        break;
      case 'tc':
        builder.openCell();
        break;
      case 'txbxContent':
        builder.openBox();
        break;
      default:
        property(name, tag);
        sign(name, tag);
    }
  };

  const close = (name: string): void => {
    switch (name) {
      case 'p':
        // A field whose code never ended must not swallow what follows.
        fields.fill(false);
        builder.closeParagraph();
        break;
      case 'tbl':
        builder.closeTable();
        break;
      case 'tr':
        builder.closeRow();
        break;
      case 'tc':
        builder.closeCell();
        break;
      case 'txbxContent':
        builder.closeBox();
        break;
    }
  };

  /** Whether an element's content is passed over, and by what name it is known; empty for other vocabularies'. */
  const known = (tag: SaxesTagNS): { readonly name: string; readonly skipped: boolean } => {
    const parent = stack.at(-1);
    if (tag.uri === COMPATIBILITY) {
      const again = parent?.taken === true;
      if ((tag.local === 'Choice' || tag.local === 'Fallback') && parent !== undefined)
        parent.taken = true;
      return { name: '', skipped: again };
    }
    if (MATH.has(tag.uri)) return { name: tag.local === 't' ? 't' : '', skipped: false };
    if (!WORD.has(tag.uri)) return { name: '', skipped: false };
    const hidden = HIDDEN.has(tag.local) || (tag.local === 'sdtContent' && parent?.hint === true);
    return { name: tag.local, skipped: hidden };
  };

  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('doctype', () => {
    throw new WordRefusal(
      'doctype',
      '文档里有 DOCTYPE 声明（正常的 Word 文件没有），可能有害，不收；请用 Word 或 WPS 打开它，另存为 .docx 后再收。',
    );
  });
  parser.on('error', () => {
    throw new WordRefusal(
      'damaged',
      '文档内容已损坏，读不完整；请用 Word 或 WPS 打开它（会提示修复），另存为 .docx 后再收。',
    );
  });
  parser.on('opentag', (tag) => {
    if (stack.length >= WORD_LIMITS.depth)
      throw new WordRefusal(
        'too-deep',
        `文档里表格或文本框嵌套超过 ${String(WORD_LIMITS.depth)} 层，不是填写的表；请核对是不是选错了文件。`,
      );
    const within = stack.at(-1)?.skipped ?? false;
    const { name, skipped } = known(tag);
    stack.push({ name, skipped: within || skipped, taken: false, hint: false });
    if (!within && name !== '') open(name, tag);
  });
  parser.on('closetag', () => {
    const last = stack.pop();
    if (last !== undefined && stack.at(-1)?.skipped !== true && last.name !== '') close(last.name);
  });
  const characters = (text: string): void => {
    const last = stack.at(-1);
    if (last?.name === 't' && !last.skipped) say(seenText(text));
  };
  parser.on('text', characters);
  parser.on('cdata', characters);
  parser.write(xml).close();
  return builder.blocks();
};
