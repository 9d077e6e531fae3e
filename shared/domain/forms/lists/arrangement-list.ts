import type { ContactObject, Link } from '../../people.ts';
import { fullDayText } from '../../plain-date.ts';
import type { PlainDate } from '../../plain-date.ts';
import type { TableForm } from '../../policy/form.ts';
import { cellsOf, objectWords } from '../../sheet-table.ts';
import { listCell } from '../list-outline.ts';
import type { ListOutline } from '../list-outline.ts';
import { tableColumns } from '../table-columns.ts';
import { landscape } from './words.ts';
import type { ListFrame } from './words.ts';

/** A link in force with whom and what it joins. */
export interface ArrangedLink {
  readonly link: Link;
  readonly object: ContactObject;
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  /** 单位及职务, as printed. */
  readonly post: string;
}

/** What an arrangement is made from. */
export interface Arrangement {
  readonly form: TableForm;
  readonly day: PlainDate;
  readonly links: readonly ArrangedLink[];
  readonly units: ReadonlyMap<string, string>;
  /** Names of those who have no link yet. */
  readonly without: readonly string[];
}

/** 安排表: the links of the whole school on a day, one row each, in the form's own columns. */
export const arrangementList = (
  { form, day, links, units, without }: Arrangement,
  frame: ListFrame,
): ListOutline =>
  landscape(frame, {
    title: form.title,
    subtitle: [`${form.dateLabel}${fullDayText(day)}`],
    columns: tableColumns(form),
    rows: links.map(({ link, object, name, unit, title, post }, index) => ({
      cells: cellsOf(form, {
        ordinal: String(index + 1),
        name,
        unit,
        title,
        'unit-title': post,
        object: object.name,
        ...objectWords(object, units),
        since: fullDayText(link.since),
        note: object.note,
      }).map((text) => listCell(text)),
    })),
    notes:
      without.length === 0
        ? []
        : [`尚未确定联系点（${String(without.length)}人）：${without.join('、')}`],
  });
