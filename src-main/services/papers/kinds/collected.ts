import type { DataSection, DocumentOffer } from '#api/document-contract';
import { done } from '#api/reply';
import { collectedReport, isZero } from '#domain/forms/lists/collected-report';
import type { CollectedToReport, NamedByUnit } from '#domain/forms/lists/collected-report';
import { isIn, isWanting, submissionFigures } from '#domain/forms/lists/submission-list';
import { entryTimeText, inOrder } from '#domain/sheet-lines';
import { counts } from '#domain/entry';
import { monthOf } from '#domain/plain-date';
import type { TableForm } from '#domain/policy/form';
import type { Policy } from '#domain/policy/schema';
import { monthsOfSheet } from '#domain/sheet-period';
import type { TableSheet } from '#domain/sheet-table';
import { entriesOf, handedInContentOf } from '../../sheet-content.ts';
import { askedPeriod } from '../asked-period.ts';
import { optionOf } from '../maker.ts';
import type { Desk, Made, Maker, PlannedPaper } from '../maker.ts';
import {
  formsIn,
  sheetsEnding,
  standingOf,
  submissionData,
  submissionsOf,
} from './submissions-rows.ts';
import type { FormPeriod, SheetOf, Submissions } from './submissions-rows.ts';
import { saidOf } from './submissions-said.ts';

const ALL = 'all';

/** A table that people hand in: what can be put under each other. */
const tableOf = ({ home: { form } }: Pick<FormPeriod, 'home'>): TableForm | undefined =>
  form.kind === 'table' && form.rows === 'entries' ? form : undefined;

/** Copies that a policy asks for, by their titles; the form's own title where it asks for none. */
const copiesOf = (policy: Policy, form: TableForm): readonly string[] => {
  const asked = policy.rules.flatMap(({ demand }) =>
    demand.kind === 'report'
      ? demand.documents.flatMap(({ kind, title }) => (kind === 'collected' ? [title] : []))
      : [],
  );
  return asked.length === 0 ? [`${form.title}汇总`] : [...new Set(asked)];
};

/** Sheets that can be collected, as those in force today have them. */
const tablesToday = (desk: Desk): readonly TableForm[] =>
  formsIn(desk, monthOf(desk.frame.today)).flatMap((home) => tableOf({ home }) ?? []);

const optionsOf = (desk: Desk): DocumentOffer['options'] => {
  const forms = tablesToday(desk);
  return forms.length < 2
    ? []
    : [
        {
          id: 'form',
          label: '表',
          kind: 'choice',
          values: [
            { value: ALL, label: '全部' },
            ...forms.map(({ id, name, short }) => ({ value: id, label: `${name} ${short}` })),
          ],
          preset: ALL,
        },
      ];
};

const byUnit = (
  { units }: Submissions,
  wanted: (sheet: SheetOf) => boolean,
  about: (sheet: SheetOf) => string = () => '',
): NamedByUnit =>
  units
    .map(({ name, sheets }) => ({
      unit: name,
      names: sheets.filter(wanted).map((sheet) => {
        const said = about(sheet);
        return said === '' ? sheet.name : `${sheet.name}（${said}）`;
      }),
    }))
    .filter(({ names }) => names.length > 0);

/** The sheets that are in, in the register's order, of what was handed in. */
const sheetsIn = (
  { session, ledger }: Desk,
  { home, month }: FormPeriod,
  { sheets }: Submissions,
): ReadonlyMap<string, TableSheet> =>
  new Map(
    sheets.filter(isIn).flatMap(({ person }): readonly (readonly [string, TableSheet])[] => {
      const content = handedInContentOf(session, ledger, { person, month }, home);
      return content.kind === 'table' ? [[person, content]] : [];
    }),
  );

const sourceOf = (
  submissions: Submissions,
  sheets: ReadonlyMap<string, TableSheet>,
  asked: Pick<CollectedToReport, 'title' | 'form' | 'month'>,
): CollectedToReport => {
  const { expected, done: came, onTime } = submissionFigures(submissions.sheets);
  const hasZero = ({ person }: SheetOf): boolean => {
    const sheet = sheets.get(person);
    return sheet !== undefined && isZero(sheet);
  };
  return {
    ...asked,
    deadline: submissions.deadline,
    sheets: [...sheets.values()],
    expected,
    done: came,
    onTime,
    zero: byUnit(submissions, hasZero),
    late: byUnit(
      submissions,
      ({ daysLate, expected: owed }) => daysLate > 0 && owed > 0,
      ({ daysLate }) => `${String(daysLate)}天`,
    ),
    missing: byUnit(submissions, isWanting, ({ handed }) =>
      handed === 'returned' ? '已退回' : '',
    ),
    exempt: byUnit(
      submissions,
      ({ handed, expected: owed }) => handed === 'exempt' && owed === 0,
      ({ remarks: [why = ''] }) => why,
    ),
  };
};

