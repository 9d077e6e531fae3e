import type { Semester } from '#domain/academic-calendar';
import type { Entry, Sheet } from '#domain/entry';
import type { ContactObject, Declaration, Exemption, Link, Person } from '#domain/people';
import { addDays, addMonths, dayOf, firstOfMonth, lastOfMonth, monthOf } from '#domain/plain-date';
import type { PlainDate, PlainMonth } from '#domain/plain-date';
import {
  blank,
  clock,
  filled,
  leaderEntries,
  objectFor,
  pick,
  seeded,
  workdayIn,
  written,
} from './demo-writing.ts';
import type { DemoRegister, Dice, HandedIn, Phrases } from './demo-writing.ts';

export interface DemoRecords {
  readonly links: readonly Link[];
  readonly exemptions: readonly Exemption[];
  readonly declarations: readonly Declaration[];
  readonly entries: readonly Entry[];
  readonly sheets: readonly Sheet[];
}

/** When a month's sheet came in: mostly in time, sometimes late, now and then not at all. */
const handIn = (register: DemoRegister, dice: Dice, month: PlainMonth): string | undefined => {
  const chance = dice();
  if (chance > 0.9) return undefined;
  const day = chance > 0.75 ? 6 + Math.floor(dice() * 6) : 1 + Math.floor(dice() * 4);
  const date = addDays(firstOfMonth(addMonths(month, 1)), day - 1);
  return date > register.today ? undefined : `${date}${clock(dice)}`;
};

const sheetOf = (
  register: DemoRegister,
  person: string,
  month: PlainMonth,
  submitted: string | undefined,
): Sheet => ({
  id: register.newId(),
  person,
  month,
  content: '',
  zeroReason: '',
  status: submitted === undefined ? 'draft' : 'submitted',
  submitted: submitted ?? null,
  received: submitted ?? null,
});

const stamped = (entry: Entry, submitted: string | undefined): Entry =>
  submitted === undefined
    ? { ...entry, status: 'draft' }
    : {
        ...entry,
        submitted,
        received: submitted,
        created: entry.created > submitted ? submitted : entry.created,
      };

const transcribed = (register: DemoRegister, paper: HandedIn, person: string): readonly Entry[] =>
  paper.entries.map((line) => ({
    ...blank(register),
    happened: line.day,
    timeNote: line.timeNote ?? '',
    amount: line.amount ?? null,
    amountUnit: line.amountUnit ?? '',
    mode: register.carriers.find(({ id }) => id === line.carrier)?.mode ?? 'face-to-face',
    participants: [{ person, role: line.role ?? 'attended' }],
    carriers: [line.carrier],
    object: register.objects.find(({ name }) => name === line.object)?.id ?? null,
    objectText: line.objectText,
    activities: line.activities,
    summary: line.summary,
    present: line.present ?? null,
    submitted: paper.submitted,
    received: paper.submitted,
    created: `${addDays(line.day, 1)}T09:00:00`,
  }));

const linksFor = (
  register: DemoRegister,
  phrases: Phrases,
  order: number,
  { person, visited }: { readonly person: string; readonly visited: readonly string[] },
): readonly Link[] =>
  phrases.leaderLinks.flatMap((kind, place) => {
    const objects = register.objects.filter((object) => object.kind === kind);
    // Whoever handed in a paper sheet is linked to what it names.
    const known = objects.find(({ name }) => visited.includes(name));
    const object = known ?? objects[order % Math.max(1, objects.length)];
    // One leader still lacks a link, so that the demo shows what that looks like.
    if (object === undefined || (order === 4 && place === 3)) return [];
    return [
      {
        id: register.newId(),
        person,
        object: object.id,
        // One of them is older than most policies let a link be.
        since: order === 1 && place === 0 ? '2024-03-01' : '2025-09-01',
        until: null,
        origin: 'assigned' as const,
      },
    ];
  });

const declared = (
  register: DemoRegister,
  dice: Dice,
  phrases: Phrases,
  person: string,
): Declaration => {
  const academicYear = register.semester.academicYear;
  const received =
    dice() < 0.92
      ? `${academicYear.slice(0, 4)}-09-${String(2 + Math.floor(dice() * 10)).padStart(2, '0')}`
      : null;
  const some = (words: readonly string[]): string => pick(dice, words) ?? '';
  const objects = (...wanted: readonly string[]): string =>
    some(register.objects.filter(({ kind }) => wanted.includes(kind)).map(({ name }) => name));
  const kindsOf = (at: number): readonly string[] =>
    register.carriers.find(({ id }) => id === phrases.middleRows[at]?.carrier)?.objectKinds ?? [];
  return {
    id: register.newId(),
    person,
    academicYear,
    jobFunction: some(phrases.specialties.slice(0, 3)),
    businessBody: dice() < 0.4 ? some(phrases.specialties.slice(1, 3)) : '',
    personalStrength: dice() < 0.7 ? some(phrases.specialties.slice(3)) : '',
    teacherCarriers: dice() < 0.93 ? objects(...kindsOf(3)) : '',
    studentCarriers: objects(...kindsOf(0)),
    received,
  };
};

