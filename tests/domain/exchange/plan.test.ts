import { describe, expect, it } from 'vitest';
import type { SharedData, SharedKind } from '#domain/exchange/package';
import type { Candidate } from '#domain/exchange/plan';
import { planRecords } from '#domain/exchange/plan-records';
import { entry } from './clerks.ts';
import { TODAY, change, digestOfData, install, put, takeIn, worldOf } from './installations.ts';
import type { Installation } from './installations.ts';

const V1 = entry('甲一', '人甲');
const V2 = { ...V1, summary: '改过的工作简况' };

const line = (id: string, rev: number, data: SharedData | null, over: Partial<Candidate> = {}) => {
  const kind: SharedKind = over.kind ?? 'entry';
  const key = `${kind} ${id} ${String(rev)}`;
  const digest = digestOfData(data);
  return { key, kind, id, rev, base: null, data, digest, where: '', doubts: [], ...over };
};

const office = (...lines: readonly Candidate[]): Installation => {
  const at = install('党办', 'office');
  for (const one of lines) takeIn(at, [one], '甲');
  return at;
};

/** Outcome and reason of lines that come to the office. */
const planned = (at: Installation, ...lines: readonly Candidate[]) =>
  takeIn(at, lines, '甲').rows.map(({ outcome, because }) => [outcome, because]);

