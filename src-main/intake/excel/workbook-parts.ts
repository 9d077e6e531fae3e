import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import type { GuardedArchive } from '../archive.ts';
import { EXCEL_LIMITS, ExcelRefusal } from './limits.ts';
import { readXml } from './read-xml.ts';
import { showsDay } from './serial-day.ts';

/** A sheet by its name, not read yet. */
export interface SheetPart {
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  readonly path: string;
}

/** What all sheets of a workbook share. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly string[];
  /** By the number of a cell's style: whether it shows a day. */
  readonly days: readonly boolean[];
  readonly from1904: boolean;
  readonly read: (path: string) => Promise<Uint8Array>;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** A target as a member's name: relative to the folder, or from the package's root. */
const resolved = (folder: string, target: string): string => {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

/** Relations that stay inside the file, by id. */
const relations = (path: string, bytes: Uint8Array): ReadonlyMap<string, Relation> => {
  const found = new Map<string, Relation>();
  readXml(path, bytes, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode = '' }) => {
      if (name === 'Relationship' && TargetMode !== 'External')
        found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: Target });
    },
  });
  return found;
};

const yes = (value: string | undefined): boolean => value === '1' || value === 'true';

const missing = (what: string): ExcelRefusal =>
  new ExcelRefusal(
    'damaged',
    `工作簿里缺少${what}，打不开；请用 Excel 或 WPS 打开它，另存为一份新的 .xlsx 后再收。`,
  );

/** Members read one by one; together they may not grow beyond the limit. */
const partReader = (archive: GuardedArchive) => {
  const names = new Map(archive.names.map((name) => [name.toLowerCase(), name]));
  let left: number = EXCEL_LIMITS.parts;
  return async (path: string): Promise<Uint8Array | undefined> => {
    const name = names.get(path.toLowerCase());
    if (name === undefined) return undefined;
    const part = await archive.read(name, Math.min(left, EXCHANGE_LIMITS.xml));
    if (!part.ok) throw new ExcelRefusal(part.refusal.code, part.refusal.text);
    left -= part.bytes.length;
    return part.bytes;
  };
};

const sharedStrings = (path: string, bytes: Uint8Array): readonly string[] => {
  const strings: string[] = [];
  let text = '';
  let inside = false;
  let phonetic = false;
  readXml(path, bytes, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inside = !phonetic;
    },
    text: (more) => {
      if (inside && text.length <= EXCEL_LIMITS.cell) text += more;
    },
    close: (name) => {
      if (name === 't') inside = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si' && strings.push(text) > EXCEL_LIMITS.sharedStrings)
        throw new ExcelRefusal(
          'too-many-strings',
          `工作簿里的文字超过 ${String(EXCEL_LIMITS.sharedStrings)} 条，不像是填写的表；请核对是不是选错了文件。`,
        );
    },
  });
  return strings;
};

const dayStyles = (path: string, bytes: Uint8Array): readonly boolean[] => {
  const codes = new Map<number, string>();
  const days: boolean[] = [];
  readXml(path, bytes, {
    open: (name, { numFmtId = '0', formatCode = '' }, parent) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      else if (name === 'xf' && parent === 'cellXfs')
        days.push(showsDay(Number(numFmtId), codes.get(Number(numFmtId))));
    },
  });
  return days;
};

/** Reads what says where the sheets are, and what they share. Throws {@link ExcelRefusal}. */
export const readParts = async (archive: GuardedArchive): Promise<WorkbookParts> => {
  const part = partReader(archive);
  const needed = async (path: string, what: string): Promise<Uint8Array> => {
    const bytes = await part(path);
    if (bytes === undefined) throw missing(what);
    return bytes;
  };
  const root = relations('_rels/.rels', await needed('_rels/.rels', '目录'));
  const main = [...root.values()].find(({ type }) => type === 'officeDocument');
  const path = main === undefined ? 'xl/workbook.xml' : resolved('', main.target);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const own = `${folder}_rels/${path.slice(folder.length)}.rels`;
  const inside = relations(own, await needed(own, '表页的目录'));
  const sheets: SheetPart[] = [];
  let from1904 = false;
  readXml(path, await needed(path, '表页的目录'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = yes(attributes.date1904);
      if (name !== 'sheet') return;
      const relation = inside.get(attributes.id ?? '');
      // Charts and dialogs have sheets of their own, without cells.
      if (relation?.type !== 'worksheet') return;
      const state = attributes.state;
      sheets.push({
        name: attributes.name ?? '',
        state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        path: resolved(folder, relation.target),
      });
      if (sheets.length > EXCEL_LIMITS.sheets)
        throw new ExcelRefusal(
          'too-many-sheets',
          `工作簿有 ${String(EXCEL_LIMITS.sheets)} 张以上的表页，不像是填写的表；请核对是不是选错了文件。`,
        );
    },
  });
  if (sheets.length === 0) throw missing('表页');
  const byType = async (type: string): Promise<[string, Uint8Array | undefined]> => {
    const target = [...inside.values()].find((one) => one.type === type)?.target;
    const found = target === undefined ? undefined : resolved(folder, target);
    return [found ?? '', found === undefined ? undefined : await part(found)];
  };
  const [stringsPath, stringBytes] = await byType('sharedStrings');
  const [stylesPath, styleBytes] = await byType('styles');
  return {
    sheets,
    strings: stringBytes === undefined ? [] : sharedStrings(stringsPath, stringBytes),
    days: styleBytes === undefined ? [] : dayStyles(stylesPath, styleBytes),
    from1904,
    read: (sheet) => needed(sheet, '一张表页'),
  };
};
