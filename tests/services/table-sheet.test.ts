import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docxTables } from '../documents/office.ts';
import { bothWorld } from './both-policies.ts';
import { personId, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await bothWorld('2026-11-21T09:00:00');
});
afterEach(() => {
  world.end();
});

const meeting = (person: string, happened: string, summary: string) =>
  visit(person, {
    happened,
    summary,
    carriers: ['联系点'],
    objectText: '2026级护理3班',
    present: 30,
  });

const cellOf = async (person: string, rule: string) => {
  const matrix = await world.get('compliance.matrix', {
    range: { kind: 'half-year', day: '2026-11-21' },
    policy: 'neu-2020-82',
    rank: 'middle',
  });
  return matrix.rows
    .find((row) => row.subject.id === person)
    ?.cells.find((cell) => cell.rule === rule);
};

describe('a ledger with two policies', () => {
  it('gives leaders their month and middle managers their half-year', async () => {
    const leader = await personId(world, '林致远');
    const middle = await personId(world, '苏明睿');
    const first = await world.get('sheet.open', { person: leader, month: '2026-10' });
    expect([first.form.id, first.month]).toEqual(['leader-month', '2026-10']);
    for (const month of ['2026-08', '2026-12']) {
      const second = await world.get('sheet.open', { person: middle, month });
      expect([second.form.id, second.month]).toEqual(['work-ledger', '2026-12']);
    }
    const before = await world.get('sheet.open', { person: middle, month: '2026-05' });
    expect(before.form.id).toBe('middle-month');
    const list = await world.get('sheet.list', { form: 'work-ledger', month: '2026-09' });
    expect([list.month, list.deadline]).toEqual(['2026-12', '2026-12-31']);
    expect(list.people.map(({ name }) => name)).toContain('苏明睿');
    expect(list.people.map(({ name }) => name)).not.toContain('林致远');
  });

  it('hands in all entries of the half-year with one sheet, and moves the cell', async () => {
    const person = await personId(world, '苏明睿');
    const { id } = await world.get('entry.save', meeting(person, '2026-09-16', '参加主题班会。'));
    await world.get('entry.save', meeting(person, '2026-11-05', '走访宿舍。'));
    await world.get('entry.save', meeting(person, '2026-06-20', '毕业座谈。'));
    const issue = await world.get('issue.save', {
      id: null,
      raised: '2026-09-16',
      person,
      entry: id,
      text: '宿舍热水供应时间短。',
      kind: '后勤',
      weight: 'ordinary',
      unit: null,
    });
    await world.get('issue.step', {
      id: issue.id,
      step: { kind: 'fed-back', date: '2026-10-08', by: '苏明睿', note: '' },
    });
    expect(await cellOf(person, 'neu.5')).toMatchObject({ done: 0, expected: 1 });
    const submitted = await world.get('sheet.submit', { person, month: '2026-10' });
    expect(submitted.content).toMatchObject({
      kind: 'table',
      lines: [{ summary: '参加主题班会。' }, { summary: '走访宿舍。' }],
    });
    expect(submitted.entries.map(({ entry }) => entry.status)).toEqual(['submitted', 'submitted']);
    expect(submitted.sheet).toMatchObject({ month: '2026-12', status: 'submitted' });
    expect(await cellOf(person, 'neu.5')).toMatchObject({ status: 'met', done: 1 });
    const content = submitted.content;
    if (content.kind !== 'table') throw new Error('No table');
    const { columns } = content.form;
    const cells = Object.fromEntries(
      columns.map(({ field }, index) => [field, content.lines[0]?.cells[index]]),
    );
    expect(cells).toMatchObject({
      ordinal: '1',
      'unit-title': '学生工作部部长',
      mode: '面对面',
      present: '30',
      issues: '宿舍热水供应时间短。',
      handling: '10月8日反馈',
    });
    const undo = await world.get('app.overview', null);
    expect(undo.stage === 'ready' ? undo.undo?.what : '').toBe(
      '提交 苏明睿 2026年下半年 工作记录表',
    );
  });

  it('takes a zero report for the half-year', async () => {
    const person = await personId(world, '苏明睿');
    expect(await world.refused('sheet.submit', { person, month: '2026-12' })).toEqual({
      code: 'sheet-empty',
    });
    await world.get('sheet.save', {
      person,
      month: '2026-09',
      content: '',
      zeroReason: '本半年在外挂职',
    });
    const view = await world.get('sheet.submit', { person, month: '2026-07' });
    expect(view.content).toMatchObject({ remarks: ['零报告：本半年在外挂职'] });
  });

  it('saves everybody’s ledger and one list of those that are in', async () => {
    const person = await personId(world, '苏明睿');
    await world.get('entry.save', meeting(person, '2026-09-16', '参加主题班会。'));
    await world.get('sheet.submit', { person, month: '2026-12' });
    await world.get('entry.save', meeting(person, '2026-11-18', '还没有提交。'));
    const parent = join(world.folder, 'out');
    mkdirSync(parent);
    const range = { kind: 'half-year', day: '2026-11-21' } as const;
    for (const kind of ['sheets', 'collected'] as const) {
      const query = { kind, range, options: { form: 'work-ledger' } };
      const begun = world
        .app()
        .writeInto({ query, items: null, format: 'docx', as: 'each', existing: 'both' }, parent);
      if (!begun.ok) throw new Error('not begun');
      await begun.value.finished;
    }
    const folder = join(parent, '2026年下半年');
    const files = readdirSync(folder);
    expect(files).toContain('工作台账-苏明睿-2026年下半年.docx');
    const copies = files.filter((file) => !/-.+-/u.test(file));
    expect(copies).not.toEqual([]);
    for (const copy of copies) {
      const rows = docxTables(new Uint8Array(readFileSync(join(folder, copy))))
        .flat()
        .map((row) => row.cells.map((cell) => cell.paragraphs.join('')).join('|'));
      expect(rows.filter((row) => row.includes('参加主题班会。'))).toHaveLength(1);
      expect(rows.join()).not.toContain('还没有提交');
    }
  });
});