/** Months of the demo's semester that have begun, in order. */
const monthsOf = (semester: Semester, today: PlainDate): readonly PlainMonth[] => {
  const months: PlainMonth[] = [];
  const begin = monthOf(addDays(semester.firstDay, 6));
  for (
    let month = begin;
    month <= monthOf(today) && firstOfMonth(month) < semester.vacationFrom;
    month = addMonths(month, 1)
  ) {
    months.push(month);
  }
  return months;
};

/**
 * One semester of a school's records, the same for the same seed: leaders who do most of what they owe, middle
 * managers with their declarations and monthly sheets, some late, some missing, and the sheets that were handed in
 * on paper in place of generated ones.
 */
export const demoRecords = (
  register: DemoRegister,
  phrases: Phrases,
  papers: readonly HandedIn[],
  seed: number,
): DemoRecords => {
  const dice = seeded(seed);
  const months = monthsOf(register.semester, register.today);
  const holding = (rank: string): readonly Person[] =>
    register.people.filter(({ id }) =>
      register.posts.some(
        (post) =>
          post.person === id &&
          post.rank === rank &&
          (post.until === null || post.until >= register.today),
      ),
    );
  const leaders = holding(register.ranks.rows);
  const links = leaders.flatMap((person, order) => {
    const visited = papers
      .filter((paper) => paper.person === person.name)
      .flatMap((paper) => paper.entries.map(({ object }) => object));
    return linksFor(register, phrases, order, { person: person.id, visited });
  });
  const own = (person: string): readonly ContactObject[] =>
    links
      .filter((link) => link.person === person)
      .flatMap((link) => register.objects.filter(({ id }) => id === link.object));
  const exemptions = phrases.exemptions.flatMap(({ person, ...said }) => {
    const found = register.people.find(({ name }) => name === person);
    return found === undefined ? [] : [{ ...said, id: register.newId(), person: found.id }];
  });
  const away = (person: string, day: PlainDate): boolean =>
    exemptions.some((span) => span.person === person && span.from <= day && day <= span.until);
  const reasonIn = (person: string, month: PlainMonth): string | undefined =>
    exemptions.find((span) => span.person === person && monthOf(span.from) === month)?.reason;
  const paperOf = (person: Person, month: PlainMonth): HandedIn | undefined =>
    papers.find((paper) => paper.person === person.name && paper.month === month);

  const entries: Entry[] = [];
  const sheets: Sheet[] = [];
  const finish = (
    person: Person,
    made: readonly Entry[],
    content: (month: PlainMonth) => string,
  ): void => {
    for (const month of months) {
      const paper = paperOf(person, month);
      const submitted = paper?.submitted ?? handIn(register, dice, month);
      const here =
        paper === undefined
          ? made.filter(
              (entry) => monthOf(entry.happened) === month && !away(person.id, entry.happened),
            )
          : transcribed(register, paper, person.id);
      const written = paper?.content ?? (submitted === undefined ? '' : content(month));
      const nothing = submitted !== undefined && here.length === 0 && written === '';
      sheets.push({
        ...sheetOf(register, person.id, month, submitted),
        content: written,
        zeroReason: nothing ? (reasonIn(person.id, month) ?? '') : '',
      });
      entries.push(
        ...here.map((entry) => (paper === undefined ? stamped(entry, submitted) : entry)),
      );
    }
  };

  for (const person of leaders) {
    finish(
      person,
      leaderEntries(register, dice, {
        person: person.id,
        own: own(person.id),
        rows: phrases.leaderRows,
        months,
      }),
      () => '',
    );
  }
  const declarations: Declaration[] = [];
  for (const person of holding(register.ranks.content)) {
    const paper = papers.find(
      ({ person: name, declaration }) => name === person.name && declaration !== undefined,
    );
    const made = declared(register, dice, phrases, person.id);
    declarations.push({
      ...made,
      ...(paper?.declaration === undefined
        ? {}
        : {
            ...paper.declaration,
            received: `${register.semester.academicYear.slice(0, 4)}-09-04`,
          }),
    });
    const visits = months.flatMap((month) =>
      phrases.middleRows
        .filter(() => dice() < 0.3)
        .flatMap((row) => {
          const day = workdayIn(register, dice, firstOfMonth(month), lastOfMonth(month));
          const object = objectFor(register, dice, { row, own: [], linked: false });
          return day === undefined
            ? []
            : [written(register, dice, { person: person.id, row, day, object })];
        }),
    );
    finish(person, visits, () => filled(dice, pick(dice, phrases.contents) ?? ''));
  }
  return {
    links,
    exemptions,
    declarations,
    entries: entries.filter((entry) => dayOf(entry.created) <= register.today),
    sheets,
  };
};
