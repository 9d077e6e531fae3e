import { join } from 'node:path';
import type { DocumentQuery, WriteBegun, WriteQuery } from '#api/document-contract';
import type { JobState } from '#api/views';
import type { Entry } from '#domain/entry';
import { newId } from '#platform/ids';
import { makePlace } from '#platform/place';
import type { Ledger } from '#storage/ledger';
import { openLedger } from '#storage/open';
import type { Change } from '#storage/records';
import { makeWorld } from './world.ts';
import type { World } from './world.ts';

const TERMS = [
  { academicYear: '2025-2026', ordinal: 1, firstDay: '2025-09-01', vacationFrom: '2026-01-18' },
  { academicYear: '2025-2026', ordinal: 2, firstDay: '2026-03-02', vacationFrom: '2026-07-12' },
  { academicYear: '2026-2027', ordinal: 1, firstDay: '2026-08-31', vacationFrom: '2027-01-17' },
] as const;

/** What a visit says; together they try what Word, XML and the eye may stumble over. */
const VISITS = [
  ['党总支', '护理学院党总支', '列席总支委员会，听取“一岗双责”落实情况汇报。'],
  ['院系班子', '护理学院领导班子', '驻点办公半天，研究实训耗材采购，<3天内>答复 & 反馈。'],
  ['党支部', '学生第二党支部', '参加主题党日；与𠮷、䶮两位同志谈心😀。\n会后看望困难党员。'],
  ['教研室', '基础护理教研室', '参加集体备课。'.repeat(60)],
  ['青年教师', '欧阳老师', '谈心谈话，了解职业规划。'],
  ['进课堂', '“思想道德与法治”', '随堂听课2学时，课后交流。'],
  ['进课堂', '形势与政策', '第二次听课，看板书与互动。'],
  ['进宿舍', '5号楼302', '走访6名学生，反映热水供应时间短，已转后勤处。'],
] as const;

const day = (month: string, visit: number, person: number): string =>
  `${month}-${String(((visit * 3 + person) % 27) + 1).padStart(2, '0')}`;

const entryOf = (person: number, month: string, visit: number): Entry => {
  const [carrier, object, summary] = VISITS[visit] ?? VISITS[0];
  const happened = day(month, visit, person);
  return {
    id: `e-${String(person)}-${month}-${String(visit)}`,
    happened,
    until: visit === 4 ? `${month}-28` : null,
    timeNote: visit === 1 ? '上午' : '',
    amount: visit === 1 ? 0.5 : null,
    amountUnit: visit === 1 ? '天' : '',
    mode: 'face-to-face',
    participants: [{ person: `p${String(person)}`, role: 'attended' }],
    carriers: [carrier],
    object: null,
    objectText: object,
    activities: [],
    summary: `${summary}（${String(person)}号${month}）`,
    place: '',
    present: null,
    evidence: [],
    commendable: false,
    makeUp: null,
    status: 'submitted',
    returnReason: '',
    submitted: `${month}-28T18:00:00`,
    received: `${month}-28T18:00:00`,
    created: `${happened}T18:00:00`,
  };
};

const leader = (name: string, index: number): readonly Change[] => {
  const id = `p${String(index)}`;
  return [
    { kind: 'person', id, after: { id, name, pinyin: '', initials: '', attributes: [] } },
    {
      kind: 'post',
      id: `t${id}`,
      after: {
        id: `t${id}`,
        person: id,
        unit: index % 2 === 0 ? 'u0' : 'u1',
        rank: 'leader',
        title: '副院长',
        since: '2020-01-01',
        until: null,
        flags: [],
      },
    },
  ];
};

const monthChanges = (person: number, month: string): readonly Change[] => {
  const at = `${month}-28T18:00:00`;
  const id = `s-${String(person)}-${month}`;
  const sheet = { content: '', zeroReason: '', status: 'submitted', submitted: at, received: at };
  return [
    { kind: 'sheet', id, after: { id, person: `p${String(person)}`, month, ...sheet } as never },
    ...VISITS.map((_, visit): Change => {
      const entry = entryOf(person, month, visit);
      return { kind: 'entry', id: entry.id, after: entry };
    }),
  ];
};

/** Looks into a world's ledger past the app, which is closed meanwhile. */
export const inLedger = <Value>(world: World, look: (ledger: Ledger) => Value): Value => {
  world.app().close();
  const place = makePlace(join(world.folder, 'data'));
  const opened = openLedger({
    file: place.file(),
    backups: { folder: place.backups() },
    create: false,
    ports: { now: () => '2026-09-10T09:00:00', newId },
  });
  if (!opened.ok) throw new Error(opened.detail);
  try {
    return look(opened.ledger);
  } finally {
    opened.ledger.close();
    world.reopen();
  }
};

/** The app on a ledger of leaders with the same number of visits in each month, all handed in. */
export const leadersWorld = async (
  names: readonly string[],
  months: readonly string[],
): Promise<World> => {
  const world = makeWorld('2026-09-10T09:00:00');
  const institution = { institution: '示例学院', policies: ['fj-2021-31'], semesters: TERMS };
  await world.get('setup.create', institution);
  const units = ['党委', '行政'].map((name, index): Change => {
    const id = `u${String(index)}`;
    return { kind: 'unit', id, after: { id, name, kind: '', parent: null, liaison: '' } };
  });
  const changes = [
    ...units,
    ...names.flatMap(leader),
    ...names.flatMap((_, person) => months.flatMap((month) => monthChanges(person, month))),
  ];
  inLedger(world, (ledger) => {
    const info = { actor: 'test', what: '登记', source: 'setup' };
    const written = ledger.write(info, changes);
    if (!written.ok) throw new Error(JSON.stringify(written.problem));
  });
  return world;
};

/** Everybody's sheet of a month. */
export const sheetsOf = (month: string): DocumentQuery => ({
  kind: 'sheets',
  range: { kind: 'month', day: `${month}-15` },
  options: {},
});

/** A whole run: asked for, waited for, and its result. */
export const written = async (
  world: World,
  asked: Partial<WriteQuery> & Pick<WriteQuery, 'query'>,
): Promise<JobState | Extract<WriteBegun, { kind: 'clash' }> | null> => {
  const begun = await world.get('document.write', {
    items: null,
    format: 'docx',
    as: 'each',
    existing: 'ask',
    folder: null,
    ...asked,
  });
  return begun?.kind === 'job' ? finished(world, begun.job.id) : begun;
};

/** The result of a job once it has ended. */
export const finished = async (world: World, id: string): Promise<JobState> => {
  for (;;) {
    const job = await world.get('job.state', { id });
    if (!job.running) return job;
    await new Promise((turn) => setImmediate(turn));
  }
};

/** The same, where it is no clash and nobody cancelled a dialog. */
export const result = async (
  world: World,
  asked: Parameters<typeof written>[1],
): Promise<JobState> => {
  const job = await written(world, asked);
  if (job === null || 'kind' in job) throw new Error(JSON.stringify(job));
  return job;
};
