import { fold } from './folding.ts';
import type { PersonRow, RowProblem } from './roster-rows.ts';
import type { Identity } from './same-person.ts';

const COUNT = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

const keyOf = (identity: Identity): string | undefined =>
  identity.is === 'known'
    ? `known ${identity.person}`
    : identity.is === 'new'
      ? `new ${identity.key}`
      : undefined;

/** What the clerk is told about how the lines of one name were told apart or put together. */
export const personNotes = (
  rows: readonly PersonRow[],
  identities: ReadonlyMap<number, Identity>,
): ReadonlyMap<number, readonly RowProblem[]> => {
  const people = new Set([...identities.values()].flatMap((one) => keyOf(one) ?? []));
  const units = new Set(rows.map((row) => fold(row.unit)));
  const count = COUNT[people.size] ?? ` ${String(people.size)} `;
  const about = (row: PersonRow): readonly RowProblem[] => {
    const identity = identities.get(row.row);
    const say = (
      code: RowProblem['code'],
      text: string,
      level: RowProblem['level'],
    ): RowProblem => ({
      row: row.row,
      column: '姓名',
      value: row.name,
      code,
      text: `第 ${String(row.row)} 行：${text}`,
      level,
    });
    switch (identity?.is) {
      case 'known':
      case 'new':
        return [
          ...(identity.successive
            ? [say('successive-posts', `${row.name}按前后任职识别为同一人。`, 'notice')]
            : []),
          ...(identity.is === 'new' && people.size > 1 && units.size > 1
            ? [say('same-name-two-people', `${row.name}同名，按单位区分为${count}人。`, 'notice')]
            : []),
        ];
      case 'ask':
        return [
          say(
            'same-name-unclear',
            `已有同名的${row.name}，仅凭姓名不能确定是不是同一人，请选择是哪一位，或者按新的人登记。`,
            'notice',
          ),
        ];
      case 'bad-decision':
      case undefined:
        return [say('bad-decision', `为${row.name}所作的选择已不适用，请重新选择。`, 'error')];
    }
  };
  return new Map(rows.map((row) => [row.row, about(row)]));
};
