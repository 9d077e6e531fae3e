import { describe, expect, it } from 'vitest';
import { fileOf, formOf, lineOf, readBytes } from './word-help.ts';
import { STRICT, docx, documentXml, leaderForm, p, packed, tbl, tc, tr } from './word-made.ts';

const linesOf = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await formOf(bytes)).visits.map(lineOf);

const doubtsOf = async (
  row: readonly [object: string, label: string, time: string, summary: string],
): Promise<string> => {
  const form = await formOf(docx(leaderForm([row])));
  const all = [...form.doubts, ...form.visits.flatMap(({ doubts }) => doubts)];
  return all.map(({ field, text }) => `${field}:${text}`).join('；');
};

const ONE = [['甲总支', '党总支', '3月5日', '调研。']] as const;

describe('the same form, however it was made', () => {
  const same = ['党总支 | 2026-03-05 | 甲总支 | 调研。'];

  it.each([
    ['as usual', leaderForm(ONE)],
    [
      'labels with blanks, colons and line breaks',
      leaderForm([['甲总支', '党 总\n支：', '3月5日', '调研。']]),
    ],
    ['an ordinal before the label', leaderForm([['甲总支', '1. 党总支', '3月5日', '调研。']])],
    [
      'the object in brackets under the label',
      leaderForm([['', '党总支\n（甲总支）', '3月5日', '调研。']]),
    ],
    [
      'a blank first line in a cell',
      leaderForm([['甲总支', '\n党总支\n', '\n3月5日', '调研。\n']]),
    ],
    [
      'columns moved',
      p('填表时间：2026.3') +
        tbl(
          tr('姓 名', '林致远', '职 务', '党委书记', ''),
          tr('五个联系', '群体名称', '', '工作简况', '时间'),
          tr('', '甲总支', '党总支', '调研。', '3月5日'),
          tr('', '', '党支部', '', ''),
          tr('', '', '教研室', '', ''),
          tr('', '', '进班级', '', ''),
        ),
    ],
    [
      'headings merged, the object to the right of the label',
      p('填表时间：二〇二六年三月') +
        tbl(
          tr('姓名', '林致远', '职务', tc(['党委书记'], '<w:gridSpan w:val="2"/>')),
          tr('五个联系', tc(['群体名称'], '<w:gridSpan w:val="2"/>'), '时间', '工作简况'),
          tr('', '党总支', '甲总支', '3月5日', '调研。'),
          tr('', '党支部', '', '', ''),
          tr('', '教研室', '', '', ''),
          tr('', '进班级', '', '', ''),
        ),
    ],
    ['in a cell of a layout table', tbl(tr(tc(leaderForm(ONE))))],
    [
      'month and name in the table',
      tbl(
        tr('填表时间', '2026 年 3 月'),
        tr('姓名：林致远', '职务：党委书记'),
        tr('五个联系', '群体名称', '', '时间', '工作简况'),
        tr('', '甲总支', '党总支', '3月5日', '调研。'),
        tr('', '', '党支部', '', ''),
        tr('', '', '教研室', '', ''),
        tr('', '', '进班级', '', ''),
      ),
    ],
    [
      'inserted, deleted, in content controls, fields and hidden',
      leaderForm([['甲总支', '党总支', '3月5日', 'SUMMARY']]).replace(
        '<w:r><w:t xml:space="preserve">SUMMARY</w:t></w:r>',
        '<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>调</w:t></w:r></w:ins>' +
          '<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>' +
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>' +
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>研</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' +
          '<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>\u00ad。</w:t></w:r></w:sdtContent></w:sdt>' +
          '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入</w:t></w:r></w:sdtContent></w:sdt>',
      ),
    ],
    [
      'a text box in its two ways, counted once',
      '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>' +
        p('填表时间：2026年3月') +
        '</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>' +
        p('填表时间：2025年1月') +
        '</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>' +
        leaderForm(ONE, ''),
    ],
  ])('%s', async (_, body) => {
    const form = await formOf(docx(body));
    expect(form).toMatchObject({ name: '林致远', title: '党委书记', month: '2026-03' });
    expect(form.visits.map(lineOf)).toEqual(same);
    expect([...form.doubts, ...form.visits.flatMap(({ doubts }) => doubts)]).toEqual([]);
  });

  it('strict XML', async () => {
    expect(await linesOf(packed(documentXml(leaderForm(ONE), STRICT)))).toEqual(same);
  });
});

