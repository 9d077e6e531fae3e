import type { Post } from '../people.ts';
import type { FieldChange } from './planned.ts';
import type { PersonRow, RowProblem } from './roster-rows.ts';

const shown = (text: string): string => (text === '' ? '（空）' : text);

const change = (field: string, before: string, after: string): readonly FieldChange[] =>
  before === after ? [] : [{ field, before: shown(before), after: shown(after) }];

const sorted = (flags: readonly string[]): string => [...flags].sort().join('、');

const kept = (row: PersonRow, column: string, value: string): RowProblem => ({
  row: row.row,
  column,
  value: '',
  code: 'kept-from-ledger',
  text: `第 ${String(row.row)} 行“${column}”为空，台账里的“${value}”保持不变；如要清除，请在人员页修改。`,
  level: 'notice',
});

/** A post as the line would have it, what that changes, and what an empty cell leaves alone. */
export const postChanges = (
  row: PersonRow,
  before: Post,
  rankName: (rank: string) => string,
): {
  readonly post: Post;
  readonly changes: readonly FieldChange[];
  readonly notes: readonly RowProblem[];
} => {
  const until = row.ongoing ? null : (row.until ?? before.until);
  const flags =
    row.flags === null || sorted(row.flags) === sorted(before.flags) ? before.flags : row.flags;
  const post: Post = { ...before, rank: row.rank, title: row.title, until, flags };
  return {
    post,
    changes: [
      ...change('类别', rankName(before.rank), rankName(post.rank)),
      ...change('职务', before.title, post.title),
      ...change('任职止', before.until ?? '', post.until ?? ''),
      ...change('标记', sorted(before.flags), sorted(post.flags)),
    ],
    notes: [
      ...(row.until === null && !row.ongoing && before.until !== null
        ? [kept(row, '任职止', before.until)]
        : []),
      ...(row.flags === null && before.flags.length > 0
        ? [kept(row, '标记', before.flags.join('、'))]
        : []),
    ],
  };
};
