import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { RecordWord, Reply } from '#api/reply';
import { recordWord } from '#api/sentences';
import type { DeletedView, HistoryView } from '#api/care-views';
import type { Revision } from '#storage/history';
import type { Ledger } from '#storage/ledger';
import type { Change, Kind, Records } from '#storage/records';
import { entryLabel } from './entry-words.ts';
import { registerOf } from './register.ts';
import type { Register } from './register.ts';
import { isImport, ledgerOf, SETUP_SOURCE } from './session.ts';
import type { Session } from './session.ts';
import { isOneBurst } from './steps.ts';

type Removable = Asked<'record.remove'>['kind'];

const REMOVABLE: readonly Removable[] = [
  'entry',
  'person',
  'post',
  'object',
  'link',
  'exemption',
  'unit',
  'issue',
];

/** A record in a few words, for the recycle bin and for what can be undone. */
export const labelOf = <K extends Kind>(
  register: Register,
  kind: K,
  record: Records[K],
): string => {
  const name = (id: string): string => register.people.get(id)?.name ?? '';
  if ('participants' in record)
    return `${name(record.participants[0]?.person ?? '')} ${entryLabel(register, record)}`;
  if ('name' in record) return record.name;
  if ('object' in record)
    return `${name(record.person)} — ${register.objects.get(record.object)?.name ?? ''}`;
  if ('steps' in record)
    return record.text.length > 30 ? `${record.text.slice(0, 30)}……` : record.text;
  if ('title' in record) return `${name(record.person)} ${record.title}`;
  if ('reason' in record)
    return `${'person' in record ? name(record.person ?? '') : ''} ${record.reason}`.trim();
  return recordWord[kind];
};

/** Moves a record to the recycle bin; it can be restored, and undone. */
export const removeRecord = (
  session: Session,
  { kind, id }: Asked<'record.remove'>,
): Reply<null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const found = open.value.record(kind, id);
  if (found === undefined || found.deleted) return failed({ code: 'not-found', what: kind });
  const what = `删除${recordWord[kind]} ${labelOf(registerOf(session, open.value), kind, found.record)}`;
  const written = session.write(
    what,
    [{ kind, id, after: null }],
    ['roster', 'sheets', 'compliance'],
  );
  return written.ok ? done(null) : written;
};

/** Takes a record out of the recycle bin. */
export const restoreRecord = (
  session: Session,
  { kind, id }: Asked<'record.restore'>,
): Reply<null> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const found = open.value.record(kind, id);
  if (found?.deleted !== true) return failed({ code: 'not-found', what: kind });
  const what = `恢复${recordWord[kind]} ${labelOf(registerOf(session, open.value), kind, found.record)}`;
  const change = { kind, id, after: found.record } as Change;
  const written = session.write(what, [change], ['roster', 'sheets', 'compliance']);
  return written.ok ? done(null) : written;
};

const deletedOf = (ledger: Ledger, register: Register, kind: Removable): readonly DeletedView[] =>
  ledger.deletedRecords(kind).map((record) => ({
    kind,
    id: record.id,
    label: labelOf(register, kind, record),
    at: ledger.historyOf(kind, record.id).at(-1)?.at ?? '',
  }));

/** What lies in the recycle bin, most recent first. */
export const deletedRecords = (session: Session): Reply<readonly DeletedView[]> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const register = registerOf(session, open.value);
  return done(
    REMOVABLE.flatMap((kind) => deletedOf(open.value, register, kind)).sort((a, b) =>
      b.at.localeCompare(a.at),
    ),
  );
};

/** Field names as the clerk knows them; fields that are not listed are shown by no name and left out. */
const FIELDS: Readonly<Record<string, string>> = {
  name: '名称',
  pinyin: '拼音',
  initials: '首字母',
  title: '职务',
  since: '起始',
  until: '截止',
  from: '起始',
  flags: '标记',
  kind: '类别',
  cohort: '入学年级',
  note: '备注',
  counsellor: '联系人',
  contact: '联系方式',
  size: '人数',
  attributes: '任职条件',
  makeUp: '补做',
  reason: '事由',
  approver: '批准人',
  happened: '日期',
  timeNote: '时段',
  amount: '数量',
  mode: '方式',
  objectText: '对象名称',
  activities: '活动',
  summary: '工作简况',
  place: '地点',
  present: '参加人数',
  status: '状态',
  returnReason: '退回原因',
  commendable: '先进典型',
  liaison: '联络员',
  content: '工作内容',
  zeroReason: '零报告原因',
  jobFunction: '工作职能',
  businessBody: '业务主体',
  personalStrength: '个人专长',
  teacherCarriers: '教师载体',
  studentCarriers: '学生载体',
  raised: '提出日期',
  text: '内容',
  weight: '程度',
  steps: '办理过程',
};

const VALUES: Readonly<Record<string, string>> = {
  draft: '草稿',
  submitted: '已提交',
  accepted: '已接收',
  returned: '已退回',
  'face-to-face': '面对面',
  online: '键对键',
  ordinary: '一般',
  heavy: '重大',
  common: '共性',
  'handed-on': '转办',
  'worked-on': '办理',
  resolved: '办结',
  'fed-back': '反馈',
  reported: '报告',
};

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '（空）';
  if (typeof value === 'string') return VALUES[value] ?? value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value))
    return value.map(shown).join(value.some((part) => typeof part === 'object') ? '；' : '、');
  return Object.values(value)
    .filter((part) => part !== null && part !== '')
    .map(shown)
    .join(' ');
};

const differences = (before: object | null, after: object | null): readonly string[] => {
  if (before === null || after === null) return [];
  const older = before as Readonly<Record<string, unknown>>;
  const newer = after as Readonly<Record<string, unknown>>;
  return Object.keys(FIELDS)
    .filter((field) => JSON.stringify(older[field]) !== JSON.stringify(newer[field]))
    .map((field) => `${FIELDS[field] ?? ''}：${shown(older[field])} → ${shown(newer[field])}`);
};

/** Where a change came from, in words; nothing for what was done here by hand. */
const sourceWord = (source: string): string => {
  if (source === SETUP_SOURCE) return '首次设置';
  return isImport(source) ? '导入' : '';
};

/** Saves of one burst of typing as one revision: from before the first to after the last. */
const bursts = <K extends Kind>(revisions: readonly Revision<K>[]): Revision<K>[] => {
  const merged: Revision<K>[] = [];
  for (const revision of revisions) {
    const last = merged.at(-1);
    if (last !== undefined && isOneBurst(last, revision)) {
      merged[merged.length - 1] = { ...revision, before: last.before };
    } else merged.push(revision);
  }
  return merged;
};

/** Every change of a record, newest first. */
export const historyOf = (
  session: Session,
  { kind, id }: { readonly kind: RecordWord; readonly id: string },
): Reply<readonly HistoryView[]> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  return done(
    bursts(open.value.historyOf(kind, id))
      .reverse()
      .map(({ at, actor, what, source, before, after }) => ({
        at,
        actor,
        what: what ?? '',
        source: sourceWord(source),
        changes: differences(before, after),
      })),
  );
};
