import type { DataSection, DocumentOffer } from '#api/document-contract';
import type { LinkBoard } from '#api/office-views';
import { done } from '#api/reply';
import { linksByObject, linksByPerson } from '#domain/forms/lists/link-list';
import type { LinkGaps } from '#domain/forms/lists/link-report';
import type { ReportOutline } from '#domain/forms/report-outline';
import { fullDayText, monthOf } from '#domain/plain-date';
import { linkBoard } from '../../link-board.ts';
import { linkContext, rulesOn } from '../../link-context.ts';
import { optionOf } from '../maker.ts';
import type { Desk, Maker, PlannedPaper } from '../maker.ts';
import { linkGaps, linkedKinds, linkedRanks, lookedAt } from './links-rows.ts';
import type { Looked } from './links-rows.ts';

const TITLE = '联系关系一览表';

const OPTIONS: DocumentOffer['options'] = [
  {
    id: 'order',
    label: '排列',
    kind: 'choice',
    values: [
      { value: 'people', label: '按人员' },
      { value: 'objects', label: '按联系对象' },
    ],
    preset: 'people',
  },
];

const TO = { room: 'links' } as const;

const dataOf = (board: LinkBoard, gaps: LinkGaps): readonly DataSection[] => [
  {
    title: '联系关系',
    columns: ['姓名', '类别', '联系对象', '起始'],
    rows: board.people.flatMap(({ links }) =>
      links.map(({ personName, kind, objectName, since, over }) => ({
        cells: [personName, kind, objectName, fullDayText(since)],
        marks: over ? ['应调整'] : [],
        to: TO,
      })),
    ),
  },
  {
    title: '尚缺联系对象的人员',
    columns: ['姓名', '单位及职务', '尚缺'],
    rows: gaps.people.map(({ name, post, lacks }) => ({
      cells: [name, post, lacks.join('；')],
      marks: [],
      to: TO,
    })),
  },
  {
    title: '无人联系的对象',
    columns: ['类别', '联系对象', '所在单位'],
    rows: gaps.objects.map(({ kind, name, unit, asked }) => ({
      cells: [kind, name, unit],
      marks: asked.length > 0 ? ['应有人联系'] : [],
      to: TO,
    })),
  },
];

const gapWords = (board: LinkBoard, gaps: LinkGaps): readonly string[] => {
  const over = board.people.flatMap(({ links }) => links).filter((link) => link.over).length;
  return [
    ...(gaps.people.length === 0 ? [] : [`${String(gaps.people.length)} 人尚缺联系对象`]),
    ...board.coverage.flatMap(({ title, missing }) =>
      missing.length === 0 ? [] : [`${title}：还有 ${String(missing.length)} 个对象没有`],
    ),
    ...(over === 0 ? [] : [`${String(over)} 条联系关系应调整`]),
  ];
};

const composed = (
  { frame }: Desk,
  looked: Looked,
  gaps: LinkGaps,
  order: string,
): { readonly outline: ReportOutline; readonly said: unknown } => {
  const { day } = looked.board;
  if (order === 'objects') {
    const list = { day, kinds: linkedKinds(looked), gaps };
    return { outline: linksByObject(list, frame), said: list };
  }
  const list = { day, ranks: linkedRanks(looked), gaps };
  return { outline: linksByPerson(list, frame), said: list };
};

const planned = (desk: Desk, board: LinkBoard, order: string): PlannedPaper => {
  const { day } = board;
  const looked = lookedAt(desk, board);
  const gaps = linkGaps(looked);
  const words = gapWords(board, gaps);
  const links = board.people.reduce((sum, row) => sum + row.links.length, 0);
  const sorted = order === 'objects' ? '按联系对象' : '按人员';
  return {
    id: order,
    name: TITLE,
    about: sorted,
    state:
      words.length > 0
        ? 'incomplete'
        : links === 0 && gaps.objects.length === 0
          ? 'empty'
          : 'ready',
    standing: `${String(links)} 条`,
    gaps: words,
    file: [`${day.slice(0, 4)}年`, [TITLE, sorted, fullDayText(day)].join('-')],
    key: { document: 'links', person: null, month: monthOf(day), subject: `${order} ${day}` },
    make: () => {
      const { outline, said } = composed(desk, looked, gaps, order);
      return done({
        paper: { kind: 'papers', outlines: [outline] },
        data: dataOf(board, gaps),
        said,
      });
    },
  };
};

/** 联系关系一览表 on a day: who is linked to what, who lacks a link, and what nobody is linked to. */
export const links: Maker = {
  kind: 'links',
  offer: ({ session, ledger, register, frame }) =>
    register.links.length === 0 &&
    rulesOn(linkContext(session, ledger), frame.today, 'standing').length === 0
      ? undefined
      : {
          title: TITLE,
          about: '某一天谁联系谁：按人员或按联系对象排列，附尚缺联系对象的人和无人联系的对象。',
          group: '随时',
          periods: ['day'],
          formats: ['docx', 'xlsx', 'pdf'],
          options: OPTIONS,
          per: 'school',
        },
  plan: (desk, query) => {
    const { day } = query.range;
    const board = linkBoard(desk.session, { day });
    if (!board.ok) return board;
    const order = optionOf(query, OPTIONS, 'order') === 'objects' ? 'objects' : 'people';
    return done({
      label: fullDayText(day),
      notes: [],
      papers: [planned(desk, board.value, order)],
    });
  },
};
