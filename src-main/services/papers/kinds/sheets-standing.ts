import type { SheetListItem } from '#api/views';
import type { SheetContent } from '#domain/sheet';
import type { PlannedPaper } from '../maker.ts';

/** How a sheet stands as far as paper is concerned. */
type Standing = Pick<PlannedPaper, 'state' | 'standing' | 'gaps'>;

/** How far a sheet is. */
type Progress = Pick<SheetListItem, 'status' | 'rows' | 'filled' | 'drafts'>;

/** Owes none, and handed none in. */
export const EXEMPT = '免考核';

const STANDING: Readonly<Record<SheetListItem['status'], string>> = {
  none: '未交',
  draft: '未交',
  submitted: '已交',
  accepted: '已认可',
  returned: '已退回',
  exempt: EXEMPT,
};

/** Whether the form has nothing on it that somebody wrote for this month. */
const isBare = (content: SheetContent): boolean => {
  switch (content.kind) {
    case 'carriers':
      return content.groups.every(({ rows }) => rows.every(({ lines }) => lines.length === 0));
    case 'specialties':
      return content.lines.length === 0 && content.content.length === 0;
    case 'table':
      return content.lines.length === 0;
  }
};

/** What the form asks for once a year, and isn't there. */
const undeclared = (content: SheetContent): readonly string[] => {
  if (content.kind !== 'specialties') return [];
  const { jobFunction, businessBody, personalStrength, teacherCarriers, studentCarriers } = content;
  return [
    ...(`${jobFunction}${businessBody}${personalStrength}` === '' ? ['特长没有申报'] : []),
    ...(`${teacherCarriers}${studentCarriers}` === '' ? ['联系载体没有申报'] : []),
  ];
};

/** Visits that no row of the form has room for: nobody would miss them on paper. */
const unprinted = (content: SheetContent): number =>
  content.kind === 'carriers' ? content.unplaced.length : 0;

/**
 * How a sheet stands when it is to be printed, in words. Blank rows of a sheet that was handed in are told but are
 * nothing wanting: no clause asks for all of them in one month.
 */
export const standingOf = (item: Progress, content: SheetContent): Standing => {
  const standing = STANDING[item.status];
  const isIn = item.status === 'submitted' || item.status === 'accepted';
  const bare = isBare(content);
  if (item.status === 'exempt')
    return { state: bare ? 'empty' : 'incomplete', standing, gaps: [EXEMPT] };
  const blank = item.rows - item.filled;
  const wanting = [
    ...(item.status === 'returned' ? ['已退回，待修改'] : []),
    ...(bare && !isIn ? ['没有记录'] : []),
    ...(item.drafts > 0 ? [`${String(item.drafts)} 条草稿未提交`] : []),
    ...(unprinted(content) > 0
      ? [`${String(unprinted(content))} 条记录不属于表上任何一行，不会印出`]
      : []),
    ...undeclared(content),
  ];
  const told = [
    ...(bare && isIn ? ['零报告'] : []),
    ...(!bare && blank > 0 ? [`${String(blank)} 行空白`] : []),
  ];
  const state = bare && !isIn ? 'empty' : isIn && wanting.length === 0 ? 'ready' : 'incomplete';
  return { state, standing, gaps: [...wanting, ...told] };
};
