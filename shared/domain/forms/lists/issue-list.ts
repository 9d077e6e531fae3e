import { isHeavy, stepOn } from '../../issue.ts';
import type { Issue, IssueStepKind, IssueWeight } from '../../issue.ts';
import { covers, fullDayText } from '../../plain-date.ts';
import type { PlainDate, Span } from '../../plain-date.ts';
import { listCell } from '../list-outline.ts';
import type { ListCell, ListColumn, ListOutline, ListRow } from '../list-outline.ts';
import { narrowDay, spanningRow } from './register-words.ts';
import { asOf, column, landscape, rateText, together } from './words.ts';
import type { ListFrame } from './words.ts';

/** One of 问题与建议 as the room has it. */
export interface ListedIssue {
  readonly issue: Issue;
  readonly personName: string;
  readonly unitName: string;
  readonly stage: 'new' | 'handed-on' | 'resolved' | 'fed-back';
  /** Until when it has to be fed back; null when no clause asks. */
  readonly due: PlainDate | null;
  /** Fed back after that day, or not yet and the day is over. */
  readonly late: boolean;
  /** Has to be reported upwards and wasn't. */
  readonly unreported: boolean;
  /** The entry it was raised in, in a few words; empty when it stands alone. */
  readonly source: string;
}

/** What 问题与建议办理台账 is made from. */
export interface IssuesToList {
  readonly label: string;
  readonly period: Span;
  /** Which issues were asked for, in words. */
  readonly scope: string;
  /** Whose: a unit's name; empty for the whole school. */
  readonly unit: string;
  readonly issues: readonly ListedIssue[];
}

/** How many of a list stand how. */
export interface IssueFigures {
  readonly all: number;
  /** Raised in the period itself. */
  readonly raised: number;
  /** Resolved, whether or not it was fed back. */
  readonly resolved: number;
  readonly fedBack: number;
  /** Neither handed to anybody nor worked on. */
  readonly waiting: number;
  /** The day is over and it isn't fed back. */
  readonly overdue: number;
  /** With a due day that is over, or fed back: what the rate is of. */
  readonly judged: number;
  readonly onTime: number;
  /** Has to be reported upwards and wasn't. */
  readonly unreported: number;
}

const WEIGHTS: Readonly<Record<IssueWeight, string>> = {
  ordinary: '一般',
  heavy: '重大',
  common: '共性',
};

const STEPS: Readonly<Record<IssueStepKind, string>> = {
  'handed-on': '转办',
  'worked-on': '办理',
  resolved: '办结',
  'fed-back': '反馈',
  reported: '报告',
};

/** The figures of some issues; each counts once in each figure it belongs to. */
export const issueFigures = (issues: readonly ListedIssue[], period: Span): IssueFigures => {
  const count = (is: (one: ListedIssue) => boolean): number => issues.filter(is).length;
  const isJudged = ({ due, stage, late }: ListedIssue): boolean =>
    due !== null && (stage === 'fed-back' || late);
  return {
    all: issues.length,
    raised: count(({ issue }) => covers(period, issue.raised)),
    resolved: count(({ stage }) => stage === 'resolved' || stage === 'fed-back'),
    fedBack: count(({ stage }) => stage === 'fed-back'),
    waiting: count(({ stage }) => stage === 'new'),
    overdue: count(({ stage, late }) => late && stage !== 'fed-back'),
    judged: count(isJudged),
    onTime: count((one) => isJudged(one) && !one.late),
    unreported: count(({ unreported }) => unreported),
  };
};

/** The figures as the list says them under its title. */
const issueFiguresText = (figures: IssueFigures): string => {
  const { all, raised, resolved, fedBack, overdue, judged, onTime } = figures;
  return [
    `共 ${String(all)} 件，本期提出 ${String(raised)} 件`,
    `办结 ${String(resolved)} 件，反馈 ${String(fedBack)} 件，逾期未反馈 ${String(overdue)} 件`,
    `应反馈 ${String(judged)} 件，按时 ${String(onTime)} 件，按时率 ${rateText(onTime, judged)}`,
  ].join('；');
};

