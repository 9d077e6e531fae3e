import { isTermDay, isWorkday } from '#domain/academic-calendar';
import type { PreparedCalendar, Semester } from '#domain/academic-calendar';
import type { Entry } from '#domain/entry';
import type { ContactObject, Declaration, Exemption, Person, Post } from '#domain/people';
import { addDays, firstOfMonth, lastOfMonth, mondayOf } from '#domain/plain-date';
import type { PlainDate, PlainMonth } from '#domain/plain-date';
import type { Carrier } from '#domain/policy/schema';
import type { OfficePhrases } from './demo-office.ts';

/** What the demo school's people write: data of resources/demo, so that no word of a policy is in code. */
export interface Phrases {
  readonly institution: string;
  readonly leaderLinks: readonly string[];
  readonly leaderRows: readonly LeaderRow[];
  readonly middleRows: readonly Row[];
  readonly contents: readonly string[];
  readonly specialties: readonly string[];
  readonly exemptions: readonly Omit<Exemption, 'id'>[];
  readonly office: OfficePhrases;
}

export interface Row {
  readonly carrier: string;
  readonly activities: readonly (readonly string[])[];
  readonly summaries: readonly string[];
  readonly amount?: number;
  readonly unit?: string;
  readonly times?: readonly string[];
}

export interface LeaderRow extends Row {
  /** How often in ten months an ordinary leader does it, as a share. */
  readonly chance: number;
  /** Goes to the person's own 联系点. */
  readonly linked: boolean;
  /** Among those done again and again in term. */
  readonly weekly: boolean;
}

/** A sheet that somebody handed in on paper, transcribed. */
export interface HandedIn {
  readonly person: string;
  readonly month: PlainMonth;
  readonly submitted: string;
  readonly content?: string;
  readonly declaration?: Omit<Declaration, 'id' | 'person' | 'academicYear' | 'received'>;
  readonly entries: readonly {
    readonly day: PlainDate;
    readonly carrier: string;
    readonly object: string;
    readonly objectText: string;
    readonly activities: readonly string[];
    readonly summary: string;
    readonly timeNote?: string;
    readonly amount?: number;
    readonly amountUnit?: string;
    readonly present?: number;
    readonly role?: 'led' | 'attended';
  }[];
}

/** The register the demo's records are made for. */
export interface DemoRegister {
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly objects: readonly ContactObject[];
  readonly carriers: readonly Carrier[];
  readonly calendar: PreparedCalendar;
  /** The semester that is filled. */
  readonly semester: Semester;
  readonly ranks: { readonly rows: string; readonly content: string };
  readonly today: PlainDate;
  readonly newId: () => string;
}

/** Mulberry32: 32 bits of state, so that the same school is made on every machine. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

export type Dice = () => number;

export const pick = <Item>(dice: Dice, items: readonly Item[]): Item | undefined =>
  items[Math.floor(dice() * items.length)];

export const filled = (dice: Dice, text: string): string =>
  text.replaceAll('{数}', String(2 + Math.floor(dice() * 7))).replaceAll('{时段}', '本季度');

/** Hours and minutes of an ordinary working day. */
export const clock = (dice: Dice): string =>
  `T${String(8 + Math.floor(dice() * 9)).padStart(2, '0')}:${String(Math.floor(dice() * 60)).padStart(2, '0')}:00`;

export const blank = (
  register: DemoRegister,
): Omit<Entry, 'happened' | 'participants' | 'created'> => ({
  id: register.newId(),
  until: null,
  timeNote: '',
  amount: null,
  amountUnit: '',
  mode: 'face-to-face',
  carriers: [],
  object: null,
  objectText: '',
  activities: [],
  summary: '',
  place: '',
  present: null,
  evidence: [],
  commendable: false,
  makeUp: null,
  status: 'submitted',
  returnReason: '',
  submitted: null,
  received: null,
});

export const written = (
  register: DemoRegister,
  dice: Dice,
  made: {
    readonly person: string;
    readonly row: Row;
    readonly day: PlainDate;
    readonly object: ContactObject | undefined;
  },
): Entry => {
  const { person, row, day, object } = made;
  const carrier = register.carriers.find(({ id }) => id === row.carrier);
  const late = dice() < 0.05 ? 9 : Math.floor(dice() * 4);
  const amount = row.amount === undefined ? {} : { amount: row.amount, amountUnit: row.unit ?? '' };
  return {
    ...blank(register),
    ...amount,
    happened: day,
    timeNote: row.times === undefined ? '' : (pick(dice, row.times) ?? ''),
    mode: carrier?.mode ?? 'face-to-face',
    participants: [{ person, role: 'attended' }],
    carriers: [row.carrier],
    object: object?.id ?? null,
    objectText: object?.name ?? row.carrier,
    activities: pick(dice, row.activities) ?? [],
    summary: filled(dice, pick(dice, row.summaries) ?? ''),
    created: `${addDays(day, late) > register.today ? register.today : addDays(day, late)}${clock(dice)}`,
  };
};

export const objectFor = (
  register: DemoRegister,
  dice: Dice,
  asked: { readonly row: Row; readonly own: readonly ContactObject[]; readonly linked: boolean },
): ContactObject | undefined => {
  const kinds = register.carriers.find(({ id }) => id === asked.row.carrier)?.objectKinds ?? [];
  const own = asked.own.find((object) => kinds.includes(object.kind));
  if (asked.linked && own !== undefined && dice() < 0.9) return own;
  return pick(
    dice,
    register.objects.filter((object) => kinds.includes(object.kind)),
  );
};

/** One workday of the span up to today; undefined when there is none. */
export const workdayIn = (
  register: DemoRegister,
  dice: Dice,
  from: PlainDate,
  until: PlainDate,
): PlainDate | undefined => {
  const days: PlainDate[] = [];
  for (let day = from; day <= until && day < register.today; day = addDays(day, 1)) {
    if (isWorkday(register.calendar, day) && isTermDay(register.calendar, day)) days.push(day);
  }
  return pick(dice, days);
};

export const leaderEntries = (
  register: DemoRegister,
  dice: Dice,
  made: {
    readonly person: string;
    readonly own: readonly ContactObject[];
    readonly rows: readonly LeaderRow[];
    readonly months: readonly PlainMonth[];
  },
): readonly Entry[] => {
  const diligence = 0.82 + dice() * 0.22;
  const one = (row: LeaderRow, from: PlainDate, until: PlainDate): readonly Entry[] => {
    const day = workdayIn(register, dice, from, until);
    const object = objectFor(register, dice, { row, own: made.own, linked: row.linked });
    return day === undefined
      ? []
      : [written(register, dice, { person: made.person, row, day, object })];
  };
  const monthly = made.months.flatMap((month) =>
    made.rows
      .filter((row) => dice() < row.chance * diligence)
      .flatMap((row) => one(row, firstOfMonth(month), lastOfMonth(month))),
  );
  const meeting = made.rows.filter((row) => row.weekly);
  const weekly: Entry[] = [];
  for (
    let monday = mondayOf(register.semester.firstDay);
    monday < register.today;
    monday = addDays(monday, 7)
  ) {
    const row = pick(dice, meeting);
    if (row !== undefined && dice() < 0.75 * diligence)
      weekly.push(...one(row, monday, addDays(monday, 6)));
  }
  return [...monthly, ...weekly];
};
