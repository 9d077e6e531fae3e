import { done } from '#api/reply';
import { uniqueNames } from '#documents/file-name';
import { personYearReport } from '#domain/forms/lists/year-person-report';
import { personYearAppendix } from '#domain/forms/lists/year-records';
import { monthOf } from '#domain/plain-date';
import { subjectView } from '../../compliance-frame.ts';
import type { Made, Maker, PlannedPaper } from '../maker.ts';
import { personData } from './year-data.ts';
import { explainedYear } from './year-explained.ts';
import { clausesFor, yearDeskOf } from './year-judged.ts';
import type { YearDesk } from './year-judged.ts';
import {
  YEARLY,
  peopleOptions,
  wantedPeople,
  yearNotes,
  yearStanding,
  yearTitle,
} from './year-offer.ts';

const makeOf = (year: YearDesk, person: string): Made => {
  const { frame } = year.desk;
  const explained = explainedYear(year, person);
  const { shown } = explained;
  return {
    paper: {
      kind: 'papers',
      outlines: [personYearReport(shown, frame), personYearAppendix(shown, frame)],
    },
    data: personData(year, explained),
    said: shown,
  };
};

const papersOf = (year: YearDesk, people: readonly string[]): readonly PlannedPaper[] => {
  const { register, span } = year.frame;
  const views = people.map((person) => subjectView(register, person, span, null));
  const names = uniqueNames(views);
  return views.map(({ id: person, name, unit, title }, index) => ({
    id: person,
    name,
    about: [unit, title].filter((word) => word !== '').join(' '),
    ...yearStanding(year, [person]),
    file: [
      span.label,
      `${clausesFor(year, person)[0]?.title ?? ''}-${names[index] ?? name}-${span.label}`,
    ],
    key: {
      document: 'year-person',
      person,
      month: monthOf(span.until),
      subject: year.range.kind,
    },
    make: () => done(makeOf(year, person)),
  }));
};

/** The year's paper of each person, as the policy's clause on assessment asks for it. */
export const yearPerson: Maker = {
  kind: 'year-person',
  offer: (desk) => {
    const title = yearTitle(desk);
    return title === undefined
      ? undefined
      : {
          title,
          about: '每人一份，附全部工作记录，每个数字都注明记录序号，供本人签字、单位审核。',
          ...YEARLY,
          options: peopleOptions(desk),
          per: 'person',
        };
  },
  plan: (desk, query) => {
    const made = yearDeskOf(desk, query);
    if (!made.ok) return made;
    const year = made.value;
    return done({
      label: year.frame.span.label,
      notes: yearNotes(year),
      papers: papersOf(year, wantedPeople(year, query)),
    });
  },
};
