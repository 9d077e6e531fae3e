// The same checks as in 0002, frozen here again: a migration imports nothing of ours
const same = (made: string, of: string): string => `(${of} GLOB '[0-9]*' AND ${made} IS ${of})`;
const month = (of: string): string => same(`strftime('%Y-%m', ${of} || '-01')`, of);
const time = (of: string): string => same(`strftime('%Y-%m-%dT%H:%M:%S', ${of})`, of);
const sha256 = (of: string): string => `length(${of}) = 64 AND ${of} NOT GLOB '*[^0-9a-f]*'`;

const must = (column: string, check: string): string =>
  `CONSTRAINT "printing.${column}" CHECK (${check})`;

// A printing without a person can't be had by changing a column: SQLite needs the table made anew
const REBUILD = `
  CREATE TABLE "printing_of_documents" (
    id TEXT NOT NULL PRIMARY KEY ${must('id', `id <> ''`)},
    "document" TEXT NOT NULL DEFAULT 'sheets' ${must('document', `"document" <> ''`)},
    "person" TEXT REFERENCES "person"(id) DEFERRABLE INITIALLY DEFERRED,
    "month" TEXT NOT NULL ${must('month', month('"month"'))},
    "subject" TEXT NOT NULL DEFAULT '',
    "edition" INTEGER NOT NULL ${must('edition', `"edition" >= 1`)},
    "copies" INTEGER NOT NULL DEFAULT 1 ${must('copies', `"copies" >= 1`)},
    "fingerprint" TEXT NOT NULL ${must('fingerprint', sha256('"fingerprint"'))},
    "at" TEXT NOT NULL ${must('at', time('"at"'))},
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
  ) STRICT;
  INSERT INTO "printing_of_documents" (id, "person", "month", "edition", "fingerprint", "at", deleted)
    SELECT id, "person", "month", "edition", "fingerprint", "at", deleted FROM "printing" ORDER BY rowid;
  DROP TABLE "printing";
  ALTER TABLE "printing_of_documents" RENAME TO "printing";`;

// Two, for NULLs never are the same in one
const INDEXES = `
  CREATE UNIQUE INDEX printing_edition ON printing("document", "person", "month", "subject", "edition")
    WHERE deleted = 0 AND "person" IS NOT NULL;
  CREATE UNIQUE INDEX printing_edition_of_all ON printing("document", "month", "subject", "edition")
    WHERE deleted = 0 AND "person" IS NULL;
  CREATE INDEX printing_by_month ON printing("month", "document");
  CREATE INDEX printing_by_person ON printing("person") WHERE "person" IS NOT NULL;`;

/** Every document that leaves the office is recorded, not only people's sheets, and how often it left. */
export const documents = {
  version: 4,
  up: (database: { readonly exec: (sql: string) => unknown }): void => {
    for (const statement of [REBUILD, INDEXES]) database.exec(statement);
  },
};
