import { daysOfPeriod, later, schoolYear, works } from './days.ts';
import { matches, standsFor } from './frequency.ts';
import {
  alternatives,
  belongs,
  holds,
  isIn,
  isPresent,
  named,
  suits,
  unmet,
  workdaysOf,
} from './judge.ts';
import type { Cell, Said } from './judge.ts';

const idle = (duty: string, done = 0): Said => ({ status: duty, expected: 0, done });

const yearsLater = (day: string, years: number): string => {
  const year = String(Number(day.slice(0, 4)) + years);
  const same = `${year}${day.slice(4)}`;
  return later(same, 0).slice(5) === day.slice(5) ? same : `${year}-02-28`;
};

/** Behind every day that is asked about. */
const FAR = '2030-12-31';

const standingOf = (cell: Cell, duty: string): Said => {
  const { demand } = cell.rule;
  if (demand.kind !== 'standing') return idle(duty);
  const perObject = demand.dimension === 'object';
  const self = cell.facts.objects.find(({ id }) => id === cell.subject);
  const kindOf = (id: string): string | undefined => {
    const object = cell.facts.objects.find((one) => one.id === id);
    return object && named(cell.policy.objectKinds, object.kind);
  };
  const partners = (day: string): number =>
    new Set(
      cell.facts.links
        .filter((link) => holds(link, day))
        .filter((link) => cell.days.some((any) => holds(link, any)))
        .filter((link) => demand.objectKinds.includes(kindOf(link.object) ?? ''))
        .filter((link) =>
          perObject
            ? link.object === cell.subject &&
              self !== undefined &&
              holds(self, day) &&
              belongs(cell, cell.rule, link.person, day)
            : link.person === cell.subject &&
              cell.facts.objects.some((object) => object.id === link.object && holds(object, day)),
        )
        .map((link) => (perObject ? link.person : link.object)),
    ).size;
  const looked = workdaysOf(cell)
    .filter((day) => day <= cell.today)
    .filter((day) =>
      perObject ? self !== undefined && holds(self, day) : isPresent(cell, cell.subject, day),
    );
  const enough = (day: string): boolean =>
    partners(day) >= demand.minimum && partners(day) <= (demand.maximum ?? Infinity);
  const last = looked.at(-1);
  const links = partners(
    last ?? (cell.today < (cell.days.at(-1) ?? '') ? cell.today : (cell.days.at(-1) ?? '')),
  );
  if (duty !== 'owed') return idle(duty, links);
  const isLacking = last !== undefined && !enough(last);
  const still = unmet(cell, null);
  const status = isLacking
    ? still === 'open'
      ? 'due-soon'
      : still
    : last === undefined
      ? still
      : looked.every(enough)
        ? 'met'
        : 'met-late';
  return { status, expected: demand.minimum, done: links };
};

const submissionOf = (cell: Cell, duty: string): Said => {
  const { demand } = cell.rule;
  if (demand.kind !== 'submission') return idle(duty);
  const { facts, subject, days, deadline } = cell;
  const last = days.at(-1) ?? '';
  const inTime = (day: string): boolean => deadline === null || day <= deadline;
  const judged = (atAll: boolean, day: string | null, incomplete = false): Said => {
    if (duty !== 'owed') return idle(duty, atAll ? 1 : 0);
    const status = !atAll
      ? incomplete
        ? 'under-review'
        : unmet(cell, deadline)
      : day !== null && inTime(day)
        ? 'met'
        : 'met-late';
    return { status, expected: 1, done: atAll ? 1 : 0 };
  };
  if (demand.what === 'sheet') {
    const sheet = facts.sheets.find(
      ({ person, month }) => person === subject && month === last.slice(0, 7),
    );
    const there = sheet?.status === 'submitted' || sheet?.status === 'accepted';
    return judged(there, (sheet?.submitted ?? sheet?.received)?.slice(0, 10) ?? null);
  }
  const year = schoolYear(facts.calendar, last);
  const made = facts.declarations.find(
    ({ person, academicYear }) => person === subject && academicYear === year,
  );
  const filled = (text: string | undefined): boolean => (text ?? '').trim() !== '';
  const whole =
    filled(made?.teacherCarriers) &&
    filled(made?.studentCarriers) &&
    [made?.jobFunction, made?.businessBody, made?.personalStrength].some(filled);
  const received = made?.received ?? null;
  return judged(received !== null && whole, received, received !== null && !whole);
};

const shareOf = (cell: Cell, duty: string): Said => {
  const { demand } = cell.rule;
  if (demand.kind !== 'share') return idle(duty);
  const present = workdaysOf(cell).filter((day) => isPresent(cell, cell.subject, day));
  const good = cell.facts.entries.filter(
    (entry) => isIn(entry) && matches(cell, demand.match, entry, [cell.subject]),
  );
  const marks = good.map((entry) => {
    const until = entry.until ?? entry.happened;
    if (entry.makeUp === null) return { from: entry.happened, until };
    const meant = entry.makeUp.for;
    const own = daysOfPeriod(cell.facts.calendar, demand.period, entry.happened).includes(meant);
    if (own) return { from: entry.happened, until };
    return standsFor(cell, entry) ? { from: meant, until: meant } : { from: '9', until: '0' };
  });
  const done = present.filter((day) =>
    marks.some(({ from, until }) => from <= day && day <= until),
  ).length;
  if (duty !== 'owed') return idle(duty, done);
  const status = done >= demand.share * present.length - 1e-9 ? 'met' : unmet(cell, null);
  const expected = Math.round(demand.share * present.length * 1000) / 1000;
  return { status, expected, done };
};