describe('several visits in a cell', () => {
  const A = '2026-03-05';
  it.each([
    ['3月5日\n3月12日', '甲。\n乙。', [`${A} | 甲。`, '2026-03-12 | 乙。']],
    ['3月5日、12日', '甲。\n乙。', [`${A} | 甲。`, '2026-03-12 | 乙。']],
    [
      '3.5\n3.12\n3.19',
      '甲。\n乙。\n丙。',
      [`${A} | 甲。`, '2026-03-12 | 乙。', '2026-03-19 | 丙。'],
    ],
    ['3月5日', '甲。\n乙。', [`${A} | 甲。\n乙。`]],
    ['', '3月5日：甲。\n3月12日，乙。\n接着写。', [`${A} | 甲。`, '2026-03-12 | 乙。\n接着写。']],
    [
      '3月5日、12日',
      '3月5日甲。\n细节。\n3月12日乙。',
      [`${A} | 甲。\n细节。`, '2026-03-12 | 乙。'],
    ],
    ['3月5-6日', '甲。', [`${A} | 至2026-03-06 | 甲。`]],
    ['', '', []],
    ['/', '无', []],
  ])('%j and %j', async (time, summary, expected) => {
    const lines = await linesOf(docx(leaderForm([['甲', '党支部', time, summary]])));
    expect(lines.map((line) => line.replace('党支部 | ', '').replace(' | 甲 |', ' |'))).toEqual(
      expected,
    );
  });

  it.each([
    [['甲', '党支部', '3月5日、12日', '都去了。'], /visits:时间写了 2 个日期.*分不清/u],
    [['甲', '党支部', '3月上旬', '去了。'], /day:.*3月上旬/u],
    [['甲', '党支部', '', '去了。'], /day:没有写时间/u],
    [['甲', '党支部', '3月5日', ''], /summary:没有写工作简况/u],
    [['甲', '党支部', '4月5日', '去了。'], /day:.*不在2026年3月里/u],
    [['甲', '党支部', '2月30日', '去了。'], /day:.*没有这一天/u],
    [['甲', '妇联', '3月5日', '去了。'], /carrier:.*甲、妇联/u],
    [['甲\n乙', '党支部', '3月5日', '去了。'], /object:联系对象分了 2 行/u],
  ] as const)('%j needs a person', async (row, expected) => {
    expect(await doubtsOf(row)).toMatch(expected);
  });

  it('drops nothing silently', async () => {
    const body = leaderForm(ONE).replace(
      tr('', '', '进食堂', '', ''),
      tr('', '', '进食堂', '', '', '另有想法'),
    );
    const file = await fileOf(docx(body, p('另附材料两页')));
    expect(file.forms[0]?.doubts).toMatchObject([{ field: 'other', text: /另有想法/u }]);
    expect(file.notes.join('')).toMatch(/另附材料两页/u);
    const { notes } = await fileOf(docx(leaderForm([['甲总支', '党总支', '', '']])));
    expect(notes.join('')).toMatch(/只写了对象“甲总支”/u);
  });

  it('a December date on a January sheet is the year before, with a doubt', async () => {
    const form = await formOf(
      docx(leaderForm([['甲', '党支部', '12月30日', '去了。']], '填表时间：2026年1月')),
    );
    expect(form.visits).toMatchObject([{ day: '2025-12-30', doubts: [{ field: 'day' }] }]);
  });

  it('without a month, nothing about the year is guessed', async () => {
    const form = await formOf(docx(leaderForm(ONE, '填表时间：    年   月')));
    expect(form).toMatchObject({
      month: null,
      visits: [{ day: null, doubts: [{ field: 'day' }] }],
    });
    expect(form.doubts.map(({ field }) => field)).toEqual(['month']);
  });
});

