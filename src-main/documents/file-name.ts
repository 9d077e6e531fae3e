/** Longest file name given, without its ending, in UTF-16 units: leaves room for folders under Windows' 260. */
const LONGEST = 120;

/** Refused in names by Windows; invisible and direction marks are of no use in one either. */
const REFUSED = /[<>:"/\\|?*\p{Cc}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}\u{feff}]/gu;

const LONE = /[\u{d800}-\u{dfff}]/gu;

/** Names of devices, with or without an ending; the superscript figures count too. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:$|\s*\.)/iu;

/** As much of a text as fits, never cutting a character in two. */
const cut = (text: string, longest: number): string => {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > longest) break;
    kept += character;
  }
  return kept;
};

/** Cut to size before its end is looked at, so that a name of a million spaces costs nothing. */
const tidy = (text: string): string => cut(text.trimStart(), LONGEST).replace(/[\s.]+$/u, '');

/**
 * A file's name, without its ending, that Windows, macOS and Linux all take: what Windows refuses becomes `_`, dots and
 * spaces at the end go, device names (CON, NUL, COM1 …) get a `_` in front, and it is at most 120 units long.
 */
export const safeFileName = (name: string): string => {
  const plain = tidy(name.normalize('NFC').replace(LONE, '_').replace(REFUSED, '_'));
  if (plain === '') return '_';
  return DEVICE.test(plain) ? tidy(`_${plain}`) : plain;
};

/** Someone a file is about. */
export interface Named {
  readonly name: string;
  readonly unit: string;
}

const counted = <T>(items: readonly T[]): ReadonlyMap<T, number> => {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

/**
 * How each person is told apart in a list of files, in the order given: the name alone, with the unit where the name
 * occurs twice (李响（学生工作部）), and with a figure where the unit does not help either.
 */
export const uniqueNames = (people: readonly Named[]): readonly string[] => {
  const key = (text: string): string => safeFileName(text).toLowerCase();
  const sameName = counted(people.map((person) => key(person.name)));
  const called = people.map((person) =>
    (sameName.get(key(person.name)) ?? 0) > 1 && person.unit.trim() !== ''
      ? `${person.name}（${person.unit}）`
      : person.name,
  );
  const taken = new Set<string>();
  const alone = counted(called.map(key));
  return called.map((name) => {
    if (alone.get(key(name)) === 1 && !taken.has(key(name))) {
      taken.add(key(name));
      return name;
    }
    let number = 1;
    while (
      taken.has(key(`${name}${String(number)}`)) ||
      alone.has(key(`${name}${String(number)}`))
    ) {
      number += 1;
    }
    const numbered = `${name}${String(number)}`;
    taken.add(key(numbered));
    return numbered;
  });
};
