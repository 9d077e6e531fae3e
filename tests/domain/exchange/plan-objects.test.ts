import { describe, expect, it } from 'vitest';
import {
  applied,
  emptyLedger,
  noteCodes,
  object,
  outcomes,
  planObjectRows,
  planSemesterRows,
  semester,
} from './plan-help.ts';

describe('contact objects', () => {
  const rows = [
    object(2, '班级 护理1班 护理学院', { cohort: 2026, note: '新生' }),
    object(3, '宿舍 208宿舍'),
    object(4, '学生组织 学生会 护理学院'),
    object(5, '学生组织 学生会 药学院'),
  ];
  const ledger = applied(emptyLedger, planObjectRows(rows));

  it('creates them with their units, and a second time nothing', () => {
    expect(ledger.objects).toHaveLength(4);
    expect(ledger.units.map((unit) => unit.name)).toEqual(['护理学院', '药学院']);
    expect(ledger.objects[1]).toMatchObject({ unit: null, cohort: null, since: null, until: null });
    expect(outcomes(planObjectRows(rows, ledger))).toEqual(rows.map(() => 'unchanged'));
  });

  it('shows before → after, and leaves alone what isn’t said', () => {
    const plan = planObjectRows([object(2, '班级 护理1班 护理学院', { cohort: 2025 })], ledger);
    expect(plan.rows[0]?.changes).toEqual([{ field: '入学年级', before: '2026', after: '2025' }]);
    expect(plan.rows[0]?.write?.record).toMatchObject({ note: '新生', cohort: 2025 });
  });

  it('matches by kind and name where one side has no unit and only one can be meant', () => {
    const filled = planObjectRows([object(2, '宿舍 208宿舍 后勤处')], ledger);
    expect(outcomes(filled)).toEqual(['update']);
    expect(filled.rows[0]?.changes).toEqual([
      { field: '所属单位', before: '（空）', after: '后勤处' },
    ]);
    expect(noteCodes(filled)).toEqual([['matched-without-unit']]);
    const later = applied(ledger, filled);
    expect(outcomes(planObjectRows([object(2, '宿舍 208宿舍')], later))).toEqual(['unchanged']);
    expect(outcomes(planObjectRows([object(2, '学生组织 学生会')], ledger))).toEqual(['new']);
    expect(outcomes(planObjectRows([object(2, '班级 护理1班 药学院')], ledger))).toEqual(['new']);
  });

  it('takes the same line once and refuses a contradiction', () => {
    const row = object(2, '班级 护理2班 护理学院', { cohort: 2026 });
    const plan = planObjectRows([row, { ...row, row: 3 }, { ...row, row: 4, cohort: 2025 }]);
    expect(outcomes(plan)).toEqual(['new', 'unchanged', 'problem']);
    expect(noteCodes(plan)).toEqual([[], ['duplicate-row'], ['contradicts-row']]);
  });
});

describe('semesters', () => {
  const rows = [
    semester(2, '2025-2026 1 2025-09-01 2026-01-18'),
    semester(3, '2025-2026 2 2026-03-02 2026-07-12'),
    semester(4, '2026-2027 1 2026-08-31 2027-01-17'),
  ];
  const ledger = applied(emptyLedger, planSemesterRows(rows));

  it('creates, and a second time nothing', () => {
    expect(ledger.semesters).toHaveLength(3);
    expect(outcomes(planSemesterRows(rows, ledger))).toEqual(rows.map(() => 'unchanged'));
  });

  it('shows a changed day', () => {
    const plan = planSemesterRows([semester(2, '2025-2026 2 2026-03-09 2026-07-12')], ledger);
    expect(plan.rows).toMatchObject([
      {
        outcome: 'update',
        changes: [{ field: '开学', before: '2026-03-02', after: '2026-03-09' }],
      },
    ]);
  });

  it.each([
    ['2026-2027 2 2027-03-01 2027-03-01', 'vacation-before-start'],
    ['2026-2027 2 2026-03-01 2026-07-11', 'outside-year'],
    ['2026-2027 1 2027-03-01 2027-07-11', 'outside-year'],
    ['2026-2027 2 2027-01-10 2027-07-11', 'semesters-overlap'],
    ['2025-2026 2 2026-03-02 2026-09-01', 'semesters-overlap'],
  ])('refuses %s: %s', (line, code) => {
    const plan = planSemesterRows([semester(7, line)], ledger);
    expect(plan.rows).toMatchObject([
      { row: 7, outcome: 'problem', write: null, notes: [{ code }] },
    ]);
  });

  it('refuses both lines of a file that clash, and keeps the others', () => {
    const plan = planSemesterRows([
      semester(2, '2025-2026 1 2025-09-01 2026-03-18'),
      ...rows.slice(1),
    ]);
    expect(outcomes(plan)).toEqual(['problem', 'problem', 'new']);
  });

  it('takes the same line once and refuses a contradiction', () => {
    const plan = planSemesterRows([
      semester(2, '2025-2026 1 2025-09-01 2026-01-18'),
      semester(3, '2025-2026 1 2025-09-01 2026-01-18'),
      semester(4, '2025-2026 1 2025-09-01 2026-01-19'),
    ]);
    expect(outcomes(plan)).toEqual(['new', 'unchanged', 'problem']);
  });
});
