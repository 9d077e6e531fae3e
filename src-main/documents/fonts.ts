import type { Face } from '#domain/forms/outline';

/** Latin letters and figures, whatever the Chinese face. */
const LATIN = 'Times New Roman';

/** The Chinese font of each face (GB/T 9704—2012, 5.2.2). Named only: none is ever embedded. */
const CHINESE: Readonly<Record<Face, string>> = {
  title: '方正小标宋简体',
  heading: '黑体',
  body: '仿宋_GB2312',
  table: '仿宋_GB2312',
};

interface Font {
  readonly name: string;
  /** What to take where the font is missing, first choice first. */
  readonly instead: readonly string[];
  readonly panose: string;
  readonly charset: '00' | '86';
  readonly family: 'roman' | 'modern';
  readonly pitch: 'fixed' | 'variable';
}

const FONTS: readonly Font[] = [
  {
    name: LATIN,
    instead: ['Liberation Serif'],
    panose: '02020603050405020304',
    charset: '00',
    family: 'roman',
    pitch: 'variable',
  },
  {
    name: CHINESE.title,
    instead: [
      '方正小标宋_GBK',
      'FZXiaoBiaoSong-B05S',
      '小标宋',
      '宋体',
      'SimSun',
      'Noto Serif CJK SC',
    ],
    panose: '02010601030101010101',
    charset: '86',
    family: 'roman',
    pitch: 'variable',
  },
  {
    name: CHINESE.heading,
    instead: ['SimHei', 'Noto Sans CJK SC'],
    panose: '02010609060101010101',
    charset: '86',
    family: 'modern',
    pitch: 'fixed',
  },
  {
    name: CHINESE.body,
    instead: ['仿宋', 'FangSong', '宋体', 'SimSun', 'Noto Serif CJK SC'],
    panose: '02010609030101010101',
    charset: '86',
    family: 'modern',
    pitch: 'fixed',
  },
];

const chainOf = (name: string): readonly string[] => [
  name,
  ...FONTS.filter((font) => font.name === name).flatMap(({ instead }) => instead),
];

/** For Latin letters and figures, the font and what to take where it is missing, first choice first. */
export const LATIN_CHAIN: readonly string[] = chainOf(LATIN);

/** The same for the Chinese of each face. */
export const CHAINS: Readonly<Record<Face, readonly string[]>> = {
  title: chainOf(CHINESE.title),
  heading: chainOf(CHINESE.heading),
  body: chainOf(CHINESE.body),
  table: chainOf(CHINESE.table),
};

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/**
 * word/fontTable.xml: each font with its fallback chain (ISO/IEC 29500-1, 17.8.3.1, a comma-delimited list). Ours, for
 * docx lists only fonts it embeds, and has no fallbacks.
 */
export const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8"?><w:fonts xmlns:w="${MAIN}">${FONTS.map(
  (font) =>
    `<w:font w:name="${font.name}"><w:altName w:val="${font.instead.join(',')}"/>` +
    `<w:panose1 w:val="${font.panose}"/><w:charset w:val="${font.charset}"/>` +
    `<w:family w:val="${font.family}"/><w:pitch w:val="${font.pitch}"/></w:font>`,
).join('')}</w:fonts>`;

/** A run's fonts in a face; the hint makes “”, — and … Chinese. */
export const runFont = (face: Face) =>
  ({ hint: 'eastAsia', ascii: LATIN, eastAsia: CHINESE[face], hAnsi: LATIN, cs: LATIN }) as const;
