import { done } from '#api/reply';
import { addedUp } from '#domain/forms/lists/year-figures';
import type { YearRow } from '#domain/forms/lists/year-figures';
import { schoolYearReport } from '#domain/forms/lists/year-school-report';
import type { SchoolYear } from '#domain/forms/lists/year-school-report';
import { monthOf } from '#domain/plain-date';
import type { Made, Maker, PlannedPaper } from '../maker.ts';
import { peopleData } from './year-data.ts';
import { peopleOf, yearDeskOf } from './year-judged.ts';
import type { YearDesk } from './year-judged.ts';
import { YEARLY, yearNotes, yearStanding, yearTitle } from './year-offer.ts';
import { objectRules, personSum } from './year-sums.ts';
import type { PersonSum } from './year-sums.ts';

const NONE = { id: '', name: '未归属单位' } as const;

const rowsBy = (
  places: readonly { readonly id: string; readonly name: string }[],
  sums: readonly PersonSum[],
  placeOf: (one: PersonSum) => string,
): readonly YearRow[] =>
  places.flatMap(({ id, name }) => {
    const own = sums.filter((one) => placeOf(one) === id).map(({ shown }) => shown);
    return own.length === 0 ? [] : [{ name, ...addedUp(own) }];
  });

/** Ranks of all policies, each once under the name the first one gives it. */
const ranksOf = ({
  policies,
}: YearDesk): readonly { readonly id: string; readonly name: string }[] => {
  const names = new Map<string, string>();
  for (const { policy } of policies)
    for (const { id, name } of policy.ranks) if (!names.has(id)) names.set(id, name);
  return [...names].map(([id, name]) => ({ id, name }));
};

const makeOf = (year: YearDesk, people: readonly string[]): Made => {
  const sums = people.map((person) => personSum(year, person));
  const units = [...year.frame.register.units.values(), NONE];
  const source: SchoolYear = {
    title: year.clauses[0]?.title ?? '',
    label: year.frame.span.label,
    ranks: rowsBy(ranksOf(year), sums, ({ rank }) => rank),
    units: rowsBy(units, sums, ({ unit }) => unit),
    people: sums.map(({ shown }) => shown),
    objects: objectRules(year),
  };
  return {
    paper: { kind: 'papers', outlines: [schoolYearReport(source, year.desk.frame)] },
    data: [peopleData(year, sums)],
    said: source,
  };
};

const paperOf = (year: YearDesk): PlannedPaper => {
  const { label, until } = year.frame.span;
  const people = peopleOf(year);
  const title = year.clauses[0]?.title ?? '';
  return {
    id: 'school',
    name: '全校',
    about: `${String(people.length)} 人`,
    ...yearStanding(year, people),
    file: [label, `${title}-全校-${label}`],
    key: { document: 'year-school', person: null, month: monthOf(until), subject: year.range.kind },
    make: () => done(makeOf(year, people)),
  };
};

/** The year's paper of the whole school. */
export const yearSchool: Maker = {
  kind: 'year-school',
  offer: (desk) => {
    const title = yearTitle(desk);
    return title === undefined
      ? undefined
      : {
          title: `${title}（全校）`,
          about: '分类别、分单位的完成情况，未达标和免考核人员名单；不排名次。',
          ...YEARLY,
          options: [],
          per: 'school',
        };
  },
  plan: (desk, query) => {
    const made = yearDeskOf(desk, query);
    if (!made.ok) return made;
    const year = made.value;
    return done({ label: year.frame.span.label, notes: yearNotes(year), papers: [paperOf(year)] });
  },
};
