import type { Figures } from '../../compliance/verdict.ts';
import type { ListCell, ListOutline } from '../list-outline.ts';
import { listCell } from '../list-outline.ts';
import { asOf, column, landscape, rateText, ruleColumns, together } from './words.ts';
import type { ListFrame, ListedRule } from './words.ts';

/** Five figures by clause, as the screen has them. */
export interface SummaryToList {
  readonly label: string;
  readonly by: 'school' | 'rank' | 'unit' | 'person';
  readonly rules: readonly ListedRule[];
  readonly rows: readonly {
    readonly name: string;
    readonly subjects: number;
    readonly cells: readonly (Figures | null)[];
    readonly total: Figures;
  }[];
}

const HEADS: Readonly<Record<SummaryToList['by'], string>> = {
  school: '范围',
  rank: '类别',
  unit: '单位',
  person: '姓名',
};

/** More clauses than this have no room on A4 without breaking `10/15`. */
const ON_A4 = 14;

const share = (figures: Figures | null): ListCell =>
  figures === null || figures.expected === 0
    ? listCell('—', { tone: 'quiet' })
    : listCell(`${String(figures.done)}/${String(figures.expected)}`);

/** 履职情况汇总表. */
export const summaryList = (
  summary: SummaryToList,
  about: readonly string[],
  frame: ListFrame,
): ListOutline => {
  const { by, rules, rows } = summary;
  return landscape(frame, {
    title: '联系师生工作履职情况汇总表',
    subtitle: [...about, together(`期间：${summary.label}`, asOf(frame.today))],
    paper: rules.length > ON_A4 ? 'A3' : 'A4',
    columns: [
      column('序号', 9, 'center'),
      column(HEADS[by], 26),
      ...(by === 'person' ? [] : [column('人数', 10, 'center')]),
      ...ruleColumns(rules, 11, true),
      ...['应完成', '已完成', '完成率', '按时', '按时率'].map((label) =>
        column(label, 14, 'center', { group: '合计' }),
      ),
    ],
    rows: rows.map(({ name, subjects, cells, total }, index) => ({
      cells: [
        listCell(String(index + 1)),
        listCell(name),
        ...(by === 'person' ? [] : [listCell(String(subjects))]),
        ...cells.map(share),
        listCell(String(total.expected)),
        listCell(String(total.done)),
        listCell(rateText(total.done, total.expected)),
        listCell(String(total.onTime)),
        listCell(rateText(total.onTime, total.expected)),
      ],
    })),
    notes: [
      '注：各条为“已完成/应完成”项数，— 为没有应完成的事项；完成率、按时率以应完成项数为分母。',
    ],
  });
};
