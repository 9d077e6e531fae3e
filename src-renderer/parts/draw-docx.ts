import type { HElement } from 'docx-preview';
import { replaceBrowserParser } from './xml-without-html.ts';

/** What a picture of a document consists of: its pages, and the rules they are drawn by. */
export interface Drawing {
  readonly pages: readonly Node[];
  readonly sheet: CSSStyleSheet;
}

type Part = HElement | Node | string;

/** Properties that only lay text out. Addresses, handlers and embedded documents are not among them. */
const harmless = new Set(['colSpan', 'rowSpan', 'lang', 'dir', 'start']);
const harmlessImage = (address: unknown): address is string =>
  typeof address === 'string' && /^(?:blob:|data:image\/)/u.test(address);
const refusedTags = new Set(['script', 'iframe', 'object', 'embed', 'link', 'base', 'form']);

const place = (node: Element, part: HElement): void => {
  const { style } = part;
  if (!(node instanceof HTMLElement) && !(node instanceof SVGElement)) return;
  if (typeof style === 'string') node.style.cssText = style;
  else if (style !== undefined) Object.assign(node.style, style);
};

const furnish = (node: Element, part: HElement): void => {
  if (part.className !== undefined) node.setAttribute('class', part.className);
  place(node, part);
  for (const [name, value] of Object.entries(part)) {
    if (harmless.has(name) && value !== undefined)
      Object.assign(node, { [name]: value as unknown });
  }
  const address: unknown = part.src;
  if (node instanceof HTMLImageElement && harmlessImage(address)) node.src = address;
};

const childrenOf = (part: HElement): readonly Part[] => part.children ?? [];

/**
 * Makes the elements docx-preview asks for, but only what may be shown here: style texts are set aside for a
 * constructed sheet (the page's policy refuses style elements and attributes), links become plain text.
 */
const makeElements = (styles: string[]): ((part: Part) => Node) => {
  const make = (part: Part): Node => {
    if (typeof part === 'string') return document.createTextNode(part);
    if (part instanceof Node) return part;
    if (part.tagName === '#comment') return document.createTextNode('');
    if (part.tagName === 'style') {
      styles.push(
        childrenOf(part)
          .filter((child) => typeof child === 'string')
          .join(''),
      );
      return document.createTextNode('');
    }
    if (part.tagName === '#fragment') {
      const fragment = document.createDocumentFragment();
      fragment.append(...childrenOf(part).map(make));
      return fragment;
    }
    const tag = part.tagName === 'a' || refusedTags.has(part.tagName) ? 'span' : part.tagName;
    const node =
      part.ns === undefined ? document.createElement(tag) : document.createElementNS(part.ns, tag);
    furnish(node, part);
    node.append(...childrenOf(part).map(make));
    return node;
  };
  return make;
};

/** Draws a .docx as it will look on paper. Throws when the bytes are not a readable document. */
export const drawDocx = async (bytes: Uint8Array): Promise<Drawing> => {
  replaceBrowserParser();
  // Only who looks at a preview pays for the reader of Word files.
  const { parseAsync, renderDocument } = await import('docx-preview');
  const styles: string[] = [];
  const options = {
    className: 'docx',
    inWrapper: false,
    breakPages: true,
    ignoreFonts: true,
    renderAltChunks: false,
    renderComments: false,
    renderChanges: false,
    experimental: false,
    useBase64URL: true,
    h: makeElements(styles),
  };
  const pages = await renderDocument(await parseAsync(bytes, options), options);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles.join('\n'));
  return { pages, sheet };
};
