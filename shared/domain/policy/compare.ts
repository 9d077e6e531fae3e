/** One difference between two versions of a policy, in words. */
export interface PolicyChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** What it is about. */
  readonly what: 'rule' | 'passage' | 'dates' | 'form';
  /** Rule or passage id; empty for dates. */
  readonly id: string;
  /** Title of the rule, or the passage's beginning. */
  readonly title: string;
  /** Which part: 次数, 期限, 适用对象 …; empty when all of it was added or removed. */
  readonly part: string;
  readonly before: string;
  readonly after: string;
}
