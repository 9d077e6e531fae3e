import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { componentXml } from '#documents/component-xml';
import { writeDocx } from '#documents/docx-writer';
import { MARKS_PART } from '#documents/marks';
import { MARKS_NAMESPACE } from '#domain/exchange/form-marks';
import type { Outline, TableBlock } from '#domain/forms/outline';
import { sheetMarks, sheetOutline } from '#domain/forms/sheet-outline';
import { LIN, SU, carrierSheet, manyVisits } from '../fixtures/forms/sheets.ts';
import { docxStructure, docxTables, partNames, partOf } from './office.ts';

const forty = carrierSheet('王䶮', '院长', manyVisits(40, 60));
const ALL = [LIN, SU, forty].map((content) => sheetOutline(content));

const tableOf = (outline: Outline): TableBlock => {
  const table = outline.blocks.find((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
};

const parsed = (xml: string): void => {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
};

/** One cell holding `text`, as an outline and read back. */
const returned = async (text: string): Promise<string> => {
  const outline: Outline = {
    title: text,
    page: ALL[0]?.page ?? {
      width: 210,
      height: 297,
      margins: { top: 37, bottom: 35, left: 28, right: 26 },
    },
    blocks: [{ kind: 'paragraph', text, face: 'body', size: 16, align: 'left', after: 0 }],
  };
  const bytes = await writeDocx(outline, {
    form: text,
    person: text,
    month: text,
    base: null,
    content: null,
    entries: [{ id: text, row: text, day: null, base: null, print: null, cut: [0, 0] }],
  });
  for (const name of partNames(bytes)) parsed(partOf(bytes, name));
  return docxStructure(bytes).paragraphs.join('');
};

describe('a written form', () => {
  it('has the rows, merges and texts of its outline', async () => {
    for (const outline of ALL) {
      const [found] = docxTables(await writeDocx(outline));
      expect(found).toEqual(
        tableOf(outline).rows.map((row) => ({
          header: row.header,
          cells: row.cells.map(({ paragraphs, span, merge }) => ({ paragraphs, span, merge })),
        })),
      );
    }
  });

  it('names a Chinese font on every run and in the defaults, and no theme', async () => {
    for (const outline of ALL) {
      const bytes = await writeDocx(outline);
      const runs = partOf(bytes, 'word/document.xml').match(/<w:rPr>.*?<\/w:rPr>/gu) ?? [];
      expect(runs.length).toBeGreaterThan(20);
      for (const run of runs)
        expect(run).toMatch(/w:eastAsia="(?:方正小标宋简体|黑体|仿宋_GB2312)"/u);
      const document = partOf(bytes, 'word/document.xml');
      expect(document.match(/<w:r>/gu)).toHaveLength(document.match(/<w:r><w:rPr>/gu)?.length ?? 0);
      expect(partOf(bytes, 'word/styles.xml')).toMatch(
        /<w:rPrDefault><w:rPr><w:rFonts [^>]*w:eastAsia=/u,
      );
      for (const name of partNames(bytes)) {
        expect(name).not.toMatch(/theme|odttf/u);
        expect(partOf(bytes, name)).not.toMatch(/theme/iu);
      }
      expect(partOf(bytes, 'word/fontTable.xml')).toContain('仿宋,FangSong');
    }
  });

  it('lets rows grow and split: at least, never exact, never kept together', async () => {
    for (const outline of ALL) {
      const xml = partOf(await writeDocx(outline), 'word/document.xml');
      expect(xml).not.toMatch(/cantSplit|w:hRule="exact"/u);
      expect(xml.match(/<w:trHeight [^>]*w:hRule="atLeast"\/>/gu)).toHaveLength(
        tableOf(outline).rows.length,
      );
      expect(xml).toContain('<w:tblLayout w:type="fixed"/>');
      expect(xml).toContain('<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
    }
  });

  it('has the same bytes whenever and wherever it is written', async () => {
    const zone = process.env.TZ;
    const first = await writeDocx(sheetOutline(LIN), sheetMarks(LIN, 'p1'));
    for (const other of ['Asia/Shanghai', 'America/New_York', 'Pacific/Auckland']) {
      process.env.TZ = other;
      expect(await writeDocx(sheetOutline(LIN), sheetMarks(LIN, 'p1'))).toEqual(first);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(await writeDocx(sheetOutline(SU))).not.toEqual(await writeDocx(sheetOutline(LIN)));
  });

  it('carries its marks only when given some', async () => {
    const marks = partOf(await writeDocx(sheetOutline(LIN), sheetMarks(LIN, 'p<1>')), MARKS_PART);
    parsed(marks);
    expect(marks).toContain(
      `<marks xmlns="${MARKS_NAMESPACE}" form="leader-month" person="p&lt;1&gt;" month="2026-10">`,
    );
    expect(marks.match(/<entry id="e\d+" row="[^"]+" cut="\d+ \d+"\/>/gu)).toHaveLength(12);
    expect(partNames(await writeDocx(sheetOutline(LIN))).join(' ')).not.toContain('customXml');
  });

  it('has a note in its head only when given one, without an author or a time anywhere', async () => {
    const bytes = await writeDocx(sheetOutline(SU, { note: '示例 <1> & "2"' }));
    for (const name of partNames(bytes)) parsed(partOf(bytes, name));
    expect(partOf(bytes, 'word/header1.xml')).toMatch(
      /<w:jc w:val="right"\/>.*<w:sz w:val="18"\/>.*示例 &lt;1(?:>|&gt;) &amp; /u,
    );
    expect(partOf(bytes, 'word/document.xml')).toContain('<w:headerReference ');
    expect(partOf(await writeDocx(sheetOutline(SU)), 'word/document.xml')).not.toContain(
      'headerReference',
    );
    expect(partOf(bytes, 'docProps/core.xml')).not.toMatch(/<dc:creator|<dcterms:|Modified/u);
  });

  it('writes a component as docx packs it', async () => {
    const component = () =>
      new Table({
        width: { size: 100, type: 'pct' },
        rows: [
          new TableRow({
            tableHeader: true,
            children: [
              new TableCell({
                columnSpan: 2,
                children: [new Paragraph({ text: '甲 <&>"', indent: { left: 20 } })],
              }),
            ],
          }),
        ],
      });
    const packed = await Packer.toBuffer(new Document({ sections: [{ children: [component()] }] }));
    const [table] = /<w:tbl>.*<\/w:tbl>/u.exec(partOf(packed, 'word/document.xml')) ?? [];
    expect(componentXml(component())).toBe(table);
  });

  it('declares every part it has and has every part it points to', async () => {
    const files = partNames(await writeDocx(sheetOutline(LIN), sheetMarks(LIN, 'p')));
    const bytes = await writeDocx(sheetOutline(LIN), sheetMarks(LIN, 'p'));
    const declared = [...partOf(bytes, '[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/gu)];
    for (const [, name] of declared) expect(files).toContain(name);
    for (const rels of files.filter((name) => name.endsWith('.rels'))) {
      const base = `file:///${rels.replace(/_rels\/[^/]+$/u, '')}`;
      for (const [, target] of partOf(bytes, rels).matchAll(/Target="([^"]+)"/gu)) {
        expect(files).toContain(new URL(target ?? '', base).pathname.slice(1));
      }
    }
  });

  it('is no larger than the same table straight from the docx library', async () => {
    const table = tableOf(sheetOutline(LIN));
    const straight = await Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Table({
                rows: table.rows.map(
                  (row) =>
                    new TableRow({
                      children: row.cells.map(
                        (cell) =>
                          new TableCell({
                            columnSpan: cell.span,
                            children: cell.paragraphs.map((text) => new Paragraph(text)),
                          }),
                      ),
                    }),
                ),
              }),
            ],
          },
        ],
      }),
    );
    const bytes = await writeDocx(sheetOutline(LIN), sheetMarks(LIN, 'p'));
    expect(bytes.length).toBeLessThanOrEqual(straight.length);
  });
});

describe('text is data', () => {
  it('brings odd text through whole', async () => {
    for (const text of [
      '王䶮、𠮷野、😀👩🏽‍🎓',
      '<w:t>&amp;"\'</w:t>]]>',
      ' 前后 空格  ',
      '一\t二\n三',
      '长'.repeat(10_000),
    ]) {
      expect(await returned(text)).toBe(text);
    }
  });

  it('drops only what XML cannot hold', async () => {
    expect(await returned('甲\u0000\u0007\u001b\ufffe\uffff\ud83d乙')).toBe('甲乙');
    expect(await returned('甲\r\n乙\v丙\r丁')).toBe('甲\n乙\n丙\n丁');
  });

  it('returns every legal character of any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const legal = Array.from(text.replace(/\r\n|[\r\v]/gu, '\n'))
          .filter((character) => {
            const code = character.codePointAt(0) ?? 0;
            return code >= 0x20 ? code !== 0xfffe && code !== 0xffff : code === 9 || code === 10;
          })
          .join('');
        expect(await returned(text)).toBe(legal);
      }),
      { numRuns: 300 },
    );
  });
});
