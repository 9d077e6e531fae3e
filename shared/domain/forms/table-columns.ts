import type { TableField, TableForm } from '../policy/form.ts';
import type { ListColumn } from './list-outline.ts';

/** Fields that hold sentences; all others are a word or two and stand in the middle. */
const SENTENCES: ReadonlySet<TableField> = new Set<TableField>([
  'summary',
  'issues',
  'handling',
  'note',
]);

/** The columns of a table form as those of a list. */
export const tableColumns = ({ columns }: TableForm): readonly ListColumn[] =>
  columns.map(({ label, field, width }) => ({
    label,
    width,
    align: SENTENCES.has(field) ? 'left' : 'center',
  }));
