import Sqlite from 'better-sqlite3';
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
} from 'kysely';
import type { Tables } from './tables.ts';

/** `LXDB` as a big-endian number: how a ledger is told from any other SQLite file. */
export const APPLICATION_ID = 0x4c584442;

/** Writes SQL; it has no connection and runs nothing. */
export const query = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** An open SQLite file, with its prepared statements kept. */
export interface Store {
  readonly db: Sqlite.Database;
  readonly statement: (sql: string) => Sqlite.Statement;
  readonly all: <Row>(compiled: CompiledQuery<Row>) => readonly Row[];
  readonly first: <Row>(compiled: CompiledQuery<Row>) => Row | undefined;
}

export interface ConnectOptions {
  readonly nativeBinding?: string | undefined;
  readonly readonly?: boolean | undefined;
  /** Milliseconds to wait for a lock. */
  readonly timeout?: number | undefined;
}

/** Opens a file and nothing more. Throws what SQLite throws. */
export const connect = (file: string, options: ConnectOptions): Sqlite.Database =>
  new Sqlite(file, {
    timeout: options.timeout ?? 5000,
    readonly: options.readonly ?? false,
    fileMustExist: options.readonly ?? false,
    ...(options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }),
  });

const demand = (db: Sqlite.Database, pragma: string, wanted: string | number): void => {
  db.pragma(`${pragma} = ${String(wanted)}`);
  const found = db.pragma(pragma, { simple: true });
  if (found !== wanted)
    throw new Error(`PRAGMA ${pragma} is ${String(found)}, not ${String(wanted)}`);
};

/**
 * Sets what isn't kept in the file, and reads it back. A WAL file that is reopened
 * silently has synchronous = NORMAL, which loses acknowledged commits in a power cut.
 */
export const harden = (db: Sqlite.Database): void => {
  demand(db, 'trusted_schema', 0);
  demand(db, 'cell_size_check', 1);
  demand(db, 'journal_mode', 'wal');
  demand(db, 'synchronous', 2);
  demand(db, 'foreign_keys', 1);
  demand(db, 'recursive_triggers', 1);
  demand(db, 'cache_size', -65536);
  demand(db, 'journal_size_limit', 64 * 1024 * 1024);
};

/** Runs compiled queries on a connection. */
export const makeStore = (db: Sqlite.Database): Store => {
  const prepared = new Map<string, Sqlite.Statement>();
  const statement = (sql: string): Sqlite.Statement => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = db.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  return {
    db,
    statement,
    all: <Row>(compiled: CompiledQuery<Row>) =>
      statement(compiled.sql).all(...compiled.parameters) as Row[],
    first: <Row>(compiled: CompiledQuery<Row>) =>
      statement(compiled.sql).get(...compiled.parameters) as Row | undefined,
  };
};
