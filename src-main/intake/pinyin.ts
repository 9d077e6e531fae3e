import { pinyin } from 'pinyin-pro';

/** How a name sounds, for searching. */
export interface NamePinyin {
  /** Without tones, lower case, words joined: `linzhiyuan`; ü is written v. */
  readonly pinyin: string;
  /** First letter of each syllable: `lzy`. */
  readonly initials: string;
}

/**
 * Pinyin of a person's name: the surname is read as a surname (单 shàn, 仇 qiú, 尉迟 yùchí), except in names
 * with a middle dot, which have none. Characters without a known reading are left out; Latin letters stay.
 */
export const pinyinOf = (name: string): NamePinyin => {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: /[·•‧・]/u.test(name) ? 'off' : 'head',
    v: true,
  })
    .map((syllable) =>
      syllable
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ''),
    )
    .filter((syllable) => syllable !== '');
  return { pinyin: syllables.join(''), initials: syllables.map((one) => one.slice(0, 1)).join('') };
};
