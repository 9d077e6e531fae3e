import type { Kind, Records } from './records.ts';
import type { RecordTable } from './tables.ts';

/** How a property is kept: as text, as a number, as 0/1, or as JSON text. */
export type Column = 'text' | 'number' | 'flag' | 'json';

/** How a kind of record lies in its table. Columns are called like the properties, `id` first. */
export interface Shape<K extends Kind> {
  readonly table: RecordTable;
  /** Every property but the id, in the order in which history writes them. */
  readonly columns: Readonly<Record<Property<K>, Column>>;
  /**
   * Properties that came with a later migration, and what they are in records from before it. History leaves out
   * such a property while it is that, so that its texts of then and of today stay the same, byte by byte.
   */
  readonly later?: Readonly<Partial<Records[K]>>;
  /** Properties that hold another record's id, or null. */
  readonly references: Readonly<Partial<Record<Property<K>, Kind>>>;
  /** Lists whose items name a person as `person`. */
  readonly people?: readonly Property<K>[];
  /** Order of reading; the id decides what is left. */
  readonly order: readonly Property<K>[];
}

type Property<K extends Kind> = Exclude<keyof Records[K], 'id'>;
