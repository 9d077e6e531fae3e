import type { DataRow, DataSection } from '#api/document-contract';
import type { EntryView } from '#api/views';
import { entryTimeText, inOrder } from '#domain/sheet-lines';
import type { SheetContent } from '#domain/sheet';
import type { FormHome } from '#domain/sheet-form';
import { entryView } from '../../sheets.ts';
import { entriesOf, sheetRecord } from '../../sheet-content.ts';
import type { Key } from '../../sheet-content.ts';
import type { Desk } from '../maker.ts';

/** So much of a 工作简况 tells which one it is. */
const START = /^.{0,40}/u;

const beginning = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ');
  const kept = START.exec(line)?.[0] ?? '';
  return kept === line ? line : `${kept}…`;
};

const marksOf = ({ entry, backfill, missingEvidence }: EntryView): readonly string[] => [
  ...(entry.status === 'draft' ? ['草稿'] : []),
  ...(entry.status === 'returned' ? ['已退回'] : []),
  ...(backfill ? ['补录'] : []),
  ...(missingEvidence.length > 0 ? ['证据缺失'] : []),
];

const declared = (content: SheetContent): readonly DataSection[] => {
  if (content.kind !== 'specialties') return [];
  const { labels } = content.form;
  const rows = [
    [labels.jobFunction, content.jobFunction],
    [labels.businessBody, content.businessBody],
    [labels.personalStrength, content.personalStrength],
    [labels.teachers, content.teacherCarriers],
    [labels.students, content.studentCarriers],
  ].map((cells): DataRow => ({ cells, marks: [], to: { room: 'links' } }));
  return [{ title: '申报', columns: ['栏目', '内容'], rows }];
};

/** What a person's sheet was made from: each entry behind its rows, what was written freely, and what was declared. */
export const sheetData = (
  { session, ledger }: Desk,
  key: Key,
  home: FormHome,
  content: SheetContent,
): readonly DataSection[] => {
  const to = { room: 'sheets', ...key } as const;
  const labels = new Map(home.policy.carriers.map(({ id, label }) => [id, label]));
  const visits = inOrder(entriesOf(session, ledger, key)).map((entry): DataRow => ({
    cells: [
      entryTimeText(entry),
      entry.carriers.map((id) => labels.get(id) ?? id).join('、'),
      entry.objectText,
      beginning(entry.summary),
    ],
    marks: marksOf(entryView(session, ledger, entry)),
    to,
  }));
  // Where nothing is, one still wants to get there.
  const none: DataRow = { cells: ['没有记录', '', '', ''], marks: [], to };
  const sheet = sheetRecord(ledger, key);
  const written = [
    ['工作内容', sheet?.content ?? ''],
    ['零报告原因', sheet?.zeroReason ?? ''],
  ]
    .filter(([, text]) => text !== '')
    .map(([label = '', text = '']): DataRow => ({
      cells: [label, beginning(text)],
      marks: [],
      to,
    }));
  return [
    {
      title: '工作记录',
      columns: ['时间', '载体', '联系对象', '工作简况'],
      rows: visits.length === 0 ? [none] : visits,
    },
    ...(written.length === 0
      ? []
      : [{ title: '表上另写的内容', columns: ['栏目', '内容'], rows: written }]),
    ...declared(content),
  ];
};
