// The same checks as in 0002, frozen here again: a migration imports nothing of ours
const same = (made: string, of: string): string => `(${of} GLOB '[0-9]*' AND ${made} IS ${of})`;
const time = (of: string): string => same(`strftime('%Y-%m-%dT%H:%M:%S', ${of})`, of);

const text = (name: string): string => `"${name}" TEXT NOT NULL`;
const textOrNull = (name: string): string => `"${name}" TEXT`;
const checked = (table: string, name: string, check: (of: string) => string): string =>
  `"${name}" TEXT NOT NULL CONSTRAINT "${table}.${name}" CHECK (${check(`"${name}"`)})`;
const checkedOrNull = (table: string, name: string, check: (of: string) => string): string =>
  `"${name}" TEXT CONSTRAINT "${table}.${name}" CHECK ("${name}" IS NULL OR ${check(`"${name}"`)})`;
const json =
  (...types: readonly string[]) =>
  (of: string): string =>
    `json_valid(${of}) AND json_type(${of}) IN (${types.map((type) => `'${type}'`).join(', ')})`;
const oneOf =
  (...words: readonly string[]) =>
  (of: string): string =>
    `${of} IN (${words.map((word) => `'${word}'`).join(', ')})`;
const sha256 = (of: string): string => `length(${of}) = 64 AND ${of} NOT GLOB '*[^0-9a-f]*'`;
const counted = (table: string, name: string): string =>
  `"${name}" INTEGER NOT NULL CONSTRAINT "${table}.${name}" CHECK ("${name}" >= 0)`;

const record = (table: string, columns: readonly string[]): string => `
  CREATE TABLE "${table}" (
    ${[
      `id TEXT NOT NULL PRIMARY KEY CONSTRAINT "${table}.id" CHECK (id <> '')`,
      ...columns,
      'deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))',
    ].join(',\n    ')}
  ) STRICT;`;

const TABLES = [
  record('partner', [
    text('installation'),
    text('publicKey'),
    checked('partner', 'fingerprint', sha256),
    text('name'),
    checked('partner', 'pinned', time),
  ]),
  record('delivery', [
    checked('delivery', 'direction', oneOf('in', 'out')),
    text('kind'),
    textOrNull('partner'),
    textOrNull('installation'),
    '"sequence" INTEGER CONSTRAINT "delivery.sequence" CHECK ("sequence" IS NULL OR "sequence" >= 1)',
    textOrNull('previous'),
    textOrNull('acknowledges'),
    checkedOrNull('delivery', 'made', time),
    checked('delivery', 'at', time),
    text('file'),
    checked('delivery', 'digest', sha256),
    checked('delivery', 'counts', json('object')),
    counted('delivery', 'upTo'),
  ]),
  record('conflict', [
    checked('conflict', 'type', oneOf('differs', 'duplicate', 'withdrawn', 'settled')),
    text('kind'),
    text('record'),
    textOrNull('partner'),
    text('delivery'),
    checked('conflict', 'at', time),
    checked('conflict', 'theirs', json('object')),
    checked('conflict', 'base', json('object', 'null')),
    checked('conflict', 'fields', json('array')),
    checked('conflict', 'settled', json('object', 'null')),
  ]),
  record('match', [
    checked('match', 'type', oneOf('name', 'id', 'distinct')),
    text('kind'),
    text('text'),
    textOrNull('target'),
    checked('match', 'at', time),
  ]),
];

/** How records arrived, beside the batch that took them in. Like history, it is only ever added to. */
const ARRIVAL = `
  CREATE TABLE arrival (
    number INTEGER PRIMARY KEY,
    batch TEXT NOT NULL REFERENCES batch(id),
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    partner TEXT,
    installation TEXT,
    rev INTEGER NOT NULL CHECK (rev >= 0),
    digest TEXT NOT NULL CHECK (${sha256('digest')}),
    base TEXT CHECK (base IS NULL OR json_valid(base))
  ) STRICT;
  CREATE INDEX arrival_by_record ON arrival(kind, record, number);
  CREATE INDEX arrival_by_digest ON arrival(digest);
  CREATE INDEX arrival_by_batch ON arrival(batch);`;

const INDEXES = `
  CREATE INDEX delivery_by_partner ON delivery("partner", "sequence");
  CREATE INDEX delivery_by_digest ON delivery("digest");
  CREATE INDEX conflict_by_record ON conflict("kind", "record");`;

const guard = (verb: 'UPDATE' | 'DELETE'): string => `
  CREATE TRIGGER arrival_no_${verb.toLowerCase()} BEFORE ${verb} ON arrival
  BEGIN SELECT RAISE(ABORT, 'arrival is append-only'); END;`;

/** What is exchanged with other PCs by files: partners and their keys, deliveries, conflicts, remembered matches. */
export const exchange = {
  version: 3,
  up: (database: { readonly exec: (sql: string) => unknown }): void => {
    for (const statement of [...TABLES, ARRIVAL, INDEXES, guard('UPDATE'), guard('DELETE')])
      database.exec(statement);
  },
};
