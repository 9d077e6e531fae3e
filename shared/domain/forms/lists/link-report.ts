import { fullDayText } from '../../plain-date.ts';
import type { PlainDate } from '../../plain-date.ts';
import { listCell } from '../list-outline.ts';
import type { ListCell } from '../list-outline.ts';
import type { ReportOutline, ReportPart } from '../report-outline.ts';
import { ordinalText } from './register-words.ts';
import { column, together } from './words.ts';
import type { ListFrame } from './words.ts';

/** What is lacking of links on a day. */
export interface LinkGaps {
  /** People without a link that a clause asks for. */
  readonly people: readonly {
    readonly name: string;
    readonly post: string;
    /** `联系班级（二、1）` */
    readonly lacks: readonly string[];
  }[];
  /**
   * Of the kinds that clauses speak of, objects nobody is linked to, or not those whom a clause asks; what a clause
   * asks comes first.
   */
  readonly objects: readonly {
    readonly kind: string;
    readonly name: string;
    readonly unit: string;
    readonly contact: string;
    /** The clauses that ask for somebody; none: it may stay without. */
    readonly asked: readonly string[];
  }[];
}

const peoplePart = ({ people }: LinkGaps, ordinal: string): ReportPart => ({
  heading: `${ordinal}尚缺联系对象的人员（${String(people.length)}人）`,
  paragraphs: [],
  table: {
    columns: [
      column('序号', 12, 'center'),
      column('姓名', 26, 'center'),
      column('单位及职务', 70),
      column('尚缺（依据）', 149),
    ],
    rows: people.map(({ name, post, lacks }, index) => ({
      cells: [
        listCell(String(index + 1)),
        listCell(name),
        listCell(post),
        listCell(lacks.join('；'), { sign: '✕', tone: 'bad' }),
      ],
    })),
  },
  notes: [],
});

const objectsPart = ({ objects }: LinkGaps, ordinal: string): ReportPart => {
  const isAsked = objects.some(({ asked }) => asked.length > 0);
  const reason = (asked: readonly string[]): ListCell =>
    asked.length === 0
      ? listCell('—', { tone: 'quiet' })
      : listCell(asked.join('；'), { sign: '✕', tone: 'bad' });
  return {
    heading: `${ordinal}${isAsked ? '无人联系或未达到覆盖要求的对象' : '无人联系的对象'}（${String(objects.length)}个）`,
    paragraphs: [],
    table: {
      columns: [
        column('序号', 12, 'center'),
        column('类别', 32, 'center'),
        column('联系对象', 60),
        column('所在单位', 48),
        column('联系人及联系方式', 45),
        ...(isAsked ? [column('应有人联系（依据）', 60)] : []),
      ],
      rows: objects.map(({ kind, name, unit, contact, asked }, index) => ({
        cells: [
          ...[String(index + 1), kind, name, unit, contact].map((text) => listCell(text)),
          ...(isAsked ? [reason(asked)] : []),
        ],
      })),
    },
    notes: [],
  };
};

const nothing = (text: string): ReportPart => ({
  heading: '',
  paragraphs: [text],
  table: null,
  notes: [],
});

/** What both orders of the list have in common: title, day, figures, and the lacks as parts of their own. */
export const linkReport = (
  list: {
    readonly day: PlainDate;
    readonly figures: string;
    readonly paper: ReportOutline['paper'];
    /** Each is given the number of its heading. */
    readonly parts: readonly ((ordinal: string) => ReportPart)[];
    readonly gaps: LinkGaps;
    readonly hasOver: boolean;
  },
  frame: ListFrame,
): ReportOutline => {
  const { day, figures, paper, gaps, hasOver } = list;
  const made = [
    ...list.parts,
    ...(gaps.people.length === 0 ? [] : [(ordinal: string) => peoplePart(gaps, ordinal)]),
    ...(gaps.objects.length === 0 ? [] : [(ordinal: string) => objectsPart(gaps, ordinal)]),
  ].map((part, index) => part(ordinalText(index)));
  const parts = list.parts.length === 0 ? [nothing('这一天没有联系关系。'), ...made] : made;
  const last = parts.length - 1;
  const note = '注：应调整为已超过制度规定的联系年限。';
  return {
    kind: 'report',
    title: '联系关系一览表',
    subtitle: [together(`截至：${fullDayText(day)}`, figures)],
    orientation: 'landscape',
    paper,
    parts: parts.map((part, index) =>
      hasOver && index === last ? { ...part, notes: [...part.notes, note] } : part,
    ),
    signed: [],
    signature: [frame.office, fullDayText(frame.today)].filter((line) => line !== ''),
    note: frame.note,
  };
};
