import type { DataSection } from '#api/document-contract';
import { done } from '#api/reply';
import type { Period } from '#domain/compliance/verdict';
import { registerFigures, reportRegister } from '#domain/forms/lists/report-register';
import { monthOf } from '#domain/plain-date';
import { linkContext, rulesOn } from '../../link-context.ts';
import { askedPeriod } from '../asked-period.ts';
import type { Desk, Maker, PlannedPaper } from '../maker.ts';
import { asksReport, registeredRules } from './reports-rows.ts';
import type { ReportRule, RuleRows } from './reports-rows.ts';

/** `专项督查、专题调研登记表`, in the words of the clauses themselves. */
const titleOf = (rules: readonly ReportRule[]): string => {
  const words = rules.flatMap(({ short, demand }) => demand.match.activities ?? [short]);
  return `${[...new Set(words)].join('、')}登记表`;
};

const rulesAt = ({ session, ledger }: Desk, day: string): readonly ReportRule[] =>
  rulesOn(linkContext(session, ledger), day, 'frequency').flatMap(({ rule }) =>
    asksReport(rule) ? [rule] : [],
  );

const dataOf = (rows: readonly RuleRows[]): readonly DataSection[] =>
  rows.flatMap(({ rule, done: listed, owing }) => [
    {
      title: rule.title,
      columns: ['期间', '姓名', '时间', '对象', '主要内容', rule.evidence],
      rows: listed,
    },
    {
      title: `尚未完成：${rule.short}`,
      columns: ['期间', '姓名', '截止', '状态'],
      rows: owing,
    },
  ]);

const gapsOf = (rows: readonly RuleRows[]): readonly string[] =>
  rows.flatMap(({ rule }) => {
    const { entries, reported, owing, missed } = registerFigures(rule.periods);
    const over = missed === 0 ? '' : `，其中逾期 ${String(missed)} 人次`;
    return [
      ...(entries === reported
        ? []
        : [`${rule.short}：${String(entries - reported)} 份${rule.evidence}未附`]),
      ...(owing === 0 ? [] : [`${rule.short}：${String(owing)} 人次尚未完成${over}`]),
    ];
  });

const planned = (
  desk: Desk,
  rows: readonly RuleRows[],
  asked: { readonly title: string; readonly kind: string; readonly period: Period },
): PlannedPaper => {
  const { title, kind, period } = asked;
  const { from, until, label } = period;
  const gaps = gapsOf(rows);
  const { entries } = registerFigures(rows.flatMap(({ rule }) => rule.periods));
  const list = { title, label, period: { from, until }, rules: rows.map(({ rule }) => rule) };
  return {
    id: 'register',
    name: title,
    about: '',
    state: gaps.length > 0 ? 'incomplete' : entries === 0 ? 'empty' : 'ready',
    standing: `${String(entries)} 次`,
    gaps,
    file: [label, `${title}-${label}`],
    key: { document: 'reports', person: null, month: monthOf(until), subject: kind },
    make: () =>
      done({
        paper: { kind: 'papers', outlines: [reportRegister(list, desk.frame)] },
        data: dataOf(rows),
        said: list,
      }),
  };
};

/** 专项督查、专题调研登记表: what was done of every clause that asks for a report, and who still owes it. */
export const reports: Maker = {
  kind: 'reports',
  offer: (desk) => {
    const rules = rulesAt(desk, desk.frame.today);
    return rules.length === 0
      ? undefined
      : {
          title: titleOf(rules),
          about: '要求形成报告的事项：谁做了、报告附了没有、谁还没有做。',
          group: '每年',
          periods: ['academic-year', 'half-year', 'calendar-year'],
          formats: ['docx', 'xlsx', 'pdf'],
          options: [],
          per: 'school',
        };
  },
  plan: (desk, query) => {
    const period = askedPeriod(desk, query);
    if (!period.ok) return period;
    const { until, label } = period.value;
    const inForce = rulesAt(desk, until);
    const rules = inForce.length > 0 ? inForce : rulesAt(desk, desk.frame.today);
    const title = titleOf(rules);
    const rows = registeredRules(desk, query, period.value);
    return done({
      label,
      notes: [],
      papers: [planned(desk, rows, { title, kind: query.range.kind, period: period.value })],
    });
  },
};
