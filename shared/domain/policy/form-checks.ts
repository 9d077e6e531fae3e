import { unknown, when } from './findings.ts';
import type { Finding, Names, Path } from './findings.ts';
import { templateFindings } from './form-template.ts';
import type { Form, TableField, TableForm } from './form.ts';
import type { Policy } from './schema.ts';

/** Columns that only a row of an entry can fill. */
const OF_ENTRIES: ReadonlySet<TableField> = new Set<TableField>([
  'time',
  'place',
  'mode',
  'present',
  'summary',
  'issues',
  'handling',
]);

/** A column narrower than this share of the page holds not even one character of table text. */
const NARROWEST = 1 / 50;

const columnFindings = (form: TableForm, path: Path): readonly Finding[] => {
  const whole = form.columns.reduce((sum, column) => sum + column.width, 0);
  const labels = form.columns.map((column) => column.label);
  return form.columns.flatMap((column, index) => [
    ...when(
      labels.indexOf(column.label) !== index,
      [...path, 'columns', index, 'label'],
      `栏目“${column.label}”重复`,
    ),
    ...when(
      form.rows === 'links' && OF_ENTRIES.has(column.field),
      [...path, 'columns', index, 'field'],
      `“${column.field}”是工作记录的栏目，不能放在联系点的表里`,
    ),
    ...when(
      form.rows === 'entries' && column.field === 'since',
      [...path, 'columns', index, 'field'],
      '“since”是联系点的栏目，不能放在工作记录的表里',
    ),
    ...when(
      column.width / whole < NARROWEST,
      [...path, 'columns', index, 'width'],
      '这一栏太窄，不到整张表宽度的五十分之一',
    ),
  ]);
};

const carriersOf = (form: Form, names: Names, path: Path): readonly Finding[] =>
  form.kind === 'carriers'
    ? form.groups.flatMap((group, place) =>
        unknown(group.carriers, names.carriers, [...path, 'groups', place, 'carriers'], '载体'),
      )
    : unknown(form.carriers, names.carriers, [...path, 'carriers'], '载体');

/** What a sheet of a form spans; undefined for a list, which nobody hands in. */
const spanOf = (form: Form): 'month' | 'half-year' | undefined => {
  if (form.kind !== 'table') return 'month';
  return form.rows === 'entries' ? form.period : undefined;
};

/** Everything about the forms that doesn't hold together. */
export const formFindings = (policy: Policy, names: Names): readonly Finding[] => [
  ...templateFindings(policy),
  ...policy.forms.flatMap((form, index) => {
    const path = ['forms', index];
    const span = spanOf(form);
    const taken = policy.forms
      .slice(0, index)
      .find((other) => other.rank === form.rank && spanOf(other) === span && span !== undefined);
    return [
      ...when(
        !names.ranks.has(form.rank),
        [...path, 'rank'],
        `人员类别“${form.rank}”没有在本制度中定义`,
      ),
      ...when(
        taken !== undefined,
        [...path, 'rank'],
        `同一类人员同一周期已有“${taken?.name ?? ''}”，不能有两张`,
      ),
      ...carriersOf(form, names, path),
      ...(form.kind === 'table' ? columnFindings(form, path) : []),
    ];
  }),
];

/** Ledgers can be collected where a form of the policy is one. */
export const collectedFindings = (policy: Policy): readonly Finding[] => {
  if (policy.forms.some((form) => form.kind === 'table' && form.rows === 'entries')) return [];
  return policy.rules.flatMap(({ demand }, index) =>
    demand.kind === 'report'
      ? demand.documents.flatMap(({ title, kind }, place) =>
          when(
            kind === 'collected',
            ['rules', index, 'demand', 'documents', place, 'kind'],
            `“${title}”要汇总工作台账，但本制度没有这样的表格（kind 为 table、rows 为 entries）`,
          ),
        )
      : [],
  );
};

/** A rule that asks for a sheet needs a form that whoever owes it can fill, and at least as often. */
export const sheetFindings = (policy: Policy, names: Names): readonly Finding[] =>
  policy.rules.flatMap(({ audience, demand }, index) => {
    if (demand.kind !== 'submission' || demand.what !== 'sheet') return [];
    const path = ['rules', index];
    return audience.ranks
      .filter((rank) => names.ranks.has(rank))
      .flatMap((rank, place) => {
        const spans = policy.forms.filter((form) => form.rank === rank).map(spanOf);
        return [
          ...when(
            spans.every((span) => span === undefined),
            [...path, 'audience', 'ranks', place],
            `要求提交工作记录表，但“${rank}”没有自己的表格`,
          ),
          ...when(
            demand.period === 'month' && spans.includes('half-year') && !spans.includes('month'),
            [...path, 'demand', 'period'],
            `“${rank}”的表格每半年一张，不能每月提交`,
          ),
        ];
      });
  });
