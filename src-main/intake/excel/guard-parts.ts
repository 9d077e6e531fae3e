import type { SaxesTagNS } from 'saxes';
import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import type { GuardedArchive } from '../archive.ts';
import { damaged, guardXml, unusual } from './guard-xml.ts';
import { EXCEL_LIMITS, ExcelRefusal } from './limits.ts';

/** Members without a value of a cell: pictures' places, remarks, links to other files, settings. */
const NEEDLESS =
  /(?:^|\/)(?:docProps|customXml|drawings|charts|diagrams|comments|threadedComments|externalLinks|pivotTables|pivotCache|tables|queryTables|slicers|slicerCaches|timelines|ctrlProps|activeX|theme|sheets\/_rels|worksheets\/_rels|chartsheets\/_rels)\/|\/comments\d*\.xml$/iu;

const isNeeded = (name: string): boolean => /\.(?:xml|rels)$/iu.test(name) && !NEEDLESS.test(name);

const tooMuch = (code: string, what: string): ExcelRefusal =>
  new ExcelRefusal(
    code,
    `工作簿里${what}，不像是填写的表；请删去多余的内容，或核对是不是选错了文件。`,
  );

/** What is counted over all parts, with its limit and its refusal. */
const COUNTED = {
  sheets: [EXCEL_LIMITS.sheets, 'too-many-sheets', '的表页在 200 张以上'],
  cells: [EXCEL_LIMITS.cells, 'too-many-cells', '填了内容的单元格在 30 万个以上'],
  places: [EXCEL_LIMITS.places, 'too-many-cells', '设过格式的单元格在 150 万个以上'],
  strings: [EXCEL_LIMITS.sharedStrings, 'too-many-strings', '的文字在 50 万条以上'],
  merges: [EXCEL_LIMITS.merges, 'sheet-too-large', '有 2 万处以上的合并单元格'],
  ranges: [EXCEL_LIMITS.ranges, 'sheet-too-large', '有 1000 个以上的数组公式'],
  widths: [EXCEL_LIMITS.widths, 'sheet-too-large', '设过宽度的列太多'],
  links: [EXCEL_LIMITS.links, 'sheet-too-large', '带链接的单元格在 30 万个以上'],
} as const satisfies Readonly<Record<string, readonly [number, string, string]>>;

type Counted = keyof typeof COUNTED;

const attribute = (tag: SaxesTagNS, name: string): string =>
  Object.values(tag.attributes).find(({ local }) => local === name)?.value ?? '';

const PLACE = /^([A-Z]{1,3})([1-9]\d{0,6})$/u;

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Cells of a range such as B2:C9; none at all is beyond every limit. */
const areaOf = (range: string): number => {
  const ends = range.split(':').map((end) => PLACE.exec(end));
  const [first, last = first] = ends;
  if (!first || !last) return Infinity;
  const [, fromColumn = '', fromRow] = first;
  const [, toColumn = '', toRow] = last;
  const wide = columnNumber(toColumn) - columnNumber(fromColumn) + 1;
  return Math.max(0, wide) * Math.max(0, Number(toRow) - Number(fromRow) + 1);
};

const spanOf = (tag: SaxesTagNS): number => {
  const [from, to] = [Number(attribute(tag, 'min')), Number(attribute(tag, 'max'))];
  return from >= 1 && to <= 16_384 ? Math.max(0, to - from + 1) : Infinity;
};

/** How much of what an element adds. */
const added = (tag: SaxesTagNS): readonly (readonly [Counted, number])[] => {
  switch (tag.local) {
    case 'sheet':
      return [['sheets', 1]];
    case 'c':
      return [['places', 1]];
    case 'v':
    case 'is':
      return [['cells', 1]];
    case 'si':
      return [['strings', 1]];
    case 'mergeCell':
      return [['merges', 1]];
    case 'f':
      return attribute(tag, 't') === 'array' ? [['ranges', 1]] : [];
    case 'col':
      return [['widths', spanOf(tag)]];
    case 'hyperlink':
      return [['links', areaOf(attribute(tag, 'ref'))]];
    default:
      return [];
  }
};

/** What the walk noticed, to be held against what the library makes of the same parts. */
interface Noticed {
  readonly names: Set<string>;
  /** Relations by which the workbook finds its sheets. */
  readonly wanted: string[];
  readonly given: Set<string>;
}

/** The library finds sheets by relation, and by mere order where one is missing: then it would mix them up. */
const notice = (tag: SaxesTagNS, part: string, { names, wanted, given }: Noticed): void => {
  switch (tag.local) {
    case 'sheet': {
      const name = attribute(tag, 'name').toLowerCase();
      if (name === '' || names.has(name)) throw damaged(part);
      names.add(name);
      wanted.push(attribute(tag, 'id'));
      return;
    }
    case 'Relationship':
      if (tag.prefix !== '') throw unusual(part);
      if (part !== '_rels/.rels') given.add(attribute(tag, 'Id'));
      return;
    case 'si':
      // It counts strings by their closing tags, and knows their opening ones only without attributes.
      if (tag.isSelfClosing || Object.keys(tag.attributes).length > 0) throw unusual(part);
  }
};

/**
 * The members from which a workbook's values are read, unpacked once: their sizes and checksums are proven, each is
 * XML without a DOCTYPE, and what they hold is counted against the limits. Exactly these bytes go to the library.
 * Throws {@link ExcelRefusal}.
 */
export const guardedParts = async (
  archive: GuardedArchive,
): Promise<Readonly<Record<string, Uint8Array>>> => {
  const parts: Record<string, Uint8Array> = {};
  const noticed: Noticed = { names: new Set(), wanted: [], given: new Set() };
  const counts = new Map<Counted, number>();
  let left: number = EXCEL_LIMITS.parts;
  for (const name of archive.names.filter(isNeeded)) {
    const part = await archive.read(name, Math.min(left, EXCHANGE_LIMITS.xml));
    if (!part.ok) throw new ExcelRefusal(part.refusal.code, part.refusal.text);
    left -= part.bytes.length;
    guardXml(name, part.bytes, (tag) => {
      for (const [what, more] of added(tag)) {
        const [limit, code, text] = COUNTED[what];
        const count = (counts.get(what) ?? 0) + more;
        if (count > limit) throw tooMuch(code, text);
        counts.set(what, count);
      }
      notice(tag, name, noticed);
    });
    parts[name] = part.bytes;
  }
  if (noticed.wanted.length === 0 || !noticed.wanted.every((id) => noticed.given.has(id)))
    throw damaged('表页的目录');
  return parts;
};
