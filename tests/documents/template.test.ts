import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fillTemplate } from '#documents/fill-template';
import { templateInside } from '#documents/template-inside';
import { templateData, templateWords } from '#domain/forms/template-data';
import { judgeTemplate } from '#domain/forms/template-report';
import type { TemplateReport } from '#domain/forms/template-report';
import type { SheetContent } from '#domain/sheet';
import { readTemplate } from '#intake/template/read-template';
import { EMPTY, LIN, SU, carrierSheet } from '../fixtures/forms/sheets.ts';
import { docxTables, partNames, partOf } from './office.ts';
import { faultsOf } from './schema.ts';
import { MAIN_TYPE, madeDocx, paragraph, table } from './template-made.ts';

const carriers = LIN.groups.flatMap(({ rows }) =>
  rows.map(({ carrier, label }) => ({
    id: carrier,
    label,
    objectKinds: [],
    activities: [],
    mode: 'face-to-face' as const,
  })),
);

const reportOf = async (bytes: Uint8Array, sheet: SheetContent = LIN): Promise<TemplateReport> => {
  const read = await readTemplate(bytes);
  if (!read.ok) throw new Error(read.text);
  return judgeTemplate(await templateInside(read.parts), templateWords(sheet.form, { carriers }));
};

const faultsIn = async (...bodies: readonly string[]): Promise<readonly string[]> =>
  (await reportOf(madeDocx(bodies.join('')))).faults;

const ROWS = table([
  ['{{#五个联系}}{{群体}}', '{{对象}}', '{{时间}}', '{{工作简况}}{{/五个联系}}'],
]);

describe('what is found', () => {
  test('placeholders that Word split into runs, with what they mean and where they stand', async () => {
    const { found, faults } = await reportOf(
      madeDocx(paragraph('{', '{姓', '名}', '}') + paragraph('{{ 职务 }}') + ROWS),
    );
    expect(faults).toEqual([]);
    expect(found.map(({ written }) => written)).toEqual([
      '{{姓名}}',
      '{{职务}}',
      '{{#五个联系}}…{{/五个联系}}',
      '{{群体}}',
      '{{对象}}',
      '{{时间}}',
      '{{工作简况}}',
    ]);
    expect(found[0]).toMatchObject({ meaning: '填表人的姓名', places: ['正文'] });
  });

  test('in headers and text boxes too', async () => {
    const box = `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${paragraph('{{职务}}')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
    const header = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraph('{{姓名}}')}</w:hdr>`;
    const bytes = madeDocx(box, {
      types: `<Override PartName="/word/header1.xml" ContentType="${MAIN_TYPE.replace('document.main', 'header')}"/>`,
      parts: { 'word/header1.xml': header },
    });
    const { found } = await reportOf(bytes);
    expect(found.map(({ written, places }) => [written, ...places]).toSorted()).toEqual([
      ['{{姓名}}', '页眉'],
      ['{{职务}}', '正文'],
    ]);
    const filled = await fillTemplate(bytes, templateData(LIN, ''), '第2稿');
    expect(partOf(filled, 'word/header1.xml')).toContain('林致远');
    expect(partOf(filled, 'word/header1.xml')).toContain('第2稿');
    expect(partOf(filled, 'word/document.xml')).toContain('党委书记');
  });
});

