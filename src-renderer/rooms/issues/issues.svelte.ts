import type { IssueView } from '#api/office-views';
import type { IssueWeight } from '#domain/issue';

/** What is chosen in 问题与建议 stays while the window is open. */
export interface IssueFilter {
  search: string;
  view: 'list' | 'board';
  which: 'open' | 'all';
  person: string;
  unit: string;
  weight: IssueWeight | 'all';
  kind: string;
}

const usual: IssueFilter = {
  search: '',
  view: 'list',
  which: 'open',
  person: 'all',
  unit: 'all',
  weight: 'all',
  kind: 'all',
};

export const issuesView = $state<IssueFilter & { chosen: string | null }>({
  ...usual,
  chosen: null,
});

/** Takes all filters away; the way of showing stays. */
export function clearFilters(): void {
  Object.assign(issuesView, { ...usual, which: 'all', view: issuesView.view });
}

const contains = (view: IssueView, typed: string): boolean =>
  typed.trim() === '' ||
  [view.issue.text, view.personName, view.unitName, view.issue.kind].some((text) =>
    text.toLowerCase().includes(typed.trim().toLowerCase()),
  );

/** The issues that the filter leaves; the board shows those that are fed back as its last column. */
export const chosenIssues = (
  issues: readonly IssueView[],
  filter: IssueFilter,
): readonly IssueView[] =>
  issues.filter(
    (view) =>
      contains(view, filter.search) &&
      (filter.which === 'all' || view.stage !== 'fed-back') &&
      (filter.person === 'all' || view.issue.person === filter.person) &&
      (filter.unit === 'all' || (view.issue.unit ?? '') === filter.unit) &&
      (filter.weight === 'all' || view.issue.weight === filter.weight) &&
      (filter.kind === 'all' || view.issue.kind === filter.kind),
  );
