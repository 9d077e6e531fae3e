import type { DocumentOffer } from '#api/document-contract';
import { done } from '#api/reply';
import { isIn, submissionReport } from '#domain/forms/lists/submission-list';
import { monthOf } from '#domain/plain-date';
import { monthsOfSheet } from '#domain/sheet-period';
import { askedPeriod } from '../asked-period.ts';
import { optionOf } from '../maker.ts';
import type { Desk, Maker, PlannedPaper } from '../maker.ts';
import {
  formsIn,
  sheetsEnding,
  standingOf,
  submissionData,
  submissionsOf,
} from './submissions-rows.ts';
import type { FormPeriod, Submissions } from './submissions-rows.ts';
import { saidOf } from './submissions-said.ts';

const ALL = 'all';

const optionsOf = (desk: Desk): DocumentOffer['options'] => [
  {
    id: 'form',
    label: '表',
    kind: 'choice',
    values: [
      { value: ALL, label: '全部' },
      ...formsIn(desk, monthOf(desk.frame.today)).map(({ form }) => ({
        value: form.id,
        label: `${form.name} ${form.short}`,
      })),
    ],
    preset: ALL,
  },
];

/** Where nothing is asked of anybody and nothing came, there is nothing to say. */
const stateOf = ({ sheets }: Submissions): PlannedPaper['state'] => {
  if (sheets.every((sheet) => sheet.expected === 0 && !isIn(sheet))) return 'empty';
  return sheets.every(({ done: came, expected }) => came >= expected) ? 'ready' : 'incomplete';
};

const EMPTY = '本期没有人应交（假期，或者全员免考核）';

/** The paper of a form and period; none where nobody has such a sheet. */
const paperOf = (desk: Desk, asked: FormPeriod): readonly PlannedPaper[] => {
  const { form } = asked.home;
  const submissions = submissionsOf(desk, asked);
  if (submissions.sheets.length === 0) return [];
  const { label, rhythm } = submissions;
  const name = `${rhythm}提交情况汇总表`;
  const state = stateOf(submissions);
  const { standing, gaps } = standingOf(desk, submissions);
  return [
    {
      id: `${form.id}/${asked.month}`,
      name: `${form.short}${name}`,
      about: label,
      state,
      standing,
      gaps: state === 'empty' ? [EMPTY] : gaps,
      file: [label, `${name}-${form.short}-${label}`],
      key: { document: 'submissions', person: null, month: asked.month, subject: form.id },
      make: () => {
        const outline = submissionReport(submissions, desk.frame);
        return done({
          paper: { kind: 'papers', outlines: [outline] },
          data: [submissionData(submissions, asked.month)],
          said: saidOf(outline, desk.frame.today),
        });
      },
    },
  ];
};

/** 月度提交情况汇总表: for each form of a month or half-year, who handed in when, and who is still to be telephoned. */
export const submissions: Maker = {
  kind: 'submissions',
  offer: (desk) => {
    const forms = formsIn(desk, monthOf(desk.frame.today));
    if (forms.length === 0) return undefined;
    const isMonthly = forms.some(({ form }) => monthsOfSheet(form) === 1);
    return {
      title: '提交情况汇总表',
      about: '全校每人交表的日期、条数和零报告，按单位小计，后附未交名单，便于逐个催收。',
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
    const form = optionOf(query, optionsOf(desk), 'form');
    const asked = sheetsEnding(desk, period.value).filter(
      ({ home }) => form === ALL || home.form.id === form,
    );
    const papers = asked.flatMap((one) => paperOf(desk, one));
    return done({
      label: period.value.label,
      notes: papers.length === 0 ? ['这一期没有要交的表。半年一交的表请选半年。'] : [],
      papers,
    });
  },
};
