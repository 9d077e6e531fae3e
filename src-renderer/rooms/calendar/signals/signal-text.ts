import type { SignalView } from '#api/compliance-views';

/* What the view of signals says. */

export const signalKinds: Readonly<Record<SignalView['kind'], string>> = {
  'same-text': '文字雷同',
  'two-places': '同时在两处',
  'on-leave': '请假期间',
  'last-week': '期末集中',
  'backfill-burst': '集中补录',
};

export const signalWords = {
  noVerdict: '这里列的只是值得看一看的线索，不是结论，也不影响达标与否；请核实后再作处理。',
  which: '看哪些',
  open: (count: number): string => `待看 ${String(count)}`,
  settled: (count: number): string => `已看过 ${String(count)}`,
  none: '这一期没有要看的疑点',
  noneSettled: '这一期没有看过的疑点',
  noneHint: '文字雷同、同时在两处、请假期间有记录、期末集中、集中补录的记录会列在这里。',
  dismiss: '看过，没有问题……',
  restore: '重新列为待看',
  dismissTitle: '看过，没有问题',
  reason: '核实情况',
  reasonHint: '与处理人、时间一起留存，随时可以恢复。',
  needReason: '请写明核实的情况。',
  dismissed: '已记下核实情况，移到“已看过”。',
  restored: '已重新列为待看。',
  dismissedLine: (when: string, by: string, reason: string): string =>
    [when, by, reason].filter((part) => part !== '').join(' · '),
} as const;
