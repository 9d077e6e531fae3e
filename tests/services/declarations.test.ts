import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Asked } from '#api/contract';
import { collegeWorld, personId } from './world.ts';
import type { World } from './world.ts';

let world: World;
let person: string;
beforeEach(async () => {
  world = await collegeWorld();
  person = await personId(world, '苏明睿');
});
afterEach(() => {
  world.end();
});

const academicYear = '2026-2027';
const said = (): Asked<'declaration.save'> => ({
  person,
  academicYear,
  jobFunction: '学生管理',
  businessBody: '',
  personalStrength: '',
  teacherCarriers: '',
  studentCarriers: '2026级护理1班',
  submit: false,
});
const row = async () => {
  const { rows } = await world.get('declaration.board', { academicYear });
  return rows.find(({ subject }) => subject.id === person);
};

describe('declarations of a year', () => {
  it('asks everybody whom the clause speaks to, and nobody else', async () => {
    const board = await world.get('declaration.board', { academicYear });
    expect(board.deadline).toBe('2026-09-10');
    const names = board.rows.map(({ subject }) => subject.name);
    expect(names).toContain('苏明睿');
    expect(names).not.toContain('林致远');
    expect(await row()).toMatchObject({ status: 'missing', late: true, declaration: null });
    expect(await world.get('declaration.board', { academicYear: '2031-2032' })).toMatchObject({
      rows: [],
      deadline: null,
    });
  });

  it('goes from draft over incomplete to complete, and marks what came late', async () => {
    await world.get('declaration.save', said());
    expect(await row()).toMatchObject({ status: 'draft', missing: ['teachers'] });
    await world.get('declaration.save', { ...said(), submit: true, received: '2026-09-05' });
    expect(await row()).toMatchObject({ status: 'incomplete', late: false, missing: ['teachers'] });
    const whole = { ...said(), teacherCarriers: '护理教研室', submit: true };
    await world.get('declaration.save', whole);
    expect(await row()).toMatchObject({
      status: 'complete',
      late: false,
      declaration: { received: '2026-09-05' },
    });
    await world.get('declaration.save', { ...whole, received: '2026-09-20' });
    expect(await row()).toMatchObject({ status: 'complete', late: true });
    await world.get('declaration.save', { ...whole, received: null });
    expect(await row()).toMatchObject({ status: 'draft' });
    expect(
      await world.refused('declaration.save', { ...whole, received: '2026-12-01' }),
    ).toMatchObject({ code: 'invalid', field: '收到日期' });
  });

  it('exempts who was away for most of the year', async () => {
    await world.get('exemption.save', {
      id: null,
      person,
      from: '2026-08-31',
      until: '2027-08-30',
      reason: '挂职',
      approver: '',
    });
    expect(await row()).toMatchObject({ status: 'exempt', late: false });
  });
});
