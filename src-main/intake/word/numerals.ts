/** Figures and Chinese numerals of a date, as patterns: one or two places, and the four of a year. */
export const NUMBER = '(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})';
export const YEAR = '(?:[12１２][0-9０-９]{3}|[〇○零Ｏ一二三四五六七八九]{4})';

const DIGITS = '〇一二三四五六七八九';

const digitOf = (character: string): number =>
  '○零Ｏ'.includes(character) ? 0 : DIGITS.indexOf(character);

/** The number a pattern above matched: `１０`, `二十三`, `廿一`, `二〇二六`. */
export const numberOf = (text: string): number => {
  const plain = text.normalize('NFKC');
  if (/^\d+$/u.test(plain)) return Number(plain);
  if (/^[〇○零Ｏ一二三四五六七八九]+$/u.test(text))
    return Array.from(text).reduce((sum, character) => sum * 10 + digitOf(character), 0);
  const spelled = text.replace('廿', '二十').replace('卅', '三十');
  const [tens = '', ones = ''] = spelled.split('十');
  return (tens === '' ? 1 : digitOf(tens)) * 10 + (ones === '' ? 0 : digitOf(ones));
};
