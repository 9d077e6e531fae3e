import { fullDayText, monthOf, monthText } from '../../plain-date.ts';
import type { PlainDate, PlainMonth } from '../../plain-date.ts';
import { listCell } from '../list-outline.ts';
import type { ListCell, ListColumn, ListRow } from '../list-outline.ts';
import type { ReportOutline, ReportPart } from '../report-outline.ts';
import { linkReport } from './link-report.ts';
import type { LinkGaps } from './link-report.ts';
import { spanningRow } from './register-words.ts';
import { column } from './words.ts';
import type { ListFrame } from './words.ts';

/** A link as a list shows it. */
export interface ListedLink {
  readonly object: string;
  readonly since: PlainDate;
  /** Older than a clause lets it be. */
  readonly over: boolean;
}

/** What a person holds of the kinds that stand in one column. */
export interface LinkCell {
  readonly links: readonly ListedLink[];
  /** A clause asks for one and there is none: 应当 or 原则上. */
  readonly lacks: 'must' | 'principle' | null;
}

/** People of one rank, with the kinds of objects that they are to hold or do hold. */
export interface LinkedRank {
  readonly name: string;
  /** `班级、学生社团`: kinds that one clause lets choose from stand in one column. */
  readonly columns: readonly string[];
  readonly people: readonly {
    readonly name: string;
    /** 单位及职务 */
    readonly post: string;
    /** One for each column. */
    readonly cells: readonly LinkCell[];
  }[];
}

/** Objects of one kind, with who is linked to them. */
export interface LinkedKind {
  readonly name: string;
  readonly objects: readonly {
    readonly name: string;
    readonly unit: string;
    /** 辅导员 or another contact, and how to reach them. */
    readonly contact: string;
    /** A clause asks that somebody be linked to it, and nobody is. */
    readonly missing: boolean;
    readonly people: readonly {
      readonly name: string;
      readonly post: string;
      readonly since: PlainDate;
      readonly over: boolean;
    }[];
  }[];
}

const WIDEST_ON_A4 = 8;

/** The month in which at least half of the links began, so that it needn't stand in every cell; else none. */
const usualMonth = (links: readonly ListedLink[]): PlainMonth | undefined => {
  const counts = new Map<PlainMonth, number>();
  for (const { since } of links) counts.set(monthOf(since), (counts.get(monthOf(since)) ?? 0) + 1);
  return [...counts].find(([, count]) => links.length > 2 && count * 2 >= links.length)?.[0];
};

const linkText = ({ object, since, over }: ListedLink, usual: PlainMonth | undefined): string => {
  const words = [
    monthOf(since) === usual ? '' : `${monthText(monthOf(since))}起`,
    over ? '应调整' : '',
  ].filter((word) => word !== '');
  return words.length === 0 ? object : `${object}（${words.join('，')}）`;
};

const linkCell = ({ links, lacks }: LinkCell, usual: PlainMonth | undefined): ListCell => {
  if (links.length === 0)
    return lacks === null
      ? listCell('')
      : listCell('未确定', { sign: '✕', tone: lacks === 'must' ? 'bad' : 'warn' });
  const text = links.map((link) => linkText(link, usual)).join('\n');
  return links.some(({ over }) => over)
    ? listCell(text, { sign: '!', tone: 'warn' })
    : listCell(text);
};

const rankPart = (
  { name, columns, people }: LinkedRank,
  ordinal: string,
  usual: PlainMonth | undefined,
): ReportPart => ({
  heading: `${ordinal}${name}（${String(people.length)}人）`,
  paragraphs: [],
  table: {
    columns: [
      column('序号', 13, 'center'),
      column('姓名', 20, 'center'),
      column('单位及职务', 36),
      ...columns.map((label) => column(label, 30, 'left', { group: '联系对象' })),
    ],
    rows: people.map((person, index) => ({
      cells: [
        listCell(String(index + 1)),
        listCell(person.name),
        listCell(person.post),
        ...person.cells.map((cell) => linkCell(cell, usual)),
      ],
    })),
  },
  notes: [],
});

/** 联系关系一览表 by person: a part for each rank, then who lacks a link and what nobody is linked to. */
export const linksByPerson = (
  list: { readonly day: PlainDate; readonly ranks: readonly LinkedRank[]; readonly gaps: LinkGaps },
  frame: ListFrame,
): ReportOutline => {
  const links = list.ranks.flatMap(({ people }) =>
    people.flatMap(({ cells }) => cells.flatMap((cell) => cell.links)),
  );
  const people = list.ranks.reduce((sum, rank) => sum + rank.people.length, 0);
  const usual = usualMonth(links);
  const began = usual === undefined ? '' : `；未注起始时间的，自${monthText(usual)}起`;
  return linkReport(
    {
      day: list.day,
      figures: `${String(people)} 人，联系关系 ${String(links.length)} 条${began}`,
      paper: list.ranks.some(({ columns }) => columns.length > WIDEST_ON_A4) ? 'A3' : 'A4',
      parts: list.ranks.map((rank) => (ordinal: string) => rankPart(rank, ordinal, usual)),
      gaps: list.gaps,
      hasOver: links.some(({ over }) => over),
    },
    frame,
  );
};

const OBJECT_COLUMNS: readonly ListColumn[] = [
  column('序号', 12, 'center'),
  column('联系对象', 50),
  column('所在单位', 40),
  column('联系人及联系方式', 42),
  column('姓名', 26, 'center'),
  column('单位及职务', 50),
  column('联系起始', 37, 'center'),
];

type LinkedObject = LinkedKind['objects'][number];

const objectRows = (object: LinkedObject, index: number): readonly ListRow[] => {
  const first = [String(index + 1), object.name, object.unit, object.contact];
  if (object.people.length === 0) {
    const none = object.missing
      ? listCell('无人联系', { sign: '✕', tone: 'bad' })
      : listCell('无人联系', { tone: 'quiet' });
    return [{ cells: [...first.map((text) => listCell(text)), none, listCell(''), listCell('')] }];
  }
  return object.people.map(({ name, post, since, over }, at) => ({
    cells: [
      ...first.map((text) => listCell(text, at === 0 ? {} : { merge: 'up' })),
      listCell(name),
      listCell(post),
      over
        ? listCell(`${fullDayText(since)}，应调整`, { sign: '!', tone: 'warn' })
        : listCell(fullDayText(since)),
    ],
  }));
};

/** 联系关系一览表 by object: a table of all kinds, each under its heading, then the same lacks. */
export const linksByObject = (
  list: { readonly day: PlainDate; readonly kinds: readonly LinkedKind[]; readonly gaps: LinkGaps },
  frame: ListFrame,
): ReportOutline => {
  const objects = list.kinds.flatMap((kind) => kind.objects);
  const links = objects.flatMap(({ people }) => people);
  const free = objects.filter(({ people }) => people.length === 0).length;
  const rows = list.kinds.flatMap((kind) => [
    spanningRow(`${kind.name}（${String(kind.objects.length)}个）`),
    ...kind.objects.flatMap(objectRows),
  ]);
  const part = (ordinal: string): ReportPart => ({
    heading: `${ordinal}联系对象`,
    paragraphs: [],
    table: { columns: OBJECT_COLUMNS, rows },
    notes: [],
  });
  return linkReport(
    {
      day: list.day,
      figures:
        `联系对象 ${String(objects.length)} 个，其中无人联系 ${String(free)} 个；` +
        `联系关系 ${String(links.length)} 条`,
      paper: 'A4',
      parts: rows.length === 0 ? [] : [part],
      gaps: list.gaps,
      hasOver: links.some(({ over }) => over),
    },
    frame,
  );
};
