import { describe, expect, it } from 'vitest';
import { commendableList } from '#domain/forms/lists/commendable-list';
import { issueFigures, issueList } from '#domain/forms/lists/issue-list';
import type { ListedIssue } from '#domain/forms/lists/issue-list';
import { reportRegister } from '#domain/forms/lists/report-register';
import type { RegisteredEntry } from '#domain/forms/lists/report-register';
import { shownText } from '#domain/forms/list-outline';
import type { ListTable } from '#domain/forms/list-outline';
import type { Issue } from '#domain/issue';

const frame = { today: '2026-11-21', office: '示例学院', note: undefined };
const period = { from: '2026-07-01', until: '2026-12-31' };

const texts = (table: ListTable | null | undefined): readonly (readonly string[])[] =>
  (table?.rows ?? []).map(({ cells }) => cells.map(shownText));

const issue = (change: Partial<Issue>, more: Partial<ListedIssue> = {}): ListedIssue => ({
  issue: {
    id: 'i',
    raised: '2026-10-12',
    person: 'p',
    entry: null,
    text: '热水供应时间太短',
    kind: '后勤',
    weight: 'ordinary',
    unit: null,
    steps: [],
    ...change,
  },
  personName: '林致远',
  unitName: '',
  stage: 'new',
  due: '2026-11-02',
  late: false,
  unreported: false,
  source: '',
  ...more,
});

describe('the register of issues', () => {
  const onTime = issue(
    {
      steps: [
        { kind: 'handed-on', date: '2026-10-13', by: '', note: '' },
        { kind: 'worked-on', date: '2026-10-15', by: '郑一帆', note: '已检修锅炉' },
        { kind: 'resolved', date: '2026-10-20', by: '', note: '' },
        { kind: 'fed-back', date: '2026-10-22', by: '', note: '' },
      ],
    },
    { stage: 'fed-back', unitName: '后勤处', source: '10月12日护理3班' },
  );
  const overdue = issue(
    { raised: '2025-12-29', weight: 'heavy' },
    { due: '2026-01-20', late: true, unreported: true },
  );
  const lateDone = issue(
    { steps: [{ kind: 'fed-back', date: '2026-11-10', by: '', note: '' }] },
    { stage: 'fed-back', late: true },
  );
  const open = issue({}, { due: '2026-12-01' });
  const unasked = issue({ weight: 'common' }, { due: null, stage: 'resolved' });
  const all = [onTime, overdue, lateDone, open, unasked];

  it('counts each in the figures it belongs to', () => {
    expect(issueFigures(all, period)).toEqual({
      all: 5,
      raised: 4,
      resolved: 3,
      fedBack: 2,
      waiting: 2,
      overdue: 1,
      judged: 3,
      onTime: 1,
      unreported: 1,
    });
  });

  it('shows days, how it stands and what is missing, each with a sign', () => {
    const list = issueList(
      { label: '2026年下半年', period, scope: '全部', unit: '后勤处', issues: all },
      frame,
    );
    expect(list.subtitle).toEqual([
      '期间：2026年下半年　　范围：全部　　责任单位：后勤处　　统计至：2026年11月21日',
      '共 5 件，本期提出 4 件；办结 3 件，反馈 2 件，逾期未反馈 1 件；' +
        '应反馈 3 件，按时 1 件，按时率 33.3%',
    ]);
    const rows = texts(list);
    expect(rows[0]).toEqual([
      '1',
      '10月12日',
      '林致远\n10月12日护理3班',
      '热水供应时间太短',
      '后勤\n一般',
      '后勤处\n10月13日转办',
      '10月15日办理（郑一帆）：已检修锅炉',
      '10月20日',
      '10月22日',
      '11月2日',
      '✓ 已反馈',
      '—',
    ]);
    expect(rows[1]?.[1]).toBe('2025年\n12月29日');
    expect(rows.map((row) => row.at(-2))).toEqual([
      '✓ 已反馈',
      '✕ 逾期未反馈',
      '迟 逾期反馈',
      '! 待转办',
      '○ 已办结',
    ]);
    // Of the heavy ones one has to be reported; of the other no clause asks it.
    expect(rows.map((row) => row.at(-1))).toEqual(['—', '✕ 未报告', '—', '—', '未报告']);
    expect(rows.every((row) => row.length === list.columns.length)).toBe(true);
  });

  it('says so where there is none', () => {
    const list = issueList(
      { label: '2026年10月', period, scope: '全部', unit: '', issues: [] },
      frame,
    );
    expect(texts(list)).toEqual([['没有列入本台账的问题与建议。']]);
    expect(list.subtitle[1]).toContain('按时率 —');
  });
});