const tenureOf = (cell: Cell, duty: string): Said => {
  const { demand } = cell.rule;
  if (demand.kind !== 'tenure') return idle(duty);
  const [first = '', last = ''] = [cell.days[0], cell.days.at(-1)];
  const end = cell.today < last ? cell.today : last;
  const own = cell.facts.links
    .filter(({ person }) => person === cell.subject)
    .filter(({ object }) => {
      const found = cell.facts.objects.find(({ id }) => id === object);
      return (
        found !== undefined &&
        demand.objectKinds.includes(named(cell.policy.objectKinds, found.kind))
      );
    });
  const isLinked = (object: string, day: string): boolean =>
    own.some((link) => link.object === object && holds(link, day));
  // a link began on a day before which there was none to that object
  const begins = own.filter(({ object, since }) => !isLinked(object, later(since, -1)));
  const links = [...new Map(begins.map((link) => [`${link.object} ${link.since}`, link])).values()]
    .map(({ object, since }) => {
      let until = since;
      while (until <= FAR && isLinked(object, later(until, 1))) until = later(until, 1);
      return { since, until };
    })
    .filter(({ since, until }) => since <= last && until >= first);
  if (links.length === 0) return idle('nothing');
  const due = links.map((link) => ({ link, day: yearsLater(link.since, demand.years) }));
  const over = due.filter(({ link, day }) => day < end && link.until > day);
  const done = links.length - over.length;
  if (duty !== 'owed') return idle(duty, done);
  return { status: over.length > 0 ? 'missed' : 'not missed', expected: links.length, done };
};

const followUpOf = (cell: Cell, duty: string): Said => {
  const { demand } = cell.rule;
  if (demand.kind !== 'follow-up') return idle(duty);
  const stands = cell.facts.issues
    .filter(({ person, raised }) => person === cell.subject && cell.days.includes(raised))
    .filter(
      ({ raised }) =>
        alternatives(cell).find((rule) => belongs(cell, rule, cell.subject, raised)) === cell.rule,
    )
    .map((issue) => {
      let due = issue.raised;
      for (let left = demand.workingDays; left > 0;) {
        due = later(due, 1);
        if (works(cell.facts.calendar, due)) left -= 1;
      }
      const first = (kind: string): string | undefined =>
        issue.steps
          .filter((step) => step.kind === kind)
          .map(({ date }) => date)
          .toSorted()[0];
      const reported =
        demand.heavyReported !== true ||
        issue.weight === 'ordinary' ||
        first('reported') !== undefined;
      const back = first('fed-back');
      const done = back !== undefined && reported;
      return { due, done, onTime: done && back <= due };
    });
  if (stands.length === 0) return idle('nothing');
  const done = stands.filter((one) => one.done).length;
  if (duty !== 'owed') return idle(duty, done);
  const status = stands.every((one) => one.onTime)
    ? 'met'
    : stands.every((one) => one.done)
      ? 'met-late'
      : stands.some((one) => !one.done && one.due < cell.today)
        ? 'missed'
        : 'not missed';
  return { status, expected: stands.length, done };
};

const qualificationOf = (cell: Cell, duty: string): Said => {
  const { demand } = cell.rule;
  if (demand.kind !== 'qualification') return idle(duty);
  const { posts, people } = cell.facts;
  const fresh = posts
    .filter(({ person, since }) => person === cell.subject && cell.days.includes(since))
    .filter(({ since }) => since >= cell.policy.effectiveFrom)
    .filter((post) => suits(cell.policy, cell.rule.audience, [post]))
    .filter(({ person, since }) => belongs(cell, cell.rule, person, since))
    .filter(
      (post) =>
        !posts.some(
          (other) =>
            other.id !== post.id &&
            other.person === post.person &&
            other.title === post.title &&
            other.unit === post.unit &&
            other.since < post.since &&
            (other.until === null || later(other.until, 1) >= post.since),
        ),
    );
  if (fresh.length === 0) return idle('nothing');
  const known = people
    .find(({ id }) => id === cell.subject)
    ?.attributes.find(({ name }) => name === demand.attribute);
  const status = known === undefined ? 'under-review' : known.has ? 'met' : 'missed';
  return { status, expected: fresh.length, done: status === 'met' ? fresh.length : 0 };
};

/** Judges every kind but frequency. «not missed» stands for what isn't, whether done or still to come. */
export const otherOf = (cell: Cell, duty: string): Said => {
  switch (cell.rule.demand.kind) {
    case 'standing':
      return standingOf(cell, duty);
    case 'submission':
      return submissionOf(cell, duty);
    case 'share':
      return shareOf(cell, duty);
    case 'tenure':
      return tenureOf(cell, duty);
    case 'follow-up':
      return followUpOf(cell, duty);
    case 'qualification':
      return qualificationOf(cell, duty);
    case 'frequency':
    case 'report':
    case 'text':
      return idle('nothing');
  }
};
