import type { ListOutline } from '#domain/forms/list-outline';
import type { ReportOutline } from '#domain/forms/report-outline';
import type { Paper } from './paper.ts';

/** A sheet of a workbook: a list, and the name wished for. */
export interface NamedSheet {
  readonly name: string;
  readonly outline: ListOutline;
}

/**
 * Every table of a report as a list of its own. What stands around it comes along: words of parts without a table go
 * over the next one, those at the end under the last, and only there is the report signed. Null without any table.
 */
const reportSheets = (report: ReportOutline, called?: string): readonly NamedSheet[] | null => {
  const { title, subtitle, orientation, paper, note } = report;
  const sheets: NamedSheet[] = [];
  const several = report.parts.filter(({ table }) => table !== null).length > 1;
  let waiting: readonly string[] = [];
  for (const { heading, paragraphs, table, notes } of report.parts) {
    const words = [...waiting, ...[heading].filter((text) => text !== ''), ...paragraphs];
    if (table === null) {
      waiting = [...words, ...notes];
      continue;
    }
    waiting = [];
    const name =
      called === undefined || (several && heading !== '')
        ? [called ?? '', heading].filter((text) => text !== '').join(' ')
        : called;
    sheets.push({
      name: name === '' ? title : name,
      outline: {
        kind: 'list',
        title,
        subtitle: [...subtitle, ...words],
        orientation,
        paper,
        columns: table.columns,
        rows: table.rows,
        notes,
        signature: [],
        note,
      },
    });
  }
  const last = sheets.pop();
  if (last === undefined) return null;
  const signed = report.signed.length === 0 ? [] : [report.signed.join('　　　　　　')];
  const notes = [...last.outline.notes, ...waiting, ...signed];
  return [...sheets, { ...last, outline: { ...last.outline, notes, signature: report.signature } }];
};

/**
 * What a paper is as a workbook: each list a sheet, and each table of a report. Null where it has none of them, or says
 * something a workbook would leave out: a form, a letter, a template. `called` names its sheets instead of their titles.
 */
export const sheetsOf = (paper: Paper, called?: string): readonly NamedSheet[] | null => {
  if (paper.kind !== 'papers') return null;
  const all: NamedSheet[] = [];
  for (const outline of paper.outlines) {
    if (outline.kind === 'letter') return null;
    const sheets =
      outline.kind === 'report'
        ? reportSheets(outline, called)
        : [{ name: called ?? outline.title, outline }];
    if (sheets === null) return null;
    all.push(...sheets);
  }
  return all;
};
