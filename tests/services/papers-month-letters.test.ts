import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentQuery, WriteQuery } from '#api/document-contract';
import { docxStructure } from '../documents/office.ts';
import { FJ, makeSchool, october, octoberOfLin } from './compliance-school.ts';
import type { School } from './compliance-school.ts';
import { result } from './papers-leaders.ts';

let school: School;
let folder: string;
beforeEach(async () => {
  school = await makeSchool();
  await octoberOfLin(school);
  folder = join(school.world.folder, '归档');
  mkdirSync(folder);
});
afterEach(() => {
  school.world.end();
});

const asked = (options: DocumentQuery['options'] = {}): DocumentQuery => ({
  kind: 'letters',
  range: october,
  options,
});
const people = asked({ to: 'person' });
const plan = (query: DocumentQuery) => school.world.get('document.plan', query);
const numberOn = (bytes: Uint8Array): string | undefined =>
  docxStructure(bytes).paragraphs.find((text) => /^\d{4}年第\d+号$/u.test(text));
const write = (query: DocumentQuery, said: Partial<WriteQuery> = {}) => {
  school.world.hands.folder.push(folder);
  return result(school.world, { query, ...said });
};
/** One alone goes where a dialog says. */
const writeOne = (query: DocumentQuery, name: string) => {
  school.world.hands.save.push(join(folder, `${name}.docx`));
  return result(school.world, { query, items: [school.id(name)] });
};
/** Numbers on the papers in a folder of the month, by whom they go to. */
const printed = (): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    readdirSync(join(folder, '2026年10月'))
      .filter((file) => file.endsWith('.docx'))
      .map((file) => [
        file.split('-')[1] ?? '',
        numberOn(new Uint8Array(readFileSync(join(folder, '2026年10月', file)))),
      ]),
  );
/** The same as the ledger has them. */
const recorded = async (): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    (await school.world.get('reminder.list', null)).map(({ to, number }) => [to, number]),
  );

