import type { DataSection } from '#api/document-contract';
import { done } from '#api/reply';
import type { Period } from '#domain/compliance/verdict';
import { counts, isBackfill } from '#domain/entry';
import type { Entry } from '#domain/entry';
import { commendableList } from '#domain/forms/lists/commendable-list';
import type { CommendableExample } from '#domain/forms/lists/commendable-list';
import { fullDayText, monthOf } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import { carriersOf } from '../../entry-words.ts';
import { linkContext, rulesOn } from '../../link-context.ts';
import { postsIn, unitTitleOf } from '../../register.ts';
import { askedPeriod } from '../asked-period.ts';
import type { Desk, Maker, PlannedPaper } from '../maker.ts';

const TITLE = '先进典型清单';

/** As the policy in force heads the list it asks for; `undefined` where none asks. */
const titleOn = ({ session, ledger }: Desk, day: PlainDate): string | undefined =>
  rulesOn(linkContext(session, ledger), day, 'report')
    .flatMap(({ demand }) => demand.documents)
    .find(({ kind }) => kind === 'commendable')?.title;

const exampleOf = ({ register }: Desk, entry: Entry): CommendableExample => {
  const { happened, until, participants, carriers, objectText, summary, evidence } = entry;
  const day = { from: happened, until: happened };
  const rows = carriers.map((id) => carriersOf(register).get(id)?.label ?? '');
  return {
    happened,
    until,
    people: participants.map(({ person }) => ({
      name: register.people.get(person)?.name ?? '',
      post: unitTitleOf(register, postsIn(register, person, day)),
    })),
    object: objectText === '' ? rows.join('、') : objectText,
    summary,
    evidence: evidence.map(({ title }) => title),
  };
};

const dataOf = (desk: Desk, listed: readonly Entry[]): DataSection => ({
  title: '先进典型',
  columns: ['时间', '姓名', '联系对象', '事例'],
  rows: listed.map((entry) => {
    const { happened, people, object, summary } = exampleOf(desk, entry);
    const person = entry.participants[0]?.person;
    return {
      cells: [fullDayText(happened), people.map(({ name }) => name).join('、'), object, summary],
      marks: [
        ...(isBackfill(entry, desk.register.settings.backfillDays) ? ['补录'] : []),
        ...(entry.status === 'submitted' ? ['未认可'] : []),
      ],
      to: person === undefined ? null : { room: 'sheets', person, month: monthOf(happened) },
    };
  }),
});

const planned = (desk: Desk, kind: string, period: Period): PlannedPaper => {
  const flagged = desk.ledger.entries(period).filter(({ commendable }) => commendable);
  const listed = flagged
    .filter(counts)
    .toSorted((a, b) => a.happened.localeCompare(b.happened) || a.id.localeCompare(b.id));
  const left = flagged.length - listed.length;
  const title = titleOn(desk, period.until) ?? TITLE;
  const { label } = period;
  const list = {
    title,
    label,
    period: { from: period.from, until: period.until },
    examples: listed.map((entry) => exampleOf(desk, entry)),
  };
  return {
    id: 'list',
    name: title,
    about: '',
    state: left > 0 ? 'incomplete' : listed.length === 0 ? 'empty' : 'ready',
    standing: `${String(listed.length)} 例`,
    gaps: left === 0 ? [] : [`${String(left)} 例是草稿或已退回，未列入`],
    file: [label, `${title}-${label}`],
    key: { document: 'commendable', person: null, month: monthOf(period.until), subject: kind },
    make: () =>
      done({
        paper: { kind: 'papers', outlines: [commendableList(list, desk.frame)] },
        data: [dataOf(desk, listed)],
        said: list,
      }),
  };
};

/** 先进典型清单: what was marked as an example in a period, for those who write about it. */
export const commendable: Maker = {
  kind: 'commendable',
  offer: (desk) => ({
    title: titleOn(desk, desk.frame.today) ?? TITLE,
    about: '标为先进典型的工作记录，连同工作简况全文，供宣传报道选用。',
    group: '随时',
    periods: ['month', 'quarter', 'half-year', 'semester', 'academic-year', 'calendar-year'],
    formats: ['docx', 'xlsx', 'pdf'],
    options: [],
    per: 'school',
  }),
  plan: (desk, query) => {
    const period = askedPeriod(desk, query);
    if (!period.ok) return period;
    return done({
      label: period.value.label,
      notes: [],
      papers: [planned(desk, query.range.kind, period.value)],
    });
  },
};
