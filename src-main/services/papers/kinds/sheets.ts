import type { DocumentOffer, DocumentQuery } from '#api/document-contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { uniqueNames } from '#documents/file-name';
import { templateBytes } from '#documents/fill-template';
import { sheetMarks, sheetOutline } from '#domain/forms/sheet-outline';
import { templateData } from '#domain/forms/template-data';
import { addMonths, covers, monthOf } from '#domain/plain-date';
import type { PlainMonth, Span } from '#domain/plain-date';
import { boundRanks } from '#domain/policy/amend';
import { formFileName } from '#domain/sheet';
import { sheetForms } from '#domain/sheet-form';
import type { FormHome } from '#domain/sheet-form';
import { monthsOfSheet, sheetMonth, sheetPeriodText, sheetSpan } from '#domain/sheet-period';
import { formFor, peopleWithForm, standingPosts, unitNameOf } from '../../register.ts';
import { contentOf, entriesOf, sheetKey, sheetRecord } from '../../sheet-content.ts';
import type { Key } from '../../sheet-content.ts';
import { progressOf } from '../../sheets.ts';
import { askedPeriod } from '../asked-period.ts';
import { optionOf } from '../maker.ts';
import type { Desk, Made, Maker, PlannedPaper } from '../maker.ts';
import { sheetData } from './sheets-data.ts';
import { saidOfSheet, sheetPrintKey } from './sheets-said.ts';
import { EXEMPT, standingOf } from './sheets-standing.ts';

const ALL = 'all';

const ANYWAY = '未交的也会印出来，内容以当前记录为准。';
const NOT_OWED = '这一期间不需报送（假期或免考核）；如有记录仍可打印。';

/** Sheets that are some bound rank's, as the policies in force in a month have them. */
const formsIn = ({ register }: Desk, month: PlainMonth): readonly FormHome[] =>
  sheetForms(register.policies, month).filter(({ form, policy }) =>
    boundRanks(policy).some(({ id }) => id === form.rank),
  );

const optionsOf = (forms: readonly FormHome[]): DocumentOffer['options'] => [
  {
    id: 'form',
    label: '表',
    kind: 'choice',
    values: [
      { value: ALL, label: '全部' },
      ...forms.map(({ form }) => ({ value: form.id, label: `${form.name} ${form.short}` })),
    ],
    preset: ALL,
  },
  {
    // GB/T 9704—2012 7.3.7: 附件与正文分别装订时，在附件左上角标发文字号及附件号
    id: 'number',
    label: '发文字号',
    kind: 'choice',
    values: [
      { value: 'none', label: '不印' },
      { value: 'printed', label: '印在附件号前' },
    ],
    preset: 'none',
  },
];

/** One sheet, composed when it is looked at. */
const makeSheet = (
  desk: Desk,
  home: FormHome,
  key: Key,
  documentNumber: string | undefined,
): Made => {
  const { session, ledger } = desk;
  const content = contentOf(session, ledger, key, home);
  return {
    said: saidOfSheet(content),
    get paper() {
      const { template, title } = home.form;
      if (template !== undefined)
        return {
          kind: 'template',
          template: templateBytes(template.docx),
          data: templateData(content, home.policy.documentNumber),
          title,
        } as const;
      const entries = new Map(entriesOf(session, ledger, key).map((entry) => [entry.id, entry]));
      const marks = sheetMarks(content, key.person, {
        digest: session.ports.digest,
        entry: (id) => entries.get(id),
        sheet: sheetRecord(ledger, key),
      });
      return { kind: 'form', outline: sheetOutline(content, { documentNumber }), marks } as const;
    },
    get data() {
      return sheetData(desk, key, home, content);
    },
  };
};

/** `called`: how the file's name tells the person from others. */
const plannedSheet = (
  desk: Desk,
  home: FormHome,
  key: Key,
  {
    called,
    documentNumber,
  }: { readonly called: string; readonly documentNumber?: string | undefined },
): PlannedPaper => {
  const { session, ledger } = desk;
  const content = contentOf(session, ledger, key, home);
  const item = progressOf(session, ledger, key, { home, content });
  const period = sheetPeriodText(home.form, key.month);
  return {
    id: `${key.person}/${key.month}`,
    name: item.name,
    about: [item.unit, item.title].filter((word) => word !== '').join(' '),
    ...standingOf(item, content),
    file: [period, `${formFileName(home.form)}-${called}-${period}`],
    key: sheetPrintKey(key),
    make: () => done(makeSheet(desk, home, key, documentNumber)),
  };
};

