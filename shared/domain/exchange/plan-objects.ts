import type { ContactObject } from '../people.ts';
import { fold, groupBy } from './folding.ts';
import type { FieldChange, PlannedPart, PlannedRow, RosterLedger, RosterTools } from './planned.ts';
import type { ObjectRow, RowProblem } from './roster-rows.ts';
import { unitRegister } from './unit-register.ts';

const plannedRow = (row: ObjectRow, part: Partial<PlannedRow>): PlannedRow => ({
  row: row.row,
  outcome: 'unchanged',
  subject: [row.kind, row.name, row.unit].filter((text) => text !== '').join(' · '),
  write: null,
  changes: [],
  notes: [],
  candidates: [],
  ...part,
});

const note = (
  row: ObjectRow,
  code: RowProblem['code'],
  text: string,
  level: RowProblem['level'],
): RowProblem => ({
  row: row.row,
  column: '',
  value: row.name,
  code,
  text: `第 ${String(row.row)} 行${text}`,
  level,
});

const shown = (value: string | number | null): string =>
  value === null || value === '' ? '（空）' : String(value);

const change = (
  field: string,
  before: string | number | null,
  after: string | number | null,
): readonly FieldChange[] =>
  before === after ? [] : [{ field, before: shown(before), after: shown(after) }];

const shortKey = (kind: string, name: string): string => JSON.stringify([fold(kind), fold(name)]);
const fullKey = (kind: string, name: string, unit: string): string =>
  JSON.stringify([fold(kind), fold(name), fold(unit)]);

/**
 * The lines of a 联系对象 table against the ledger. An object is known by kind, name and unit; where one side
 * doesn't say the unit, by kind and name if only one can be meant. Empty cells leave the ledger's values alone.
 */
export const planObjects = (
  rows: readonly ObjectRow[],
  ledger: RosterLedger,
  tools: Pick<RosterTools, 'newId'>,
): PlannedPart => {
  const units = unitRegister(ledger.units, tools.newId);
  const unitNames = new Map(ledger.units.map((unit) => [unit.id, unit.name]));
  const unitName = (object: ContactObject): string =>
    object.unit === null ? '' : (unitNames.get(object.unit) ?? object.unit);
  const exact = groupBy(ledger.objects, (one) => fullKey(one.kind, one.name, unitName(one)));
  const loose = groupBy(ledger.objects, (one) => shortKey(one.kind, one.name));
  const looseRows = groupBy(rows, (row) => shortKey(row.kind, row.name));

  const match = (
    row: ObjectRow,
  ): { readonly object: ContactObject; readonly byName: boolean } | undefined => {
    const same = exact.get(fullKey(row.kind, row.name, row.unit))?.[0];
    if (same !== undefined) return { object: same, byName: false };
    const [only, ...more] = loose.get(shortKey(row.kind, row.name)) ?? [];
    const others = (looseRows.get(shortKey(row.kind, row.name)) ?? []).some(
      (other) => fold(other.unit) !== fold(row.unit),
    );
    return only === undefined ||
      more.length > 0 ||
      others ||
      (row.unit !== '' && only.unit !== null)
      ? undefined
      : { object: only, byName: true };
  };

  const plan = (row: ObjectRow): PlannedRow => {
    const found = match(row);
    if (found === undefined) {
      const record: ContactObject = {
        id: tools.newId(),
        kind: row.kind,
        name: row.name,
        unit: row.unit === '' ? null : units.findOrCreate(row.unit),
        cohort: row.cohort,
        note: row.note,
        counsellor: '',
        contact: '',
        size: null,
        since: null,
        until: null,
      };
      return plannedRow(row, {
        outcome: 'new',
        write: { type: 'object', record },
        changes: [
          ...change('类别', null, row.kind),
          ...change('名称', null, row.name),
          ...change('所属单位', '', row.unit),
          ...change('入学年级', null, row.cohort),
          ...change('备注', '', row.note),
        ],
      });
    }
    const before = found.object;
    const record: ContactObject = {
      ...before,
      unit: row.unit === '' ? before.unit : units.findOrCreate(row.unit),
      cohort: row.cohort ?? before.cohort,
      note: row.note === '' ? before.note : row.note,
    };
    const changes = [
      ...change(
        '所属单位',
        unitName(before),
        row.unit === ''
          ? unitName(before)
          : record.unit === before.unit
            ? unitName(before)
            : row.unit,
      ),
      ...change('入学年级', before.cohort, record.cohort),
      ...change('备注', before.note, record.note),
    ];
    const notes = found.byName
      ? [
          note(
            row,
            'matched-without-unit',
            `：一方没有写所属单位，按类别和名称认作台账里的“${before.name}”。`,
            'notice',
          ),
        ]
      : [];
    return changes.length === 0
      ? plannedRow(row, { notes })
      : plannedRow(row, { outcome: 'update', write: { type: 'object', record }, changes, notes });
  };

  const first = new Map<string, ObjectRow>();
  const planned = rows.map((row): PlannedRow => {
    const key = fullKey(row.kind, row.name, row.unit);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row);
      return plan(row);
    }
    const line = String(earlier.row);
    return earlier.cohort === row.cohort && earlier.note === row.note
      ? plannedRow(row, {
          notes: [note(row, 'duplicate-row', `与第 ${line} 行内容相同，只取一次。`, 'notice')],
        })
      : plannedRow(row, {
          outcome: 'problem',
          notes: [
            note(
              row,
              'contradicts-row',
              `与第 ${line} 行是同一联系对象，但入学年级或备注不同，请改成一行。`,
              'error',
            ),
          ],
        });
  });
  return { rows: planned, units: units.created(), people: [] };
};
