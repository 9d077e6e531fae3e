import type { Entry, Sheet } from '#domain/entry';
import type { ContactObject, Link, Person, Post } from '#domain/people';
import { addDays, addMonths, dayNumber, fromDayNumber, weekdayOf } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import { semesterId } from '#storage/records';
import type { Change } from '#storage/records';

/** How big a school is to be. */
export interface Size {
  readonly people: number;
  /** Academic years up to the one that ends in August 2026. */
  readonly years: number;
  readonly entriesAYear: number;
}

/** The last day of the last academic year, so that all of it lies behind. */
export const TODAY = '2026-08-25';
const LAST_YEAR = 2025;

type Dice = (bound: number) => number;

/** Numbers from 0 to below a bound, the same ones for the same seed. */
export const dice = (seed: number): Dice => {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * bound);
  };
};

const pick = <Item>(roll: Dice, items: readonly Item[]): Item => items[roll(items.length)] as Item;

const VISITS = [
  { carrier: '党总支', kind: '党总支', activities: [] },
  { carrier: '院系班子', kind: '院系班子', activities: ['驻点办公'] },
  { carrier: '党支部', kind: '党支部', activities: [] },
  { carrier: '教研室', kind: '教研室', activities: [] },
  { carrier: '青年教师', kind: '青年教师', activities: ['谈心谈话'] },
  { carrier: '进课堂', kind: '思政课', activities: ['听课'] },
  { carrier: '进班级', kind: '班级', activities: [] },
  { carrier: '进宿舍', kind: '宿舍', activities: [] },
  { carrier: '进社团', kind: '学生社团', activities: [] },
] as const;
type Visit = (typeof VISITS)[number];

/** Every other person is a leader, to whom the weekly clause speaks. */
const isLeader = (person: number): boolean => person % 2 === 0;
const ofLeaders = VISITS;
const ofMiddle = VISITS.filter(({ carrier }) => ['进班级', '进宿舍', '进社团'].includes(carrier));

const PHRASES = [
  '了解学生学习与生活情况，听取对课程安排和宿舍管理的意见',
  '与支部党员座谈，学习上级文件精神，讨论下一步工作',
  '察看实训条件，与教师交流教学改革和师资培养',
  '走访寝室，提醒用电安全，询问家庭经济困难学生的情况',
];

const UNITS = 12;
const unitOf = (index: number): string => `u${String(index % UNITS)}`;

const people = (size: Size): readonly Change[] =>
  Array.from({ length: size.people }, (_, index) => {
    const id = `p${String(index)}`;
    const person: Person = {
      id,
      name: `教师${String(index)}`,
      pinyin: `jiaoshi${String(index)}`,
      initials: 'js',
      attributes: [],
    };
    const post: Post = {
      id: `t${id}`,
      person: id,
      unit: unitOf(index),
      rank: isLeader(index) ? 'leader' : 'middle',
      title: isLeader(index) ? '副院长' : '处长',
      since: '2010-01-01',
      until: null,
      flags: [],
    };
    return [
      { kind: 'person', id, after: person },
      { kind: 'post', id: post.id, after: post },
    ] satisfies readonly Change[];
  }).flat();

const OBJECTS_OF_A_KIND = 30;
const objectId = (kind: string, index: number): string => `${kind}${String(index)}`;

const objects = (): readonly Change[] =>
  VISITS.flatMap(({ kind }) =>
    // Four courses, since each is owed by each leader.
    Array.from({ length: kind === '思政课' ? 4 : OBJECTS_OF_A_KIND }, (_, index) => {
      const object: ContactObject = {
        id: objectId(kind, index),
        kind,
        name: `${kind}第${String(index)}`,
        unit: unitOf(index),
        cohort: kind === '班级' ? LAST_YEAR - (index % 3) : null,
        note: '',
        counsellor: '',
        contact: '',
        size: null,
        since: null,
        until: null,
      };
      return { kind: 'object', id: object.id, after: object } satisfies Change;
    }),
  );

const links = (size: Size): readonly Change[] =>
  Array.from({ length: size.people }, (_, index) =>
    (isLeader(index) ? ofLeaders : ofMiddle).slice(0, 5).map(({ kind }) => {
      const link: Link = {
        id: `l${String(index)}${kind}`,
        person: `p${String(index)}`,
        object: objectId(kind, index % (kind === '思政课' ? 4 : OBJECTS_OF_A_KIND)),
        since: '2024-09-01',
        until: null,
        origin: 'assigned',
      };
      return { kind: 'link', id: link.id, after: link } satisfies Change;
    }),
  ).flat();