/** One person's sheet that holds a month, as its own buttons print it: without its document's number. */
export const oneSheet = (desk: Desk, asked: Key): Reply<PlannedPaper> => {
  const { register } = desk;
  const person = register.people.get(asked.person);
  if (person === undefined) return failed({ code: 'not-found', what: 'person' });
  const home = formFor(register, asked.person, asked.month);
  if (home === undefined) return failed({ code: 'no-form', name: person.name });
  const key = sheetKey(register, asked);
  return done(plannedSheet(desk, home, key, { called: person.name, documentNumber: undefined }));
};

/** Everybody's sheet of one form and period. Names are told apart among all of them, so a part has the same names. */
const sheetsOf = (
  desk: Desk,
  home: FormHome,
  month: PlainMonth,
  withNumber: boolean,
): readonly PlannedPaper[] => {
  const { register } = desk;
  const { form, policy } = home;
  const span = sheetSpan(form, month);
  const everyone = peopleWithForm(register, form.id, month);
  const names = uniqueNames(
    everyone.map(({ id, name }) => ({
      name,
      unit: unitNameOf(register, standingPosts(register, id, span)),
    })),
  );
  return everyone.map(({ id: person, name }, index) =>
    plannedSheet(
      desk,
      home,
      { person, month },
      {
        called: names[index] ?? name,
        documentNumber: withNumber ? policy.documentNumber : undefined,
      },
    ),
  );
};

/** Months most of which lie in a span: an academic year may begin on the last day of August. */
const monthsOf = (span: Span): readonly PlainMonth[] => {
  const months: PlainMonth[] = [];
  for (let month = monthOf(span.from); month <= monthOf(span.until); month = addMonths(month, 1))
    if (covers(span, `${month}-15`)) months.push(month);
  return months;
};

/** Sheets of a range that has begun: those that end in it; of a month the ones that hold it, though they end later. */
const wanted = (
  desk: Desk,
  { range }: DocumentQuery,
  span: Span,
): readonly { readonly home: FormHome; readonly month: PlainMonth }[] =>
  monthsOf(span).flatMap((month) =>
    formsIn(desk, month).flatMap((home) => {
      const last = sheetMonth(home.form, month);
      const isPast = sheetSpan(home.form, month).from <= desk.frame.today;
      return range.kind === 'month' || (last === month && isPast) ? [{ home, month: last }] : [];
    }),
  );

/** 工作记录表: each person's sheet, by month or by what its form spans. */
export const sheets: Maker = {
  kind: 'sheets',
  offer: (desk) => {
    const forms = formsIn(desk, monthOf(desk.frame.today));
    if (forms.length === 0) return undefined;
    const isMonthly = forms.some(({ form }) => monthsOfSheet(form) === 1);
    return {
      title: '工作记录表',
      about: '每人一份，按制度所附的表样打印，内容以当前记录为准。',
      group: isMonthly ? '每月' : '每半年',
      periods: [
        ...(isMonthly ? (['month'] as const) : []),
        'half-year',
        'academic-year',
        'calendar-year',
      ],
      formats: ['docx', 'pdf'],
      options: optionsOf(forms),
      per: 'person',
    };
  },
  plan: (desk, query) => {
    const span = askedPeriod(desk, query);
    if (!span.ok) return span;
    const options = optionsOf([]);
    const form = optionOf(query, options, 'form');
    const withNumber = optionOf(query, options, 'number') === 'printed';
    const chosen = wanted(desk, query, span.value).filter(
      ({ home }) => form === ALL || home.form.id === form,
    );
    const periods = new Set(chosen.map(({ home, month }) => sheetPeriodText(home.form, month)));
    const [only] = periods;
    const papers = chosen.flatMap(({ home, month }) => sheetsOf(desk, home, month, withNumber));
    const isOwed = papers.some(({ state, standing }) => state !== 'empty' || standing !== EXEMPT);
    return done({
      label: periods.size === 1 && only !== undefined ? only : span.value.label,
      notes: [isOwed || papers.length === 0 ? ANYWAY : NOT_OWED],
      papers,
    });
  },
};
