import type { Entry } from '../entry.ts';
import type { Issue } from '../issue.ts';
import { groupBy } from './folding.ts';
import type { HandIn, HandInFile, ReadDoubt, ReadVisit } from './hand-in.ts';
import { byField, doubtOf, homeByRank, homeOf } from './hand-in-context.ts';
import type { HandInContext, Home } from './hand-in-context.ts';
import { entryDoubts, newEntry } from './hand-in-entries.ts';
import { issuesIn } from './hand-in-issues.ts';
import { whoseIs, writtenPerson } from './hand-in-people.ts';
import type { Whose } from './hand-in-people.ts';
import { patchedEntry, printedId } from './hand-in-printed.ts';
import { declarationOf, saysSheet, sheetOf } from './hand-in-sheets.ts';
import type { Drafted } from './hand-in-sheets.ts';
import type { ReportedKind, SharedData } from './package.ts';
import type { Candidate, Doubt } from './plan.ts';
import { canonicalText, isSame, sharedForm } from './shared-form.ts';
import { WORKBOOK_SHEETS } from './workbook-format.ts';

/** One form under way. */
interface Reading {
  readonly home: Home;
  readonly whose: Whose;
  readonly context: HandInContext;
  /** Who wrote it, as the file says: part of what identifies what is written. */
  readonly writer: string;
}

type Visits = readonly [ReadVisit, ...ReadVisit[]];

interface Draft extends Drafted {
  readonly kind: ReportedKind;
  readonly id: string | null;
  readonly base: string | null;
  readonly where: string;
  /** What is written, whatever was made of it. */
  readonly written: SharedData;
}

/** In which field a record of a kind names the person of the form. */
const PERSON: Readonly<Partial<Record<ReportedKind, string>>> = {
  entry: 'participants',
  sheet: 'person',
  declaration: 'person',
  issue: 'person',
};

/** What keeps the form's person from being certain: nobody fits, or the reader wasn't sure. */
const personDoubts = (kind: ReportedKind, { whose, home }: Reading): readonly Doubt[] => {
  const field = PERSON[kind] ?? 'person';
  return [
    ...(whose.ask === null ? [] : [{ field, ...whose.ask }]),
    ...home.handIn.doubts.filter((one) => one.field === 'person').map((one) => doubtOf(field, one)),
  ];
};

/**
 * The digest is of what is written and not of the record that was made of it: so the same paper read again is known,
 * whatever was decided about it meanwhile.
 */
const candidateOf = (draft: Draft, reading: Reading): Omit<Candidate, 'key'> => {
  const { context, writer } = reading;
  const { kind, id, base, data, where, written } = draft;
  return {
    kind,
    id: id ?? context.newId(),
    rev: 0,
    base,
    data,
    digest: context.digest(canonicalText({ kind, writer, base, ...written })),
    where,
    doubts: byField([...personDoubts(kind, reading), ...draft.doubts]),
  };
};

const ABOUT_READING: ReadonlySet<string> = new Set(['where', 'doubts', 'asPrinted']);

/** A visit as it is written, without what says how it was read. */
const writtenVisit = (visit: ReadVisit, month: HandIn['month']): SharedData => ({
  ...Object.fromEntries(Object.entries(visit).filter(([name]) => !ABOUT_READING.has(name))),
  ...(visit.day === null ? { month } : {}),
});

const issuesOf = (
  visit: ReadVisit,
  entry: { readonly id: string; readonly issues: readonly Issue[] },
  reading: Reading,
): readonly Omit<Candidate, 'key'>[] => {
  const { whose, home } = reading;
  const of = { raised: visit.day, person: whose.person, entry: entry.id };
  return issuesIn(visit, entry.issues, of).map(({ id, data, text }) => {
    const undated: Doubt = { field: 'raised', text: '没有写清时间，请补提出日期', options: [] };
    return candidateOf(
      {
        kind: 'issue',
        id,
        base: null,
        data,
        doubts: data.raised === null ? [undated] : [],
        where: visit.where,
        written: { text, of: writtenVisit(visit, home.handIn.month) },
      },
      reading,
    );
  });
};

/** What an entry of ours says after the form: its changes are in one of the rows in which it was printed. */
const afterPrint = (
  visits: readonly ReadVisit[],
  entry: Entry,
  { home, context }: Reading,
): Drafted => {
  const carriers = [...new Set(visits.flatMap((visit) => visit.carriers))];
  const printed = sharedForm('entry', entry, 'department');
  const changed: SharedData[] = [];
  for (const visit of visits) {
    const data = patchedEntry({ ...visit, carriers }, entry, home, context);
    if (![printed, ...changed].some((one) => isSame(one, data))) changed.push(data);
  }
  const text = '同一条记录印在几行里，改得各不相同，请写明以哪一行为准';
  return {
    data: changed[0] ?? printed,
    doubts: changed.length < 2 ? [] : [{ field: 'summary', text, options: [] }],
  };
};

