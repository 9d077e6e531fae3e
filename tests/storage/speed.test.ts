import { expect, test } from 'vitest';
import type { Change } from '#storage/records';
import { behindTheBack, entryChange, info, openIn, persons, tempFolder, written } from './world.ts';

/** Entries of 200 people over one calendar year. */
const year = (count: number): readonly Change[] =>
  Array.from({ length: count }, (_, index) => {
    const month = String(1 + (index % 12)).padStart(2, '0');
    const day = String(1 + (index % 28)).padStart(2, '0');
    return entryChange(`e${String(index)}`, {
      happened: `2026-${month}-${day}`,
      participants: [
        { person: `p${String(1 + (index % 200))}`, role: 'led' },
        { person: `p${String(1 + ((index * 7) % 200))}`, role: 'attended' },
      ],
      summary: `第${String(index)}次走访,${'了解学生学习与生活情况,听取对课程安排和宿舍管理的意见。'.repeat(3)}`,
    });
  });

test(
  '20 000 entries go in as one batch, are read by year and verified, in seconds',
  { timeout: 120_000 },
  () => {
    const ledger = openIn(tempFolder());
    written(ledger.write(info, persons(200)));
    const figures: Record<string, number> = {};
    const timed = <Answer>(name: string, work: () => Answer): Answer => {
      // Time of the processor, not of the clock: other work on the machine doesn't count
      const start = process.cpuUsage();
      const answer = work();
      const { user, system } = process.cpuUsage(start);
      figures[name] = Math.round((user + system) / 1000);
      return answer;
    };
    const changes = year(20_000);
    const batch = timed('write', () => written(ledger.write(info, changes)));
    expect(timed('again', () => ledger.write(info, changes))).toMatchObject({ batch: null });
    const span = { from: '2026-01-01', until: '2026-12-31' };
    expect(timed('year', () => ledger.entries(span))).toHaveLength(20_000);
    const one = timed('person', () => ledger.entries({ ...span, person: 'p8' }));
    expect(one.length).toBeGreaterThan(100);
    expect(
      one.every(({ participants }) => participants.some(({ person }) => person === 'p8')),
    ).toBe(true);
    expect(timed('verify', () => ledger.verifyHistory())).toMatchObject({
      ok: true,
      count: 20_200,
    });
    expect(timed('backup', () => ledger.backup('手动'))).toMatchObject({ ok: true });
    expect(timed('undo', () => ledger.undo(batch, info))).toMatchObject({ ok: true });
    expect(ledger.entries(span)).toEqual([]);
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    expect(figures.write).toBeLessThan(6_000);
  },
);

test('a year, a person and an object are read through an index, whatever the size', () => {
  const ledger = openIn(tempFolder());
  written(ledger.write(info, [...persons(1), entryChange('e1')]));
  ledger.close();
  behindTheBack(
    ledger.file,
    (db) => {
      const plan = (sql: string): string =>
        (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
          .map(({ detail }) => detail)
          .join('; ');
      const columns = 'select id, summary from entry where deleted = 0 and';
      expect(
        plan(`${columns} "happened" >= '2026' and "happened" <= '2027' order by "happened", "id"`),
      ).toBe('SEARCH entry USING INDEX entry_by_day (happened>? AND happened<?)');
      expect(plan(`${columns} "object" = 'o' order by "happened", "id"`)).toContain(
        'INDEX entry_by_object',
      );
      expect(
        plan(
          "select entry from entry_person where person = 'p' and happened >= '2026' and happened <= '2027'",
        ),
      ).toBe('SEARCH entry_person USING PRIMARY KEY (person=? AND happened>? AND happened<?)');
    },
    'kept',
  );
});
