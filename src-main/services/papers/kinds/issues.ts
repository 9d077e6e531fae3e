import type { DataSection, DocumentOffer, DocumentQuery } from '#api/document-contract';
import type { IssueView } from '#api/office-views';
import { done } from '#api/reply';
import { issueFigures, issueList, issueStateCell } from '#domain/forms/lists/issue-list';
import type { IssueFigures, IssuesToList, ListedIssue } from '#domain/forms/lists/issue-list';
import { shownText } from '#domain/forms/list-outline';
import { stepOn } from '#domain/issue';
import { dayText, fullDayText, monthOf } from '#domain/plain-date';
import type { Span } from '#domain/plain-date';
import { carriersOf } from '../../entry-words.ts';
import { listIssues } from '../../issues.ts';
import { linkContext, rulesOn } from '../../link-context.ts';
import { askedPeriod } from '../asked-period.ts';
import { optionOf } from '../maker.ts';
import type { Desk, Maker, PlannedPaper } from '../maker.ts';

type Scope = 'period' | 'open' | 'all';

const SCOPES: Readonly<Record<Scope, string>> = {
  period: '本期提出和尚未反馈的',
  open: '只看尚未反馈的',
  all: '截至期末的全部',
};

/** What a file's name adds where not the usual is asked for. */
const FILE_WORDS: Readonly<Record<Scope, string>> = { period: '', open: '未反馈', all: '全部' };

const OPTIONS: DocumentOffer['options'] = [
  {
    id: 'scope',
    label: '范围',
    kind: 'choice',
    values: Object.entries(SCOPES).map(([value, label]) => ({ value, label })),
    preset: 'period',
  },
  {
    id: 'unit',
    label: '责任单位',
    kind: 'choice',
    values: [
      { value: 'school', label: '全校一份' },
      { value: 'each', label: '各责任单位一份' },
    ],
    preset: 'school',
  },
];

const scopeOf = (query: DocumentQuery): Scope => {
  const asked = optionOf(query, OPTIONS, 'scope');
  return asked === 'open' || asked === 'all' ? asked : 'period';
};

/** Raised by the end of the period, and still open in it: fed back after its first day or not at all. */
const isListed = ({ issue, stage }: IssueView, period: Span, scope: Scope): boolean => {
  if (issue.raised > period.until) return false;
  if (scope === 'all') return true;
  if (scope === 'open') return stage !== 'fed-back';
  return issue.raised >= period.from || (stepOn(issue, 'fed-back') ?? '9999') >= period.from;
};

/** Where an issue was raised, without what else was done there: `10月9日 党总支 护理学院党总支`. */
const sourceOf = ({ ledger, register }: Desk, { issue }: IssueView): string => {
  const found = issue.entry === null ? undefined : ledger.record('entry', issue.entry);
  if (found === undefined) return '';
  const { happened, carriers, objectText } = found.record;
  const row = carriers.map((id) => carriersOf(register).get(id)?.label ?? '')[0] ?? '';
  const where = objectText === '' ? row : objectText;
  return `${dayText(happened)}${where}`;
};

/** What the list shows of an issue and nothing else, since it is what an edition is known by. */
const listedOf = (desk: Desk, view: IssueView): ListedIssue => {
  const { issue, personName, unitName, stage, due, late, unreported } = view;
  const source = sourceOf(desk, view);
  return { issue, personName, unitName, stage, due, late, unreported, source };
};

const marksOf = ({ ledger }: Desk, { issue, stage, late, unreported }: ListedIssue) => {
  const entry = issue.entry === null ? undefined : ledger.record('entry', issue.entry);
  return [
    late && stage !== 'fed-back' ? '逾期' : '',
    unreported ? '未报告' : '',
    entry?.deleted === true ? '来源记录已删除' : '',
    entry?.record.status === 'draft' ? '来源记录是草稿' : '',
    entry?.record.status === 'returned' ? '来源记录已退回' : '',
  ].filter((mark) => mark !== '');
};