describe('what is wrong is said in words, with what was probably meant', () => {
  test.each([
    ['{{姓 名}}', '正文里的“{{姓 名}}”不认识，是否想写“{{姓名}}”？'],
    ['{{职位}}', '正文里的“{{职位}}”不认识，是否想写“{{职务}}”？'],
    ['{{天气预报}}', '正文里的“{{天气预报}}”不认识，请对照可用的占位符改正。'],
    ['{{@姓名}}', '正文里的“{{@姓名}}”不认识，是否想写“{{姓名}}”？'],
    ['{{constructor}}', '正文里的“{{constructor}}”不认识，请对照可用的占位符改正。'],
    ['{{}}', '正文里有一对空的大括号“{{}}”，请写上名称或删去。'],
    ['{{姓名', '正文里的“{{姓名”没有写完：后面要有“}}”，而且要在同一段里。'],
    ['{{#姓名}}', '正文里的“{{#姓名}}”没有结束：请在最后一格的末尾写上“{{/姓名}}”。'],
    [
      '｛｛姓名｝｝',
      '“｛｛姓名｝｝”用了中文的大括号，认不出来；请切换到英文输入法，写成“{{姓名}}”。',
    ],
    ['{姓名}', '“{姓名}”只有一层大括号，会照原样印出来；请写成“{{姓名}}”。'],
    [
      '没有占位符',
      '文档里没有一个占位符，印出来的每一张都会一样；请在要填写的地方写上“{{姓名}}”等。',
    ],
  ])('%s', async (text, fault) => {
    expect(await faultsIn(paragraph(text))).toContain(fault);
  });

  test('rows: unknown, crossed, nested, used without their ends, and fields outside', async () => {
    const first = async (...texts: readonly string[]) =>
      (await faultsIn(...texts.map((text) => paragraph(text))))[0];
    expect(await first('{{#五联系}}', '{{/五联系}}')).toContain(
      '是否想写“{{#五个联系}}…{{/五个联系}}”？',
    );
    expect(await first('{{#五个联系}}', '{{/七个走进}}')).toContain('两处的名称要一样');
    expect(
      await first('{{#五个联系}}', '{{#七个走进}}', '{{/七个走进}}', '{{/五个联系}}'),
    ).toContain('不能再套');
    expect(await first('{{五个联系}}')).toContain('要写成“{{#五个联系}}…{{/五个联系}}”');
    expect(await first('{{工作简况}}')).toContain('要写在会重复的行里');
    expect(
      (await faultsIn(paragraph('{{#五个联系}}') + table([['{{时间}}{{/五个联系}}']])))[0],
    ).toContain('位置不对');
  });

  test('what the paper would lack, and rows that would cut text off', async () => {
    const { missing, faults, hints } = await reportOf(
      madeDocx(
        table(
          [['{{姓名}}', '{{党总支时间}}']],
          '<w:trPr><w:trHeight w:val="500" w:hRule="exact"/></w:trPr>',
        ),
      ),
    );
    expect(faults).toEqual([]);
    expect(missing.some((text) => text.startsWith('没有职务：'))).toBe(true);
    expect(missing.some((text) => text.startsWith('没有“党总支”的工作简况'))).toBe(true);
    expect(missing.some((text) => text.startsWith('没有“党总支”的时间'))).toBe(false);
    expect(hints[0]).toContain('固定值');
  });
});

