import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ListSource } from '#api/office-contract';
import { docxStructure, partOf } from '../documents/office.ts';
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

const fj = 'fj-2021-31';
const october = { kind: 'month', day: '2026-10-15' } as const;
const year = { kind: 'academic-year', day: '2026-11-21' } as const;

/** The list as the clerk would find it: its paragraphs, and the rows of its table. */
const saved = async (source: ListSource) => {
  const path = join(world.folder, `${source.list}.docx`);
  world.hands.save.push(path);
  const file = await world.get('list.save', { source, format: 'docx' });
  expect(file?.path).toBe(path);
  const { paragraphs, tables } = docxStructure(new Uint8Array(readFileSync(path)));
  return {
    paragraphs,
    rows: (tables[0] ?? []).map((row) => row.cells.map((cell) => cell.paragraphs.join(''))),
  };
};

const fill = async (): Promise<string> => {
  const person = await personId(world, '林致远');
  await world.get('entry.save', visit(person, { happened: '2026-10-09', carriers: ['党总支'] }));
  world.at('2026-11-03T09:00:00');
  await world.get('sheet.submit', { person, month: '2026-10' });
  world.at('2026-11-21T09:00:00');
  return person;
};

describe('list.save', () => {
  it('writes the matrix with its signs, what they mean, and who is in it', async () => {
    await fill();
    const { paragraphs, rows } = await saved({
      list: 'matrix',
      query: { range: october, policy: fj, rank: 'leader' },
    });
    expect(paragraphs[0]).toBe('联系师生工作落实情况一览表');
    expect(paragraphs.join('\n')).toContain(
      '期间：2026年10月　　范围：院领导　　统计至：2026年11月21日',
    );
    expect(paragraphs.join('\n')).toMatch(
      /应完成 \d+ 项，已完成 \d+ 项，完成率 [\d.]+%；按时 \d+ 项，按时率 /u,
    );
    expect(paragraphs.join('\n')).toMatch(/注：✓ 达标.*✕ 未达标/u);
    const head = rows[1] ?? [];
    const lin = rows.find((row) => row[1] === '林致远') ?? [];
    expect(lin[head.indexOf('深入党总支')]).toBe('✓');
    expect(lin[head.indexOf('深入党支部')]).toBe('✕');
    expect(paragraphs).toContain('示例卫生职业学院');
  });

  it('writes the duties, the summary, a person, a rule and the declarations', async () => {
    const person = await fill();
    const duties = await saved({
      list: 'duties',
      query: {
        range: october,
        policy: fj,
        rank: 'leader',
        unit: null,
        rule: null,
        statuses: ['missed'],
      },
    });
    expect(duties.rows.length).toBeGreaterThan(10);
    expect(duties.paragraphs.join('')).toContain('状态：未达标');
    for (const row of duties.rows.slice(1)) expect(row.at(-3)).toBe('✕ 未达标');
    const summary = await saved({
      list: 'summary',
      query: { range: october, policy: fj, by: 'person', rank: 'leader' },
    });
    // A leader has more clauses than a page has columns: they go down it, people across.
    expect(summary.rows[0]).toContain('林致远');
    const mine = await saved({ list: 'person', query: { person, year } });
    expect(mine.paragraphs.join('')).toContain('姓名：林致远');
    expect(mine.rows[0]?.slice(2)).toHaveLength(12);
    const rule = await saved({ list: 'rule', query: { policy: fj, rule: 'fj.1.2', year } });
    const rates = rule.rows.at(-1) ?? [];
    expect(rates[1]).toBe('完成率');
    // Of August, the year's last month, nothing is due in November.
    expect(rates.at(-1)).toBe('—');
    expect(rates).toContain('0%');
    const declarations = await saved({
      list: 'declarations',
      query: { academicYear: '2026-2027' },
    });
    expect(declarations.rows.some((row) => row[1] === '苏明睿' && row.at(-1) === '✕ 未报')).toBe(
      true,
    );
  });

  it('writes workbooks as well, and nothing when the clerk cancels', async () => {
    const source: ListSource = {
      list: 'matrix',
      query: { range: october, policy: fj, rank: 'leader' },
    };
    expect(await world.get('list.save', { source, format: 'xlsx' })).toBeNull();
    // The ending that was not typed is added.
    world.hands.save.push(join(world.folder, '矩阵'));
    const file = await world.get('list.save', { source, format: 'xlsx' });
    expect(file?.path).toMatch(/矩阵\.xlsx$/u);
    const bytes = new Uint8Array(readFileSync(file?.path ?? ''));
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('林致远');
    expect(await world.ask('file.open', { id: file?.id ?? '' })).toMatchObject({ ok: true });
    expect(world.hands.opened).toEqual([file?.path]);
  });
});
