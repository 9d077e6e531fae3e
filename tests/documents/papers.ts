import type {
  LetterOutline,
  ListCell,
  ListColumn,
  ListOutline,
  ListRow,
} from '#domain/forms/list-outline';
import { listCell } from '#domain/forms/list-outline';

const column = (
  label: string,
  width: number,
  more: Partial<Omit<ListColumn, 'label' | 'width'>> = {},
): ListColumn => ({ label, width, align: 'left', ...more });

const row = (...cells: readonly (string | ListCell)[]): ListRow => ({
  cells: cells.map((cell) => (typeof cell === 'string' ? listCell(cell) : cell)),
});

const heading = (text: string): ListRow => ({ heading: true, cells: [listCell(text)] });

const PEOPLE = ['林致远', '苏明', '王䶮', '𠮷田', '陈静', '欧阳文澜', '李响', '赵建国'];

const LABELS = [
  '讲授思想政治理论课',
  '深入课堂听课',
  '深入学生班级',
  '深入学生宿舍',
  '深入学生食堂',
  '联系学生社团',
  '参加主题班会',
  '谈心谈话',
  '联系高层次人才',
  '联系困难师生',
];

const GROUPS = ['联系教师', '联系学生', '联系支部', '调查研究'];

/** Eight people by twenty-eight rules. */
export const MATRIX: ListOutline = {
  kind: 'list',
  title: '2026年度领导干部联系师生履职情况一览表',
  subtitle: [
    '考核期：2026年1月—12月　　截至：2026年10月9日',
    '范围：校领导　　应履行 224 项，已完成 160 项，逾期 32 项',
  ],
  orientation: 'landscape',
  paper: 'A4',
  columns: [
    column('序号', 10, { align: 'center' }),
    column('姓名', 19, { align: 'center' }),
    column('职务', 32),
    ...Array.from({ length: 28 }, (_, index) =>
      column(LABELS[index % LABELS.length] ?? '', 7, {
        align: 'center',
        group: GROUPS[Math.floor(index / 7)],
        vertical: true,
      }),
    ),
  ],
  rows: PEOPLE.map((name, person) => ({
    cells: [
      listCell(String(person + 1)),
      listCell(name),
      listCell(person % 3 === 0 ? '党委书记' : '党委委员、副院长'),
      ...Array.from({ length: 28 }, (_, rule): ListCell => {
        const kind = (person * 5 + rule * 3) % 7;
        if (kind === 0) return { text: String(1 + (rule % 3)), sign: '✕', tone: 'bad' };
        if (kind === 1) return { text: '', sign: '!', tone: 'warn' };
        if (kind === 2) return { text: '—', tone: 'quiet' };
        return { text: '', sign: '✓', tone: 'good' };
      }),
    ],
  })),
  notes: [
    '注：✓ 已完成；! 临近期限；✕ 逾期未完成，其后为欠缺次数；— 不适用。',
    '依据《领导干部联系师生工作实施办法》统计。',
  ],
  signature: ['党委办公室', '2026年10月9日'],
};

const UNITS = ['护理学院党总支', '药学院党总支', '学生工作部'];

/** Sixty missed duties of three units. */
export const MISSED: ListOutline = {
  kind: 'list',
  title: '联系师生逾期未完成事项清单',
  subtitle: ['统计期：2026年第三季度', '筛选：逾期；单位：全部　　截至：2026年10月9日', '共 60 项'],
  orientation: 'portrait',
  paper: 'A4',
  columns: [
    column('序号', 10, { align: 'center' }),
    column('姓名', 16, { align: 'center' }),
    column('应履行事项', 52),
    column('应完成日期', 24, { align: 'center' }),
    column('欠缺', 14, { align: 'right' }),
    column('状态', 18, { align: 'center' }),
    column('备注', 22),
  ],
  rows: UNITS.flatMap((unit, of) => [
    heading(`${unit}（20 项）`),
    ...Array.from({ length: 20 }, (_, index) =>
      row(
        String(of * 20 + index + 1),
        index % 3 === 0
          ? (PEOPLE[(of * 3 + index) % PEOPLE.length] ?? '')
          : { text: '', merge: 'up' },
        index % 4 === 0
          ? '每学期至少深入所联系班级、宿舍、食堂、社团各一次，并形成记录'
          : `每月与所联系学生谈心谈话第${index + 1}次`,
        `2026-09-${String(index + 1).padStart(2, '0')}`,
        `${(index % 3) + 1} 次`,
        index % 5 === 0
          ? { text: '临近', sign: '!', tone: 'warn' }
          : { text: '逾期', sign: '✕', tone: 'bad' },
        index === 7 ? '外出培训，\n下月补上' : '',
      ),
    ),
  ]),
  notes: ['注：✕ 逾期未完成；! 临近期限。'],
  signature: ['党委办公室', '2026年10月9日'],
};

/** A letter to one department. */
export const LETTER: LetterOutline = {
  kind: 'letter',
  head: '中共海西卫生职业学院委员会办公室',
  title: '联系师生工作催报单',
  number: '海卫党办催〔2026〕7号',
  addressee: '护理学院党总支：',
  paragraphs: [
    '根据《领导干部联系师生工作实施办法》，各单位应于每月5日前报送上月《领导干部联系师生工作情况记录表》。截至2026年10月9日，你单位尚有以下6项未报送或未完成，现予催报。',
  ],
  table: {
    columns: [
      column('序号', 10, { align: 'center' }),
      column('姓名', 18, { align: 'center' }),
      column('催报事项', 66),
      column('期限', 30, { align: 'center' }),
      column('状态', 20, { align: 'center' }),
    ],
    rows: PEOPLE.slice(0, 6).map((name, index) =>
      row(
        String(index + 1),
        name,
        index % 2 === 0 ? '9月联系师生工作情况记录表' : '本学期联系困难学生谈心谈话（欠2次）',
        '2026年10月5日',
        { text: '未报送', sign: '✕', tone: 'bad' },
      ),
    ),
  },
  closing: [
    '请于2026年10月16日前补报，并将未完成原因书面报送党委办公室。确有特殊情况的，请及时说明。',
    '特此催报。',
  ],
  signature: ['党委办公室', '2026年10月9日'],
};

/** A list of one column and one row. */
export const oneCell = (text: string, more: Partial<ListOutline> = {}): ListOutline => ({
  kind: 'list',
  title: text,
  subtitle: [],
  orientation: 'portrait',
  paper: 'A4',
  columns: [column('事项', 1)],
  rows: [row(text)],
  notes: [],
  signature: [],
  ...more,
});
