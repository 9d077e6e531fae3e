import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentKind, DocumentQuery } from '#api/document-contract';
import { docxStructure } from '../documents/office.ts';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;
afterEach(() => {
  world.end();
});

const NEU = readFileSync(
  join(import.meta.dirname, '../../resources/policies/neu-2020-82.json'),
  'utf8',
);

/** The same as files had it before documents had kinds: titles alone. */
const OLD = NEU.replaceAll(
  /\{\s*"title": ("[^"]+"),\s*"kind": "(?:collected|year|commendable)"\s*\}/gu,
  '$1',
);

/** The example college under a second policy for its middle managers since July 2026. */
const begin = async (policy = NEU): Promise<void> => {
  world = await collegeWorld('2026-12-20T09:00:00');
  const { id } = await world.get('policy.drop', {
    name: '方案.json',
    bytes: new TextEncoder().encode(policy),
  });
  await world.get('policy.enact', { candidate: id, effectiveFrom: '2026-07-01' });
};

const asked = (kind: DocumentKind): DocumentQuery => ({
  kind,
  range: { kind: 'half-year', day: '2026-12-20' },
  options: {},
});
const items = async (kind: DocumentKind) => (await world.get('document.plan', asked(kind))).items;
const preview = async (kind: DocumentKind) => {
  const { document, data } = await world.get('document.preview', {
    query: asked(kind),
    item: null,
  });
  const { paragraphs, tables } = docxStructure(document.bytes);
  return {
    data,
    said: paragraphs.join('\n'),
    signed: (tables.at(-1) ?? []).flatMap((row) =>
      row.cells.map((cell) => cell.paragraphs.join('')),
    ),
    rows: (tables[0] ?? [])
      .slice(1)
      .map((row) => row.cells.map((cell) => cell.paragraphs.join('|'))),
  };
};

describe('collected ledgers', () => {
  it('are made in the copies the policy asks for, empty until somebody hands in', async () => {
    await begin();
    expect((await items('collected')).map(({ name, state, file }) => [name, state, file])).toEqual(
      ['半年工作台账汇总（党委学生工作部）', '半年工作台账汇总（党委组织部备案）'].map((title) => [
        title,
        'empty',
        `2026年下半年/${title}-2026年下半年`,
      ]),
    );
    const person = await personId(world, '苏明睿');
    const other = await personId(world, '谢安然');
    for (const happened of ['2026-09-16', '2026-11-05'])
      await world.get(
        'entry.save',
        visit(person, { happened, carriers: ['联系点'], objectText: '2026级护理3班' }),
      );
    await world.get('sheet.submit', { person, month: '2026-12' });
    const zero = { person: other, month: '2026-12' };
    await world.get('sheet.save', { ...zero, content: '', zeroReason: '产假' });
    await world.get('sheet.submit', zero);
    const [copy] = await items('collected');
    expect(copy?.state).toBe('incomplete');
    expect(copy?.standing).toBe('已交 2/29 人');
    expect(copy?.gaps[0]).toBe('报送期限 2026年12月31日 还没有过');
    expect(copy?.gaps[1]).toMatch(/^未交 27 人：.+等$/u);
    const { rows, said, signed, data } = await preview('collected');
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['1', '苏明睿'],
      ['2', '苏明睿'],
      ['3', '谢安然'],
    ]);
    expect(said).toContain('应交 29 人，已交 2 人（其中零报告 1 人），未交 27 人，记录 2 条');
    expect(signed).toEqual(['汇总人：', '审核人：', '日期：']);
    expect(data.map(({ rows: all }) => all.length)).toEqual([3, 29]);
    expect(data[0]?.rows[0]?.to).toEqual({ room: 'sheets', person, month: '2026-12' });
    const [summary] = (await items('submissions')).filter(({ id }) => id.startsWith('work-'));
    expect(summary).toMatchObject({
      name: '工作台账半年提交情况汇总表',
      standing: '已交 2/29 人',
      file: '2026年下半年/半年提交情况汇总表-工作台账-2026年下半年',
    });
  });

  it('are one copy under the form’s own name where the policy was written before it could ask', async () => {
    expect(OLD.includes('"kind": "collected"')).toBe(false);
    await begin(OLD);
    const form = (await items('collected')).map(({ name }) => name);
    expect(form).toEqual(['东北大学中层领导干部深入基层联系学生工作台账汇总']);
  });
});

describe('the arrangement of links', () => {
  it('is of a day, and names who has none', async () => {
    await begin();
    expect(await items('arrangement')).toMatchObject([
      { name: '安排表', state: 'empty', standing: '0 行' },
    ]);
    const { objects } = await world.get('roster.all', null);
    await world.get('link.save', {
      id: null,
      person: await personId(world, '苏明睿'),
      object: objects.find(({ name }) => name === '2024级护理1班')?.id ?? '',
      since: '2026-09-01',
      until: null,
      origin: 'assigned',
    });
    const [found] = await items('arrangement');
    expect(found).toMatchObject({
      state: 'incomplete',
      standing: '1 行',
      file: '2026—2027学年/安排表-2026年12月20日',
    });
    expect(found?.gaps).toEqual([expect.stringMatching(/^尚未确定联系点 28 人：/u)]);
    const { data } = await preview('arrangement');
    expect(data[0]?.rows).toHaveLength(29);
    expect(data[0]?.rows[0]?.cells).toEqual([
      '学生工作部',
      '苏明睿',
      '部长',
      '2024级护理1班',
      '2026年9月1日',
    ]);
    const offers = await world.get('document.offers', null);
    expect(offers.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'submissions',
        'collected',
        'arrangement',
        'declarations',
        'letters',
      ]),
    );
  });
});
