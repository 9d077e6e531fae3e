import type { ReviewHead } from '#api/exchange-views';
import { deliveryWords, outcomeWords } from '../text.ts';
import type { Filter } from './review-shape.ts';

/** 核对: what came in, before it is written. */
export const reviewText = {
  title: '核对来件',
  about: (head: ReviewHead, made: string | null): string =>
    [
      deliveryWords[head.kind],
      ...(head.partner === null ? [] : [`来自${head.partner}`]),
      ...(made === null ? [] : [`制作于 ${made}`]),
    ].join(' · '),
  files: (count: number): string => `共 ${String(count)} 个文件`,
  filter: '按结果筛选',
  filterName: (filter: Filter): string =>
    filter === 'all' ? '全部' : filter === 'open' ? '需要决定' : outcomeWords[filter].word,
  view: '左边显示',
  rows: '列表',
  form: '原表',

  allSeen: (problems: number): string =>
    problems === 0
      ? '没有需要您决定的，可以直接导入。'
      : `有问题的 ${String(problems)} 条不会导入，其余没有需要您决定的。`,
  nothingNew: '这里面的内容台账里都有了，不用导入。',
  nothingRead: '文件里没有可以导入的内容。',
  none: '没有这样的行',

  caption: '来件的每一条',
  tick: (title: string): string => `选中 ${title}`,
  tickAll: '全部选中',
  outcome: '结果',
  what: '内容',
  reason: '说明',
  where: '出处',
  decision: '决定',
  undecided: '待定',
  toFill: '待填写',
  ticked: (count: number): string => `已选 ${String(count)} 条：`,
  noCommon: '选中的各条没有共同的决定，请逐条处理。',
  untick: '取消选择',

  foot: (writes: number, open: number, left: number): string =>
    `将写入 ${String(writes)} 条，待定 ${String(open)} 条，不导入 ${String(left)} 条`,
  commit: (writes: number): string => (writes === 0 ? '完成核对' : `导入 ${String(writes)} 条`),
  forget: '放弃',
  forgetHint: '放弃这次核对，台账不会改动',

  previous: '上一条',
  next: '下一条',
  place: (at: number, total: number): string => `${String(at)} / ${String(total)}`,
  panel: '这一条的内容',
  chooseRow: '在左边选一条，在这里看内容、作决定。',
  field: '项目',
  ours: '台账现有',
  theirs: '来件',
  base: (text: string): string => `原来：${text === '' ? '（空）' : text}`,
  showBase: '显示原来的内容',
  same: (count: number): string => `相同的 ${String(count)} 项`,
  against: '两边不同',
  changed: '采用来件',
  kept: '台账改过，保留',
  untouched: '台账不变',
  empty: '（空）',
  withdrawn: '对方已撤回这一条。',
  alike: '台账里相像的',
  compareForm: '对照原表',

  decide: '决定',
  reset: '恢复原样',
  openHint: (hint: string): string => `还没有决定；不决定就${hint}`,
  merge: '手工合并',
  mergeHint: '逐项选定写入台账的内容。',
  fill: '请补齐下面的内容',
  fillHint: '看不准的由您填写，填好后这一条才能导入。',
  useOurs: '用台账现有',
  useTheirs: '用来件',
  useOther: '另填',
  written: (text: string): string => `来件写的：${text === '' ? '（空）' : text}`,
  leaveEmpty: '不填这一项',
  leftEmpty: '（不填）',
  chooseMonth: '请选择月份',
  mergeDone: '确定合并',
  fillAgain: '填写',
  fillDone: '按所填导入',
  mergeBack: '返回',
  mergeOpen: (count: number): string => `还有 ${String(count)} 项没有选定。`,

  picture: (name: string): string => `原表：${name}`,
  noPicture: '这一条没有原表可以对照。',

  imported: (title: string): string => `已导入：${title}`,
  result: (written: number, pending: number, left: number): string =>
    [
      `写入 ${String(written)} 条`,
      ...(pending === 0 ? [] : [`${String(pending)} 条留在“待定事项”`]),
      ...(left === 0 ? [] : [`${String(left)} 条没有导入`]),
    ].join('，'),
  undo: '撤销这次导入',
  undone: '已撤销这次导入，台账恢复到导入之前。',
  toPending: (count: number): string => `去处理待定事项（${String(count)}）`,
} as const;