/** The entry of visits that carry its id; of one that isn't here, as of a new one. */
const entryDraft = (id: string | null, visits: Visits, reading: Reading): Draft => {
  const { context, home, whose } = reading;
  const [first] = visits;
  const base = id === null ? null : first.base;
  const version = id === null || base === null ? undefined : context.version(id, base);
  const entry = version ?? (id === null ? undefined : context.entry(id));
  const drafted: Drafted =
    entry === undefined
      ? { data: newEntry(first, whose.person, home, context), doubts: [] }
      : afterPrint(visits, entry, reading);
  const read = visits.flatMap((visit) => entryDoubts(visit, drafted.data, home));
  return {
    kind: 'entry',
    id,
    base: version === undefined ? null : base,
    data: drafted.data,
    doubts: [...read, ...drafted.doubts],
    where: first.where,
    written: {
      id,
      printed: base,
      visits: visits.map((visit) => writtenVisit(visit, home.handIn.month)),
    },
  };
};

const withDoubts = (
  candidate: Omit<Candidate, 'key'>,
  doubts: readonly Doubt[],
): Omit<Candidate, 'key'> => ({ ...candidate, doubts: byField([...candidate.doubts, ...doubts]) });

/** The visits of a form, each followed by the issues that were raised in it. */
const visitsOf = (reading: Reading): readonly Omit<Candidate, 'key'>[] => {
  const { home, context, whose } = reading;
  // A month that isn't certain makes every day that was read by it uncertain
  const months = home.handIn.doubts.filter(({ field }) => field === 'month');
  const uncertain = months.map((one) => doubtOf('happened', one));
  const groups = groupBy(
    home.handIn.visits.map((visit, index) => ({
      visit,
      index,
      id: printedId(visit, whose.person, home, context),
    })),
    ({ id, index }) => id ?? `row ${String(index)}`,
  );
  return [...groups.values()].flatMap(([head, ...rest]) => {
    if (head === undefined) return [];
    const { visit: first, id } = head;
    const draft = entryDraft(id, [first, ...rest.map(({ visit }) => visit)], reading);
    const entry = withDoubts(candidateOf(draft, reading), uncertain);
    const issues = id === null ? [] : context.issuesOf(id);
    return [entry, ...issuesOf(first, { id: entry.id, issues }, reading)];
  });
};

const ELSEWHERE: ReadonlySet<ReadDoubt['field']> = new Set(['person', 'month']);

const formCandidates = (
  handIn: HandIn,
  context: HandInContext,
): readonly Omit<Candidate, 'key'>[] => {
  const written = homeOf(handIn, context);
  const whose = whoseIs(written, context);
  const home = homeByRank(written, whose.person, context);
  const writer = handIn.personId ?? writtenPerson(home);
  const reading: Reading = { home, whose, context, writer };
  const where =
    context.kind === 'excel'
      ? `表页“${WORKBOOK_SHEETS.month}”`
      : home.form === undefined
        ? '表头'
        : home.form.name;
  const { month, content, zeroReason, declaration } = handIn;
  const draft = (
    kind: 'sheet' | 'declaration',
    drafted: Drafted,
    base: string | null,
    written: SharedData,
  ): Omit<Candidate, 'key'> =>
    candidateOf(
      { ...drafted, kind, id: null, base, where, written: { month, ...written } },
      reading,
    );
  const months = handIn.doubts.filter(({ field }) => field === 'month');
  const visits = visitsOf(reading);
  // What is uncertain about the form as a whole is settled where its sheet is, or else in its first visit
  const whole = handIn.doubts.filter(({ field }) => !ELSEWHERE.has(field));
  const loose = visits.length === 0 && handIn.doubts.length > 0;
  const sheets =
    saysSheet(home, context.kind) || loose
      ? [
          withDoubts(
            draft('sheet', sheetOf(home, whose.person, context), handIn.base ?? null, {
              content,
              zeroReason,
            }),
            [
              ...months.map((one) => doubtOf('month', one)),
              ...whole.map((one) => doubtOf('content', one)),
            ],
          ),
        ]
      : [];
  const drafted = declarationOf(home, whose.person, context);
  const declarations =
    drafted === undefined
      ? []
      : [
          withDoubts(
            draft('declaration', drafted, null, { declaration }),
            months.map((one) => doubtOf('academicYear', one)),
          ),
        ];
  const first = sheets.length > 0 ? [] : whole.map((one) => doubtOf('summary', one));
  return [
    ...declarations,
    ...visits.map((one, index) => (index === 0 ? withDoubts(one, first) : one)),
    ...sheets,
  ];
};

/**
 * What was read from a form or a workbook, as candidates for a plan: entries with the issues raised in them, sheets
 * and declarations. Nothing is guessed: whatever isn't certain is a doubt of its row, to be settled by a person. A
 * form that carries ids changes only those fields of ours that were changed by hand.
 */
export const candidatesOf = (file: HandInFile, context: HandInContext): readonly Candidate[] =>
  file.forms.flatMap((handIn) =>
    formCandidates(handIn, context).map((candidate, index) => ({
      key: `${String(context.file)}.${String(handIn.index)}.${String(index)}`,
      ...candidate,
    })),
  );
