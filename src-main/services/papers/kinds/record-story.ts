import type { RecordWord } from '#api/reply';
import { recordWord } from '#api/sentences';
import type {
  ChainProof,
  ExtractedStep,
  RecordToExtract,
} from '#domain/forms/lists/record-extract';
import { academicYearText } from '#domain/period';
import { monthText } from '#domain/plain-date';
import type { Revision } from '#storage/history';
import type { Kind, Records } from '#storage/records';
import type { Flaw } from '#storage/verify';
import { labelOf } from '../../records.ts';
import { SETUP_SOURCE, isFromOffice, isImport } from '../../session.ts';
import { isOneBurst } from '../../steps.ts';
import type { Desk } from '../maker.ts';
import { recordWords } from './record-words.ts';
import type { RecordWords } from './record-words.ts';

/** Kinds of records an extract can be made of: those whose history the window shows. */
export const EXTRACTED = [
  'person',
  'post',
  'object',
  'link',
  'exemption',
  'entry',
  'unit',
  'sheet',
  'declaration',
  'issue',
  'reason',
] as const satisfies readonly (Kind & RecordWord)[];

export type Extracted = (typeof EXTRACTED)[number];

/** `label：before → after` for each field that differs; of a new record what each field began with. */
const changesOf = (
  words: RecordWords,
  { before, after, erased }: Revision<Extracted>,
  now: RecordToExtract['fields'],
): readonly string[] => {
  if (erased) return ['（内容已按规定清除）'];
  if (after === null) return [];
  if (before === null) {
    const began = words.fields(after);
    return JSON.stringify(began) === JSON.stringify(now)
      ? ['（内容即上表所列）']
      : began.map(({ label, text }) => `${label}：${text}`);
  }
  return words
    .differences(before, after)
    .map(({ label, was, now: is }) => `${label}：${was ?? '（空）'} → ${is ?? '（空）'}`);
};

/** Where a change came from: the file that brought it and whose it was; nothing for what was done here by hand. */
const sourceText = ({ ledger }: Desk, source: string): string => {
  if (source === SETUP_SOURCE) return '首次设置';
  if (!isImport(source)) return '';
  const delivery = ledger.record('delivery', source.slice(source.indexOf(' ') + 1))?.record;
  if (delivery === undefined) return isFromOffice(source) ? '下发包' : '导入';
  const partner =
    delivery.partner === null
      ? ''
      : (ledger.record('partner', delivery.partner)?.record.name ?? '');
  return `导入${partner === '' ? '' : `（${partner}）`}\n${delivery.file}`;
};

interface Burst {
  readonly first: number;
  readonly saves: number;
  readonly last: Revision<Extracted>;
  readonly before: Revision<Extracted>['before'];
}

/** Saves of one burst of typing as one, from before the first to after the last. */
const burstsOf = (revisions: readonly Revision<Extracted>[]): readonly Burst[] => {
  const bursts: Burst[] = [];
  for (const revision of revisions) {
    const open = bursts.at(-1);
    if (open !== undefined && isOneBurst(open.last, revision))
      bursts[bursts.length - 1] = { ...open, saves: open.saves + 1, last: revision };
    else bursts.push({ first: revision.seq, saves: 1, last: revision, before: revision.before });
  }
  return bursts;
};

const stepsOf = (
  desk: Desk,
  { kind, id }: { readonly kind: Extracted; readonly id: string },
  words: RecordWords,
  now: RecordToExtract['fields'],
): readonly ExtractedStep[] =>
  burstsOf(desk.ledger.historyOf(kind, id)).map(({ first, saves, last, before }) => ({
    rows: [first, last.seq],
    saves,
    at: last.at,
    actor: last.actor,
    source: sourceText(desk, last.source),
    what: last.what ?? '',
    changes: changesOf(words, { ...last, before }, now),
  }));

const FLAWS: Readonly<Record<Flaw, string>> = {
  'row-missing': '前面有缺行',
  'chain-broken': '与前一行不相扣',
  'row-changed': '写入之后被改过',
  'batch-changed': '所属的一次操作被改过或不见了',
  'value-changed': '所记的内容被改过',
  'record-changed': '记录现在的样子与最后一次改动不符',
  'record-missing': '所说的记录不见了',
  'record-unknown': '有一条记录没有任何变更经过',
  'anchor-missing': '先前记下的链尾不在链中',
};

const flawText = (
  desk: Desk,
  id: string,
  flaw: { readonly seq: number | null; readonly flaw: Flaw; readonly record?: string },
): string => {
  const where = flaw.seq === null ? '变更链' : `变更链第 ${String(flaw.seq)} 行`;
  const whose = flaw.record === id ? '（就是本记录）' : '';
  return `${where}${whose}${FLAWS[flaw.flaw]}`;
};

/** Reads the whole chain, which takes its time with a large ledger. */
const proofOf = (desk: Desk, id: string, own: number): ChainProof => {
  const { ledger } = desk;
  const verified = ledger.verifyHistory();
  const head = ledger.head();
  return {
    ledger: ledger.id,
    own,
    count: head.seq,
    head: head.hash,
    headAt: head.at,
    erased: verified.ok ? verified.erased : 0,
    flaw: verified.ok ? null : flawText(desk, id, verified),
  };
};

const nameOf = (
  desk: Desk,
  kind: Extracted,
  record: Records[Extracted],
  personName: (id: string) => string,
): string => {
  const label = labelOf(desk.register, kind, record).trim();
  if (label !== recordWord[kind] || !('person' in record)) return label;
  const when =
    'month' in record
      ? monthText(record.month)
      : 'academicYear' in record
        ? academicYearText(record.academicYear)
        : '';
  return [personName(record.person), when].filter((word) => word !== '').join(' ');
};

/** A record's whole story without its proof; `undefined` when there never was one of this id. */
export const storyOf = (
  desk: Desk,
  kind: Extracted,
  id: string,
): Omit<RecordToExtract, 'proof'> | undefined => {
  const found = desk.ledger.record(kind, id);
  if (found === undefined) return undefined;
  const { record, deleted } = found;
  const words = recordWords(desk, kind);
  const fields = words.fields(record);
  return {
    kind: recordWord[kind],
    name: nameOf(desk, kind, record, words.person),
    deleted,
    fields,
    steps: stepsOf(desk, { kind, id }, words, fields),
  };
};

/** The same with what the chain proves of it. */
export const provenStory = (
  desk: Desk,
  id: string,
  story: Omit<RecordToExtract, 'proof'>,
): RecordToExtract => {
  const own = story.steps.reduce((sum, { saves }) => sum + saves, 0);
  return { ...story, proof: proofOf(desk, id, own) };
};
