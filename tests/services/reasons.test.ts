import { afterEach, describe, expect, it } from 'vitest';
import { FJ, makeSchool, october } from './compliance-school.ts';
import type { School } from './compliance-school.ts';

let school: School;
afterEach(() => {
  school.world.end();
});

describe('why something was not done', () => {
  it('is kept once for a person, a clause and a period, shown in list and explanation, and can be taken back', async () => {
    school = await makeSchool();
    const { world, id } = school;
    const said = {
      rule: 'fj.1.2',
      person: id('林甲'),
      from: '2026-10-01',
      until: '2026-10-31',
      text: '牵头学校评估，未能下到总支。',
    };
    const shown = async () => {
      const { items } = await world.get('compliance.list', {
        range: october,
        policy: FJ,
        rank: 'leader',
        unit: null,
        rule: 'fj.1.2',
        statuses: [],
      });
      const { reasons } = await world.get('compliance.explain', {
        range: october,
        policy: FJ,
        rule: 'fj.1.2',
        subject: id('林甲'),
      });
      const listed = items.find(({ subject }) => subject.name === '林甲')?.reason;
      expect(reasons.map(({ text }) => text)).toEqual(listed === '' ? [] : [listed]);
      return listed;
    };
    expect(await shown()).toBe('');
    await world.get('reason.save', said);
    expect(await shown()).toBe(said.text);
    await world.get('reason.save', { ...said, text: '评估期间未能下到总支。' });
    expect(await shown()).toBe('评估期间未能下到总支。');
    const overview = await world.get('app.overview', null);
    expect(overview.stage === 'ready' && overview.undo?.what).toBe(
      '修改情况说明：林甲 每月深入党总支不少于1次（10月1日—10月31日）',
    );
    await world.get('reason.save', { ...said, text: ' ' });
    expect(await shown()).toBe('');
    await world.get('change.undo', null);
    expect(await shown()).toBe('评估期间未能下到总支。');
  });

  it('is of somebody and of a clause that the ledger knows', async () => {
    school = await makeSchool();
    const { world, id } = school;
    const said = { from: '2026-10-01', until: '2026-10-31', text: '忙。' };
    expect(
      await world.refused('reason.save', { ...said, rule: 'fj.1.2', person: 'nobody' }),
    ).toMatchObject({ what: 'person' });
    expect(
      await world.refused('reason.save', { ...said, rule: 'none', person: id('林甲') }),
    ).toMatchObject({ what: 'policy' });
  });
});
