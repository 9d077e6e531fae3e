import { recordWord } from '#api/sentences';
import type { PlanRow } from '#domain/exchange/plan';
import type { SharedKind } from '#domain/exchange/package';
import { fullDayText } from '#domain/plain-date';
import { labelOfField } from './field-words.ts';
import type { Names } from './field-words.ts';

const fieldNames = (kind: SharedKind, fields: readonly string[]): string =>
  fields.map((name) => labelOfField(kind, name) ?? '其他').join('、');

const SETTLED = {
  accepted: '本台账已认可',
  printed: '已打印存档',
  locked: '所在月份已封账',
} as const;

const settledText = (as: keyof typeof SETTLED, withdrawn: boolean): string =>
  withdrawn
    ? `${SETTLED[as]}，对方却撤回了这条。请决定保留还是撤回。`
    : `${SETTLED[as]}，对方却改了这条。请决定用哪一个。`;

/** What stands in the way of a reference that isn't here. */
const missingText = (kind: SharedKind, id: string, names: Names): string => {
  const name =
    kind === 'person' ? names.person(id) : kind === 'object' ? names.object(id) : names.unit(id);
  const which = name === '' ? '' : `“${name}”`;
  return `它提到的${recordWord[kind]}${which}不在本台账里，或在回收站里。请先补上或恢复，再导入一次。`;
};

/** Why a row is what it is: one sentence. */
export const reasonOf = ({ because, candidate, outcome }: PlanRow, names: Names): string => {
  const { kind } = candidate;
  switch (because.code) {
    case 'not-here':
      return '本台账里还没有，将新增。';
    case 'same':
      return '与本台账一致，没有变化。';
    case 'seen':
      return '这个内容以前收过，不会再改动台账。';
    case 'older':
      return '比以前收到的旧，保留现在的内容。';
    case 'theirs-newer':
      return '对方改过，本台账没有另改，采用对方的。';
    case 'ours-newer':
      return '本台账后来改过，对方没有再改，保留本台账的。';
    case 'merged':
      return `两边改的不是同一项，已合并：采用对方的${fieldNames(kind, because.fields)}。`;
    case 'both-changed':
      return `两边都改了${fieldNames(kind, because.fields)}，请决定用哪一个。`;
    case 'alike':
      return '与已有的一条很像，请决定是同一条，还是两条都要。';
    case 'withdrawn':
      return outcome === 'conflict'
        ? '对方撤回了这条，本台账另改过它，或还有别的记录在用它，请决定是否移入回收站。'
        : '对方撤回了这条，将移入回收站。';
    case 'withdrawn-before':
      return '对方以前撤回过这条，旧文件不会让它回来。';
    case 'deleted-here':
      return '本台账已删除这条，不会因导入而回来。';
    case 'settled':
      return settledText(because.as, candidate.data === null);
    case 'unsure':
      return because.doubts.map(({ text }) => text).join('');
    case 'missing':
      return missingText(because.kind, because.id, names);
    case 'not-theirs':
      return `${names.person(because.person)}不是报送单位的人，没有收。`;
    case 'future':
      return `日期 ${fullDayText(because.day)} 在今天之后，没有收。请对方改正后再报。`;
    case 'invalid':
      return because.text;
  }
};
