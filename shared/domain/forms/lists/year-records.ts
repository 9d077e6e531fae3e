import type { Status } from '../../compliance/verdict.ts';
import { fullDayText } from '../../plain-date.ts';
import { listCell } from '../list-outline.ts';
import type { ListCell } from '../list-outline.ts';
import type { ReportOutline, ReportPart } from '../report-outline.ts';
import type { AssessedRecord, PersonAssessment } from './year-assessment.ts';
import { numberedWith, part } from './year-cells.ts';
import { asOf, column, together } from './words.ts';
import type { ListFrame } from './words.ts';

const HANDED_IN: Readonly<Partial<Record<Status, ListCell>>> = {
  met: { text: '按时', sign: '✓', tone: 'good' },
  'met-late': { text: '逾期', sign: '迟', tone: 'warn' },
  missed: { text: '未报', sign: '✕', tone: 'bad' },
  'under-review': { text: '不完整', sign: '！', tone: 'warn' },
};

const NOT_YET: ListCell = { text: '未到期', sign: '○', tone: 'quiet' };

/** How something stands that was to be handed in. */
const handedInCell = (status: Status, zeroReason: string): ListCell => {
  const found = HANDED_IN[status] ?? NOT_YET;
  return zeroReason === '' ? found : { ...found, text: `${found.text}（零报告）` };
};

const carrierText = ({ carriers, activities }: AssessedRecord): string =>
  carriers.join('、') + (activities.length === 0 ? '' : `（${activities.join('、')}）`);

const recordsPart = ({ records }: PersonAssessment): ReportPart =>
  part('附1　工作记录', {
    paragraphs: [records.length === 0 ? '本年度没有工作记录。' : ''].filter((line) => line !== ''),
    table:
      records.length === 0
        ? null
        : {
            columns: [
              column('序号', 12, 'center'),
              column('日期', 34, 'center'),
              column('载体（活动）', 32),
              column('联系对象', 36),
              column('工作简况', 98),
              column('计入事项', 28),
              column('备注', 17, 'center'),
            ],
            rows: records.map((record, index) => ({
              cells: [
                String(index + 1),
                record.time,
                carrierText(record),
                record.object,
                record.summary,
                record.counted.join('、'),
                record.marks.join('、'),
              ].map((text) => listCell(text)),
            })),
          },
  });

const reportsPart = ({ reports }: PersonAssessment): readonly ReportPart[] =>
  reports.length === 0
    ? []
    : [
        part('附2　报送明细', {
          table: {
            columns: [
              column('序号', 14, 'center'),
              column('期间', 50),
              column('报送内容', 60),
              column('截止', 36, 'center'),
              column('报送日期', 36, 'center'),
              column('情况', 30, 'center'),
              column('零报告原因', 40),
            ],
            rows: reports.map(
              ({ period, title, deadline, submitted, zeroReason, status }, index) => ({
                cells: [
                  numberedWith('报', index),
                  listCell(period),
                  listCell(title),
                  listCell(deadline === null ? '' : fullDayText(deadline)),
                  listCell(submitted === null ? '' : fullDayText(submitted)),
                  handedInCell(status, zeroReason),
                  listCell(zeroReason),
                ],
              }),
            ),
          },
        }),
      ];

/** What the figures of the paper before it rest on: its records and hand-ins, numbered. */
export const personYearAppendix = (one: PersonAssessment, frame: ListFrame): ReportOutline => ({
  kind: 'report',
  title: `${one.title}（附件）`,
  subtitle: [together(`姓名：${one.name}`, `单位：${one.unit}`, one.label, asOf(frame.today))],
  orientation: 'landscape',
  paper: 'A4',
  parts: [recordsPart(one), ...reportsPart(one)],
  signed: [],
  signature: [],
  note: frame.note,
});
