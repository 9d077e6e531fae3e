import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReminderQuery } from '#api/office-contract';
import { docxStructure } from '../documents/office.ts';
import {
  FJ,
  autumn,
  handIn,
  makeSchool,
  note,
  october,
  octoberOfLin,
} from './compliance-school.ts';
import type { School } from './compliance-school.ts';

let school: School;
beforeEach(async () => {
  school = await makeSchool();
  await octoberOfLin(school);
});
afterEach(() => {
  school.world.end();
});

const monthly = ['fj.2.3', 'fj.3.2', 'fj.4.2', 'fj.5.2'];

const query = (
  said: Partial<ReminderQuery> = {},
  duties: Partial<ReminderQuery['duties']> = {},
) => ({
  duties: {
    range: october,
    policy: FJ,
    rank: null,
    unit: null,
    rule: null,
    statuses: ['missed' as const],
    ...duties,
  },
  kind: 'reminder' as const,
  to: 'unit' as const,
  due: '2026-11-28',
  only: null,
  ...said,
});
const letters = async (...asked: Parameters<typeof query>) =>
  (await school.world.get('reminder.preview', query(...asked))).map(({ name, number, items }) => [
    name,
    number,
    items.length,
  ]);
const list = () => school.world.get('reminder.list', null);
const issue = async (...asked: Parameters<typeof query>) => {
  const path = join(school.world.folder, '单.docx');
  school.world.hands.save.push(path);
  const saved = await school.world.get('reminder.issue', query(...asked));
  expect(saved?.path).toBe(path);
  return docxStructure(new Uint8Array(readFileSync(path)));
};
const undoLabel = async () => {
  const overview = await school.world.get('app.overview', null);
  return overview.stage === 'ready' ? overview.undo?.what : undefined;
};

describe('letters', () => {
  it('go to the units of those who lack something, or to each of them', async () => {
    expect(await letters()).toEqual([
      ['党委', '2026年第1号', expect.any(Number)],
      // 申报 and the sheet of the month, of each of the two
      ['护理学院', '2026年第2号', 4],
    ]);
    expect((await letters({ to: 'person' })).map(([name]) => name)).toEqual([
      '林甲',
      '秦丙',
      '叶丁',
      '周乙',
    ]);
    expect(await letters({ to: 'person', only: [school.id('秦丙')] })).toEqual([
      ['秦丙', '2026年第1号', 2],
    ]);
    expect(await letters({}, { unit: school.id('药学院') })).toEqual([]);
  });

  it('name what is still to be done, never what is met, excused or merely encouraged', async () => {
    const all = await school.world.get(
      'reminder.preview',
      query({}, { statuses: [], range: autumn }),
    );
    const items = all.flatMap((letter) => letter.items);
    expect(new Set(items.map(({ status }) => status))).toEqual(
      new Set(['missed', 'due-soon', 'open']),
    );
    expect(items.some(({ force }) => force === 'encouraged')).toBe(false);
    const [party] = all;
    const names = party?.items.map(({ subject }) => subject.name) ?? [];
    expect(names.lastIndexOf('林甲')).toBeLessThan(names.indexOf('周乙'));
  });

  it('say it on paper, one letter a page, people together', async () => {
    const { bytes, name } = await school.world.get('reminder.document', query());
    expect(name).toBe('催报单-2份-2026-11-21.docx');
    const { paragraphs, tables } = docxStructure(bytes);
    expect(paragraphs.join('\n')).toContain(
      '《领导干部联系师生工作制度(修订)》（闽卫院委〔2021〕31号）',
    );
    expect(paragraphs.filter((text) => text === '护理学院：')).toHaveLength(1);
    const rows = (tables[1] ?? []).map((row) => row.cells.map((cell) => cell.paragraphs.join('|')));
    expect(rows.filter(({ length }) => length === 1)).toEqual([['秦丙（2项）'], ['叶丁（2项）']]);
    const alone = await school.world.get(
      'reminder.document',
      query({ kind: 'supervision', to: 'person', only: [school.id('秦丙')] }),
    );
    expect(alone.name).toBe('督办单-秦丙-2026-11-21.docx');
  });

  it('are not made of nothing', async () => {
    const nobody = query({}, { unit: school.id('药学院') });
    const problem = { code: 'invalid', field: '清单' };
    expect(await school.world.refused('reminder.document', nobody)).toMatchObject(problem);
    expect(await school.world.refused('reminder.issue', nobody)).toMatchObject(problem);
  });
});