describe('other forms and several in a file', () => {
  it('two forms, each with its own month and name', async () => {
    const { forms } = await fileOf(
      docx(
        leaderForm(ONE),
        leaderForm([['乙', '党支部', '4.2', '谈。']], '填表时间：2026年4月').replace(
          '林致远',
          '周启明',
        ),
      ),
    );
    expect(forms.map(({ index, name, month }) => [index, name, month])).toEqual([
      [0, '林致远', '2026-03'],
      [1, '周启明', '2026-04'],
    ]);
    expect(forms.map(({ visits }) => visits.map(lineOf))).toEqual([
      ['党总支 | 2026-03-05 | 甲总支 | 调研。'],
      ['党支部 | 2026-04-02 | 乙 | 谈。'],
    ]);
  });

  it('a zero report under the table', async () => {
    const form = await formOf(docx(leaderForm([]), p('零报告：本月在外挂职')));
    expect(form).toMatchObject({ zeroReason: '本月在外挂职', visits: [] });
  });

  it('a work ledger: moved columns, rows that go on, several persons', async () => {
    const { forms } = await fileOf(
      docx(
        p('填表时间：2026年12月'),
        tbl(
          tr(
            '姓 名',
            '单位及职务',
            '时间',
            '联系点',
            '参加人数',
            '联系方式',
            '主要内容',
            '学生反映的问题和建议',
          ),
          tr('苏明睿', '学工部部长', '10月13日', '护理3班', '32人', '线下', '班会。', '热水不足'),
          tr('', '', '', '', '', '', '补充一段。', ''),
          tr('', '', '11.20', '护理3班', '', '微信群', '答疑。', ''),
          tr('蔡文琢', '药学院院长', '12月1日', '药学2班', '', '', '座谈。', ''),
          tr('', '', '', '', '', '', '', ''),
        ),
      ),
    );
    expect(forms.map(({ name, title, month }) => [name, title, month])).toEqual([
      ['苏明睿', '学工部部长', '2026-12'],
      ['蔡文琢', '药学院院长', '2026-12'],
    ]);
    expect(forms[0]?.visits).toMatchObject([
      {
        day: '2026-10-13',
        present: 32,
        mode: 'face-to-face',
        summary: '班会。\n补充一段。',
        issue: '热水不足',
        doubts: [],
      },
      { day: '2026-11-20', mode: 'online', present: null, doubts: [] },
    ]);
    expect(forms[1]?.visits).toMatchObject([{ day: '2026-12-01', object: '药学2班', mode: null }]);
  });

  it.each([
    ['no table', p('你好')],
    ['another table', tbl(tr('物品', '数量'), tr('桌子', '3'))],
  ])('refuses a document with %s', async (_, body) => {
    expect(await readBytes(docx(body))).toMatchObject({ ok: false, code: 'no-form' });
  });

  it.each([
    [
      'a DTD',
      documentXml('').replace('<w:document', '<!DOCTYPE x [<!ENTITY a "b">]><w:document'),
      'doctype',
    ],
    ['broken XML', documentXml('<w:p>'), 'damaged'],
    ['an undefined entity', documentXml(p('').replace('</w:t>', '&a;</w:t>')), 'damaged'],
    ['300 tables inside each other', documentXml('<w:tbl><w:tr><w:tc>'.repeat(300)), 'too-deep'],
    [
      'too many cells',
      documentXml(tbl(`<w:tr>${'<w:tc/>'.repeat(20_001)}</w:tr>`)),
      'too-many-cells',
    ],
    ['an endless paragraph', documentXml(p('长'.repeat(100_001))), 'too-long'],
  ])('refuses %s', async (_, xml, code) => {
    const read = await readBytes(packed(xml));
    expect(read).toMatchObject({ ok: false, code });
    expect(read.ok ? '' : read.text).toMatch(/请/u);
  });
});
