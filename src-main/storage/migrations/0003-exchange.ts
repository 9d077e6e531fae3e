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
const said = (of: string): string => `${of} <> ''`;
const counted = (table: string, name: string): string =>
  `"${name}" INTEGER NOT NULL CONSTRAINT "${table}.${name}" CHECK ("${name}" >= 0)`;

const PACKAGES = oneOf('entries', 'roster', 'receipt');
const PAPERS = oneOf('word', 'excel', 'csv');

/** `IS` and `coalesce`, since a CHECK that comes to NULL lets everything through. */
const theirs = (of: string): string =>
  `json_valid(${of}) AND json_type(${of}, '$.id') IS 'text' AND json_type(${of}, '$.rev') IS 'integer'
   AND coalesce(json_type(${of}, '$.data') IN ('object', 'null'), 0)`;
const settled = (of: string): string => {
  const choice = oneOf('ours', 'theirs', 'both', 'edit', 'distinct')(`${of} ->> '$.choice'`);
  return `json_valid(${of}) AND (${of} = 'null' OR coalesce(${choice} AND ${time(`${of} ->> '$.at'`)}, 0))`;
};

const record = (
  table: string,
  columns: readonly string[],
  rules: readonly string[] = [],
): string => `
  CREATE TABLE "${table}" (
    ${[
      `id TEXT NOT NULL PRIMARY KEY CONSTRAINT "${table}.id" CHECK (id <> '')`,
      ...columns,
      'deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))',
      ...rules,
    ].join(',\n    ')}
  ) STRICT;`;

const TABLES = [
  record('partner', [
    checked('partner', 'installation', said),
    checked('partner', 'publicKey', said),
    checked('partner', 'fingerprint', sha256),
    text('name'),
    checked('partner', 'pinned', time),
  ]),
  record(
    'delivery',
    [
      checked('delivery', 'direction', oneOf('in', 'out')),
      checked('delivery', 'kind', (of) => `${PACKAGES(of)} OR ${PAPERS(of)}`),
      textOrNull('partner'),
      textOrNull('installation'),
      '"sequence" INTEGER CONSTRAINT "delivery.sequence" CHECK ("sequence" IS NULL OR "sequence" >= 1)',
      textOrNull('previous'),
      textOrNull('acknowledges'),
      checkedOrNull('delivery', 'made', time),
      checked('delivery', 'at', time),
      checked('delivery', 'file', said),
      checked('delivery', 'digest', sha256),
      checked('delivery', 'counts', json('object')),
      counted('delivery', 'upTo'),
    ],
    [
      `CONSTRAINT "delivery.package" CHECK (CASE WHEN ${PACKAGES('"kind"')}
      THEN "partner" IS NOT NULL AND "installation" IS NOT NULL AND "sequence" IS NOT NULL
      ELSE "sequence" IS NULL AND "previous" IS NULL AND "acknowledges" IS NULL END)`,
    ],
  ),
  record('conflict', [
    checked('conflict', 'type', oneOf('differs', 'duplicate', 'withdrawn', 'settled')),
    checked('conflict', 'kind', said),
    checked('conflict', 'record', said),
    textOrNull('partner'),
    checked('conflict', 'delivery', said),
    checked('conflict', 'at', time),
    checked('conflict', 'theirs', theirs),
    checked('conflict', 'base', json('object', 'null')),
    checked('conflict', 'fields', json('array')),
    checked('conflict', 'settled', settled),
  ]),
  record(
    'match',
    [
      checked('match', 'type', oneOf('name', 'id', 'distinct')),
      checked('match', 'kind', said),
      checked('match', 'text', said),
      textOrNull('target'),
      checked('match', 'at', time),
    ],
    [`CONSTRAINT "match.stands" CHECK (("type" = 'distinct') = ("target" IS NULL))`],
  ),
];

/**
 * How records arrived, beside the batch that took them in. Like history, it is only ever added to. A row's `base` may
 * hold values of a person; its digest is of the values and isn't salted.
 */
const ARRIVAL = `
  CREATE TABLE arrival (
    number INTEGER PRIMARY KEY,
    batch TEXT NOT NULL REFERENCES batch(id),
    ${checked('arrival', 'kind', said)},
    ${checked('arrival', 'record', said)},
    partner TEXT,
    installation TEXT,
    ${counted('arrival', 'rev')},
    ${checked('arrival', 'digest', sha256)},
    ${checkedOrNull('arrival', 'saw', (of) => `(${sha256(of)})`)},
    ${checkedOrNull('arrival', 'base', (of) => `(${json('object')(of)})`)}
  ) STRICT;
  CREATE INDEX arrival_by_partner ON arrival(partner, number);
  CREATE INDEX arrival_by_digest ON arrival(digest);`;

const guard = (verb: 'UPDATE' | 'DELETE'): string => `
  CREATE TRIGGER arrival_no_${verb.toLowerCase()} BEFORE ${verb} ON arrival
  BEGIN SELECT RAISE(ABORT, 'arrival is append-only'); END;`;

/** What is exchanged with other PCs by files: partners and their keys, deliveries, conflicts, remembered matches. */
export const exchange = {
  version: 3,
  up: (database: { readonly exec: (sql: string) => unknown }): void => {
    for (const statement of [...TABLES, ARRIVAL, guard('UPDATE'), guard('DELETE')])
      database.exec(statement);
  },
};
