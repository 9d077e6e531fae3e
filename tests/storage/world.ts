import Sqlite from 'better-sqlite3';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Entry } from '#domain/entry';
import type { Ledger } from '#storage/ledger';
import { openLedger, type OpenOptions } from '#storage/open';
import { KINDS } from '#storage/shapes';
import type { BatchInfo, Change, Records, StoragePorts, Written } from '#storage/records';
import { EXCHANGE_SAMPLES } from './samples-exchange.ts';

/** A folder of its own for the test, gone after it. Others may read it, so that tests can act as another user. */
export const tempFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lxdb-'));
  chmodSync(folder, 0o755);
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
};

let ids = 0;

/** A clock that stands still, and ids that count. */
export const portsAt = (now = '2026-10-09T08:15:00'): StoragePorts => ({
  now: () => now,
  newId: () => {
    ids += 1;
    return `batch-${String(ids).padStart(6, '0')}`;
  },
});

export const optionsIn = (folder: string, more: Partial<OpenOptions> = {}): OpenOptions => ({
  file: join(folder, 'ledger.lxdb'),
  backups: { folder: join(folder, 'backups') },
  ports: portsAt(),
  ...more,
});

/** An open ledger; closed after the test if it still is open. */
export const openIn = (folder: string, more: Partial<OpenOptions> = {}): Ledger => {
  const opened = openLedger(optionsIn(folder, more));
  if (!opened.ok) throw new Error(`${opened.code}: ${opened.detail}`);
  let open = true;
  const close = (): void => {
    if (open) opened.ledger.close();
    open = false;
  };
  onTestFinished(close);
  return { ...opened.ledger, close };
};

export const info: BatchInfo = { actor: 'office', what: '登记', source: 'local' };

/** The batch of a write that must succeed. */
export const written = (answer: Written): string => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  if (answer.batch === null) throw new Error('nothing written');
  return answer.batch;
};

export const entryOf = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  happened: '2026-10-08',
  until: null,
  timeNote: '上午',
  amount: 0.5,
  amountUnit: '天',
  mode: 'face-to-face',
  participants: [{ person: 'p1', role: 'led' }],
  carriers: ['branch'],
  object: 'o1',
  objectText: '护理系党总支',
  activities: ['座谈'],
  summary: '与支部委员座谈,了解新生入党启蒙教育安排。',
  place: '一号楼 302',
  present: 12,
  evidence: [{ kind: '督查报告', title: '上半年督查报告' }],
  commendable: true,
  status: 'submitted',
  returnReason: '',
  submitted: '2026-10-08T17:30:00',
  received: '2026-10-09T08:00:00',
  created: '2026-10-08T17:20:00',
  makeUp: null,
  ...more,
});

