// What date() makes of a text is that text only if it is YYYY-MM-DD and there is such a day.
// A text that begins with a letter may be `now`, at which date() in a CHECK fails as an error instead of refusing
const same = (made: string, of: string): string => `(${of} GLOB '[0-9]*' AND ${made} IS ${of})`;
const day = (of: string): string => same(`date(${of})`, of);
const month = (of: string): string => same(`strftime('%Y-%m', ${of} || '-01')`, of);
const time = (of: string): string => same(`strftime('%Y-%m-%dT%H:%M:%S', ${of})`, of);

const text = (name: string): string => `"${name}" TEXT NOT NULL`;
const ref = (name: string, table: string): string =>
  `"${name}" TEXT NOT NULL REFERENCES "${table}"(id) DEFERRABLE INITIALLY DEFERRED`;
const refOrNull = (name: string, table: string): string =>
  `"${name}" TEXT REFERENCES "${table}"(id) DEFERRABLE INITIALLY DEFERRED`;
const checked = (table: string, name: string, check: (of: string) => string): string =>
  `"${name}" TEXT NOT NULL CONSTRAINT "${table}.${name}" CHECK (${check(`"${name}"`)})`;
const checkedOrNull = (table: string, name: string, check: (of: string) => string): string =>
  `"${name}" TEXT CONSTRAINT "${table}.${name}" CHECK ("${name}" IS NULL OR ${check(`"${name}"`)})`;
const list = (of: string): string => `json_valid(${of}) AND json_type(${of}) = 'array'`;
const oneOf =
  (...words: readonly string[]) =>
  (of: string): string =>
    `${of} IN (${words.map((word) => `'${word}'`).join(', ')})`;
const fingerprint = (of: string): string => `length(${of}) = 64 AND ${of} NOT GLOB '*[^0-9a-f]*'`;
const span = (table: string, from: string, until: string): string =>
  `CONSTRAINT "${table}.span" CHECK ("${until}" IS NULL OR "${from}" <= "${until}")`;

const record = (
  table: string,
  columns: readonly string[],
  constraints: readonly string[] = [],
): string => `
  CREATE TABLE "${table}" (
    ${[
      `id TEXT NOT NULL PRIMARY KEY CONSTRAINT "${table}.id" CHECK (id <> '')`,
      ...columns,
      'deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))',
      ...constraints,
    ].join(',\n    ')}
  ) STRICT;`;

const TABLES = [
  record('issue', [
    checked('issue', 'raised', day),
    ref('person', 'person'),
    refOrNull('entry', 'entry'),
    text('text'),
    text('kind'),
    checked('issue', 'weight', oneOf('ordinary', 'heavy', 'common')),
    refOrNull('unit', 'unit'),
    checked('issue', 'steps', list),
  ]),
  record(
    'month_lock',
    [checked('month_lock', 'at', time), text('note')],
    [`CONSTRAINT "month_lock.id" CHECK (${month('id')})`],
  ),
  record(
    'lock_exception',
    [
      checked('lock_exception', 'month', month),
      refOrNull('person', 'person'),
      text('reason'),
      text('approver'),
      checked('lock_exception', 'from', time),
      checkedOrNull('lock_exception', 'until', time),
    ],
    [span('lock_exception', 'from', 'until')],
  ),
  record('printing', [
    ref('person', 'person'),
    checked('printing', 'month', month),
    '"edition" INTEGER NOT NULL CONSTRAINT "printing.edition" CHECK ("edition" >= 1)',
    checked('printing', 'fingerprint', fingerprint),
    checked('printing', 'at', time),
  ]),
  record('dismissal', [text('reason'), text('by'), checked('dismissal', 'at', time)]),
  record(
    'reason',
    [
      text('rule'),
      ref('person', 'person'),
      checked('reason', 'from', day),
      checked('reason', 'until', day),
      text('text'),
      checked('reason', 'at', time),
    ],
    [span('reason', 'from', 'until')],
  ),
  record(
    'reminder',
    [
      checked('reminder', 'kind', oneOf('reminder', 'supervision')),
      checked('reminder', 'issued', day),
      text('number'),
      refOrNull('unit', 'unit'),
      refOrNull('person', 'person'),
      checkedOrNull('reminder', 'due', day),
      checked('reminder', 'items', list),
    ],
    [`CONSTRAINT "reminder.addressee" CHECK ("unit" IS NOT NULL OR "person" IS NOT NULL)`],
  ),
];

const INDEXES = `
  CREATE INDEX issue_by_day ON issue("raised", id) WHERE deleted = 0;
  CREATE INDEX issue_by_person ON issue("person", "raised");
  CREATE INDEX issue_by_entry ON issue("entry") WHERE "entry" IS NOT NULL;
  CREATE INDEX issue_by_unit ON issue("unit") WHERE "unit" IS NOT NULL;
  CREATE INDEX lock_exception_by_month ON lock_exception("month", "person");
  CREATE INDEX lock_exception_by_person ON lock_exception("person") WHERE "person" IS NOT NULL;
  CREATE UNIQUE INDEX printing_edition ON printing("person", "month", "edition") WHERE deleted = 0;
  CREATE INDEX printing_by_month ON printing("month", "person");
  CREATE INDEX printing_by_person ON printing("person");
  CREATE INDEX reason_by_person ON reason("person", "from");
  CREATE UNIQUE INDEX reminder_number ON reminder("kind", "number") WHERE deleted = 0;
  CREATE INDEX reminder_by_unit ON reminder("unit") WHERE "unit" IS NOT NULL;
  CREATE INDEX reminder_by_person ON reminder("person") WHERE "person" IS NOT NULL;`;

// JSON's own null stands for none, as in `setting`; a part that is absent has no type, which IS takes for unequal
const makeUp = (of: string): string =>
  `json_valid(${of}) AND (json_type(${of}) = 'null' OR (json_type(${of}, '$.for') IS 'text' AND ${day(`json_extract(${of}, '$.for')`)} AND json_type(${of}, '$.reason') IS 'text'))`;

const add = (table: string, column: string, more: string): string =>
  `ALTER TABLE "${table}" ADD COLUMN "${column}" ${more};`;
const must = (table: string, column: string, check: (of: string) => string): string =>
  `CONSTRAINT "${table}.${column}" CHECK (${check(`"${column}"`)})`;

const COLUMNS = [
  add('person', 'attributes', `TEXT NOT NULL DEFAULT '[]' ${must('person', 'attributes', list)}`),
  add('contact_object', 'counsellor', `TEXT NOT NULL DEFAULT ''`),
  add('contact_object', 'contact', `TEXT NOT NULL DEFAULT ''`),
  add(
    'contact_object',
    'size',
    `INTEGER ${must('contact_object', 'size', (of) => `${of} IS NULL OR ${of} >= 0`)}`,
  ),
  add('entry', 'makeUp', `TEXT NOT NULL DEFAULT 'null' ${must('entry', 'makeUp', makeUp)}`),
];

/** The office's own acts, issues raised, and what newer policies ask about people, objects and entries. */
export const office = {
  version: 2,
  up: (database: { readonly exec: (sql: string) => unknown }): void => {
    for (const statement of [...TABLES, INDEXES, ...COLUMNS]) database.exec(statement);
  },
};
