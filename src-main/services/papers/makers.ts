import type { DocumentKind } from '#api/document-contract';
import { arrangement } from './kinds/arrangement.ts';
import { collected } from './kinds/collected.ts';
import { commendable } from './kinds/commendable.ts';
import { declarations } from './kinds/declarations.ts';
import { issues } from './kinds/issues.ts';
import { letters } from './kinds/letters.ts';
import { links } from './kinds/links.ts';
import { matrix } from './kinds/matrix.ts';
import { record } from './kinds/record.ts';
import { reports } from './kinds/reports.ts';
import { sheets } from './kinds/sheets.ts';
import { submissions } from './kinds/submissions.ts';
import { summary } from './kinds/summary.ts';
import { yearPerson } from './kinds/year-person.ts';
import { yearSchool } from './kinds/year-school.ts';
import { yearUnit } from './kinds/year-unit.ts';
import type { Maker } from './maker.ts';

/** Every kind of document, in the order in which the room lists them. */
export const MAKERS: Readonly<Record<DocumentKind, Maker>> = {
  sheets,
  submissions,
  collected,
  arrangement,
  declarations,
  letters,
  issues,
  'year-person': yearPerson,
  'year-unit': yearUnit,
  'year-school': yearSchool,
  summary,
  matrix,
  reports,
  commendable,
  links,
  record,
};