/** Each record behind a row, to be opened where it is written. */
const rowsData = (
  { session, ledger }: Desk,
  { month }: FormPeriod,
  { sheets }: Submissions,
): DataSection => ({
  title: '汇总的记录',
  columns: ['姓名', '时间', '联系对象', '主要内容'],
  rows: sheets.filter(isIn).flatMap(({ person, name, zero }) => {
    const to = { room: 'sheets', person, month } as const;
    const entries = inOrder(entriesOf(session, ledger, { person, month }).filter(counts));
    return entries.length === 0
      ? [{ cells: [name, '', '', zero], marks: ['零报告'], to }]
      : entries.map((entry) => ({
          cells: [name, entryTimeText(entry), entry.objectText, entry.summary],
          marks: [],
          to,
        }));
  }),
});

const EMPTY = '本期还没有人报送，没有可以汇总的记录';

const papersOf = (
  desk: Desk,
  asked: FormPeriod,
  form: TableForm,
  isOnly: boolean,
): readonly PlannedPaper[] => {
  const submissions = submissionsOf(desk, asked);
  if (submissions.sheets.length === 0) return [];
  const { label } = submissions;
  const { standing, gaps } = standingOf(desk, submissions);
  const isComplete = !submissions.sheets.some(isWanting);
  const isBare = !submissions.sheets.some(isIn);
  const make = (title: string): Made => {
    const sheets = sheetsIn(desk, asked, submissions);
    const outline = collectedReport(
      sourceOf(submissions, sheets, { title, form, month: asked.month }),
      desk.frame,
    );
    return {
      paper: { kind: 'papers', outlines: [outline] },
      data: [rowsData(desk, asked, submissions), submissionData(submissions, asked.month)],
      said: saidOf(outline, desk.frame.today),
    };
  };
  return copiesOf(asked.home.policy, form).map((title, index) => ({
    id: `${form.id}/${asked.month}/${String(index)}`,
    name: title,
    about: label,
    state: isBare ? 'empty' : isComplete ? 'ready' : 'incomplete',
    standing,
    gaps: isBare ? [EMPTY, ...gaps] : gaps,
    file: [label, [title, ...(isOnly ? [] : [form.short]), label].join('-')],
    key: {
      document: 'collected',
      person: null,
      month: asked.month,
      subject: `${form.id} ${title}`,
    },
    make: () => done(make(title)),
  }));
};

/** 工作台账汇总: the rows of everybody whose table is in, and who owes one still, in the copies a policy asks for. */
export const collected: Maker = {
  kind: 'collected',
  offer: (desk) => {
    const forms = tablesToday(desk);
    if (forms.length === 0) return undefined;
    const isMonthly = forms.some((form) => monthsOfSheet(form) === 1);
    return {
      title: '工作台账汇总',
      about: '把各人已交的台账合成一份，后附报送情况和未交名单，供汇总人、审核人签字和备案。',
      group: isMonthly ? '每月' : '每半年',
      periods: isMonthly ? ['month', 'half-year'] : ['half-year'],
      formats: ['docx', 'xlsx', 'pdf'],
      options: optionsOf(desk),
      per: 'school',
    };
  },
  plan: (desk, query) => {
    const period = askedPeriod(desk, query);
    if (!period.ok) return period;
    const options = optionsOf(desk);
    const chosen = options.length === 0 ? ALL : optionOf(query, options, 'form');
    const asked = sheetsEnding(desk, period.value).flatMap((one) => {
      const form = tableOf(one);
      return form === undefined || (chosen !== ALL && form.id !== chosen) ? [] : [{ one, form }];
    });
    const isOnly = new Set(asked.map(({ form }) => form.id)).size < 2;
    const papers = asked.flatMap(({ one, form }) => papersOf(desk, one, form, isOnly));
    return done({
      label: period.value.label,
      notes: papers.length === 0 ? ['这一期没有要汇总的台账。半年一交的台账请选半年。'] : [],
      papers,
    });
  },
};