describe('what a line that arrives comes to', () => {
  it('is new when nothing is known of it', () => {
    expect(planned(office(), line('甲一', 1, V1))).toEqual([['new', { code: 'not-here' }]]);
  });

  it('is unchanged when it was seen, or is older', () => {
    const at = office(line('甲一', 2, V2));
    expect(planned(at, line('甲一', 2, V2))).toEqual([['unchanged', { code: 'seen' }]]);
    expect(planned(at, line('甲一', 1, V1))).toEqual([['unchanged', { code: 'older' }]]);
  });

  it('is an update when only they changed it, and nothing when only we did', () => {
    const at = office(line('甲一', 1, V1));
    expect(planned(at, line('甲一', 2, V2))).toEqual([['update', { code: 'theirs-newer' }]]);
    change(at, 'entry', '甲一', { place: '办公楼' });
    expect(planned(at, line('甲一', 3, V2))).toEqual([['unchanged', { code: 'ours-newer' }]]);
  });

  it('is merged when both changed something else, and a conflict in the same field', () => {
    const at = office(line('甲一', 1, V1));
    change(at, 'entry', '甲一', { place: '办公楼' });
    expect(planned(at, line('甲一', 2, V2))).toEqual([
      ['update', { code: 'merged', fields: ['summary'] }],
    ]);
    expect(planned(at, line('甲一', 3, { ...V2, place: '图书馆' }))).toEqual([
      ['conflict', { code: 'both-changed', fields: ['place'] }],
    ]);
  });

  it('has a version that they have seen as its base', () => {
    const at = office(line('甲一', 1, V1));
    change(at, 'entry', '甲一', { place: '办公楼' });
    const seen = digestOfData(at.records.get('entry 甲一')?.at(-1)?.data ?? null);
    change(at, 'entry', '甲一', { present: 12 });
    const theirs = { ...V1, place: '图书馆' };
    expect(planned(at, line('甲一', 2, theirs, { base: seen }))).toEqual([
      ['update', { code: 'merged', fields: ['place'] }],
    ]);
  });

  it('withdraws what stands as they told it, and needs a person where we changed it', () => {
    const at = office(line('甲一', 1, V1), line('甲二', 2, entry('甲二', '人甲')));
    change(at, 'entry', '甲二', { place: '办公楼' });
    expect(planned(at, line('甲一', 3, null), line('甲二', 4, null))).toEqual([
      ['withdraw', { code: 'withdrawn' }],
      ['conflict', { code: 'withdrawn' }],
    ]);
  });

  it('remembers the withdrawal of what never came', () => {
    const at = office();
    expect(planned(at, line('甲一', 2, null))).toEqual([['unchanged', { code: 'withdrawn' }]]);
    expect(planned(at, line('甲一', 1, V1))).toEqual([['unchanged', { code: 'withdrawn-before' }]]);
  });

  it('leaves in the recycle bin what we deleted, unless they changed it', () => {
    const at = office(line('甲一', 1, V1));
    put(at, 'entry', '甲一', null);
    expect(planned(at, line('甲一', 2, V1))).toEqual([['unchanged', { code: 'deleted-here' }]]);
    expect(planned(at, line('甲一', 3, V2))).toEqual([['conflict', { code: 'deleted-here' }]]);
    expect(at.records.get('entry 甲一')?.at(-1)?.data).toBeNull();
  });

  it('needs a person when it was accepted or its month is closed', () => {
    const at = office(line('甲一', 1, V1), line('甲二', 2, entry('甲二', '人甲')));
    change(at, 'entry', '甲一', { status: 'accepted' });
    expect(planned(at, line('甲一', 3, V2), line('甲一', 3, V2))).toEqual([
      ['unchanged', { code: 'older' }],
      ['conflict', { code: 'settled', as: 'accepted' }],
    ]);
    at.closed.add('2026-10');
    expect(
      planned(at, line('甲二', 4, null), line('甲三', 5, { ...V1, summary: '全然不同' })),
    ).toEqual([
      ['conflict', { code: 'settled', as: 'locked' }],
      ['conflict', { code: 'settled', as: 'locked' }],
    ]);
    expect(at.records.get('entry 甲一')?.at(-1)?.data).toMatchObject({ summary: V1.summary });
  });

  it('is handed in again after a return only when it changed or the return was seen', () => {
    const at = office(line('甲一', 1, V1));
    change(at, 'entry', '甲一', { status: 'returned', returnReason: '请补充' });
    const returned = digestOfData(at.records.get('entry 甲一')?.at(-1)?.data ?? null);
    expect(planned(at, line('甲一', 2, V1))).toEqual([['unchanged', { code: 'ours-newer' }]]);
    planned(at, line('甲一', 3, V1, { base: returned }));
    expect(at.records.get('entry 甲一')?.at(-1)?.data).toMatchObject({
      status: 'submitted',
      returnReason: '',
    });
  });

  it('is a possible duplicate when it looks like one from elsewhere, and nothing when it says the same', () => {
    const at = office();
    put(at, 'entry', '纸一', { ...V1, status: 'accepted' });
    put(at, 'entry', '纸二', { ...V1, happened: '2026-10-12', summary: '听取党支部汇报并座谈' });
    expect(
      planned(
        at,
        line('甲一', 1, V1),
        line('甲二', 2, { ...V1, happened: '2026-10-12', summary: '听取支部汇报并座谈' }),
      ),
    ).toEqual([
      ['unchanged', { code: 'same' }],
      ['duplicate', { code: 'alike', records: ['纸二'] }],
    ]);
    expect(worldOf(at, '甲').alias('entry', '甲一')).toBe('纸一');
  });

  it('is a problem when it lies in the future or refers to what is nowhere', () => {
    const at = office();
    const issue = { raised: TODAY, person: '人甲', entry: '甲九', text: '', unit: null, steps: [] };
    expect(
      planned(
        at,
        line('甲一', 1, { ...V1, happened: '2026-11-22' }),
        line('甲二', 2, { ...V1, object: '班级一' }),
        line('问一', 3, issue, { kind: 'issue' }),
      ),
    ).toEqual([
      ['problem', { code: 'future', day: '2026-11-22' }],
      ['problem', { code: 'missing', kind: 'object', id: '班级一' }],
      ['problem', { code: 'missing', kind: 'entry', id: '甲九' }],
    ]);
  });

  it('may refer to what comes along with it', () => {
    const object = { kind: '班级', name: '护理一班', unit: null };
    expect(
      planned(
        office(),
        line('甲一', 2, { ...V1, object: '班级一' }),
        line('班级一', 1, object, { kind: 'object' }),
      ).map(([outcome]) => outcome),
    ).toEqual(['new', 'new']);
  });

  it('is our sheet of that person and month under whatever id', () => {
    const at = office();
    const sheet = { person: '人甲', month: '2026-10', content: '', status: 'submitted' };
    put(at, 'sheet', '表一', sheet);
    const their = line('表九', 1, { ...sheet, content: '工作内容' }, { kind: 'sheet' });
    expect(takeIn(at, [their], '甲').rows[0]).toMatchObject({ record: '表一', outcome: 'update' });
    expect(at.records.has('sheet 表九')).toBe(false);
  });

  it('waits for a person while it could not be read with certainty', () => {
    const doubt = { field: 'happened', text: '“3月上旬”没有写明哪一天。', options: [] };
    const at = office();
    const paper = line('纸一', 0, V1, { doubts: [doubt] });
    expect(takeIn(at, [paper], null).rows[0]).toMatchObject({ outcome: 'doubt' });
    expect(at.records.size).toBe(0);
    takeIn(at, [paper], null, () => ({
      choice: 'edit',
      fields: { happened: { value: '2026-03-05' } },
    }));
    expect(at.records.get('entry 纸一')?.at(-1)?.data).toMatchObject({ happened: '2026-03-05' });
  });

  it('is known by what was written when paper comes again after it was edited here', () => {
    const at = office();
    takeIn(at, [line('纸一', 0, V1)], null);
    change(at, 'entry', '纸一', { summary: '党办改过' });
    expect(takeIn(at, [line('纸九', 0, V1)], null).rows[0]).toMatchObject({
      record: '纸一',
      outcome: 'unchanged',
      because: { code: 'seen' },
    });
  });

  it('plans 50 000 lines in time that grows no faster than they do', () => {
    const at = office();
    const lines = (count: number) =>
      Array.from({ length: count }, (_, number) =>
        line(
          `号${String(number)}`,
          number + 1,
          { ...V1, summary: `第 ${String(number)} 次` },
          {
            digest: String(number),
          },
        ),
      );
    let asked = 0;
    const world = worldOf(at, '甲');
    const counted = {
      ...world,
      here: (kind: SharedKind, id: string) => {
        asked += 1;
        return world.here(kind, id);
      },
    };
    const source = {
      delivery: '包',
      partner: '甲',
      installation: '甲',
      side: 'department' as const,
      forked: false,
    };
    expect(planRecords(lines(50_000), source, counted)).toHaveLength(50_000);
    expect(asked).toBeLessThan(50_000 * 4);
  });
});
