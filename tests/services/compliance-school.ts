import type { Answer, Asked } from '#api/contract';
import { makeWorld, visit } from './world.ts';
import type { World } from './world.ts';

/** A school of four, small enough to be judged by hand. */
export interface School {
  readonly world: World;
  /** Ids by name. */
  readonly id: (name: string) => string;
}

/** Both policies that ship with the program. */
export const FJ = 'fj-2021-31';
export const NEU = 'neu-2020-82';

export const october = { kind: 'month', day: '2026-10-15' } as const;
export const autumn = { kind: 'semester', day: '2026-10-15' } as const;
export const year = { kind: 'academic-year', day: '2026-10-15' } as const;

const TERMS = [
  { academicYear: '2025-2026', ordinal: 1, firstDay: '2025-09-01', vacationFrom: '2026-01-18' },
  { academicYear: '2025-2026', ordinal: 2, firstDay: '2026-03-02', vacationFrom: '2026-07-12' },
  { academicYear: '2026-2027', ordinal: 1, firstDay: '2026-08-31', vacationFrom: '2027-01-17' },
  { academicYear: '2026-2027', ordinal: 2, firstDay: '2027-03-01', vacationFrom: '2027-07-11' },
  // Says when the academic year before it ends.
  { academicYear: '2027-2028', ordinal: 1, firstDay: '2027-08-30', vacationFrom: '2028-01-16' },
] as const;

type PostSaid = Partial<Asked<'post.save'>> & { readonly unit: string };

/**
 * Two leaders (one away all October), two middle managers (one of whom changes units on 1 October), three classes,
 * two of them new, one of these linked to.
 */
export const makeSchool = async (time = '2026-11-21T09:00:00'): Promise<School> => {
  const world = makeWorld(time);
  await world.get('setup.create', {
    institution: '示例学院',
    policies: [FJ, NEU],
    semesters: TERMS,
  });
  const ids = new Map<string, string>();
  const id = (name: string): string => {
    const found = ids.get(name);
    if (found === undefined) throw new Error(`nothing called ${name}`);
    return found;
  };
  const keep = (name: string, saved: { readonly id: string }): void => {
    ids.set(name, saved.id);
  };
  for (const name of ['党委', '护理学院', '药学院'])
    keep(name, await world.get('unit.save', { id: null, name, kind: '', liaison: '' }));
  const person = async (name: string, posts: readonly PostSaid[]): Promise<void> => {
    const asked = { id: null, name, pinyin: '', initials: '', attributes: [] };
    keep(name, await world.get('person.save', asked));
    for (const { unit, ...said } of posts)
      await world.get('post.save', {
        id: null,
        person: id(name),
        unit: id(unit),
        rank: 'leader',
        title: '',
        since: '2020-01-01',
        until: null,
        flags: [],
        ...said,
      });
  };
  await person('林甲', [{ unit: '党委', title: '党委书记', flags: ['党委书记'] }]);
  await person('周乙', [{ unit: '党委', title: '副院长' }]);
  await person('秦丙', [{ unit: '护理学院', rank: 'middle', title: '院长' }]);
  await person('叶丁', [
    { unit: '药学院', rank: 'middle', title: '副院长', until: '2026-09-30' },
    { unit: '护理学院', rank: 'middle', title: '副院长', since: '2026-10-01' },
  ]);
  const object = async (
    name: string,
    kind: string,
    said: { readonly unit: string; readonly cohort: number | null },
  ): Promise<void> => {
    const none = { note: '', since: null, until: null, counsellor: '', contact: '', size: null };
    const asked = { id: null, name, kind, unit: id(said.unit), cohort: said.cohort, ...none };
    keep(name, await world.get('object.save', asked));
  };
  await object('护理学院党总支', '党总支', { unit: '护理学院', cohort: null });
  await object('护理26级1班', '班级', { unit: '护理学院', cohort: 2026 });
  await object('药学26级1班', '班级', { unit: '药学院', cohort: 2026 });
  await object('护理25级1班', '班级', { unit: '护理学院', cohort: 2025 });
  await world.get('link.save', {
    id: null,
    person: id('秦丙'),
    object: id('护理26级1班'),
    since: '2026-08-31',
    until: null,
    origin: 'chosen',
  });
  await world.get('exemption.save', {
    id: null,
    person: id('周乙'),
    from: '2026-10-01',
    until: '2026-10-31',
    reason: '外出培训',
    approver: '党委',
  });
  return { world, id };
};

/** Saves a visit of somebody as it is being written. */
export const note = (
  { world, id }: School,
  name: string,
  said: Partial<Asked<'entry.save'>> & Pick<Asked<'entry.save'>, 'happened' | 'carriers'>,
): Promise<Answer<'entry.save'>> => world.get('entry.save', visit(id(name), said));

/** Hands in the sheet of a month. */
export const handIn = async (school: School, name: string, month: string): Promise<void> => {
  await school.world.get('sheet.submit', { person: school.id(name), month });
};

/**
 * 林甲's October: one visit to a 党总支, two to classes in the week of the 15th, one in that of the 22nd, all handed
 * in on the 25th; one to a 党支部 that is still a draft.
 */
export const octoberOfLin = async (school: School): Promise<void> => {
  school.world.at('2026-10-25T09:00:00');
  const classes = { carriers: ['进班级'], objectText: '护理26级1班', summary: '走访班级。' };
  const said = [
    { happened: '2026-10-20', carriers: ['党总支'] },
    { ...classes, happened: '2026-10-19', object: school.id('护理26级1班') },
    { ...classes, happened: '2026-10-20', object: school.id('护理25级1班') },
    { ...classes, happened: '2026-10-13', object: school.id('护理26级1班') },
  ];
  for (const one of said) await note(school, '林甲', one);
  await handIn(school, '林甲', '2026-10');
  await note(school, '林甲', {
    happened: '2026-10-23',
    carriers: ['党支部'],
    objectText: '学生第一党支部',
    summary: '参加支部活动。',
  });
  school.world.at('2026-11-21T09:00:00');
};
