import { zipSync, strToU8 } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collegeWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await collegeWorld();
});
afterEach(() => {
  world.end();
});

const HEADINGS = '姓名,部门,类别,职务,任职起,任职止,标记';

const review = (text: string) =>
  world.get('roster.drop', {
    kind: 'people',
    name: '名册.csv',
    bytes: new TextEncoder().encode(text),
  });

const people = async () => (await world.get('roster.all', null)).people;

const refusal = async (name: string, bytes: Uint8Array) => {
  const before = await world.get('roster.all', null);
  const problem = await world.refused('roster.drop', { kind: 'people', name, bytes });
  expect(await world.get('roster.all', null)).toEqual(before);
  return problem.code === 'file-refused' ? problem.text : problem.code;
};

describe('a roster with faults', () => {
  it('names a column it does not know and goes on without it', async () => {
    const shown = await review(`${HEADINGS},工资\n江一心,教务处,中层干部,副处长,2026-09-01,,,1\n`);
    expect(shown.notes.join('')).toContain('工资');
    expect(shown.counts).toMatchObject({ new: 1, problem: 0 });
  });

  it('reports bad lines by line and column and keeps the good ones', async () => {
    const shown = await review(
      [
        HEADINGS,
        '江一心,教务处,中层干部,副处长,2026-02-30,,',
        '何处来,教务处,中层干部,科长,2026-09-01,2026-08-01,',
        ',教务处,中层干部,科长,2026-09-01,,',
        '安如山,教务处,中层干部,副处长,2026年9月1日,,',
        '安如山,教务处,中层干部,副处长,2026年9月1日,,',
      ].join('\n'),
    );
    const notes = new Map(shown.rows.map(({ row, notes }) => [row, notes.join('')]));
    expect(notes.get(2)).toMatch(/第 2 行.*任职起.*2026-02-30/u);
    expect(notes.get(3)).toMatch(/第 3 行.*任职止/u);
    expect(notes.get(4)).toMatch(/第 4 行.*姓名/u);
    expect(shown.counts).toMatchObject({ new: 1, problem: 3 });
    const before = (await people()).length;
    expect(await world.get('roster.commit', { review: shown.id })).toMatchObject({
      written: 1,
      left: 3,
    });
    expect((await people()).map(({ name }) => name)).toContain('安如山');
    expect(await people()).toHaveLength(before + 1);
  });

  it('asks who is meant instead of guessing from a name', async () => {
    const shown = await review(`${HEADINGS}\n李响,教务处,中层干部,副处长,2026-10-01,,\n`);
    expect(shown.counts).toMatchObject({ ask: 1 });
    const [row] = shown.rows;
    expect(row?.candidates).toHaveLength(2);
    // Nothing of it is written before somebody has decided.
    expect(await world.get('roster.commit', { review: shown.id })).toMatchObject({
      batch: null,
      left: 1,
    });
    const again = await review(`${HEADINGS}\n李响,教务处,中层干部,副处长,2026-10-01,,\n`);
    const before = (await people()).length;
    const decided = await world.get('roster.decide', {
      review: again.id,
      row: 2,
      decision: row?.candidates[0]?.id ?? '',
    });
    expect(decided.counts).toMatchObject({ ask: 0 });
    await world.get('roster.commit', { review: decided.id });
    expect(await people()).toHaveLength(before);
  });

  it('is refused whole, in words, when it is no roster', async () => {
    const workbook = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<a/>'),
    });
    expect(await refusal('名册.csv', workbook)).toMatch(/Excel.*另存为/u);
    const old = new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Uint8Array(600),
    ]);
    expect(await refusal('名册.csv', old)).toMatch(/另存为/u);
    expect(await refusal('名册.csv', new Uint8Array())).toMatch(/空/u);
    expect(await refusal('名册.csv', new TextEncoder().encode('a,b\n1,2\n'))).toMatch(/表头/u);
    const wrong = new Uint8Array([
      ...new TextEncoder().encode(`${HEADINGS}\n`),
      0xff,
      0xfe,
      0x80,
      0x0a,
    ]);
    expect(await refusal('名册.csv', wrong)).not.toBe('');
  });

  it('of 50 000 lines comes in whole, and goes back whole', async () => {
    const lines = Array.from({ length: 50_000 }, (_, index) =>
      index % 1000 === 999
        ? `某${String(index)},部门${String(index % 40)},中层干部,科员,2026-13-01,,`
        : `某${String(index)},部门${String(index % 40)},中层干部,科员,2026-09-01,,`,
    );
    const shown = await review(`${HEADINGS}\n${lines.join('\n')}\n`);
    expect(shown.counts).toMatchObject({ new: 49_950, problem: 50 });
    const before = (await people()).length;
    expect(await world.get('roster.commit', { review: shown.id })).toMatchObject({
      written: 49_950,
      left: 50,
    });
    expect(await people()).toHaveLength(before + 49_950);
    await world.get('change.undo', null);
    expect(await people()).toHaveLength(before);
  }, 120_000);
});
