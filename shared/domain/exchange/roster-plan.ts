import { groupBy } from './folding.ts';
import { planObjects } from './plan-objects.ts';
import { planPeople } from './plan-people.ts';
import { planSemesters } from './plan-semesters.ts';
import type {
  PlannedPart,
  PlannedRow,
  RosterDecisions,
  RosterLedger,
  RosterPlan,
  RosterTools,
  RosterWrites,
} from './planned.ts';
import type { RosterRows } from './roster-rows.ts';

const planPart = (
  read: RosterRows,
  ledger: RosterLedger,
  tools: RosterTools,
  decisions: RosterDecisions,
): PlannedPart => {
  switch (read.kind) {
    case 'people':
      return planPeople(read.rows, ledger, tools, decisions);
    case 'objects':
      return planObjects(read.rows, ledger, tools);
    case 'calendar':
      return { rows: planSemesters(read.rows, ledger.semesters), units: [], people: [] };
  }
};

/**
 * What importing these lines would do to the ledger: nothing is changed here, and what the file doesn't mention
 * is left alone (an empty optional cell says nothing either). Planning the same file again after it was written
 * gives only `unchanged`. People are known by name and unit, never by name alone.
 */
export const planRoster = (
  read: RosterRows,
  ledger: RosterLedger,
  tools: RosterTools,
  decisions: RosterDecisions = {},
): RosterPlan => {
  const part = planPart(read, ledger, tools, decisions);
  const said = groupBy(read.problems, (problem) => String(problem.row));
  const planned = part.rows.map((row) => ({
    ...row,
    notes: [...(said.get(String(row.row)) ?? []), ...row.notes],
  }));
  const seen = new Set(planned.map((row) => row.row));
  const unread = [...said.values()].flatMap((notes): readonly PlannedRow[] => {
    const row = notes[0]?.row ?? 0;
    return seen.has(row) || !notes.some((note) => note.level === 'error')
      ? []
      : [{ row, outcome: 'problem', subject: '', write: null, changes: [], notes, candidates: [] }];
  });
  const rows = [...planned, ...unread].sort((one, other) => one.row - other.row);
  const counts = { new: 0, update: 0, unchanged: 0, problem: 0, ask: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  const listed = new Set(rows.map((row) => row.row));
  const notices = read.problems.filter((problem) => !listed.has(problem.row));
  return { kind: read.kind, rows, counts, units: part.units, people: part.people, notices };
};

/** What to put into the ledger (insert, or replace by id; semesters by year and ordinal). */
export const writesOf = (plan: RosterPlan, leftOut: readonly number[] = []): RosterWrites => {
  const without = new Set(leftOut);
  const writes = plan.rows.flatMap(({ row, write }) =>
    write === null || without.has(row) ? [] : [write],
  );
  const posts = writes.flatMap((write) => (write.type === 'post' ? [write.record] : []));
  const objects = writes.flatMap((write) => (write.type === 'object' ? [write.record] : []));
  const semesters = writes.flatMap((write) => (write.type === 'semester' ? [write.record] : []));
  const units = new Set([...posts, ...objects].map((record) => record.unit));
  const people = new Set(posts.map((post) => post.person));
  return {
    units: plan.units.filter((unit) => units.has(unit.id)),
    people: plan.people.filter((person) => people.has(person.id)),
    posts,
    objects,
    semesters,
  };
};