const calendar = (size: Size): readonly Change[] =>
  Array.from({ length: size.years + 1 }, (_, back) => {
    const start = LAST_YEAR - size.years + 1 + back;
    const academicYear = `${String(start)}-${String(start + 1)}`;
    return [
      {
        academicYear,
        ordinal: 1,
        firstDay: `${String(start)}-09-01`,
        vacationFrom: `${String(start + 1)}-01-18`,
      },
      {
        academicYear,
        ordinal: 2,
        firstDay: `${String(start + 1)}-03-02`,
        vacationFrom: `${String(start + 1)}-07-12`,
      },
    ] as const;
  })
    .flat()
    .map((semester) => {
      const id = semesterId(semester);
      return { kind: 'semester', id, after: { ...semester, id } } satisfies Change;
    });

const termDay = (roll: Dice, start: number): PlainDate => {
  const spring = roll(2) === 0;
  const first = spring ? `${String(start + 1)}-03-02` : `${String(start)}-09-01`;
  const day = addDays(first, roll(132));
  return weekdayOf(day) > 5 ? addDays(day, -2) : day;
};

/** An entry of a person, as the dice say. */
export const entryOf = (
  roll: Dice,
  size: Size,
  asked: { readonly id: string; readonly start: number; readonly person: number },
): Entry => {
  const visit: Visit = pick(roll, isLeader(asked.person) ? ofLeaders : ofMiddle);
  const happened = termDay(roll, asked.start);
  const object = objectId(visit.kind, roll(visit.kind === '思政课' ? 4 : OBJECTS_OF_A_KIND));
  const other = roll(size.people);
  const draft = roll(20) === 0;
  // Three in a hundred are written down when it is long past.
  const created = `${addDays(happened, roll(100) < 3 ? 20 : roll(3))}T09:00:00`;
  return {
    id: asked.id,
    happened,
    until: null,
    timeNote: '',
    amount: visit.activities[0] === '驻点办公' ? 0.5 : null,
    amountUnit: visit.activities[0] === '驻点办公' ? '天' : '',
    mode: 'face-to-face',
    participants: [
      { person: `p${String(asked.person)}`, role: 'led' },
      ...(roll(10) === 0 && other !== asked.person
        ? [{ person: `p${String(other)}`, role: 'attended' as const }]
        : []),
    ],
    carriers: [visit.carrier],
    object,
    objectText: object,
    activities: visit.activities,
    summary: `${pick(roll, PHRASES)}（${asked.id}）。${pick(roll, PHRASES)}。`,
    place: '',
    present: null,
    evidence: [],
    commendable: false,
    makeUp: null,
    status: draft ? 'draft' : 'submitted',
    returnReason: '',
    submitted: draft ? null : created,
    received: draft ? null : created,
    created,
  };
};

const entriesOf = (size: Size, start: number, roll: Dice): readonly Change[] =>
  Array.from({ length: size.entriesAYear }, (_, index) => {
    const id = `e${String(start)}-${String(index)}`;
    const entry = entryOf(roll, size, { id, start, person: index % size.people });
    return { kind: 'entry', id, after: entry } satisfies Change;
  });

const sheetsOf = (size: Size, start: number): readonly Change[] =>
  Array.from({ length: size.people }, (_, person) =>
    [0, 1, 2, 3, 6, 7, 8, 9].map((month) => {
      const of = addMonths(`${String(start)}-09`, month);
      const at = `${fromDayNumber(dayNumber(`${of}-28`) + 4)}T09:00:00`;
      const sheet: Sheet = {
        id: `s${String(person)}-${of}`,
        person: `p${String(person)}`,
        month: of,
        content: '',
        zeroReason: '',
        status: 'submitted',
        submitted: at,
        received: at,
      };
      return { kind: 'sheet', id: sheet.id, after: sheet } satisfies Change;
    }),
  ).flat();

/** Everything a ledger of that size holds, in batches of what belongs together; the same for the same size. */
export const schoolOf = (size: Size): readonly (readonly Change[])[] => {
  const roll = dice(20_260_825);
  const units = Array.from({ length: UNITS }, (_, index) => {
    const id = unitOf(index);
    const unit = { id, name: `单位${String(index)}`, kind: '', parent: null, liaison: '' };
    return { kind: 'unit', id, after: unit } satisfies Change;
  });
  const years = Array.from({ length: size.years }, (_, back) => LAST_YEAR - size.years + 1 + back);
  return [
    [...units, ...people(size), ...calendar(size)],
    [...objects(), ...links(size)],
    ...years.flatMap((start) => [entriesOf(size, start, roll), sheetsOf(size, start)]),
  ];
};
