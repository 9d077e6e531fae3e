import type { DataRow, DataSection, DataTarget } from '#api/document-contract';
import { rateText, statusCell } from '#domain/forms/lists/words';
import { dayText, monthOf } from '#domain/plain-date';
import type { Entry } from '#domain/entry';
import type { ExplainedYear } from './year-explained.ts';
import { figuresOf } from './year-judged.ts';
import type { JudgedRule, YearDesk } from './year-judged.ts';

/** The calendar's cell of a rule and its subject; of a period that goes beyond the year, the one it is judged in. */
const cellTarget = (
  { range, frame: { span } }: YearDesk,
  { series, rule, due }: Pick<JudgedRule, 'series' | 'rule' | 'due'>,
  subject: string,
): DataTarget => {
  const [first] = due;
  const crosses = first !== undefined && due.length === 1 && first.period.from < span.from;
  const rhythm = 'period' in rule.demand ? rule.demand.period : undefined;
  return {
    room: 'calendar',
    policy: series,
    rule: rule.id,
    subject,
    range:
      crosses && typeof rhythm === 'string' ? { kind: rhythm, day: first.period.until } : range,
  };
};

const duties = (year: YearDesk, { person, judged }: ExplainedYear): DataSection => ({
  title: '履职情况',
  columns: ['事项', '应完成', '已完成', '完成率', '结论'],
  rows: judged.map((one): DataRow => {
    const { expected, done } = one.figures;
    return {
      cells: [
        one.rule.title,
        String(expected),
        String(done),
        rateText(done, expected),
        statusCell(one.status).text,
      ],
      marks: [
        one.review > 0 ? `待核 ${String(one.review)}` : '',
        one.open > 0 ? `未到期 ${String(one.open)}` : '',
      ].filter((mark) => mark !== ''),
      to: cellTarget(year, one, person),
    };
  }),
});

const STATUS: Readonly<Record<Entry['status'], string>> = {
  draft: '草稿，未计入',
  returned: '已退回，未计入',
  submitted: '',
  accepted: '',
};

/** Whose sheet an entry stands on: its first participant's. */
const sheetTarget = (entry: Entry, person: string): DataTarget => ({
  room: 'sheets',
  person: entry.participants[0]?.person ?? person,
  month: monthOf(entry.happened),
});

const records = ({ person, shown, records: entries, others }: ExplainedYear): DataSection => ({
  title: '工作记录',
  columns: ['序号', '日期', '联系对象', '工作简况', '计入事项'],
  rows: [
    ...entries.map((entry, index): DataRow => {
      const said = shown.records[index];
      return {
        cells: [
          String(index + 1),
          said?.time ?? '',
          entry.objectText,
          entry.summary,
          said?.counted.join('、') ?? '',
        ],
        marks: said?.marks ?? [],
        to: sheetTarget(entry, person),
      };
    }),
    ...others.map((entry): DataRow => ({
      cells: ['', dayText(entry.happened), entry.objectText, entry.summary, ''],
      marks: [STATUS[entry.status]],
      to: sheetTarget(entry, person),
    })),
  ],
});

const issues = ({ shown, issues: views }: ExplainedYear): DataSection => ({
  title: '问题与建议',
  columns: ['序号', '提出日期', '问题与建议', '办理与反馈'],
  rows: views.map(({ issue, late, unreported }, index) => ({
    cells: [
      `问${String(index + 1)}`,
      dayText(issue.raised),
      issue.text,
      shown.issues[index]?.handling ?? '',
    ],
    marks: [late ? '逾期' : '', unreported ? '未报告' : ''].filter((mark) => mark !== ''),
    to: { room: 'issues', issue: issue.id },
  })),
});

const links = ({ shown }: ExplainedYear): DataSection => ({
  title: '联系点',
  columns: ['序号', '联系点', '类别', '起始'],
  rows: shown.links.map(({ object, kind, since }, index) => ({
    cells: [`联${String(index + 1)}`, object, kind, since],
    marks: [],
    to: { room: 'links' },
  })),
});

/** What a person's paper was made from, each row with its place. */
export const personData = (year: YearDesk, one: ExplainedYear): readonly DataSection[] =>
  [duties(year, one), records(one), issues(one), links(one)].filter(({ rows }) => rows.length > 0);

/** People with their figures, each leading to what they are most behind with. */
export const peopleData = (
  year: YearDesk,
  people: readonly {
    readonly person: string;
    readonly name: string;
    readonly rules: readonly JudgedRule[];
    readonly behind: readonly JudgedRule[];
  }[],
): DataSection => ({
  title: '人员',
  columns: ['姓名', '应完成', '已完成', '完成率', '未达标事项'],
  rows: people.map(({ person, name, rules, behind }) => {
    const { expected, done } = figuresOf(rules);
    const led = behind[0] ?? rules[0];
    return {
      cells: [
        name,
        String(expected),
        String(done),
        rateText(done, expected),
        behind.map(({ rule }) => rule.title).join('、'),
      ],
      marks: [],
      to: led === undefined ? null : cellTarget(year, led, person),
    };
  }),
});
