import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Asked } from '#api/contract';
import type { IssueStepKind } from '#domain/issue';
import { bothWorld } from './both.ts';
import { personId } from './world.ts';
import type { World } from './world.ts';

let world: World;
let person: string;
beforeEach(async () => {
  world = await bothWorld();
  person = await personId(world, '苏明睿');
});
afterEach(() => {
  world.end();
});

const raised = (change: Partial<Asked<'issue.save'>> = {}): Asked<'issue.save'> => ({
  id: null,
  raised: '2026-11-02',
  person,
  entry: null,
  text: '3号宿舍楼热水供应时间太短',
  kind: '后勤',
  weight: 'ordinary',
  unit: null,
  ...change,
});
const only = async () => {
  const [first] = await world.get('issue.list', null);
  if (first === undefined) throw new Error('no issue');
  return first;
};
const step = async (
  id: string,
  kind: IssueStepKind,
  date: string,
  more: Partial<Asked<'issue.step'>> = {},
): Promise<void> => {
  await world.get('issue.step', { id, step: { kind, date, by: '', note: '' }, ...more });
};

describe('issues', () => {
  it('goes from new to fed back, due so many working days after it was raised, with the clause', async () => {
    const { id } = await world.get('issue.save', raised());
    expect(await only()).toMatchObject({
      personName: '苏明睿',
      stage: 'new',
      // 15 working days after Monday 2 November
      due: '2026-11-23',
      late: false,
      clause: { workingDays: 15 },
    });
    const { units } = await world.get('roster.all', null);
    const unit = units[0]?.id ?? '';
    await step(id, 'handed-on', '2026-11-03', { unit });
    expect(await only()).toMatchObject({ stage: 'handed-on', unitName: units[0]?.name });
    await step(id, 'resolved', '2026-11-10');
    expect((await only()).stage).toBe('resolved');
    await step(id, 'fed-back', '2026-11-12');
    expect(await only()).toMatchObject({ stage: 'fed-back', late: false });
    await step(id, 'worked-on', '2026-11-05');
    expect((await only()).issue.steps.map(({ kind }) => kind)).toEqual([
      'handed-on',
      'worked-on',
      'resolved',
      'fed-back',
    ]);
    expect((await world.get('change.undo', null)).what).toBe(
      '登记“3号宿舍楼热水供应时间太短”的办理',
    );
  });

  it('puts what is overdue first, and marks heavy ones that were not reported', async () => {
    await world.get('issue.save', raised({ text: '新近的' }));
    await world.get('issue.save', raised({ text: '拖了很久的', raised: '2026-10-09' }));
    await world.get('issue.save', raised({ text: '共性的', weight: 'common' }));
    const list = await world.get('issue.list', null);
    expect(list.map(({ issue }) => issue.text)[0]).toBe('拖了很久的');
    expect(list[0]).toMatchObject({ late: true });
    const common = list.find(({ issue }) => issue.weight === 'common');
    expect(common?.unreported).toBe(true);
    await step(common?.issue.id ?? '', 'reported', '2026-11-20');
    const after = await world.get('issue.list', null);
    expect(after.find(({ issue }) => issue.weight === 'common')?.unreported).toBe(false);
  });

  it('corrects and takes away steps, and refuses days that cannot be', async () => {
    const { id } = await world.get('issue.save', raised());
    await step(id, 'handed-on', '2026-11-03');
    await step(id, 'handed-on', '2026-11-04', { at: 0 });
    expect((await only()).issue.steps).toMatchObject([{ date: '2026-11-04' }]);
    await world.get('issue.step', { id, step: null, at: 0 });
    expect((await only()).issue.steps).toEqual([]);
    const bad = async (date: string) =>
      world.refused('issue.step', { id, step: { kind: 'resolved', date, by: '', note: '' } });
    expect(await bad('2026-11-01')).toMatchObject({ code: 'invalid' });
    expect(await bad('2026-11-22')).toMatchObject({ code: 'invalid' });
    expect(await world.refused('issue.step', { id, step: null, at: 3 })).toMatchObject({
      code: 'invalid',
    });
    expect(await world.refused('issue.save', raised({ raised: '2026-11-22' }))).toMatchObject({
      code: 'invalid',
      field: '提出日期',
    });
  });

  it('goes to the recycle bin and comes back with its steps', async () => {
    const { id } = await world.get('issue.save', raised());
    await step(id, 'handed-on', '2026-11-03');
    await world.get('record.remove', { kind: 'issue', id });
    expect(await world.get('issue.list', null)).toEqual([]);
    expect(await world.get('record.deleted', null)).toMatchObject([
      { kind: 'issue', id, label: '3号宿舍楼热水供应时间太短' },
    ]);
    expect(await world.refused('issue.save', raised({ id }))).toMatchObject({ code: 'not-found' });
    await world.get('record.restore', { kind: 'issue', id });
    expect((await only()).issue.steps).toHaveLength(1);
  });

  it('turns the cell of the clause as soon as it is fed back', async () => {
    const cell = async (): Promise<string | undefined> => {
      const view = await only();
      const explained = await world.get('compliance.explain', {
        range: { kind: 'half-year', day: '2026-11-02' },
        policy: 'neu-2020-82',
        rule: 'neu.6',
        subject: view.issue.person,
      });
      return explained.cell.status;
    };
    const { id } = await world.get('issue.save', raised());
    expect(await cell()).not.toBe('met');
    await step(id, 'fed-back', '2026-11-12');
    expect(await cell()).toBe('met');
  });
});
