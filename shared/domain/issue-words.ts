import type { Issue, IssueStep, IssueStepKind } from './issue.ts';
import { dayText } from './plain-date.ts';

const STEPS: Readonly<Record<IssueStepKind, string>> = {
  'handed-on': '转办',
  'worked-on': '办理',
  resolved: '办结',
  'fed-back': '反馈',
  reported: '报告',
};

const stepText = (step: IssueStep, unit: string): string => {
  const whom = step.kind === 'handed-on' ? unit : '';
  const said = step.note.trim().replace(/[。；]+$/u, '');
  const note = said === '' ? '' : `：${said}`;
  return `${dayText(step.date)}${STEPS[step.kind]}${whom}${note}`;
};

/** What became of an issue so far: `3月20日转办后勤处；4月2日反馈`. `unit` is the name of the one it went to. */
export const handlingText = (issue: Issue, unit: string): string =>
  issue.steps.length === 0
    ? '待转办'
    : issue.steps
        .toSorted((a, b) => a.date.localeCompare(b.date))
        .map((step) => stepText(step, unit))
        .join('；');

/** Several texts of one cell, numbered so that two columns can be read against each other; one stands alone. */
export const numbered = (texts: readonly string[]): string =>
  texts.length < 2
    ? texts.join('')
    : texts.map((text, index) => `${String(index + 1)}.${text}`).join('\n');