/** One record of every kind; each refers only to others of these. */
export const SAMPLES: Records = {
  unit: { id: 'u1', name: '护理系', kind: '院系', parent: null, liaison: '周若溪' },
  person: {
    id: 'p1',
    name: '尉迟明远',
    pinyin: 'yuchimingyuan',
    initials: 'ycmy',
    attributes: [{ name: '学生工作经历', has: true, source: '人事档案' }],
  },
  post: {
    id: 'post1',
    person: 'p1',
    unit: 'u1',
    rank: 'leader',
    title: '副院长',
    since: '2024-09-01',
    until: null,
    flags: ['半数时间'],
  },
  object: {
    id: 'o1',
    kind: '党总支',
    name: '护理系党总支',
    unit: 'u1',
    cohort: 2026,
    note: '',
    counsellor: '周若溪',
    contact: '内线 8021',
    size: 46,
    since: null,
    until: null,
  },
  link: {
    id: 'l1',
    person: 'p1',
    object: 'o1',
    since: '2025-09-01',
    until: '2027-08-31',
    origin: 'assigned',
  },
  exemption: {
    id: 'x1',
    person: 'p1',
    from: '2026-11-01',
    until: '2026-11-20',
    reason: '培训',
    approver: '党委书记',
  },
  declaration: {
    id: 'd1',
    person: 'p1',
    academicYear: '2026-2027',
    jobFunction: '分管教学',
    businessBody: '',
    personalStrength: '书法',
    teacherCarriers: '教研室',
    studentCarriers: '班级',
    received: '2026-09-07',
  },
  entry: entryOf('e1'),
  sheet: {
    id: 's1',
    person: 'p1',
    month: '2026-10',
    content: '走访宿舍两次',
    zeroReason: '',
    status: 'draft',
    submitted: null,
    received: null,
  },
  semester: {
    id: '2026-2027-1',
    academicYear: '2026-2027',
    ordinal: 1,
    firstDay: '2026-09-07',
    vacationFrom: '2027-01-18',
  },
  'holiday-year': {
    id: '2026',
    year: 2026,
    source: '通知',
    issued: '2025-11-04',
    holidays: [{ from: '2026-10-01', until: '2026-10-07', name: '国庆节' }],
    workdays: ['2026-10-10'],
  },
  policy: {
    id: 'fj',
    effectiveFrom: '2021-05-01',
    effectiveUntil: null,
    document: '{"id":"fj","title":"制度"}',
  },
  setting: { id: 'graceDays', value: { days: 7, nested: ['是', null, true] } },
  issue: {
    id: 'i1',
    raised: '2026-10-08',
    person: 'p1',
    entry: 'e1',
    text: '自习室晚间座位不足',
    kind: '后勤',
    weight: 'common',
    unit: 'u1',
    steps: [{ kind: 'handed-on', date: '2026-10-09', by: '周若溪', note: '转后勤处' }],
  },
  'month-lock': { id: '2026-09', at: '2026-10-12T09:00:00', note: '九月封账' },
  'lock-exception': {
    id: 'le1',
    month: '2026-09',
    person: 'p1',
    reason: '补交纸质表',
    approver: '党办主任',
    from: '2026-10-13T09:00:00',
    until: '2026-10-13T17:00:00',
  },
  printing: {
    id: 'pr1',
    document: 'sheets',
    person: 'p1',
    month: '2026-10',
    subject: '',
    edition: 1,
    copies: 1,
    fingerprint: '0123456789abcdef'.repeat(4),
    at: '2026-10-31T16:00:00',
  },
  dismissal: {
    id: 'same-text/e1',
    reason: '两人同场,各自记录',
    by: '周若溪',
    at: '2026-10-14T10:00:00',
  },
  reason: {
    id: 'r1',
    rule: 'fj.4.1',
    person: 'p1',
    from: '2026-09-01',
    until: '2026-09-30',
    text: '外出培训',
    at: '2026-10-10T10:00:00',
  },
  reminder: {
    id: 'rm1',
    kind: 'reminder',
    issued: '2026-10-10',
    number: '2026年第3号',
    unit: 'u1',
    person: null,
    due: '2026-10-20',
    items: [{ rule: 'fj.4.1', person: 'p1', from: '2026-09-01', until: '2026-09-30' }],
  },
  ...EXCHANGE_SAMPLES,
};

/** Every sample as a change. */
export const samples = (): readonly Change[] =>
  KINDS.map((kind) => ({ kind, id: SAMPLES[kind].id, after: SAMPLES[kind] }) as Change);

/** Changes to add persons `p1` … */
export const persons = (count: number): readonly Change[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'person' as const,
    id: `p${String(index + 1)}`,
    after: {
      id: `p${String(index + 1)}`,
      name: `人员${String(index + 1)}`,
      pinyin: 'renyuan',
      initials: 'ry',
      attributes: [],
    },
  }));

export const entryChange = (id: string, more: Partial<Entry> = {}): Change => ({
  kind: 'entry',
  id,
  after: entryOf(id, { object: null, ...more }),
});

/** Works on the file behind the ledger's back, as a forger would; guards can be taken off. */
export const behindTheBack = (
  file: string,
  work: (db: Sqlite.Database) => void,
  guards: 'kept' | 'off' = 'off',
): void => {
  const db = new Sqlite(file);
  try {
    db.pragma('foreign_keys = OFF');
    if (guards === 'off') {
      const names = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .pluck()
        .all() as string[];
      for (const name of names) db.exec(`DROP TRIGGER "${name}"`);
    }
    work(db);
  } finally {
    db.close();
  }
};
