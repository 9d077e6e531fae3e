import type { Kind, Records } from './records.ts';
import type { Column } from './shape.ts';
import { SHAPES } from './shapes.ts';
import type { Cell } from './tables.ts';

/** A value of a record that can't be kept; `property` says which. */
export class Unfit extends Error {
  readonly property: string;
  constructor(property: string) {
    super(`value of ${property} can't be kept`);
    this.property = property;
  }
}

/** JSON with sorted keys, so that one value has one text. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`)
      .join(',')}}`;
  return value === undefined ? 'null' : JSON.stringify(value);
};

const LONE_SURROGATE = /\p{Surrogate}/gu;

const encodeValue = (column: Column, value: unknown): Cell | undefined => {
  switch (column) {
    case 'json':
      return value === undefined ? undefined : canonicalJson(value);
    case 'flag':
      return typeof value === 'boolean' ? Number(value) : undefined;
    case 'number':
      return value === null || (typeof value === 'number' && Number.isFinite(value))
        ? value
        : undefined;
    case 'text':
      if (value === null) return null;
      // SQLite keeps UTF-8, which half a surrogate pair can't be
      return typeof value === 'string' ? value.replace(LONE_SURROGATE, '\uFFFD') : undefined;
  }
};

interface Field {
  readonly name: string;
  readonly column: Column;
  /** `"name":` as it stands in a record's canonical text. */
  readonly label: string;
  /** The cell that a canonical text leaves out; `undefined` for a property that is always written. */
  readonly unsaid: Cell | undefined;
}

const laterOf = (kind: Kind): Readonly<Record<string, unknown>> => ({ ...SHAPES[kind].later });

const fieldsOf = (kind: Kind): readonly Field[] =>
  Object.entries<Column>({ id: 'text', ...SHAPES[kind].columns }).map(([name, column]) => ({
    name,
    column,
    label: `${JSON.stringify(name)}:`,
    unsaid: encodeValue(column, laterOf(kind)[name]),
  }));

const FIELDS: ReadonlyMap<Kind, readonly Field[]> = new Map(
  (Object.keys(SHAPES) as Kind[]).map((kind) => [kind, fieldsOf(kind)]),
);

const fields = (kind: Kind): readonly Field[] => FIELDS.get(kind) ?? [];

/** Column names in the order of {@link encode}: `id` first, without `deleted`. */
export const columnsOf = (kind: Kind): readonly string[] => fields(kind).map(({ name }) => name);

/** A record as cells, in the order of {@link columnsOf}. Throws {@link Unfit}. */
export const encode = <K extends Kind>(kind: K, record: Records[K]): readonly Cell[] => {
  const values = record as unknown as Readonly<Record<string, unknown>>;
  return fields(kind).map(({ name, column }) => {
    const cell = encodeValue(column, values[name]);
    if (cell === undefined) throw new Unfit(name);
    return cell;
  });
};

const SHORT = 200;
const KNOWN_AT_MOST = 4096;
const known = new Map<string, unknown>();

const frozen = (_key: string, value: unknown): unknown => Object.freeze(value);

/** Lists of words and participants come again and again: each short text is parsed once, and its value shared, frozen. */
const parseJson = (text: string): unknown => {
  if (text.length > SHORT) return JSON.parse(text);
  const found = known.get(text);
  if (found !== undefined) return found;
  const value = JSON.parse(text, frozen) as unknown;
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(text, value);
  return value;
};

const SPECIAL: ReadonlyMap<Kind, readonly Field[]> = new Map(
  [...FIELDS].map(([kind, list]) => [
    kind,
    list.filter(({ column }) => column === 'json' || column === 'flag'),
  ]),
);

/** A row as the record it is. The row, which nobody else has, becomes the record. */
export const decode = <K extends Kind>(kind: K, row: Record<string, unknown>): Records[K] => {
  for (const { name, column } of SPECIAL.get(kind) ?? []) {
    const cell = row[name];
    row[name] = column === 'json' ? parseJson(String(cell)) : cell === 1;
  }
  return row as unknown as Records[K];
};

/**
 * Cells as the one JSON text of a record: what history keeps, chains and compares.
 * Made from what the table holds, so a record and its last history value can be compared byte by byte.
 * A property that came later is left out while it is what it was for records from before it.
 */
export const canonicalOf = (kind: Kind, cells: readonly Cell[]): string => {
  let text = '{';
  const list = fields(kind);
  for (let index = 0; index < list.length; index += 1) {
    const field = list[index];
    const cell = cells[index] ?? null;
    if (field === undefined || cell === field.unsaid) continue;
    if (index > 0) text += ',';
    text += field.label;
    if (cell === null) text += 'null';
    else if (field.column === 'json') text += String(cell);
    else if (field.column === 'flag') text += cell === 1 ? 'true' : 'false';
    else text += JSON.stringify(cell);
  }
  return `${text}}`;
};

/** The record that a canonical text of any version tells of. */
export const recordOfText = <K extends Kind>(kind: K, text: string): Records[K] =>
  ({ ...SHAPES[kind].later, ...(JSON.parse(text) as object) }) as Records[K];
