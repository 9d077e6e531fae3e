import { describe, expect, it } from 'vitest';
import { linksByObject, linksByPerson } from '#domain/forms/lists/link-list';
import { recordExtract } from '#domain/forms/lists/record-extract';
import { ordinalText } from '#domain/forms/lists/register-words';
import { shownText } from '#domain/forms/list-outline';
import type { ListTable } from '#domain/forms/list-outline';

const frame = { today: '2026-11-21', office: '示例学院', note: undefined };

const texts = (table: ListTable | null | undefined): readonly (readonly string[])[] =>
  (table?.rows ?? []).map(({ cells }) => cells.map(shownText));

describe('the list of links', () => {
  const day = '2026-11-21';
  const gaps = {
    people: [{ name: '陈若水', post: '院长', lacks: ['联系支部（四（一）1）'] }],
    objects: [
      { kind: '班级', name: '护理1班', unit: '护理学院', contact: '', asked: ['全覆盖（三、2）'] },
      { kind: '班级', name: '护理2班', unit: '护理学院', contact: '', asked: [] },
    ],
  };
  const link = { object: '护理总支', since: '2025-09-01', over: false };

  it('by person names the usual beginning once, and signs what is lacking or too old', () => {
    const list = linksByPerson(
      {
        day,
        gaps,
        ranks: [
          {
            name: '班子',
            columns: ['总支', '支部'],
            people: [
              {
                name: '林致远',
                post: '书记',
                cells: [
                  { links: [link, { ...link, object: '药学总支' }], lacks: null },
                  { links: [{ object: '一支部', since: '2023-03-01', over: true }], lacks: null },
                ],
              },
              {
                name: '陈若水',
                post: '院长',
                cells: [
                  { links: [], lacks: null },
                  { links: [], lacks: 'must' },
                ],
              },
            ],
          },
        ],
      },
      frame,
    );
    expect(list.subtitle).toEqual([
      '截至：2026年11月21日　　2 人，联系关系 3 条；未注起始时间的，自2025年9月起',
    ]);
    expect(list.parts.map(({ heading }) => heading)).toEqual([
      '一、班子（2人）',
      '二、尚缺联系对象的人员（1人）',
      '三、无人联系或未达到覆盖要求的对象（2个）',
    ]);
    expect(texts(list.parts[0]?.table)).toEqual([
      ['1', '林致远', '书记', '护理总支\n药学总支', '! 一支部（2023年3月起，应调整）'],
      ['2', '陈若水', '院长', '', '✕ 未确定'],
    ]);
    expect(texts(list.parts[2]?.table).map((row) => row.at(-1))).toEqual([
      '✕ 全覆盖（三、2）',
      '—',
    ]);
    expect(list.parts[2]?.notes).toEqual(['注：应调整为已超过制度规定的联系年限。']);
  });

  it('by object gives each its people, and says whom nobody is linked to', () => {
    const person = { name: '林致远', post: '书记', since: '2025-09-01', over: false };
    const object = { unit: '护理学院', contact: '', missing: false };
    const list = linksByObject(
      {
        day,
        gaps: { people: [], objects: [] },
        kinds: [
          {
            name: '班级',
            objects: [
              { ...object, name: '护理1班', people: [person, { ...person, name: '陈若水' }] },
              { ...object, name: '护理2班', missing: true, people: [] },
            ],
          },
        ],
      },
      frame,
    );
    const [table] = list.parts;
    expect(texts(table?.table).map((row) => [row[0], row[1], row[4]])).toEqual([
      ['班级（2个）', undefined, undefined],
      ['1', '护理1班', '林致远'],
      ['1', '护理1班', '陈若水'],
      ['2', '护理2班', '✕ 无人联系'],
    ]);
    expect(table?.table?.rows[2]?.cells[1]?.merge).toBe('up');
    expect(list.parts).toHaveLength(1);
  });
});

describe('the extract of a record', () => {
  const record = {
    kind: '工作记录',
    name: '林致远 10月9日',
    deleted: false,
    fields: [{ label: '日期', text: '2026年10月9日' }],
    steps: [
      {
        rows: [12, 41] as const,
        saves: 7,
        at: '2026-10-10T08:05:09',
        actor: '本机',
        source: '导入（护理学院）\n护理学院.lxb',
        what: '导入',
        changes: ['日期：2026年10月8日 → 2026年10月9日'],
      },
    ],
    proof: {
      ledger: 'abc',
      own: 7,
      count: 922,
      head: 'f'.repeat(64),
      headAt: '2026-11-21T09:00:00',
      erased: 0,
      flaw: null,
    },
  };

  it('says what it is, each change with its rows and where it came from, and what the chain proves', () => {
    const extract = recordExtract(record, frame);
    expect(texts(extract.parts[1]?.table)).toEqual([
      [
        '12—41',
        '2026年10月10日\n08:05:09',
        '本机\n导入（护理学院）\n护理学院.lxb',
        '导入\n日期：2026年10月8日 → 2026年10月9日',
      ],
    ]);
    expect(extract.parts[2]?.paragraphs[0]).toMatch(/^✓/u);
    expect(texts(extract.parts[2]?.table).map((row) => row[1])).toEqual([
      'abc',
      '7 行',
      '922 行',
      '2026年11月21日 09:00:00',
      'f'.repeat(64),
    ]);
  });

  it('is no proof where the chain is broken, and says what lies in the recycle bin', () => {
    const extract = recordExtract(
      {
        ...record,
        deleted: true,
        proof: { ...record.proof, erased: 2, flaw: '变更链第 5 行写入之后被改过' },
      },
      frame,
    );
    expect(extract.parts[0]?.heading).toBe('一、移入回收站前的内容');
    expect(extract.parts[2]?.paragraphs[0]).toMatch(/^✕.*第 5 行写入之后被改过.*不能作为凭据/u);
    expect(extract.parts[2]?.paragraphs[1]).toContain('2 行');
  });
});

it('numbers parts in Chinese', () => {
  expect([0, 8, 9, 10, 18, 19, 20].map(ordinalText)).toEqual([
    '一、',
    '九、',
    '十、',
    '十一、',
    '十九、',
    '二十、',
    '二十一、',
  ]);
});
