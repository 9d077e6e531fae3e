import type { Declaration } from '../../people.ts';
import { academicYearText } from '../../period.ts';
import { fullDayText } from '../../plain-date.ts';
import type { PlainDate } from '../../plain-date.ts';
import type { ListOutline, Tone } from '../list-outline.ts';
import { listCell } from '../list-outline.ts';
import { column, landscape, subjectCells, together } from './words.ts';
import type { ListFrame, ListedSubject } from './words.ts';

type Standing = 'complete' | 'incomplete' | 'missing' | 'draft' | 'exempt';
type Part = 'teachers' | 'students' | 'specialty';

/** 申报 of an academic year, as the screen has them. */
export interface DeclarationsToList {
  readonly academicYear: string;
  readonly deadline: PlainDate | null;
  readonly rows: readonly {
    readonly subject: ListedSubject;
    readonly declaration: Declaration | null;
    readonly status: Standing;
    readonly late: boolean;
    readonly missing: readonly Part[];
  }[];
}

const STANDING: Readonly<
  Record<Standing, { readonly word: string; readonly sign: string; readonly tone: Tone }>
> = {
  complete: { word: '已报', sign: '✓', tone: 'good' },
  incomplete: { word: '不完整', sign: '!', tone: 'warn' },
  missing: { word: '未报', sign: '✕', tone: 'bad' },
  draft: { word: '草稿', sign: '!', tone: 'warn' },
  exempt: { word: '免考核', sign: '免', tone: 'quiet' },
};

const PARTS: Readonly<Record<Part, string>> = {
  specialty: '缺特长',
  teachers: '缺教师载体',
  students: '缺学生载体',
};

/** 已报, 已报（逾期）, `不完整，缺特长`, 未报 … */
export const declarationWord = ({
  status,
  late,
  missing,
}: Pick<DeclarationsToList['rows'][number], 'status' | 'late' | 'missing'>): string => {
  const { word } = STANDING[status];
  return [
    late && status !== 'missing' ? `${word}（逾期）` : word,
    ...(status === 'incomplete' ? missing.map((part) => PARTS[part]) : []),
  ].join('，');
};

/** 申报汇总表. */
export const declarationList = (board: DeclarationsToList, frame: ListFrame): ListOutline => {
  const count = (status: Standing): number =>
    board.rows.filter((row) => row.status === status).length;
  const owed = board.rows.length - count('exempt');
  return landscape(frame, {
    title: '特长与联系载体申报汇总表',
    subtitle: [
      together(
        academicYearText(board.academicYear),
        board.deadline === null ? '' : `截止：${fullDayText(board.deadline)}`,
        `统计至：${fullDayText(frame.today)}`,
      ),
      `应报 ${String(owed)} 人，已报 ${String(count('complete'))} 人，` +
        `不完整 ${String(count('incomplete'))} 人，未报 ${String(count('missing') + count('draft'))} 人`,
    ],
    columns: [
      column('序号', 11, 'center'),
      column('姓名', 16, 'center'),
      column('单位及职务', 30),
      ...['工作职能', '业务主体', '个人专长'].map((label) =>
        column(label, 34, 'left', { group: '特长' }),
      ),
      ...['教师', '学生'].map((label) => column(label, 26, 'left', { group: '自主选择联系载体' })),
      column('收到日期', 26, 'center'),
      column('状态', 24, 'center'),
    ],
    rows: board.rows.map((row, index) => {
      const { subject, declaration, status } = row;
      const { sign, tone } = STANDING[status];
      const received = declaration?.received ?? null;
      return {
        cells: [
          ...subjectCells(subject, index),
          listCell(declaration?.jobFunction ?? ''),
          listCell(declaration?.businessBody ?? ''),
          listCell(declaration?.personalStrength ?? ''),
          listCell(declaration?.teacherCarriers ?? ''),
          listCell(declaration?.studentCarriers ?? ''),
          listCell(received === null ? '' : fullDayText(received)),
          listCell(declarationWord(row), { sign, tone }),
        ],
      };
    }),
  });
};
