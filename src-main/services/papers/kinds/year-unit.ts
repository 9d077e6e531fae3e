import { done } from '#api/reply';
import { uniqueNames } from '#documents/file-name';
import { unitYearReport } from '#domain/forms/lists/year-figures';
import { monthOf } from '#domain/plain-date';
import type { Made, Maker, PlannedPaper } from '../maker.ts';
import { peopleData } from './year-data.ts';
import { peopleOf, yearDeskOf } from './year-judged.ts';
import type { YearDesk } from './year-judged.ts';
import { YEARLY, yearNotes, yearPlace, yearStanding, yearTitle } from './year-offer.ts';
import { personSum } from './year-sums.ts';

const NO_UNIT = '未归属单位';

interface UnitOfYear {
  readonly id: string;
  readonly name: string;
  readonly people: readonly string[];
}

/** Units with people whose year is assessed, in the register's order. */
const unitsOf = (year: YearDesk): readonly UnitOfYear[] => {
  const people = peopleOf(year).map((person) => ({ person, ...yearPlace(year, person) }));
  return [...year.frame.register.units.values(), { id: '', name: NO_UNIT }]
    .map(({ id, name }) => ({
      id,
      name,
      people: people.filter(({ unit }) => unit === id).map(({ person }) => person),
    }))
    .filter(({ people: own }) => own.length > 0);
};

const makeOf = (year: YearDesk, unit: UnitOfYear): Made => {
  const sums = unit.people.map((person) => personSum(year, person));
  const source = {
    title: year.clauses[0]?.title ?? '',
    label: year.frame.span.label,
    unit: unit.name,
    people: sums.map(({ shown }) => shown),
  };
  return {
    paper: { kind: 'papers', outlines: [unitYearReport(source, year.desk.frame)] },
    data: [peopleData(year, sums)],
    said: source,
  };
};

const papersOf = (year: YearDesk): readonly PlannedPaper[] => {
  const { label, until } = year.frame.span;
  const units = unitsOf(year);
  const names = uniqueNames(units.map(({ name }) => ({ name, unit: '' })));
  return units.map((unit, index) => ({
    id: unit.id,
    name: unit.name,
    about: `${String(unit.people.length)} 人`,
    ...yearStanding(year, unit.people),
    file: [label, `${year.clauses[0]?.title ?? ''}-${names[index] ?? unit.name}-${label}`],
    key: {
      document: 'year-unit',
      person: null,
      month: monthOf(until),
      subject: `${year.range.kind}:${unit.id}`,
    },
    make: () => done(makeOf(year, unit)),
  }));
};

/** The year's paper of each unit: its people, their figures and their sum. */
export const yearUnit: Maker = {
  kind: 'year-unit',
  offer: (desk) => {
    const title = yearTitle(desk);
    return title === undefined
      ? undefined
      : {
          title: `${title}（分单位）`,
          about: '每个单位一份：本单位人员的完成情况、未达标事项和合计。',
          ...YEARLY,
          options: [],
          per: 'unit',
        };
  },
  plan: (desk, query) => {
    const made = yearDeskOf(desk, query);
    if (!made.ok) return made;
    const year = made.value;
    return done({ label: year.frame.span.label, notes: yearNotes(year), papers: papersOf(year) });
  },
};
