// What date() makes of a text is that text only if it is YYYY-MM-DD and there is such a day
const day = (name: string): string => `date("${name}") IS "${name}"`;
const month = (name: string): string => `date("${name}" || '-01') IS "${name}" || '-01'`;
const time = (name: string): string => `strftime('%Y-%m-%dT%H:%M:%S', "${name}") IS "${name}"`;
const academicYear = `"academicYear" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'`;

const text = (name: string): string => `"${name}" TEXT NOT NULL`;
const ref = (name: string, table: string): string =>
  `"${name}" TEXT NOT NULL REFERENCES "${table}"(id) DEFERRABLE INITIALLY DEFERRED`;
const refOrNull = (name: string, table: string): string =>
  `"${name}" TEXT REFERENCES "${table}"(id) DEFERRABLE INITIALLY DEFERRED`;
const checked = (table: string, name: string, check: string): string =>
  `"${name}" TEXT NOT NULL CONSTRAINT "${table}.${name}" CHECK (${check})`;
const checkedOrNull = (table: string, name: string, check: string): string =>
  `"${name}" TEXT CONSTRAINT "${table}.${name}" CHECK ("${name}" IS NULL OR (${check}))`;
const list = (table: string, name: string, atLeast = 0): string =>
  `"${name}" TEXT NOT NULL CONSTRAINT "${table}.${name}" CHECK (json_valid("${name}") AND json_type("${name}") = 'array' AND json_array_length("${name}") >= ${String(atLeast)})`;
const oneOf = (table: string, name: string, words: readonly string[]): string =>
  checked(table, name, `"${name}" IN (${words.map((word) => `'${word}'`).join(', ')})`);
const span = (table: string, from: string, until: string): string =>
  `CONSTRAINT "${table}.span" CHECK ("${from}" IS NULL OR "${until}" IS NULL OR "${from}" <= "${until}")`;

const record = (table: string, columns: readonly string[]): string => `
  CREATE TABLE "${table}" (
    id TEXT NOT NULL PRIMARY KEY CONSTRAINT "${table}.id" CHECK (id <> ''),
    ${columns.filter((column) => !column.startsWith('CONSTRAINT')).join(',\n    ')},
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
    ${columns
      .filter((column) => column.startsWith('CONSTRAINT'))
      .map((column) => `, ${column}`)
      .join('')}
  ) STRICT;`;

const STATUS = ['draft', 'submitted', 'accepted', 'returned'];

const TABLES = [
  record('unit', [text('name'), text('kind'), refOrNull('parent', 'unit'), text('liaison')]),
  record('person', [text('name'), text('pinyin'), text('initials')]),
  record('post', [
    ref('person', 'person'),
    ref('unit', 'unit'),
    text('rank'),
    text('title'),
    checked('post', 'since', day('since')),
    checkedOrNull('post', 'until', day('until')),
    list('post', 'flags'),
    span('post', 'since', 'until'),
  ]),
  record('contact_object', [
    text('kind'),
    text('name'),
    refOrNull('unit', 'unit'),
    '"cohort" INTEGER',
    text('note'),
    checkedOrNull('contact_object', 'since', day('since')),
    checkedOrNull('contact_object', 'until', day('until')),
    span('contact_object', 'since', 'until'),
  ]),
  record('link', [
    ref('person', 'person'),
    ref('object', 'contact_object'),
    checked('link', 'since', day('since')),
    checkedOrNull('link', 'until', day('until')),
    oneOf('link', 'origin', ['assigned', 'chosen', 'advocated']),
    span('link', 'since', 'until'),
  ]),
  record('exemption', [
    ref('person', 'person'),
    checked('exemption', 'from', day('from')),
    checked('exemption', 'until', day('until')),
    text('reason'),
    text('approver'),
    span('exemption', 'from', 'until'),
  ]),
  record('declaration', [
    ref('person', 'person'),
    checked('declaration', 'academicYear', academicYear),
    text('jobFunction'),
    text('businessBody'),
    text('personalStrength'),
    text('teacherCarriers'),
    text('studentCarriers'),
    checkedOrNull('declaration', 'received', day('received')),
  ]),
  record('entry', [
    checked('entry', 'happened', day('happened')),
    checkedOrNull('entry', 'until', day('until')),
    text('timeNote'),
    '"amount" REAL CONSTRAINT "entry.amount" CHECK ("amount" IS NULL OR "amount" >= 0)',
    text('amountUnit'),
    oneOf('entry', 'mode', ['face-to-face', 'online']),
    list('entry', 'participants', 1),
    list('entry', 'carriers'),
    refOrNull('object', 'contact_object'),
    text('objectText'),
    list('entry', 'activities'),
    text('summary'),
    text('place'),
    '"present" INTEGER CONSTRAINT "entry.present" CHECK ("present" IS NULL OR "present" >= 0)',
    list('entry', 'evidence'),
    '"commendable" INTEGER NOT NULL CONSTRAINT "entry.commendable" CHECK ("commendable" IN (0, 1))',
    oneOf('entry', 'status', STATUS),
    text('returnReason'),
    checkedOrNull('entry', 'submitted', time('submitted')),
    checkedOrNull('entry', 'received', time('received')),
    checked('entry', 'created', time('created')),
    span('entry', 'happened', 'until'),
  ]),
  record('sheet', [
    ref('person', 'person'),
    checked('sheet', 'month', month('month')),
    text('content'),
    text('zeroReason'),
    oneOf('sheet', 'status', STATUS),
    checkedOrNull('sheet', 'submitted', time('submitted')),
    checkedOrNull('sheet', 'received', time('received')),
  ]),
  record('semester', [
    checked('semester', 'academicYear', academicYear),
    '"ordinal" INTEGER NOT NULL CONSTRAINT "semester.ordinal" CHECK ("ordinal" IN (1, 2))',
    checked('semester', 'firstDay', day('firstDay')),
    checked('semester', 'vacationFrom', day('vacationFrom')),
    `CONSTRAINT "semester.id" CHECK (id = "academicYear" || '-' || "ordinal")`,
    span('semester', 'firstDay', 'vacationFrom'),
  ]),
  record('holiday_year', [
    '"year" INTEGER NOT NULL',
    text('source'),
    checked('holiday_year', 'issued', day('issued')),
    list('holiday_year', 'holidays'),
    list('holiday_year', 'workdays'),
    `CONSTRAINT "holiday_year.id" CHECK (id = CAST("year" AS TEXT))`,
  ]),
  record('policy', [
    checked('policy', 'effectiveFrom', day('effectiveFrom')),
    checkedOrNull('policy', 'effectiveUntil', day('effectiveUntil')),
    checked('policy', 'document', 'json_valid("document")'),
    span('policy', 'effectiveFrom', 'effectiveUntil'),
  ]),
  record('setting', [checked('setting', 'value', 'json_valid("value")')]),
];

