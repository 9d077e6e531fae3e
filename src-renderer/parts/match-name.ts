/** Something that is found by typing: its name, and where known its pinyin and initials. */
export interface Findable {
  readonly name: string;
  readonly pinyin?: string | undefined;
  readonly initials?: string | undefined;
}

/** Whether the typed text finds it: by any characters of the name, by pinyin from its start, or by initials. */
export function matchesName(item: Findable, typed: string): boolean {
  const query = typed.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  if (query === '') return true;
  if (item.name.toLowerCase().replace(/\s+/gu, '').includes(query)) return true;
  const pinyin = (item.pinyin ?? '').toLowerCase().replace(/\s+/gu, '');
  const initials = (item.initials ?? '').toLowerCase();
  return (
    pinyin.startsWith(query) ||
    (query.length > 2 && pinyin.includes(query)) ||
    initials.includes(query)
  );
}
