import type { Answer, Asked } from '#api/contract';
import { done } from '#api/reply';
import type { Reply } from '#api/reply';
import type { DeclarationBoard } from '#api/office-views';
import { explain } from '#domain/compliance/explain';
import type { Explanation, Period } from '#domain/compliance/verdict';
import { academicYearSpan } from '#domain/academic-calendar';
import { academicYearText } from '#domain/period';
import type { Declaration, Person } from '#domain/people';
import type { PlainDate } from '#domain/plain-date';
import { linkContext, rulesOn } from './link-context.ts';
import type { LinkContext } from './link-context.ts';
import { postsIn, titleOf, unitNameOf } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

type Row = DeclarationBoard['rows'][number];

const statusOf = (
  made: Declaration | null,
  missing: Row['missing'],
  exempt: boolean,
): Row['status'] => {
  if (made === null) return exempt ? 'exempt' : 'missing';
  if (made.received === null) return 'draft';
  return missing.length === 0 ? 'complete' : 'incomplete';
};

const isLate = (
  made: Declaration | null,
  status: Row['status'],
  asked: { readonly deadline: PlainDate | null; readonly today: PlainDate },
): boolean =>
  asked.deadline !== null &&
  status !== 'exempt' &&
  (made?.received ?? asked.today) > asked.deadline;

/** Whoever owes a declaration, or made one; the clause that speaks to them decides. */
const rowOf = (
  context: LinkContext,
  person: Person,
  asked: {
    readonly found: Explanation | undefined;
    readonly period: Period;
    readonly academicYear: string;
    readonly today: PlainDate;
  },
): Row | undefined => {
  const { register } = context;
  const { found, period, academicYear, today } = asked;
  const made =
    register.declarations.find(
      (one) => one.person === person.id && one.academicYear === academicYear,
    ) ?? null;
  if (found === undefined && made === null) return undefined;
  const missing = made === null ? [] : (found?.submission?.missing ?? []);
  const status = statusOf(made, missing, found?.verdict.status === 'exempt');
  const posts = postsIn(register, person.id, period);
  return {
    subject: {
      kind: 'person',
      id: person.id,
      name: person.name,
      title: titleOf(posts),
      unit: unitNameOf(register, posts),
    },
    declaration: made,
    status,
    late: isLate(made, status, { deadline: found?.verdict.deadline ?? null, today }),
    missing,
  };
};

/** 申报 of an academic year: who owes one, and how it stands. */
export const declarationBoard = (
  session: Session,
  { academicYear }: Asked<'declaration.board'>,
): Reply<Answer<'declaration.board'>> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const context = linkContext(session, open.value);
  const { register, prepared } = context;
  const span = academicYearSpan(register.prepared, academicYear);
  if (span === undefined) return done({ academicYear, deadline: null, rows: [] });
  const period: Period = {
    from: span.from,
    until: span.until,
    label: academicYearText(academicYear),
  };
  const today = session.ports.clock.today();
  const rules = rulesOn(context, period.until, 'submission').filter(
    ({ demand }) => demand.what === 'declaration',
  );
  const judged = (person: string): Explanation | undefined =>
    rules
      .map(({ rule }) => explain(prepared, { rule, subject: person, period }, today))
      .find(({ verdict }) => verdict.status !== 'not-applicable');
  const order = [...register.units.keys()];
  const unitOf = (person: string): number =>
    order.indexOf(postsIn(register, person, period)[0]?.unit ?? '');
  const people = [...register.people.values()]
    .map((person) => ({ person, found: judged(person.id) }))
    .sort((a, b) => unitOf(a.person.id) - unitOf(b.person.id));
  const [anybody] = people.flatMap(({ found }) => found ?? []);
  return done({
    academicYear,
    deadline: anybody?.verdict.deadline ?? null,
    rows: people.flatMap(
      ({ person, found }) => rowOf(context, person, { found, period, academicYear, today }) ?? [],
    ),
  });
};
