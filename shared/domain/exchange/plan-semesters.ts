import type { Semester } from '../academic-calendar.ts';
import type { FieldChange, PlannedRow } from './planned.ts';
import type { RowProblem, SemesterRow } from './roster-rows.ts';

const keyOf = (semester: Pick<Semester, 'academicYear' | 'ordinal'>): string =>
  `${semester.academicYear} ${String(semester.ordinal)}`;

const nameOf = (semester: Pick<Semester, 'academicYear' | 'ordinal'>): string =>
  `${semester.academicYear} 学年第${semester.ordinal === 1 ? '一' : '二'}学期`;

const plannedRow = (row: SemesterRow, part: Partial<PlannedRow>): PlannedRow => ({
  row: row.row,
  outcome: 'unchanged',
  subject: nameOf(row),
  write: null,
  changes: [],
  notes: [],
  candidates: [],
  ...part,
});

const error = (row: SemesterRow, code: RowProblem['code'], text: string): RowProblem => ({
  row: row.row,
  column: code === 'vacation-before-start' ? '放假' : '开学',
  value: code === 'vacation-before-start' ? row.vacationFrom : row.firstDay,
  code,
  text: `第 ${String(row.row)} 行：${text}`,
  level: 'error',
});

/** What is wrong with a semester taken by itself. */
const alone = (row: SemesterRow): readonly RowProblem[] => {
  const year = Number(row.academicYear.slice(0, 4));
  const [from, until] =
    row.ordinal === 1
      ? [`${String(year)}-07-01`, `${String(year)}-12-31`]
      : [`${String(year + 1)}-01-01`, `${String(year + 1)}-07-31`];
  return [
    ...(row.vacationFrom <= row.firstDay
      ? [
          error(
            row,
            'vacation-before-start',
            `放假 ${row.vacationFrom} 不晚于开学 ${row.firstDay}，请核对两个日期。`,
          ),
        ]
      : []),
    ...(row.firstDay < from || row.firstDay > until
      ? [
          error(
            row,
            'outside-year',
            `${nameOf(row)}的开学应在 ${from} 至 ${until} 之间，文件写的是 ${row.firstDay}，请核对学年和日期。`,
          ),
        ]
      : []),
  ];
};

/** Whether two semesters stand in their order without overlapping. */
const inOrder = (one: Semester, other: Semester): boolean => {
  const [earlier, later] = keyOf(one) < keyOf(other) ? [one, other] : [other, one];
  return earlier.vacationFrom <= later.firstDay;
};

const semesterOf = ({ academicYear, ordinal, firstDay, vacationFrom }: SemesterRow): Semester => ({
  academicYear,
  ordinal,
  firstDay,
  vacationFrom,
});

const same = (one: Semester, other: Semester): boolean =>
  one.firstDay === other.firstDay && one.vacationFrom === other.vacationFrom;

const changesOf = (before: Semester | undefined, after: Semester): readonly FieldChange[] =>
  (
    [
      ['开学', before?.firstDay ?? '（空）', after.firstDay],
      ['放假', before?.vacationFrom ?? '（空）', after.vacationFrom],
    ] as const
  ).flatMap(([field, old, now]) => (old === now ? [] : [{ field, before: old, after: now }]));

interface Accepted {
  readonly semester: Semester;
  /** The line it comes from; none for the ledger's own. */
  readonly row?: SemesterRow;
}

/** Rows that don't fit the calendar, with those they clash with; a refused row leaves the ledger's semester in force. */
const clashes = (
  rows: readonly SemesterRow[],
  current: readonly Semester[],
): ReadonlyMap<SemesterRow, Semester> => {
  const refused = new Map<SemesterRow, Semester>();
  for (;;) {
    const accepted = new Map<string, Accepted>(
      current.map((semester) => [keyOf(semester), { semester }]),
    );
    for (const row of rows)
      if (!refused.has(row)) accepted.set(keyOf(row), { semester: semesterOf(row), row });
    const all = [...accepted.values()];
    const found = all.flatMap(({ row, semester }) => {
      const other = all.find(
        (one) => one.semester !== semester && !inOrder(semester, one.semester),
      );
      return row === undefined || other === undefined ? [] : [[row, other.semester] as const];
    });
    if (found.length === 0) return refused;
    for (const [row, other] of found) refused.set(row, other);
  }
};

/**
 * The lines of a 校历 against the ledger's semesters, known by academic year and ordinal. A semester must begin
 * before its vacation, within its academic year, and not before the term of the one before it is over.
 */
export const planSemesters = (
  rows: readonly SemesterRow[],
  current: readonly Semester[],
): readonly PlannedRow[] => {
  const ledger = new Map(current.map((semester) => [keyOf(semester), semester]));
  const first = new Map<string, SemesterRow>();
  for (const row of rows)
    if (alone(row).length === 0 && !first.has(keyOf(row))) first.set(keyOf(row), row);
  const refused = clashes([...first.values()], current);
  return rows.map((row) => {
    const wrong = alone(row);
    if (wrong.length > 0) return plannedRow(row, { outcome: 'problem', notes: wrong });
    const earlier = first.get(keyOf(row));
    if (earlier !== undefined && earlier !== row) {
      const line = String(earlier.row);
      const again = same(row, earlier);
      const text = again
        ? `与第 ${line} 行内容相同，只取一次。`
        : `与第 ${line} 行是同一学期，但日期不同，请改成一行。`;
      const code = again ? 'duplicate-row' : 'contradicts-row';
      const notes = [
        { ...error(row, code, text), level: again ? ('notice' as const) : ('error' as const) },
      ];
      return plannedRow(row, { outcome: again ? 'unchanged' : 'problem', notes });
    }
    const clash = refused.get(row);
    if (clash !== undefined) {
      const text =
        `${nameOf(row)}（${row.firstDay} 至 ${row.vacationFrom}）与${nameOf(clash)}` +
        `（${clash.firstDay} 至 ${clash.vacationFrom}）先后颠倒或重叠，请核对日期。`;
      return plannedRow(row, {
        outcome: 'problem',
        notes: [error(row, 'semesters-overlap', text)],
      });
    }
    const before = ledger.get(keyOf(row));
    const after = semesterOf(row);
    if (before !== undefined && same(before, after)) return plannedRow(row, {});
    return plannedRow(row, {
      outcome: before === undefined ? 'new' : 'update',
      write: { type: 'semester', record: after },
      changes: changesOf(before, after),
    });
  });
};
