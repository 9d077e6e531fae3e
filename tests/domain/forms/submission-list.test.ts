import { describe, expect, it } from 'vitest';
import { gridOf, shownText } from '#domain/forms/list-outline';
import { submissionReport } from '#domain/forms/lists/submission-list';
import type { CollectedSheet, SubmissionsToList } from '#domain/forms/lists/submission-list';

const sheet = (name: string, said: Partial<CollectedSheet> = {}): CollectedSheet => ({
  name,
  title: '院长',
  handed: 'submitted',
  expected: 1,
  done: 1,
  onTime: 1,
  submitted: '2026-11-03',
  deadline: '2026-11-05',
  daysLate: 0,
  overdue: false,
  entries: 4,
  backfilled: 1,
  zero: '',
  remarks: [],
  ...said,
});

const missing = { done: 0, onTime: 0, submitted: null, entries: 0, backfilled: 0 } as const;

const SHEETS: SubmissionsToList['units'] = [
  {
    name: '护理学院',
    liaison: '尹联络',
    sheets: [
      sheet('林甲'),
      sheet('周乙', { handed: 'accepted', onTime: 0, submitted: '2026-11-09', daysLate: 4 }),
      sheet('秦丙', { ...missing, handed: 'returned', submitted: '2026-11-02', overdue: true }),
    ],
  },
  {
    name: '药学院',
    liaison: '',
    sheets: [
      sheet('叶丁', { ...missing, handed: 'missing', title: '', overdue: true }),
      sheet('高戊', { ...missing, handed: 'exempt', expected: 0, remarks: ['外出培训'] }),
      sheet('石己', { zero: '本月在外挂职', entries: 0, backfilled: 0, submitted: '2027-01-02' }),
    ],
  },
];

const report = (units = SHEETS, said: Partial<SubmissionsToList> = {}) =>
  submissionReport(
    {
      rhythm: '月度',
      form: { name: '附件2', short: '三特一体', title: '工作记录表' },
      label: '2026年10月',
      deadline: '2026-11-05',
      backfillDays: 7,
      units,
      ...said,
    },
    { today: '2026-11-21', office: '示例学院', note: undefined },
  );

const rowsOf = (part: number, found = report()): readonly string[][] =>
  gridOf(found.parts[part]?.table ?? { columns: [], rows: [] }).map((row) =>
    row.kind === 'heading'
      ? [row.text]
      : row.cells.map(({ cell, merge }) => (merge === 'continue' ? '↑' : shownText(cell))),
  );

describe('the summary of who handed in what', () => {
  it('counts whom nothing is asked of as exempt, also those who handed in all the same', () => {
    const unasked = sheet('高戊', { expected: 0, done: 0, onTime: 0, zero: '外出培训' });
    const { subtitle } = report([
      { name: '药学院', liaison: '', sheets: [sheet('林甲'), unasked] },
    ]);
    expect(subtitle[1]).toContain('全校应交 1 人，已交 1 人（其中零报告 0 人）');
    expect(subtitle[1]).toContain('免考核 1 人（自行报送 1 人）');
  });

  it('says which form, which month, by when, and how the whole school stands', () => {
    const { title, subtitle, signature } = report();
    expect(title).toBe('三特一体月度提交情况汇总表');
    expect(subtitle).toEqual([
      '2026年10月　　附件2《工作记录表》　　报送期限：2026年11月5日　　统计至：2026年11月21日',
      '全校应交 5 人，已交 3 人（其中零报告 1 人），按时 2 人，逾期交 1 人，未交 2 人，免考核 1 人',
    ]);
    expect(signature).toEqual(['示例学院', '2026年11月21日']);
  });

  it('has a row for each person under one cell of the unit and its figures', () => {
    expect(rowsOf(0)).toEqual([
      [
        '1',
        '护理学院',
        '3',
        '2',
        '1',
        '林甲',
        '院长',
        '✓ 已交',
        '11月3日',
        '按时',
        '4',
        '1',
        '',
        '',
      ],
      [
        '2',
        '↑',
        '↑',
        '↑',
        '↑',
        '周乙',
        '院长',
        '✓ 已认可',
        '11月9日',
        '逾期 4 天',
        '4',
        '1',
        '',
        '',
      ],
      [
        '3',
        '↑',
        '↑',
        '↑',
        '↑',
        '秦丙',
        '院长',
        '! 已退回',
        '11月2日',
        '逾期未交',
        '0',
        '0',
        '',
        '',
      ],
      ['4', '药学院', '2', '1', '1', '叶丁', '', '✕ 未交', '', '逾期未交', '0', '0', '', ''],
      ['5', '↑', '↑', '↑', '↑', '高戊', '院长', '免 免考核', '', '—', '0', '0', '', '外出培训'],
      [
        ...['6', '↑', '↑', '↑', '↑', '石己', '院长', '✓ 已交', '2027年1月2日', '按时', '0', '0'],
        ...['本月在外挂职', ''],
      ],
    ]);
  });

  it('ends with whom to telephone, unit by unit', () => {
    expect(report().parts[1]?.paragraphs).toEqual(['尚有 2 个单位 2 人未交：']);
    expect(rowsOf(1)).toEqual([
      ['1', '护理学院', '尹联络', '1', '秦丙（院长，已退回）'],
      ['2', '药学院', '', '1', '叶丁'],
    ]);
  });

  it('says so where everything is in, and blames nobody before the deadline', () => {
    const all = report([{ name: '护理学院', liaison: '', sheets: [sheet('林甲')] }]);
    expect(all.parts[1]).toMatchObject({ paragraphs: ['应交的均已交齐。'], table: null });
    const early = report(
      [
        {
          name: '护理学院',
          liaison: '',
          sheets: [sheet('林甲', { ...missing, handed: 'missing' })],
        },
      ],
      { deadline: null },
    );
    expect(rowsOf(0, early)[0]?.slice(7, 10)).toEqual(['○ 未交', '', '未到期限']);
    expect(early.subtitle[0]).not.toContain('报送期限');
  });
});
