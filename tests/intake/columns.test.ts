import { describe, expect, it } from 'vitest';
import { detectKind } from '#intake/columns';
import { codes, refusalOf, rowsOf } from './roster-help.ts';

const CELLS = '林致远,党委,领导班子成员,党委书记,2023-03-01';

describe('columns by heading', () => {
  it.each([
    ['姓名,部门,类别,职务,任职起,任职止,标记', 'people'],
    ['序号,姓名,所在部门,人员类别,职务名称,任职时间', 'people'],
    ['类别,名称,所属单位,入学年级,备注', 'objects'],
    ['类型,联系对象,单位,年级', 'objects'],
    ['学年,学期,开学日期,放假日期', 'calendar'],
    ['部门,类别,职务,任职起', 'people'],
    ['甲,乙,丙', undefined],
    ['备注', undefined],
  ])('%s is %s', (headings, kind) => {
    expect(detectKind(headings.split(','))).toBe(kind);
  });

  it.each([
    '姓名,单位,级别,职务名称,任职开始',
    ' 姓 名 ,所在部门,人员类别,职务,任职时间',
    '*姓名：,部门（全称）,类别【必填】,职务,任职起(年月日)',
    '\ufeff姓名,部门,类别,职务,任职起',
  ])('reads synonyms, blanks and marks: %s', (headings) => {
    expect(rowsOf(`${headings}\n${CELLS}\n`)).toMatchObject({
      problems: [],
      rows: [{ name: '林致远', unit: '党委', rank: 'leader', title: '党委书记' }],
    });
  });

  it('reads full-width headings, moved columns and a total of other columns', () => {
    const read = rowsOf(
      '任职起,职　务,ＩＤ,姓名,类别,部门\n2023-03-01,书记,1,林致远,中层干部,党委\n',
    );
    expect(read.rows).toMatchObject([{ name: '林致远', title: '书记', since: '2023-03-01' }]);
    expect(read.problems).toEqual([
      expect.objectContaining({ row: 1, column: 'ＩＤ', code: 'unknown-column', level: 'notice' }),
    ]);
    expect(read.problems[0]?.text).toContain('“ＩＤ”');
  });

  it('takes the column with its own name and says that the synonym is left out', () => {
    const read = rowsOf(`姓名,部门,类别,职务,任职起,级别\n${CELLS},正处\n`);
    expect(read.rows).toHaveLength(1);
    expect(codes(read.problems)).toEqual(['doubled-column']);
  });

  it('names what is missing and what was found', () => {
    const refusal = refusalOf('姓名,部门,手机\n林致远,党委,1\n');
    expect(refusal.code).toBe('missing-columns');
    expect(refusal.text).toContain('“类别”、“职务”、“任职起”');
    expect(refusal.text).toContain('“姓名”、“部门”、“手机”');
  });

  it.each(['姓名,姓名,部门,类别,职务,任职起', '姓名,单位,所在部门,类别,职务,任职起'])(
    'refuses headings that mean the same: %s',
    (headings) => {
      expect(refusalOf(`${headings}\n${CELLS}\n`).code).toBe('same-headings');
    },
  );

  it('says which headings it would know', () => {
    const refusal = refusalOf('甲,乙\n1,2\n');
    expect(refusal.code).toBe('unknown-headings');
    expect(refusal.text).toContain('“甲”、“乙”');
    expect(refusal.text).toContain('“姓名”');
  });

  it('skips a heading line in between, and reports cells beyond the headings', () => {
    const head = '姓名,部门,类别,职务,任职起';
    const read = rowsOf(
      `${head}\n${CELLS}\n${head}\n欧阳堃,行政,领导班子成员,党委委员,副院长,2024-05-01\n`,
    );
    expect(read.rows).toHaveLength(1);
    expect(read.problems).toMatchObject([
      { row: 3, code: 'repeated-heading', level: 'notice' },
      { row: 4, code: 'extra-cells', level: 'error' },
    ]);
  });
});