/** Who took part in which entry that isn't deleted: derived from `participants` at every write. */
const ENTRY_PERSON = `
  CREATE TABLE entry_person (
    person TEXT NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
    happened TEXT NOT NULL,
    entry TEXT NOT NULL REFERENCES entry(id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (person, happened, entry)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entry_person_by_entry ON entry_person(entry);`;

const INDEXES = `
  CREATE INDEX unit_by_parent ON unit("parent");
  CREATE INDEX post_by_person ON post("person", "since");
  CREATE INDEX post_by_unit ON post("unit");
  CREATE INDEX contact_object_by_unit ON contact_object("unit");
  CREATE INDEX link_by_person ON link("person", "since");
  CREATE INDEX link_by_object ON link("object");
  CREATE INDEX exemption_by_person ON exemption("person", "from");
  CREATE UNIQUE INDEX declaration_of_year ON declaration("person", "academicYear") WHERE deleted = 0;
  CREATE INDEX entry_by_day ON entry("happened", id) WHERE deleted = 0;
  CREATE INDEX entry_by_object ON entry("object", "happened") WHERE deleted = 0 AND "object" IS NOT NULL;
  CREATE UNIQUE INDEX sheet_of_month ON sheet("person", "month") WHERE deleted = 0;
  CREATE INDEX sheet_by_month ON sheet("month", "person");`;

/** The rows of the chain hold no values: those lie in `…_value` and `batch_text`, and may one day be erased. */
const HISTORY = `
  CREATE TABLE ledger (id TEXT NOT NULL PRIMARY KEY) STRICT;
  INSERT INTO ledger VALUES (lower(hex(randomblob(16))));

  CREATE TABLE batch (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    at TEXT NOT NULL CHECK (${time('at')}),
    actor TEXT NOT NULL,
    source TEXT NOT NULL,
    undoes TEXT REFERENCES batch(id),
    digest TEXT NOT NULL CHECK (length(digest) = 64)
  ) STRICT;
  CREATE INDEX batch_by_undoes ON batch(undoes) WHERE undoes IS NOT NULL;
  CREATE TABLE batch_text (
    batch TEXT NOT NULL PRIMARY KEY REFERENCES batch(id),
    salt TEXT NOT NULL,
    what TEXT NOT NULL
  ) STRICT;

  CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    source TEXT NOT NULL,
    batch TEXT NOT NULL REFERENCES batch(id),
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('create', 'change', 'delete', 'restore')),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash TEXT NOT NULL CHECK (length(hash) = 64)
  ) STRICT;
  CREATE INDEX history_by_record ON history(kind, record, seq);
  CREATE INDEX history_by_batch ON history(batch, seq);
  CREATE TABLE history_value (
    seq INTEGER PRIMARY KEY REFERENCES history(seq),
    salt TEXT NOT NULL,
    before TEXT,
    after TEXT
  ) STRICT;`;

const guard = (table: string, verb: 'UPDATE' | 'DELETE'): string => `
  CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
  BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`;

const GUARDS = [
  guard('ledger', 'UPDATE'),
  guard('ledger', 'DELETE'),
  guard('batch', 'UPDATE'),
  guard('batch', 'DELETE'),
  guard('batch_text', 'UPDATE'),
  guard('history', 'UPDATE'),
  guard('history', 'DELETE'),
  guard('history_value', 'UPDATE'),
];

/** The ledger's first form. */
export const first = {
  version: 1,
  up: (database: { readonly exec: (sql: string) => unknown }): void => {
    for (const statement of [...TABLES, ENTRY_PERSON, INDEXES, HISTORY, ...GUARDS])
      database.exec(statement);
  },
};
