import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Asked } from '#api/contract';
import type { PolicyCandidate } from '#api/office-views';
import {
  FJ,
  NEU,
  autumn,
  handIn,
  makeSchool,
  note,
  october,
  octoberOfLin,
} from './compliance-school.ts';
import type { School } from './compliance-school.ts';

const fixtures = join(import.meta.dirname, '../fixtures/policies');
const MINGDE = join(fixtures, 'mingde-2024-6.json');
const mingde = readFileSync(MINGDE, 'utf8');
const november = { kind: 'month', day: '2026-11-15' } as const;

let school: School;
beforeEach(async () => {
  school = await makeSchool();
  await octoberOfLin(school);
});
afterEach(() => {
  school.world.end();
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const drop = (text: string, name = '听课办法.json'): Promise<PolicyCandidate> =>
  school.world.get('policy.drop', { name, bytes: bytesOf(text) });
const enact = (candidate: PolicyCandidate, effectiveFrom: string): Promise<null> =>
  school.world.get('policy.enact', { candidate: candidate.id, effectiveFrom });
const amend = (effectiveFrom: string, minimum = 2, base = FJ): Promise<PolicyCandidate> =>
  school.world.get('policy.amend', { base, effectiveFrom, changes: [{ rule: 'fj.1.2', minimum }] });
const versions = async (series: string) =>
  (await school.world.get('policy.versions', null))
    .filter((version) => version.series === series)
    .map(({ from, until, inForce }) => [from, until, inForce]);
/** How a clause stands for 林甲 in a month. */
const cellOf = async (range: Asked<'compliance.matrix'>['range'], rule = 'fj.1.2') => {
  const matrix = await school.world.get('compliance.matrix', { range, policy: FJ, rank: 'leader' });
  const row = matrix.rows.find(({ subject }) => subject.id === school.id('林甲'));
  const cell = row?.cells.find((one) => one.rule === rule);
  return cell === undefined ? undefined : [cell.status, cell.done, cell.expected];
};
const revision = async (): Promise<number> => {
  const overview = await school.world.get('app.overview', null);
  if (overview.stage !== 'ready') throw new Error('no ledger');
  return overview.revision;
};

describe('a policy file', () => {
  it('is chosen or dropped, and nothing is written before it is put in force', async () => {
    const before = await revision();
    expect(await school.world.get('policy.choose', null)).toBeNull();
    school.world.hands.open.push(MINGDE);
    const chosen = await school.world.get('policy.choose', null);
    expect(chosen).toMatchObject({
      file: 'mingde-2024-6.json',
      policy: { id: 'mingde-2024-6', institution: expect.any(String) as string },
      faults: [],
      replaces: null,
      changes: [],
    });
    const dropped = await drop(mingde);
    expect(dropped.policy).toEqual(chosen?.policy);
    expect(await revision()).toBe(before);
    expect(await versions('mingde-lectures')).toEqual([]);
  });

  it('says its faults by line, and nothing of it can be used', async () => {
    const lines = mingde.split('\n');
    const at = lines.findIndex((line) => line.includes('"measure"'));
    const mangled = lines.with(at, lines[at]?.replace('"measure"', '"mesure"') ?? '').join('\n');
    const { id, policy, faults } = await drop(mangled);
    expect(policy).toBeNull();
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.map(({ line }) => line)).toContain(at + 1);
    expect(faults.every(({ line, text }) => text.includes(`第${String(line)}行`))).toBe(true);
    const asked = { candidate: id, effectiveFrom: '2026-09-01' };
    expect(await school.world.refused('policy.enact', asked)).toEqual({ code: 'review-gone' });
    const cut = await drop(mingde.slice(0, 300));
    expect(cut.policy).toBeNull();
    expect(cut.faults[0]?.line).toBe(mingde.slice(0, 300).split('\n').length);
  });

  it('is refused when it is no text, or too large to be one', async () => {
    const picture = Uint8Array.from({ length: 4000 }, (_, index) => (index * 37) % 256);
    expect(
      await school.world.refused('policy.drop', { name: '照片.json', bytes: picture }),
    ).toMatchObject({
      code: 'file-refused',
      file: '照片.json',
      text: expect.stringMatching(/\.json/u) as string,
    });
    const large = new Uint8Array(16_000_001);
    const tooLarge = { code: 'read-failed', file: '大.json', why: 'too-large' };
    expect(await school.world.refused('policy.drop', { name: '大.json', bytes: large })).toEqual(
      tooLarge,
    );
    const path = join(school.world.folder, '大.json');
    writeFileSync(path, large);
    school.world.hands.open.push(path, join(school.world.folder, '没有.json'));
    expect(await school.world.refused('policy.choose', null)).toEqual(tooLarge);
    expect(await school.world.refused('policy.choose', null)).toMatchObject({ why: 'missing' });
  });

  it('may come from an editor that saves in GBK', async () => {
    const bytes = new Uint8Array(iconv.encode(mingde, 'gbk'));
    const read = await school.world.get('policy.drop', { name: '办法.json', bytes });
    expect(read.policy).toEqual((await drop(mingde)).policy);
  });

  it('may not use what another document of the ledger has', async () => {
    const copy = readFileSync(
      join(fixtures, '../../../resources/policies/fj-2021-31.json'),
      'utf8',
    );
    const same = await drop(copy);
    expect(same.policy).toBeNull();
    expect(same.faults[0]?.text).toMatch(/已有编号（id）为“fj-2021-31”的版本/u);
    const renamed = copy.replace('"id": "fj-2021-31"', '"id": "fj-2026-1"');
    const stranger = await drop(renamed);
    expect(stranger.policy).toBeNull();
    expect(stranger.faults[0]?.text).toMatch(/"series": "fj-2021-31"/u);
    const young = await drop(renamed.replace('"format": 1', '"format": 1, "series": "fj-2021-31"'));
    expect(young).toMatchObject({ faults: [], replaces: FJ, changes: [] });
  });
});

describe('a third policy', () => {
  it('is put in force beside the others, and its people are judged by it', async () => {
    const before = await cellOf(october);
    await enact(await drop(mingde), '2026-09-01');
    expect(await versions('mingde-lectures')).toEqual([['2026-09-01', null, true]]);
    expect(await versions(FJ)).toEqual([['2021-03-30', null, true]]);
    await note(school, '林甲', {
      happened: '2026-11-18',
      carriers: ['听课'],
      amount: 4,
      amountUnit: '学时',
      activities: ['听课'],
      evidence: [{ kind: '听课记录表', title: '' }],
    });
    await handIn(school, '林甲', '2026-11');
    const { items } = await school.world.get('compliance.list', {
      range: autumn,
      policy: 'mingde-lectures',
      rank: null,
      unit: null,
      rule: null,
      statuses: [],
    });
    const told = items
      .filter(({ rule }) => rule === 'md.1' || rule === 'md.2')
      .map(({ rule, subject, done, expected }) => [rule, subject.name, done, expected]);
    expect(told.toSorted()).toEqual([
      ['md.1', '周乙', 0, 4],
      ['md.1', '林甲', 4, 4],
      ['md.2', '叶丁', 0, 6],
      ['md.2', '秦丙', 0, 6],
    ]);
    expect(await cellOf(october)).toEqual(before);
    for (let step = 0; step < 3; step += 1) await school.world.get('change.undo', null);
    expect(await versions('mingde-lectures')).toEqual([]);
  });

  it('is in force no longer than its own file says', async () => {
    const ending = mingde.replace('"effectiveUntil": null', '"effectiveUntil": "2026-12-31"');
    const candidate = await drop(ending);
    const asked = { candidate: candidate.id, effectiveFrom: '2027-01-01' };
    expect(await school.world.refused('policy.enact', asked)).toMatchObject({
      code: 'invalid',
      field: '施行日期',
      text: expect.stringMatching(/只施行到2026年12月31日/u) as string,
    });
    await enact(candidate, '2026-09-01');
    expect(await versions('mingde-lectures')).toEqual([['2026-09-01', '2026-12-31', true]]);
  });
});

describe('another threshold', () => {
  it('makes a candidate that says what it changes and against what', async () => {
    const candidate = await amend('2026-11-01');
    expect(candidate).toMatchObject({ file: '', faults: [], replaces: FJ });
    expect(candidate.changes.map(({ what, id, part }) => [what, id, part])).toEqual([
      ['dates', '', '施行日期'],
      ['rule', 'fj.1.2', '标题'],
      ['rule', 'fj.1.2', '要求'],
    ]);
    expect(candidate.changes[2]).toMatchObject({
      before: expect.stringMatching(/1 ?次/u) as string,
      after: expect.stringMatching(/2 ?次/u) as string,
    });
  });

  it('is refused in words when nothing is changed, or nothing sensible', async () => {
    const none = { base: FJ, effectiveFrom: '2026-11-01', changes: [] };
    expect(await school.world.refused('policy.amend', none)).toMatchObject({ code: 'invalid' });
    const gone = { ...none, base: 'none', changes: [{ rule: 'fj.1.2', minimum: 2 }] };
    expect(await school.world.refused('policy.amend', gone)).toEqual({
      code: 'not-found',
      what: 'policy',
    });
  });

  it('shows exactly the cells that would change, and leaves no trace', async () => {
    const before = await revision();
    const candidate = await amend('2026-11-01');
    const told = await school.world.get('policy.preview', { policy: candidate.id, range: october });
    // 周乙 was away all October; the middle managers owe nothing here.
    expect(
      told.changed.map(({ subject, rule, before: was, after: is }) => [
        subject.name,
        rule,
        [was?.status, was?.done, was?.expected],
        [is?.status, is?.done, is?.expected],
      ]),
    ).toEqual([['林甲', 'fj.1.2', ['met', 1, 1], ['missed', 1, 2]]]);
    expect(told.judged).toBeGreaterThan(30);
    expect(await cellOf(october)).toEqual(['met', 1, 1]);
    expect(await revision()).toBe(before);
    const same = await school.world.get('policy.preview', { policy: NEU, range: autumn });
    expect(same.changed).toEqual([]);
  });

  it('ends the version before it the day before: earlier periods stay as they were', async () => {
    await enact(await amend('2026-11-01'), '2026-11-01');
    expect(await versions(FJ)).toEqual([
      ['2026-11-01', null, true],
      ['2021-03-30', '2026-10-31', false],
    ]);
    expect(await cellOf(october)).toEqual(['met', 1, 1]);
    expect((await cellOf(november))?.[2]).toBe(2);
    // What was in force then, asked for now: it would be judged otherwise, and isn't.
    const told = await school.world.get('policy.preview', { policy: FJ, range: november });
    expect(told.changed.map(({ rule, after }) => [rule, after?.expected])).toEqual([
      ['fj.1.2', 1],
      ['fj.1.2', 1],
    ]);
    expect((await cellOf(november))?.[2]).toBe(2);
    const [young, old] = (await school.world.get('policy.versions', null)).filter(
      ({ series }) => series === FJ,
    );
    const both = { before: old?.id ?? '', after: young?.id ?? '' };
    const changes = await school.world.get('policy.compare', both);
    expect(new Set(changes.map(({ id }) => id))).toEqual(new Set(['', 'fj.1.2']));
  });

  it('is taken back whole by one undo, and can be made again', async () => {
    const before = await school.world.get('policy.versions', null);
    await enact(await amend('2026-11-01'), '2026-11-01');
    await school.world.get('change.undo', null);
    expect(await school.world.get('policy.versions', null)).toEqual(before);
    expect((await cellOf(november))?.[2]).toBe(1);
    await enact(await amend('2026-11-01', 3), '2026-11-01');
    expect((await cellOf(november))?.[2]).toBe(3);
    school.world.reopen();
    expect((await cellOf(november))?.[2]).toBe(3);
    expect((await school.world.get('history.verify', null)).ok).toBe(true);
  });

  it('is not put in force twice, nor two from one day', async () => {
    const [one, other] = [await amend('2026-11-01'), await amend('2026-11-01', 3)];
    await enact(one, '2026-11-01');
    const again = { candidate: one.id, effectiveFrom: '2026-12-01' };
    expect(await school.world.refused('policy.enact', again)).toEqual({ code: 'review-gone' });
    const sameDay = { candidate: other.id, effectiveFrom: '2026-11-01' };
    expect(await school.world.refused('policy.enact', sameDay)).toMatchObject({
      code: 'invalid',
      field: '施行日期',
      text: expect.stringMatching(/已有一个版本从2026年11月1日起施行/u) as string,
    });
  });

  it('may stand between two others, and before all', async () => {
    await enact(await amend('2026-11-01'), '2026-11-01');
    const between = await amend('2026-10-01', 4);
    expect(between.replaces).toBe(FJ);
    await enact(between, '2026-10-01');
    expect(await versions(FJ)).toEqual([
      ['2026-11-01', null, true],
      ['2026-10-01', '2026-10-31', false],
      ['2021-03-30', '2026-09-30', false],
    ]);
    expect(await cellOf(october)).toEqual(['missed', 1, 4]);
    expect((await cellOf(november))?.[2]).toBe(2);
    await enact(await amend('2020-09-01', 5), '2020-09-01');
    expect((await versions(FJ)).at(-1)).toEqual(['2020-09-01', '2021-03-29', false]);
  });
});