describe('filling', () => {
  const HARD = '甲<乙>&"丙"\u{0}\u{b}丁\r\n戊 \u{20bb7}𬱖😀{{姓名}} {DDE x}';

  test('text is data: signs, breaks, rare characters, braces', async () => {
    const sheet = carrierSheet(HARD, '书记', []);
    const xml = partOf(
      await fillTemplate(madeDocx(paragraph('{{姓名}}')), templateData(sheet, '')),
      'word/document.xml',
    );
    expect(xml).toContain('甲&lt;乙&gt;&amp;');
    expect(xml.match(/<w:br\/>/gu)).toHaveLength(2);
    for (const text of ['\u{20bb7}𬱖😀{{姓名}} {DDE x}', '丁']) expect(xml).toContain(text);
    expect(xml).not.toMatch(/instrText|fldChar|fldSimple/u);
    expect(xml).not.toContain('\0');
  });

  test('several visits of one carrier are rows whose label is merged; a carrier without any keeps its row', async () => {
    const sheet = carrierSheet('林致远', '党委书记', []);
    const labels = sheet.groups[0]?.rows.map(({ label }) => label) ?? [];
    const twice = {
      ...sheet,
      groups: sheet.groups.map((group, at) =>
        at > 0
          ? group
          : {
              ...group,
              rows: group.rows.map((row, index) => ({
                ...row,
                lines:
                  index === 0
                    ? ['一', '二'].map((summary) => ({
                        entry: '',
                        object: '甲班',
                        time: '10月1日',
                        summary,
                      }))
                    : [],
              })),
            },
      ),
    };
    const bytes = await fillTemplate(madeDocx(ROWS), templateData(twice, ''));
    const rows = docxTables(bytes)[0] ?? [];
    expect(rows).toHaveLength(labels.length + 1);
    const xml = partOf(bytes, 'word/document.xml');
    expect(xml.match(/<w:vMerge w:val="restart"\/>/gu)).toHaveLength(1);
    expect(xml.match(/<w:vMerge\/>/gu)).toHaveLength(1);
    expect(xml.split(labels[0] ?? '?')).toHaveLength(2);
    expect(xml).not.toMatch(/\p{Noncharacter_Code_Point}/u);
    expect(await faultsOf(bytes, 'docx')).toEqual([]);
  });

  test('one carrier alone, in rows of its own or in one cell; an empty month', async () => {
    const body = table([
      ['{{#党总支}}{{时间}}', '{{工作简况}}{{/党总支}}'],
      ['{{进课堂时间}}', '{{进课堂工作简况}}'],
    ]);
    const shown = async (sheet: SheetContent): Promise<string> =>
      partOf(await fillTemplate(madeDocx(body), templateData(sheet, '')), 'word/document.xml');
    expect(await shown(LIN)).toContain('10月9日');
    const empty = await shown(EMPTY);
    expect(empty.match(/<w:tr>/gu)).toHaveLength(2);
    expect(empty).not.toContain('{{');
  });

  test('a note stands in the margin of every page, with headers of every kind, and the file stays valid', async () => {
    const plain = await fillTemplate(madeDocx(paragraph('{{姓名}}')), templateData(LIN, ''));
    expect(partNames(plain).filter((name) => name.includes('header'))).toEqual([]);
    const noted = await fillTemplate(
      madeDocx(paragraph('{{姓名}}')),
      templateData(LIN, ''),
      '示例数据<',
    );
    expect(partOf(noted, 'word/header-note.xml')).toContain('示例数据&lt;');
    expect(await faultsOf(noted, 'docx')).toEqual([]);
  });

  test('the same template and data give the same bytes', async () => {
    const once = () => fillTemplate(madeDocx(ROWS), templateData(LIN, ''), '第2稿');
    expect(await once()).toEqual(await once());
  });

  test('what was never checked is not unpacked beyond the limit, nor filled with faults', async () => {
    const bomb = madeDocx(paragraph('x'.repeat(20 * 1024 * 1024)));
    await expect(fillTemplate(bomb, {})).rejects.toThrow('too large');
    await expect(fillTemplate(madeDocx(paragraph('{{姓名')), {})).rejects.toThrow('unclosed_tag');
    await expect(fillTemplate(strToU8('no'), {})).rejects.toThrow();
  });

  test('raw XML cannot be brought in, whatever the template asks for', async () => {
    const sheet = carrierSheet('<w:p><w:r><w:t>raw</w:t></w:r></w:p>', '', []);
    const bytes = await fillTemplate(madeDocx(paragraph('{{@姓名}}')), templateData(sheet, ''));
    expect(partOf(bytes, 'word/document.xml')).not.toContain('raw');
  });
});

test('specialties say all their words', () => {
  const data = templateData(SU, '');
  for (const { name } of templateWords(SU.form, { carriers }).values)
    expect(data[name]).toBeTypeOf('string');
  for (const { name, fields } of templateWords(SU.form, { carriers }).rows) {
    const [row] = data[name] as readonly Record<string, string>[];
    expect(Object.keys(row ?? {}).toSorted()).toEqual(fields.map((field) => field.name).toSorted());
  }
});