describe('the register of reports', () => {
  const entry: RegisteredEntry = {
    name: '林致远',
    post: '党委书记',
    happened: '2026-10-10',
    until: '2026-10-11',
    object: '药学院党总支',
    summary: '督查主体责任落实情况。',
    reports: ['督查报告'],
    submitted: '2026-11-05',
    onTime: true,
    accepted: true,
  };
  const register = reportRegister(
    {
      title: '登记表',
      label: '2026年',
      period,
      rules: [
        {
          title: '每半年督查1次',
          short: '督查',
          place: '四（一）1',
          evidence: '督查报告',
          periods: [
            { label: '2026年上半年', entries: [], owing: [], exempt: ['周启明', '陈若水'] },
            {
              label: '2026年下半年',
              entries: [entry, { ...entry, reports: [], onTime: false, accepted: false }],
              owing: [
                { name: '陈若水', post: '院长', deadline: '2027-01-05', status: 'open' },
                { name: '周启明', post: '副书记', deadline: null, status: 'missed' },
              ],
              exempt: [],
            },
          ],
        },
      ],
    },
    frame,
  );

  it('lists what was done by period, says what has no report, and below who still owes it', () => {
    expect(register.subtitle[1]).toBe(
      '共 2 次，报告 1 份，未附 1 份；尚未完成 2 人次，其中逾期 1 人次',
    );
    const [done, owing] = register.parts;
    expect(done?.heading).toBe('一、每半年督查1次（四（一）1）');
    expect(done?.table?.columns[6]?.label).toBe('督查报告');
    expect(texts(done?.table)).toEqual([
      ['2026年上半年：尚无记录'],
      ['2026年下半年：2 次，报告 1 份，未附 1 份'],
      [
        '1',
        '林致远',
        '党委书记',
        '10月10日至\n10月11日',
        '药学院党总支',
        '督查主体责任落实情况。',
        '✓ 督查报告',
        '11月5日报送，已认可',
      ],
      [
        '2',
        '林致远',
        '党委书记',
        '10月10日至\n10月11日',
        '药学院党总支',
        '督查主体责任落实情况。',
        '✕ 未附',
        '迟 11月5日报送，逾期，未认可',
      ],
    ]);
    expect(done?.notes).toEqual(['2026年上半年免考核（2人）：周启明、陈若水']);
    expect(owing?.heading).toBe('尚未完成：督查（2人次）');
    expect(texts(owing?.table).map((row) => row.slice(1))).toEqual([
      ['陈若水', '院长', '2026年下半年', '2027年1月5日', '○ 未到期'],
      ['周启明', '副书记', '2026年下半年', '', '✕ 未达标'],
    ]);
  });

  it('says so where no clause asks for a report', () => {
    const none = reportRegister({ title: '登记表', label: '2026年', period, rules: [] }, frame);
    expect(none.parts[0]?.paragraphs).toEqual(['本期施行的制度没有要求形成报告的事项。']);
  });
});

describe('the list of examples', () => {
  it('has the whole text and everybody who took part', () => {
    const long = '长'.repeat(600);
    const list = commendableList(
      {
        title: '事例清单',
        label: '2026年下半年',
        period,
        examples: [
          {
            happened: '2026-10-09',
            until: null,
            people: [
              { name: '林致远', post: '党委书记' },
              { name: '陈若水', post: '院长' },
            ],
            object: '护理3班',
            summary: long,
            evidence: ['纪实'],
          },
        ],
      },
      frame,
    );
    expect(texts(list)).toEqual([
      ['1', '10月9日', '林致远\n陈若水', '党委书记\n院长', '护理3班', long, '附：纪实'],
    ]);
  });
});
