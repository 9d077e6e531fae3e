import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentKind, DocumentQuery } from '#api/document-contract';
import { docxStructure } from '../documents/office.ts';
import { bothWorld, objectId } from './both.ts';
import { personId, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;
let lin: string;
beforeEach(async () => {
  world = await bothWorld();
  lin = await personId(world, '林致远');
});
afterEach(() => {
  world.end();
});

const asked = (
  kind: DocumentKind,
  range: DocumentQuery['range'],
  options: DocumentQuery['options'] = {},
): DocumentQuery => ({ kind, range, options });

/** The rows of every table of the first paper, and the data beside it. */
const shown = async (query: DocumentQuery) => {
  const { document, data } = await world.get('document.preview', { query, item: null });
  const { tables } = docxStructure(document.bytes);
  return {
    tables: tables.map((table) =>
      table.map((row) => row.cells.map((cell) => cell.paragraphs.join(''))),
    ),
    data,
  };
};

const october = { kind: 'month', day: '2026-10-15' } as const;
const november = { kind: 'month', day: '2026-11-15' } as const;

describe('the register of issues', () => {
  const raise = async (raised: string, fedBack: string | null, unit: string | null = null) => {
    const { id } = await world.get('issue.save', {
      id: null,
      raised,
      person: lin,
      entry: null,
      text: `${raised}提出`,
      kind: '',
      weight: 'ordinary',
      unit,
    });
    if (fedBack !== null)
      await world.get('issue.step', {
        id,
        step: { kind: 'fed-back', date: fedBack, by: '', note: '' },
      });
    return id;
  };

  it('has what was raised in the period and what was still open in it, as the room has it', async () => {
    const { units } = await world.get('roster.all', null);
    const unit = units[0];
    await raise('2026-08-03', '2026-08-20');
    const carried = await raise('2026-09-07', '2026-10-09');
    const own = await raise('2026-10-12', null, unit?.id);
    await raise('2026-11-02', null);
    const { data } = await shown(asked('issues', october));
    expect(data[0]?.rows.map(({ to }) => to)).toEqual([
      { room: 'issues', issue: carried },
      { room: 'issues', issue: own },
    ]);
    // 15 working days after 12 October are over on 21 November.
    expect(data[0]?.rows.map(({ marks }) => marks)).toEqual([[], ['逾期']]);
    const plan = await world.get('document.plan', asked('issues', october));
    expect(plan.items).toMatchObject([
      { state: 'incomplete', standing: '2 件', file: '2026年10月/问题与建议办理台账-2026年10月' },
    ]);
    expect(plan.items[0]?.gaps).toEqual(['1 件逾期未反馈', '1 件尚未转办']);
    const count = async (options: DocumentQuery['options']) =>
      (await world.get('document.plan', asked('issues', october, options))).items.map(
        ({ name, standing }) => [name, standing],
      );
    expect(await count({ scope: 'open' })).toEqual([['问题与建议办理台账', '1 件']]);
    expect(await count({ scope: 'all' })).toEqual([['问题与建议办理台账', '3 件']]);
    expect(await count({ unit: 'each' })).toEqual([[unit?.name, '1 件']]);
    const each = await world.get('document.plan', asked('issues', october, { unit: 'each' }));
    expect(each.notes).toEqual(['另有 1 件尚无责任单位，只列在全校的台账里。']);
    const empty = await world.get(
      'document.plan',
      asked('issues', { kind: 'month', day: '2026-07-01' }),
    );
    expect(empty.items).toMatchObject([{ state: 'empty', standing: '0 件' }]);
  });
});

describe('the register of reports', () => {
  it('lists what counts with and without a report, and who still owes it', async () => {
    const supervision = visit(lin, {
      happened: '2026-10-10',
      carriers: ['党总支'],
      participants: [{ person: lin, role: 'led' }],
      activities: ['专项督查'],
    });
    await world.get('entry.save', {
      ...supervision,
      evidence: [{ kind: '督查报告', title: '甲' }],
    });
    await world.get('entry.save', { ...supervision, happened: '2026-10-12' });
    const query = asked('reports', { kind: 'academic-year', day: '2026-11-21' });
    // Drafts don't count.
    expect((await shown(query)).data[0]?.rows).toEqual([]);
    await world.get('sheet.submit', { person: lin, month: '2026-10' });
    const { data, tables } = await shown(query);
    expect(data[0]?.rows.map(({ cells }) => [cells[0], cells[1], cells[2], cells[5]])).toEqual([
      ['2026年下半年', '林致远', '2026年10月10日', '✓ 甲'],
      ['2026年下半年', '林致远', '2026年10月12日', '✕ 未附'],
    ]);
    expect(data[0]?.rows[0]?.to).toEqual({ room: 'sheets', person: lin, month: '2026-10' });
    // The autumn's and the spring's half-year belong to the academic year; the next autumn's doesn't.
    expect((tables[0] ?? []).map((row) => row[0])).toEqual([
      '序号',
      '2026年下半年：2 次，报告 1 份，未附 1 份',
      '1',
      '2',
      '2027年上半年：尚无记录',
    ]);
    const calendar = await world.get('compliance.list', {
      range: { kind: 'half-year', day: '2026-11-21' },
      policy: 'fj-2021-31',
      rank: 'leader',
      unit: null,
      rule: 'fj.1.3',
      statuses: ['missed', 'due-soon', 'under-review', 'open'],
    });
    const owing = data[1]?.rows.map(({ cells }) => cells[1]);
    expect(owing?.toSorted()).toEqual(calendar.items.map(({ subject }) => subject.name).toSorted());
    expect(owing).not.toContain('林致远');
    expect(data[1]?.rows[0]?.to).toMatchObject({ room: 'calendar', rule: 'fj.1.3' });
    const { items } = await world.get('document.plan', query);
    expect(items[0]?.gaps[0]).toBe('带队督查：1 份督查报告未附');
    expect(items[0]?.name).toBe('专项督查、专题调研登记表');
  });
});

describe('the list of examples', () => {
  it('is headed as the policy heads it, and leaves drafts out but says so', async () => {
    const entry = visit(lin, { happened: '2026-10-09', carriers: ['党总支'], commendable: true });
    await world.get('entry.save', entry);
    const query = asked('commendable', october);
    const title = '先进典型事例清单';
    expect((await world.get('document.plan', query)).items).toMatchObject([
      { name: title, state: 'incomplete', gaps: ['1 例是草稿或已退回，未列入'] },
    ]);
    await world.get('sheet.submit', { person: lin, month: '2026-10' });
    expect((await world.get('document.plan', query)).items).toMatchObject([
      { state: 'ready', standing: '1 例', file: `2026年10月/${title}-2026年10月` },
    ]);
    const { tables } = await shown(query);
    expect(tables[0]?.[1]?.slice(1, 3)).toEqual(['10月9日', '林致远']);
    expect((await world.get('document.plan', asked('commendable', november))).items).toMatchObject([
      { state: 'empty' },
    ]);
  });
});

describe('the list of links', () => {
  it('lists each link once in either order, and says what the board says is lacking', async () => {
    const object = await objectId(world, '护理学院党总支');
    await world.get('link.save', {
      id: null,
      person: lin,
      object,
      since: '2025-09-01',
      until: null,
      origin: 'assigned',
    });
    const day = '2026-11-21';
    const board = await world.get('link.board', { day });
    const links = board.people.flatMap((row) => row.links);
    const people = asked('links', { kind: 'month', day });
    const { data } = await shown(people);
    expect(data[0]?.rows).toHaveLength(links.length);
    expect(data[1]?.rows.map(({ cells }) => cells[0])).toEqual(
      board.people.filter(({ lacks }) => lacks.length > 0).map(({ subject }) => subject.name),
    );
    const byObject = await shown(asked('links', people.range, { order: 'objects' }));
    const rows = (byObject.tables[0] ?? []).filter((row) => row[4] === '林致远');
    expect(rows).toHaveLength(links.filter(({ person }) => person === lin).length);
    const { items, label } = await world.get('document.plan', people);
    expect(label).toBe('2026年11月21日');
    expect(items[0]?.file).toBe('2026年/联系关系一览表-按人员-2026年11月21日');
    const uncovered = board.coverage.flatMap(({ missing }) => missing).length;
    expect(items[0]?.gaps.join()).toContain(`还有 ${String(uncovered)} 个对象没有`);
  });
});

describe('the extract of a record', () => {
  const extractOf = (id: string): DocumentQuery =>
    asked('record', november, { record: 'entry', id });

  it('tells what changed from what to what, and that the chain holds', async () => {
    const entry = visit(lin, { happened: '2026-11-09', carriers: ['党总支'] });
    const { id } = await world.get('entry.save', entry);
    world.at('2026-11-21T10:00:00');
    await world.get('entry.save', { ...entry, id, summary: '改过的简况。', present: 12 });
    const { tables, data } = await shown(extractOf(id));
    const steps = tables[1] ?? [];
    expect(steps).toHaveLength(3);
    expect(steps[1]?.[3]).toContain('工作简况：列席总支委员会。');
    expect(steps[2]?.[3]).toContain('工作简况：列席总支委员会。 → 改过的简况。');
    expect(steps[2]?.[3]).toContain('参加人数：（空） → 12');
    const proof = new Map((tables[2] ?? []).map((row) => [row[0], row[1]]));
    expect(proof.get('本记录的行数')).toBe('2 行');
    const verified = await world.get('history.verify', null);
    expect(proof.get('变更链总行数')).toBe(`${String(verified.changes)} 行`);
    expect(proof.get('链尾校验值')).toMatch(/^[0-9a-f]{64}$/u);
    expect(data[0]?.rows[0]?.to).toEqual({ room: 'sheets', person: lin, month: '2026-11' });
  });

  it('is saved where the clerk says, also of what lies in the recycle bin', async () => {
    const { id } = await world.get(
      'entry.save',
      visit(lin, { happened: '2026-11-09', carriers: ['党总支'] }),
    );
    await world.get('record.remove', { kind: 'entry', id });
    const path = join(world.folder, '摘录.docx');
    world.hands.save.push(path);
    const begun = await world.get('document.write', {
      query: extractOf(id),
      items: null,
      format: 'docx',
      as: 'one',
      existing: 'both',
      folder: null,
    });
    if (begun?.kind !== 'job') throw new Error('nothing was begun');
    const state = () => world.get('job.state', { id: begun.job.id });
    while ((await state()).running) await new Promise((next) => setImmediate(next));
    expect(await state()).toMatchObject({ written: ['摘录.docx'], failed: [] });
    const { paragraphs } = docxStructure(new Uint8Array(readFileSync(path)));
    expect(paragraphs.join('\n')).toContain('移入回收站前的内容');
    expect(paragraphs.join('\n')).toContain('✓ 摘录时已把变更链从头核对一遍');
  });

  it('refuses what never was', async () => {
    expect(await world.refused('document.plan', extractOf('nobody'))).toMatchObject({
      code: 'not-found',
      what: 'entry',
    });
    expect((await world.get('document.offers', null)).map(({ kind }) => kind)).not.toContain(
      'record',
    );
  });
});