/** How an issue stands, as the room says it. */
export const issueStateCell = ({ stage, late }: ListedIssue): ListCell => {
  if (stage === 'fed-back')
    return late
      ? listCell('逾期反馈', { sign: '迟', tone: 'warn' })
      : listCell('已反馈', { sign: '✓', tone: 'good' });
  if (late) return listCell('逾期未反馈', { sign: '✕', tone: 'bad' });
  if (stage === 'new') return listCell('待转办', { sign: '!', tone: 'warn' });
  return listCell(stage === 'resolved' ? '已办结' : '办理中', { sign: '○', tone: 'quiet' });
};

/** What was done and said on the way; days that have a column of their own are told only with what was noted. */
const handling = ({ issue }: ListedIssue, day: (day: PlainDate) => string): string =>
  issue.steps
    .filter(({ kind, note }) => kind === 'worked-on' || note.trim() !== '')
    .map(({ kind, date, by, note }) => {
      const whom = by.trim() === '' ? '' : `（${by.trim()}）`;
      const what = note.trim() === '' ? '' : `：${note.trim()}`;
      return `${day(date)}${STEPS[kind]}${whom}${what}`;
    })
    .join('\n');

// A day as 12月29日 stands on one line in 20 of the 257 mm.
const COLUMNS: readonly ListColumn[] = [
  column('序号', 9, 'center'),
  column('提出时间', 20, 'center'),
  column('收集人\n及来源', 20),
  column('问题与建议', 38),
  column('类别\n轻重', 12, 'center'),
  column('责任单位\n及转办', 25, 'center'),
  column('办理情况', 34),
  column('办结', 20, 'center'),
  column('反馈', 20, 'center'),
  column('反馈期限', 20, 'center'),
  column('状态', 19, 'center'),
  column('报告党委', 20, 'center'),
];

const lines = (...texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join('\n');

const rowOf = (one: ListedIssue, index: number, year: string): ListRow => {
  const { issue, due } = one;
  const day = (on: PlainDate | null | undefined): string => narrowDay(on, year);
  const inText = (on: PlainDate): string => day(on).replace('\n', '');
  const handedOn = stepOn(issue, 'handed-on');
  const reported = stepOn(issue, 'reported');
  const unreported = one.unreported
    ? listCell('未报告', { sign: '✕', tone: 'bad' })
    : listCell(isHeavy(issue) ? '未报告' : '—', { tone: 'quiet' });
  return {
    cells: [
      listCell(String(index + 1)),
      listCell(day(issue.raised)),
      listCell(lines(one.personName, one.source)),
      listCell(issue.text),
      listCell(lines(issue.kind, WEIGHTS[issue.weight]), isHeavy(issue) ? { tone: 'warn' } : {}),
      listCell(lines(one.unitName, handedOn === undefined ? '' : `${inText(handedOn)}转办`)),
      listCell(handling(one, inText)),
      listCell(day(stepOn(issue, 'resolved'))),
      listCell(day(stepOn(issue, 'fed-back'))),
      listCell(day(due)),
      issueStateCell(one),
      reported === undefined ? unreported : listCell(day(reported)),
    ],
  };
};

/** 问题与建议办理台账. */
export const issueList = (list: IssuesToList, frame: ListFrame): ListOutline => {
  const { label, period, scope, unit, issues } = list;
  const year = period.until.slice(0, 4);
  return landscape(frame, {
    title: '问题与建议办理台账',
    subtitle: [
      together(
        `期间：${label}`,
        `范围：${scope}`,
        unit === '' ? '' : `责任单位：${unit}`,
        asOf(frame.today),
      ),
      issueFiguresText(issueFigures(issues, period)),
    ],
    columns: COLUMNS,
    rows:
      issues.length === 0
        ? [spanningRow('没有列入本台账的问题与建议。')]
        : issues.map((one, index) => rowOf(one, index, year)),
    notes: [
      '注：应反馈为反馈期限已过或已经反馈的件数，按时率以此为分母；' +
        `未注年份的日期为${year}年；截至${fullDayText(period.until)}提出的列入。`,
    ],
  });
};