describe('letters', () => {
  it('go to whom the calendar’s list would write, and say what they name', async () => {
    const { items, notes, label } = await plan(asked());
    const preview = await school.world.get('reminder.preview', {
      duties: {
        range: october,
        policy: null,
        rank: null,
        unit: null,
        rule: null,
        statuses: ['missed'],
      },
      kind: 'reminder',
      to: 'unit',
      due: null,
      only: null,
    });
    expect(label).toBe('2026年10月');
    expect(notes).toEqual([]);
    expect(items.map(({ id, name, standing }) => [id, name, standing])).toEqual(
      preview.map(({ to, name, items: duties }) => [to, name, `${String(duties.length)} 项`]),
    );
    expect(items.map(({ file }) => file)).toEqual([
      '2026年10月/催报单-党委-2026年11月21日',
      '2026年10月/催报单-护理学院-2026年11月21日',
    ]);
    const { data } = await school.world.get('document.preview', {
      query: asked(),
      item: school.id('护理学院'),
    });
    expect(data[0]?.rows[0]).toMatchObject({
      cells: [
        '秦丙',
        expect.any(String),
        expect.any(String),
        '2026—2027学年',
        '2026年9月10日',
        '逾期未完成 0/1份',
      ],
      to: { room: 'calendar', policy: FJ, subject: school.id('秦丙'), range: october },
    });
  });

  it('of a wider scope name what is about to be due as well', async () => {
    const range = { kind: 'month', day: '2026-11-15' } as const;
    const count = async (scope: string) =>
      (await plan({ ...asked({ scope }), range })).items.flatMap(({ standing }) => standing);
    expect(await count('pressing')).not.toEqual(await count('missed'));
  });

  it('are numbered through what is written, whatever else was planned', async () => {
    expect((await plan(people)).items.map(({ name }) => name)).toEqual([
      '林甲',
      '秦丙',
      '叶丁',
      '周乙',
    ]);
    const first = await write(people, { items: [school.id('秦丙'), school.id('周乙')] });
    expect(first.failed).toEqual([]);
    expect(printed()).toEqual({ 秦丙: '2026年第1号', 周乙: '2026年第2号' });
    expect(await recorded()).toEqual(printed());
    const rest = await write(people, { existing: 'skip' });
    expect(rest.skipped).toHaveLength(2);
    expect(printed()).toMatchObject({ 林甲: '2026年第3号', 叶丁: '2026年第4号' });
    expect(await recorded()).toEqual(printed());
  });

  it('in one file are all issued, each kind by its own numbers', async () => {
    const path = join(folder, '督办.docx');
    school.world.hands.save.push(path);
    await result(school.world, {
      query: asked({ letter: 'supervision', to: 'person', due: '2026-11-28' }),
      as: 'one',
    });
    const { paragraphs } = docxStructure(new Uint8Array(readFileSync(path)));
    expect(paragraphs.filter((text) => /^2026年第\d号$/u.test(text))).toHaveLength(4);
    expect(paragraphs.filter((text) => text === '督办单')).toHaveLength(4);
    const list = await school.world.get('reminder.list', null);
    expect(list.map(({ kind, number, due }) => [kind, number, due])).toEqual(
      [4, 3, 2, 1].map((number) => ['supervision', `2026年第${String(number)}号`, '2026-11-28']),
    );
    await writeOne(people, '林甲');
    expect((await recorded())['林甲']).toBe('2026年第1号');
  });

  it('that can’t be written take no number, and those after them wait', async () => {
    // A folder stands where the second letter would go.
    mkdirSync(join(folder, '2026年10月', '催报单-秦丙-2026年11月21日.docx'), { recursive: true });
    const job = await write(people, { existing: 'replace' });
    expect(job.written).toHaveLength(1);
    expect(job.failed).toHaveLength(3);
    expect(await recorded()).toEqual({ 林甲: '2026年第1号' });
    const later = await writeOne(people, '叶丁');
    expect(later.failed).toEqual([]);
    expect(await recorded()).toEqual({ 林甲: '2026年第1号', 叶丁: '2026年第2号' });
  });

  it('tell what was sent before, without being taken for an edition of it', async () => {
    await writeOne(people, '秦丙');
    school.world.at('2026-11-25T09:00:00');
    const [found] = (await plan(people)).items.filter(({ name }) => name === '秦丙');
    expect(found).toMatchObject({
      printed: null,
      gaps: ['2026年11月21日已发过催报单（2026年第1号），其中有相同事项'],
      file: '2026年10月/催报单-秦丙-2026年11月25日',
    });
    const { data } = await school.world.get('document.preview', {
      query: people,
      item: school.id('秦丙'),
    });
    expect(data[0]?.rows.map(({ marks }) => marks)).toEqual([['11月21日催过'], ['11月21日催过']]);
  });

  it('saved again on their day are copies under the numbers they have', async () => {
    await write(people);
    const first = await recorded();
    expect(printed()).toEqual(first);
    await write(people, { existing: 'both' });
    expect(readdirSync(join(folder, '2026年10月'))).toHaveLength(8);
    school.world.hands.save.push(join(folder, '全部.docx'));
    await result(school.world, { query: people, as: 'one' });
    expect(printed()).toEqual(first);
    const all = docxStructure(new Uint8Array(readFileSync(join(folder, '全部.docx')))).paragraphs;
    expect(all.filter((text) => /^\d{4}年第\d+号$/u.test(text))).toEqual(
      Object.values(first).sort(),
    );
    expect(await school.world.get('reminder.list', null)).toHaveLength(4);
    for (const { name, printed: last, gaps } of (await plan(people)).items) {
      expect(last).toMatchObject({ edition: 1, copies: 3, same: true });
      expect(gaps).toEqual([`今天已发（${first[name] ?? ''}），内容相同：再存编号不变`]);
    }
  });

  it('with another day for the answer, or on another day, are new ones', async () => {
    await writeOne(people, '秦丙');
    const later = { ...people, options: { ...people.options, due: '2026-11-28' } };
    await writeOne(later, '秦丙');
    school.world.at('2026-11-22T09:00:00');
    await writeOne(people, '秦丙');
    const list = await school.world.get('reminder.list', null);
    expect(list.map(({ number, due, issued }) => [number, due, issued])).toEqual([
      ['2026年第3号', null, '2026-11-22'],
      ['2026年第2号', '2026-11-28', '2026-11-21'],
      ['2026年第1号', null, '2026-11-21'],
    ]);
  });

  it('from the calendar keep their numbers too, and none once they were taken back', async () => {
    const asking = async (only: readonly string[]) => {
      school.world.hands.save.push(join(folder, '日历.docx'));
      const statuses = ['missed'] as const;
      const duties = { range: october, policy: null, rank: null, unit: null, rule: null, statuses };
      const said = { kind: 'reminder', to: 'person', due: null, only } as const;
      await school.world.get('reminder.issue', { ...said, duties });
    };
    await asking([school.id('周乙')]);
    await asking([school.id('秦丙')]);
    await write(people, { items: [school.id('林甲'), school.id('秦丙')] });
    const issued = { 周乙: '2026年第1号', 秦丙: '2026年第2号', 林甲: '2026年第3号' };
    expect(await recorded()).toEqual(issued);
    await asking([school.id('林甲')]);
    expect(await recorded()).toEqual(issued);
    // The last step that can be taken back is the calendar's: what left as a document stays.
    await school.world.get('change.undo', null);
    await school.world.get('change.undo', null);
    expect(await recorded()).toEqual({ 林甲: '2026年第3号' });
    await writeOne(people, '秦丙');
    expect(await recorded()).toEqual({ 林甲: '2026年第3号', 秦丙: '2026年第4号' });
  });

  it('leave no trace of looking, and none where there is nobody to write to', async () => {
    await plan(people);
    await school.world.get('document.preview', { query: people, item: null });
    expect(await recorded()).toEqual({});
    const before = { kind: 'month', day: '2019-08-10' } as const;
    const empty = await plan({ ...people, range: before });
    expect([empty.items, empty.notes]).toEqual([
      [],
      ['本期没有要催办的事项。换一个期间或范围再试。'],
    ]);
  });

  it('are refused with a day for the answer that is none, or over', async () => {
    for (const due of ['后天', '2026-11-20'])
      expect(await school.world.refused('document.plan', asked({ due }))).toMatchObject({
        code: 'invalid',
        field: '答复期限',
      });
    expect((await plan(asked({ due: '2026-11-21' }))).items).toHaveLength(2);
  });
});
