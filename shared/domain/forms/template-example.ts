import type { CarrierForm, Form } from '../policy/form.ts';
import type { Policy } from '../policy/schema.ts';
import type { SheetLine } from '../sheet-lines.ts';
import type { CarrierSheet, SheetContent } from '../sheet.ts';

const MONTH = '2026-12';
const NAME = '李示例';
const TITLE = '党委委员、副院长';
const UNIT = '示例学院';

const line = (day: number, object: string, summary: string): SheetLine => ({
  entry: '',
  object,
  time: `12月${String(day)}日`,
  summary,
});

const LINES: readonly SheetLine[] = [
  line(3, '示例学院2026级1班', '参加主题班会，了解学习和实习安排，收集意见3条，已转有关部门办理。'),
  line(
    17,
    '示例学院2025级2班',
    '走访宿舍，与8名学生座谈，反映热水供应时间较短；已与后勤部门商定延长，并向学生反馈。',
  ),
];

/** Two visits in the first row of each group, one in each further, none in the last: every case there is. */
const carrierRows = (form: CarrierForm): CarrierSheet['groups'] =>
  form.groups.map(({ label, heads, carriers }) => ({
    label,
    heads,
    rows: carriers.map((carrier, index) => ({
      carrier,
      label: carrier,
      lines:
        index === 0
          ? LINES
          : index === carriers.length - 1
            ? []
            : LINES.slice(0, 1).map((one) => ({ ...one, time: `12月${String(index + 3)}日` })),
    })),
  }));

/** An invented sheet of a form, by which a clerk sees what a template makes of one. Its carriers have their labels. */
export const exampleSheet = (form: Form, { carriers }: Pick<Policy, 'carriers'>): SheetContent => {
  const head = { month: MONTH, name: NAME, title: TITLE };
  const labels = new Map(carriers.map(({ id, label }) => [id, label]));
  switch (form.kind) {
    case 'carriers':
      return {
        kind: 'carriers',
        form,
        ...head,
        groups: carrierRows(form).map((group) => ({
          ...group,
          rows: group.rows.map((row) => ({ ...row, label: labels.get(row.carrier) ?? row.label })),
        })),
        remarks: [],
        unplaced: [],
      };
    case 'specialties':
      return {
        kind: 'specialties',
        form,
        ...head,
        unit: UNIT,
        jobFunction: '学生思想政治教育、奖助勤贷',
        businessBody: '教务管理',
        personalStrength: '心理健康教育',
        teacherCarriers: '示例教研团队',
        studentCarriers: '2026级1班',
        lines: LINES,
        content: ['本月共下基层2次，协调解决问题1件。'],
      };
    case 'table':
      return {
        kind: 'table',
        form,
        ...head,
        unit: UNIT,
        lines: LINES.map((one, index) => ({
          ...one,
          cells: form.columns.map(({ field, label }) => {
            const known: Readonly<Partial<Record<typeof field, string>>> = {
              ordinal: String(index + 1),
              name: NAME,
              unit: UNIT,
              title: TITLE,
              'unit-title': `${UNIT}副院长`,
              object: one.object,
              time: one.time,
              summary: one.summary,
              present: '8',
              note: '',
            };
            return known[field] ?? `（${label.slice(0, 6)}）`;
          }),
        })),
        blank: [],
        remarks: [],
      };
  }
};
