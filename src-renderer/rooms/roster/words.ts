import type { Semester } from '#domain/academic-calendar';
import type { Post } from '#domain/people';
import { fullDayText } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';

/** `2026—2027学年第一学期` */
export const semesterName = (semester: Pick<Semester, 'academicYear' | 'ordinal'>): string =>
  `${semester.academicYear.replace('-', '—')}学年${semester.ordinal === 1 ? '第一学期' : '第二学期'}`;

/** `2023年3月1日起`, `2023年3月1日—2025年8月31日`; `起始不详` when nothing is known. */
export const lasting = (since: PlainDate | null, until: PlainDate | null): string => {
  if (until === null) return since === null ? '长期' : `${fullDayText(since)}起`;
  return `${since === null ? '' : fullDayText(since)}—${fullDayText(until)}`;
};

/** Whether something dated is valid on a day; an open end is none. */
export const holds = (
  dated: { readonly since: PlainDate | null; readonly until: PlainDate | null },
  day: PlainDate,
): boolean =>
  (dated.since === null || dated.since <= day) && (dated.until === null || day <= dated.until);

/** The post that says where a person belongs: the one held today, else the latest. */
export const mainPost = (posts: readonly Post[], day: PlainDate): Post | null => {
  const byStart = [...posts].sort((a, b) => b.since.localeCompare(a.since));
  return byStart.filter((post) => holds(post, day)).at(-1) ?? byStart[0] ?? null;
};

/** The items by what `keyOf` says of them, in order. */
export const groupBy = <Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};
