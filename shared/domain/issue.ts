import type { PlainDate } from './plain-date.ts';

/** 一般, 重大, 共性: heavy ones (the latter two) are reported upwards. */
export type IssueWeight = 'ordinary' | 'heavy' | 'common';

/** 转办, 办理, 办结, 反馈, 报告 */
export type IssueStepKind = 'handed-on' | 'worked-on' | 'resolved' | 'fed-back' | 'reported';

/** One step of dealing with an issue. */
export interface IssueStep {
  readonly kind: IssueStepKind;
  readonly date: PlainDate;
  /** Who did it, as written. */
  readonly by: string;
  readonly note: string;
}

/** 问题与建议: what teachers or students raised, and what became of it (fj.11, neu.6). */
export interface Issue {
  readonly id: string;
  /** The day it was raised. */
  readonly raised: PlainDate;
  /** Who collected it and answers for its being fed back: a person's id. */
  readonly person: string;
  /** The entry it was raised in; null when it stands alone. */
  readonly entry: string | null;
  readonly text: string;
  /** Free word: 教学, 后勤, 心理 …; may be empty. */
  readonly kind: string;
  readonly weight: IssueWeight;
  /** The unit it was handed to; null until then. */
  readonly unit: string | null;
  /** In order of date. */
  readonly steps: readonly IssueStep[];
}

/** Whether an issue has to be reported upwards as well. */
export const isHeavy = (issue: Issue): boolean => issue.weight !== 'ordinary';

/** The first day of a step of a kind; `undefined` when there was none. */
export const stepOn = (issue: Issue, kind: IssueStepKind): PlainDate | undefined =>
  issue.steps
    .filter((step) => step.kind === kind)
    .map((step) => step.date)
    .toSorted()[0];
