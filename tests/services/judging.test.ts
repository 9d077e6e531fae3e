import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collegeWorld, personId, visit } from './world.ts';
import type { World } from './world.ts';

let world: World;
let person: string;
const range = { kind: 'month', day: '2026-10-15' } as const;

const backfilled = async (): Promise<boolean | undefined> =>
  (await world.get('sheet.open', { person, month: '2026-10' })).entries[0]?.backfill;
const statusOf = async (rule: string): Promise<string | undefined> => {
  const matrix = await world.get('compliance.matrix', {
    range,
    policy: 'fj-2021-31',
    rank: 'leader',
  });
  const row = matrix.rows.find(({ subject }) => subject.id === person);
  return row?.cells.find((cell) => cell.rule === rule)?.status;
};

beforeEach(async () => {
  world = await collegeWorld('2026-10-27T09:00:00');
  person = await personId(world, '林致远');
  await world.get('entry.save', visit(person, { happened: '2026-10-23', carriers: ['党支部'] }));
});
afterEach(() => {
  world.end();
});

describe('thresholds of judging', () => {
  it('are the defaults until the office sets others, and those again after undo', async () => {
    const { settings, defaults } = await world.get('judging.get', null);
    expect(settings).toEqual(defaults);
    expect(await backfilled()).toBe(false);
    const own = { ...defaults, backfillDays: 2 };
    await world.get('judging.save', { settings: own });
    expect(await world.get('judging.get', null)).toEqual({ settings: own, defaults });
    expect(await backfilled()).toBe(true);
    await world.get('change.undo', null);
    expect((await world.get('judging.get', null)).settings).toEqual(defaults);
    expect(await backfilled()).toBe(false);
  });

  it('change verdicts, as the preview said and without leaving a trace until then', async () => {
    const { defaults } = await world.get('judging.get', null);
    const { revision: before } = await ready();
    const settings = { ...defaults, termDaysPerMonth: 25 };
    expect(await statusOf('fj.1.2')).toBe('due-soon');
    const preview = await world.get('judging.preview', { settings, range });
    expect(preview).toMatchObject({ label: '2026年10月', judged: expect.any(Number) as number });
    const cell = preview.changed.find(
      ({ subject, rule }) => subject.id === person && rule === 'fj.1.2',
    );
    expect(cell).toMatchObject({
      subject: { kind: 'person', name: '林致远' },
      before: { status: 'due-soon', done: 0, expected: 1 },
      after: { status: 'exempt' },
    });
    expect((await ready()).revision).toBe(before);
    expect(await statusOf('fj.1.2')).toBe('due-soon');
    await world.get('judging.save', { settings });
    expect(await statusOf('fj.1.2')).toBe('exempt');
  });

  it('change nothing when they are what they were', async () => {
    const { defaults } = await world.get('judging.get', null);
    const preview = await world.get('judging.preview', { settings: defaults, range });
    expect(preview.changed).toEqual([]);
    expect(preview.judged).toBeGreaterThan(100);
  });

  it('have the second reminder no earlier than the first', async () => {
    const { defaults } = await world.get('judging.get', null);
    expect(
      await world.refused('judging.save', { settings: { ...defaults, urgentShare: 0.5 } }),
    ).toMatchObject({ code: 'invalid', field: '第二次提醒' });
  });

  it('are asked for by number of days as well', async () => {
    const { defaults } = await world.get('judging.get', null);
    world.at('2026-10-15T09:00:00');
    expect(await statusOf('fj.1.2')).toBe('open');
    await world.get('judging.save', { settings: { ...defaults, dueSoonDays: 20 } });
    expect(await statusOf('fj.1.2')).toBe('due-soon');
    await world.get('judging.save', { settings: defaults });
    expect(await statusOf('fj.1.2')).toBe('open');
  });
});

const ready = async () => {
  const overview = await world.get('app.overview', null);
  if (overview.stage !== 'ready') throw new Error('no ledger');
  return overview;
};