describe('issuing', () => {
  it('leaves no trace of looking, of a cancelled dialog, or of a file that was not written', async () => {
    const before = await undoLabel();
    await letters();
    await school.world.get('reminder.document', query());
    expect(await school.world.get('reminder.issue', query())).toBeNull();
    const locked = join(school.world.folder, '没有的文件夹', '单.docx');
    school.world.hands.save.push(locked);
    expect(await school.world.refused('reminder.issue', query())).toMatchObject({
      code: 'write-failed',
    });
    expect(existsSync(locked)).toBe(false);
    expect(await list()).toEqual([]);
    expect(await undoLabel()).toBe(before);
    expect((await letters())[0]?.[1]).toBe('2026年第1号');
  });

  it('records each letter once, in one step that one undo takes back', async () => {
    const asked = query({ only: [school.id('护理学院')] });
    const { paragraphs } = await issue({ only: [school.id('护理学院')] });
    expect(paragraphs).toContain('2026年第1号');
    expect(await list()).toEqual([
      {
        id: expect.any(String) as string,
        kind: 'reminder',
        number: '2026年第1号',
        issued: '2026-11-21',
        to: '护理学院',
        due: '2026-11-28',
        items: 4,
        settled: 0,
      },
    ]);
    expect(await undoLabel()).toBe('发出催报单 1 份：护理学院');
    // The one of before is in the file again, under its number: only the other one is new.
    expect((await issue()).paragraphs).toEqual(
      expect.arrayContaining(['2026年第1号', '2026年第2号']),
    );
    expect(await list()).toHaveLength(2);
    expect(await undoLabel()).toBe('发出催报单 1 份：党委');
    await issue();
    expect(await list()).toHaveLength(2);
    await school.world.get('change.undo', null);
    expect(await list()).toHaveLength(1);
    await school.world.get('change.undo', null);
    expect(await list()).toEqual([]);
    expect((await school.world.get('reminder.preview', asked))[0]?.number).toBe('2026年第1号');
  });

  it('numbers each kind through the year and begins again with the next', async () => {
    await issue();
    expect((await letters()).map(([, number]) => number)).toEqual(['2026年第1号', '2026年第2号']);
    const other = { due: '2026-11-30' };
    expect((await letters(other)).map(([, number]) => number)).toEqual([
      '2026年第3号',
      '2026年第4号',
    ]);
    expect((await letters({ kind: 'supervision' }))[0]?.[1]).toBe('2026年第1号');
    await issue({ kind: 'supervision', to: 'person' });
    expect((await letters({ kind: 'supervision' }))[0]?.[1]).toBe('2026年第5号');
    expect((await letters(other))[0]?.[1]).toBe('2026年第3号');
    school.world.at('2027-01-04T09:00:00');
    expect((await letters())[0]?.[1]).toBe('2027年第1号');
    await issue();
    expect((await list()).map(({ number, kind }) => `${kind} ${number}`).slice(0, 3)).toEqual([
      'reminder 2027年第2号',
      'reminder 2027年第1号',
      'supervision 2026年第4号',
    ]);
  });

  it('is shown beside what it named, and counts what was settled since', async () => {
    const lin = school.id('林甲');
    const duties = query().duties;
    const mine = async () =>
      (await school.world.get('compliance.list', { ...duties, statuses: [] })).items.filter(
        ({ subject }) => subject.id === lin,
      );
    await issue({ to: 'person', only: [lin] }, { statuses: ['missed'] });
    const named = await mine();
    expect(
      new Set(named.filter(({ status }) => status === 'missed').map((item) => item.reminded)),
    ).toEqual(new Set(['2026-11-21']));
    expect(
      new Set(named.filter(({ status }) => status === 'met').map((item) => item.reminded)),
    ).toEqual(new Set([null]));
    const missed = named.filter(({ status }) => status === 'missed');
    expect(missed.map(({ rule }) => rule)).toEqual(expect.arrayContaining(monthly));
    expect(await list()).toMatchObject([{ items: missed.length, settled: 0 }]);
    await note(school, '林甲', {
      happened: '2026-10-28',
      carriers: ['教研室'],
      objectText: '基础护理教研室',
    });
    await handIn(school, '林甲', '2026-10');
    // Together with the draft of the 23rd, which that handed in as well.
    expect(await list()).toMatchObject([{ items: missed.length, settled: 2 }]);
    await school.world.get('exemption.save', {
      id: null,
      person: lin,
      from: '2026-09-01',
      until: '2026-10-31',
      reason: '病假',
      approver: '党委',
    });
    expect(await list()).toMatchObject([{ items: missed.length, settled: missed.length }]);
  });

  it('is recorded for good: it is still there when the ledger is opened again', async () => {
    await issue();
    const before = await list();
    school.world.reopen();
    expect(await list()).toEqual(before);
    expect((await school.world.get('history.verify', null)).ok).toBe(true);
  });
});
