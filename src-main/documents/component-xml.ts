import { Document } from 'docx';
import type { BaseXmlComponent, IContext } from 'docx';
import { escaped } from './xml-text.ts';

/** Components are drawn as if they stood in a document; none of ours asks it for anything. */
const file = new Document({ sections: [] });

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const written = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return escaped(String(value));
  if (Array.isArray(value)) return value.map(written).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([name, inside]) => element(name, inside))
    .join('');
};

/** docx keeps an element as its name with a list of what it holds, attributes being one of these. */
const element = (name: string, inside: unknown): string => {
  let attributes = '';
  let content = '';
  for (const item of Array.isArray(inside) ? (inside as readonly unknown[]) : [inside]) {
    if (typeof item === 'object' && item !== null && '_attr' in item) {
      for (const [key, value] of Object.entries(item._attr as Attributes)) {
        if (value !== undefined) attributes += ` ${key}="${escaped(String(value))}"`;
      }
    } else {
      content += written(item);
    }
  }
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
};

/** The XML docx would pack for a component, without packing a document around it. */
export const componentXml = (component: BaseXmlComponent): string => {
  const context: IContext = { file, viewWrapper: file.Document, stack: [] };
  return written(component.prepForXml(context));
};
