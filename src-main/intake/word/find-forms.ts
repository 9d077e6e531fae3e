import type { FormWords } from '#domain/exchange/hand-in';
import type { Block, TableBlock } from './blocks.ts';
import { carrierScore, readCarrierForm } from './carrier-form.ts';
import type { Reading } from './context.ts';
import type { FoundForm } from './found-form.ts';
import { gridOf } from './grid.ts';
import type { Grid } from './grid.ts';
import { bare, isBlank } from './labels.ts';
import { WORD_LIMITS } from './limits.ts';
import { readSpecialtyForm, specialtyScore } from './specialty-form.ts';
import { readTableForm, tableScore } from './table-form.ts';

/** What a document's body gave. */
export interface Found {
  readonly forms: readonly (FoundForm & {
    /** Lines under the table, up to the next form. */
    readonly after: string[];
  })[];
  /** Lines that no form read. */
  readonly passedOver: readonly string[];
  readonly notes: readonly string[];
}

/** 发文字号 before an attachment's number, where it is printed by itself (GB/T 9704—2012, 7.3.7). */
const DOCUMENT_NUMBER = /^\s*\p{Script=Han}+\s*〔\d{4}〕\s*\d+\s*号/u;

const scoreOf = (grid: Grid, words: FormWords): number => {
  switch (words.form.kind) {
    case 'carriers':
      return carrierScore(grid, words.form, words);
    case 'specialties':
      return specialtyScore(grid, words.form);
    case 'table':
      return tableScore(grid, words.form);
  }
};

/** The form a table fits best; of two that fit alike the first given. */
const bestForm = (grid: Grid, forms: readonly FormWords[]): FormWords | undefined => {
  let best: FormWords | undefined;
  let most = 0;
  for (const words of forms) {
    const score = scoreOf(grid, words);
    if (score > most) {
      best = words;
      most = score;
    }
  }
  return best;
};

const labelsOf = ({ form }: FormWords): readonly string[] => {
  const common = [form.title, form.attachment, form.dateLabel];
  switch (form.kind) {
    case 'carriers':
      return [
        ...common,
        ...Object.values(form.labels),
        ...form.groups.flatMap(({ label, heads }) => [label, ...Object.values(heads)]),
      ];
    case 'specialties':
      return [
        ...common,
        ...Object.values(form.labels).flat(),
        form.labels.specialties + form.labels.specialtiesNote,
      ];
    case 'table':
      return [...common, ...form.columns.map(({ label }) => label)];
  }
};

const readForm = (reading: Reading): readonly FoundForm[] => {
  const { form } = reading.words;
  switch (form.kind) {
    case 'carriers':
      return [readCarrierForm(reading, form)];
    case 'specialties':
      return [readSpecialtyForm(reading, form)];
    case 'table':
      return form.rows === 'entries' ? readTableForm(reading, form) : [];
  }
};

/** A table that only goes on with the form above: same form, other rows, nobody's name. */
const goesOn = (last: FoundForm | undefined, next: FoundForm): last is FoundForm => {
  if (last === undefined || next.named || last.head.form !== next.head.form) return false;
  if (next.head.month !== null && next.head.month !== last.head.month) return false;
  const rows = new Set(last.drafts.map(({ row }) => row));
  return !next.drafts.some(({ row }) => row !== '' && rows.has(row));
};

const continued = (last: FoundForm, next: FoundForm): FoundForm => ({
  ...last,
  head: {
    ...last.head,
    doubts: [
      ...last.head.doubts,
      ...next.head.doubts.filter(({ field }) => field !== 'person' && field !== 'month'),
    ],
  },
  drafts: [...last.drafts, ...next.drafts],
  notes: [...last.notes, ...next.notes],
});

/** Finds the forms in a document's body, those inside the cells of another table among them, in reading order. */
export const findForms = (blocks: readonly Block[], forms: readonly FormWords[]): Found => {
  const found: (FoundForm & { after: string[] })[] = [];
  const passedOver: string[] = [];
  const notes: string[] = [];
  let lines: string[] = [];
  let tables = 0;

  const flush = (claimed: ReadonlySet<string>, labels: readonly string[]): void => {
    const own = new Set(labels.map(bare));
    const isOwn = (line: string): boolean =>
      own.has(bare(line)) || own.has(bare(line.replace(DOCUMENT_NUMBER, '')));
    passedOver.push(
      ...lines.filter((line) => !isBlank(line) && !claimed.has(line) && !isOwn(line)),
    );
    lines = [];
  };

  const take = (grid: Grid, words: FormWords): void => {
    const labels = labelsOf(words);
    const claimedLines = new Set<string>();
    const reading: Reading = {
      words,
      grid,
      claimed: new Set(),
      before: [...lines],
      claimedLines,
      where: `第 ${String(tables)} 张表`,
      labels,
    };
    if (words.form.kind === 'table' && words.form.rows === 'links')
      notes.push(`第 ${String(tables)} 张表是“${words.form.short}”，不是工作记录，没有读。`);
    for (const form of readForm(reading)) {
      const last = found.at(-1);
      // The month above a table that goes on was written for the whole form.
      const whole = goesOn(last, form);
      if (whole)
        found[found.length - 1] = { ...continued(last, form), after: found.at(-1)?.after ?? [] };
      else found.push({ ...form, after: [] });
    }
    flush(claimedLines, labels);
  };

  const walkTable = (table: TableBlock): void => {
    const grid = gridOf(table);
    const words = found.length < WORD_LIMITS.forms ? bestForm(grid, forms) : undefined;
    if (words !== undefined) {
      tables += 1;
      take(grid, words);
      return;
    }
    for (const row of table.rows) for (const cell of row.cells) walk(cell.blocks);
  };

  function walk(some: readonly Block[]): void {
    for (const block of some)
      if (block.kind === 'table') walkTable(block);
      else
        for (const line of block.text.split('\n')) {
          lines.push(line);
          found.at(-1)?.after.push(line);
        }
  }

  walk(blocks);
  flush(new Set(), []);
  return { forms: found, passedOver, notes };
};
