import { SaxesParser } from 'saxes';
import type { SaxesAttributeNS } from 'saxes';

/*
 * docx-preview reads a document's parts through DOMParser. Under `require-trusted-types-for 'script'` the
 * browser refuses that for any text, even XML, unless a policy may turn texts into HTML. This page has no such
 * policy and should get none: here a document is built node by node instead, which needs no trust.
 */

const namespaceOf = (uri: string): string | null => (uri === '' ? null : uri);

const setAttribute = (element: Element, attribute: SaxesAttributeNS): void => {
  element.setAttributeNS(namespaceOf(attribute.uri), attribute.name, attribute.value);
};

const broken = (text: string): XMLDocument => {
  const result = document.implementation.createDocument(null, 'parsererror');
  result.documentElement.append(text);
  return result;
};

/** Reads XML with namespaces; what is not well-formed becomes a `parsererror` document, as in the browser. */
const readXml = (text: string): XMLDocument => {
  const result = document.implementation.createDocument(null, null);
  const open: (XMLDocument | Element)[] = [result];
  const parser = new SaxesParser({ xmlns: true });
  const append = (node: Node): void => {
    open.at(-1)?.appendChild(node);
  };
  const appendText = (data: string): void => {
    if (open.length > 1) append(result.createTextNode(data));
  };
  parser.on('opentag', (tag) => {
    const element = result.createElementNS(namespaceOf(tag.uri), tag.name);
    for (const attribute of Object.values(tag.attributes)) setAttribute(element, attribute);
    append(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', appendText);
  parser.on('cdata', appendText);
  try {
    parser.write(text).close();
  } catch (thrown) {
    return broken(thrown instanceof Error ? thrown.message : '');
  }
  return result;
};

/** Stands in for the browser's own parser, which no page under this policy can use. */
class NodeByNodeParser implements DOMParser {
  parseFromString(text: string): XMLDocument {
    return readXml(text);
  }
}

/** Lets docx-preview find this parser under the name it looks for. */
export const replaceBrowserParser = (): void => {
  globalThis.DOMParser = NodeByNodeParser;
};