const dataOf = (desk: Desk, { issues }: IssuesToList): DataSection => ({
  title: '问题与建议',
  columns: ['提出时间', '收集人', '内容', '责任单位', '期限', '状态'],
  rows: issues.map((one) => ({
    cells: [
      fullDayText(one.issue.raised),
      one.personName,
      one.issue.text,
      one.unitName,
      one.due === null ? '' : fullDayText(one.due),
      shownText(issueStateCell(one)),
    ],
    marks: marksOf(desk, one),
    to: { room: 'issues', issue: one.issue.id },
  })),
});

const gapsOf = ({ overdue, waiting, unreported }: IssueFigures): readonly string[] => [
  ...(overdue === 0 ? [] : [`${String(overdue)} 件逾期未反馈`]),
  ...(waiting === 0 ? [] : [`${String(waiting)} 件尚未转办`]),
  ...(unreported === 0 ? [] : [`${String(unreported)} 件重大、共性问题未报告党委`]),
];

const TITLE = '问题与建议办理台账';

/** What a paper's list is asked for as, for its file and its key. */
interface AskedAs {
  readonly kind: DocumentQuery['range']['kind'];
  readonly scope: Scope;
  /** null: of the whole school. */
  readonly unit: string | null;
}

const planned = (desk: Desk, list: IssuesToList, asked: AskedAs): PlannedPaper => {
  const { label, period, unit, issues } = list;
  const figures = issueFigures(issues, period);
  const gaps = gapsOf(figures);
  const name = unit === '' ? TITLE : unit;
  const part = FILE_WORDS[asked.scope];
  return {
    id: asked.unit ?? 'school',
    name,
    about: '',
    state: issues.length === 0 ? 'empty' : gaps.length > 0 ? 'incomplete' : 'ready',
    standing: `${String(figures.all)} 件`,
    gaps,
    file: [label, [TITLE, unit, part, label].filter((word) => word !== '').join('-')],
    key: {
      document: 'issues',
      person: null,
      month: monthOf(period.until),
      subject: [asked.kind, asked.scope, asked.unit ?? 'school'].join(' '),
    },
    make: () =>
      done({
        paper: { kind: 'papers', outlines: [issueList(list, desk.frame)] },
        data: [dataOf(desk, list)],
        said: list,
      }),
  };
};

/** 问题与建议办理台账, of the school or a paper for each unit that answers for some. */
export const issues: Maker = {
  kind: 'issues',
  offer: ({ session, ledger, frame }) =>
    rulesOn(linkContext(session, ledger), frame.today, 'follow-up').length === 0 &&
    ledger.all('issue').length === 0
      ? undefined
      : {
          title: TITLE,
          about: '师生提出的问题与建议：何时提出、转给谁、办得怎样、是否按时反馈。',
          group: '每月',
          periods: ['month', 'quarter', 'half-year', 'semester', 'academic-year', 'calendar-year'],
          formats: ['docx', 'xlsx', 'pdf'],
          options: OPTIONS,
          per: 'school',
        },
  plan: (desk, query) => {
    const asked = askedPeriod(desk, query);
    if (!asked.ok) return asked;
    const listed = listIssues(desk.session);
    if (!listed.ok) return listed;
    const { from, until, label } = asked.value;
    const period = { from, until };
    const scope = scopeOf(query);
    const all = listed.value
      .filter((view) => isListed(view, period, scope))
      .map((view) => listedOf(desk, view))
      .toSorted(
        (a, b) =>
          a.issue.raised.localeCompare(b.issue.raised) || a.issue.id.localeCompare(b.issue.id),
      );
    const about = { label, period, scope: SCOPES[scope] };
    const how = { kind: query.range.kind, scope };
    const isEach = optionOf(query, OPTIONS, 'unit') === 'each';
    if (!isEach)
      return done({
        label,
        notes: [],
        papers: [planned(desk, { ...about, unit: '', issues: all }, { ...how, unit: null })],
      });
    const homeless = all.filter(({ issue }) => issue.unit === null).length;
    const papers = [...desk.register.units.values()].flatMap(({ id, name }) => {
      const own = all.filter(({ issue }) => issue.unit === id);
      const list = { ...about, unit: name, issues: own };
      return own.length === 0 ? [] : [planned(desk, list, { ...how, unit: id })];
    });
    return done({
      label,
      notes:
        homeless === 0 ? [] : [`另有 ${String(homeless)} 件尚无责任单位，只列在全校的台账里。`],
      papers,
    });
  },
};
