import { SHARED_LABEL } from '#domain/forms/template-carriers';

const { first, further } = SHARED_LABEL;

/** A cell that holds no other. */
const CELL = /<w:tc(?: [^>]*)?>(?:(?!<w:tc[ >]).)*?<\/w:tc>/gsu;

const TEXT = /(<w:t(?: [^>]*)?>)([^<]*)(<\/w:t>)/gu;

/** What comes after the merge among a cell's properties, by the schema. */
const AFTER =
  /<w:(?:tcBorders|shd|noWrap|tcMar|textDirection|tcFitText|vAlign|hideMark|headers|cellIns|cellDel|cellMerge|tcPrChange)[ />]|<\/w:tcPr>/u;

const merged = (cell: string, merge: string): string => {
  if (/<w:vMerge[ />]/u.test(cell)) return cell;
  const properties = /<w:tcPr(?: [^>]*)?(?:\/>|>.*?<\/w:tcPr>)/su.exec(cell)?.[0];
  if (properties === undefined)
    return cell.replace(/^<w:tc(?: [^>]*)?>/u, (tag) => `${tag}<w:tcPr>${merge}</w:tcPr>`);
  const open = properties.endsWith('/>') ? `${properties.slice(0, -2)}></w:tcPr>` : properties;
  return cell.replace(properties, () => open.replace(AFTER, (next) => `${merge}${next}`));
};

const withoutSigns = (xml: string): string => xml.replaceAll(first, '').replaceAll(further, '');

const rewritten = (cell: string): string => {
  if (!cell.includes(first) && !cell.includes(further)) return cell;
  const text = [...cell.matchAll(TEXT)].map(([, , written = '']) => written).join('');
  const alone = text.trim();
  const count = alone.split(new RegExp(`[${first}${further}]`, 'u')).length - 1;
  if (count === 1 && alone.startsWith(first))
    return merged(withoutSigns(cell), '<w:vMerge w:val="restart"/>');
  if (count === 1 && alone.startsWith(further))
    return merged(
      cell.replace(TEXT, (_, open: string, _text: string, close: string) => `${open}${close}`),
      '<w:vMerge/>',
    );
  return withoutSigns(cell);
};

/** Merges cells whose label goes on from the row above; signs that stand elsewhere go. */
export const mergeSharedLabels = (xml: string): string =>
  xml.includes(first) || xml.includes(further) ? withoutSigns(xml.replace(CELL, rewritten)) : xml;
