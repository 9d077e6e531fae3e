import type { Face, Outline } from '#domain/forms/outline';
import { CHAINS, LATIN_CHAIN } from './fonts.ts';

/**
 * Latin letters and figures: what is no Chinese character to Word when a run is marked as Chinese. “”, — and … are, and
 * so are ·, × and the rest of Latin-1's signs (ISO/IEC 29500-1, 17.3.2.26).
 */
const LATIN_RANGE =
  'U+0-A0,U+A2-A3,U+A5-A6,U+A9,U+AB-AC,U+AE,U+B5,U+BB,U+C0-D6,U+D8-F6,U+F8-24F,U+1E00-1EFF';

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(',');

/** The value of font-family for a face: Latin first, for its letters only, then each Chinese font in turn. */
export const familyOf = (face: Face): string => `Latin,${quoted(CHAINS[face])},serif`;

/** The same without a page's own faces, for the head and foot that Chromium draws by itself. */
export const plainFamilyOf = (face: Face): string =>
  `${quoted([...LATIN_CHAIN, ...CHAINS[face]])},serif`;

/** Millimetres and points as CSS has them, without the noise of binary fractions. */
export const mm = (length: number): string => `${Math.round(length * 1000) / 1000}mm`;
export const pt = (length: number): string => `${Math.round(length * 1000) / 1000}pt`;

/** A page is so much wider on either side, in millimetres: lines at the edge of a table are drawn across it. */
const SLACK = 1;

/**
 * What holds for all pages. Lines break where Word breaks them, nothing is set narrower or apart by the browser's own
 * taste, and a page may end after any line. Lines at the ends of pages close tables whose rows go on; where a table's
 * last page goes on with what stands below it, that line is covered.
 */
const COMMON = `
@font-face{font-family:Latin;src:${LATIN_CHAIN.map((name) => `local("${name}")`).join(',')};unicode-range:${LATIN_RANGE}}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact;color:#000;background:#fff}
body{margin:0 ${mm(SLACK)};text-autospace:no-autospace;text-spacing-trim:space-all;orphans:1;widows:1;tab-size:21pt}
section{break-before:page}
section:first-child{break-before:auto}
h1,h2,p{margin:0;font-weight:400;min-height:1lh;white-space:pre-wrap;overflow-wrap:anywhere}
table{border-collapse:collapse;table-layout:fixed;margin:0 auto}
td{padding:0;border:.5pt solid #000;vertical-align:middle}
td.edge{border-width:0 0 .5pt;height:0}
td.end{border-width:.5pt 0 0;height:.5pt}
td.below{border:0}
td.on{border-top-style:hidden}
.cover{position:relative;z-index:1}
.cover::after{content:"";position:absolute;top:100%;left:-1pt;right:-1pt;height:2pt;background:#fff}
thead,tfoot,.whole{break-inside:avoid}
.plain td{border:0}
.top{vertical-align:top}
.dt{border-top-style:dotted}
.db{border-bottom-style:dotted}
.up{width:1.3em;margin:0 auto;text-align:center;line-break:anywhere}
.down{display:inline-block;writing-mode:vertical-rl;text-align:center;min-height:0}
.kept{break-after:avoid}
.ruled::after{content:"";display:block;height:.75pt;margin-top:4pt;border:solid;border-width:.75pt 0 2.25pt}
`;

/** Collects declarations while pages are written, and gives each set a class: pages have no styles of their own. */
export interface PageStyles {
  readonly classOf: (declarations: string) => string;
  /** The stylesheet, of all that was asked for. */
  readonly css: (page: Outline['page']) => string;
}

/** An empty collection. */
export const makePageStyles = (): PageStyles => {
  const known = new Map<string, string>();
  return {
    classOf: (declarations) => {
      const name = known.get(declarations) ?? `s${known.size}`;
      known.set(declarations, name);
      return name;
    },
    css: ({ width, height, margins: { top, right, bottom, left } }) =>
      `@page{size:${mm(width)} ${mm(height)};margin:${[top, right - SLACK, bottom, left - SLACK].map(mm).join(' ')}}` +
      COMMON +
      [...known].map(([declarations, name]) => `.${name}{${declarations}}`).join('\n'),
  };
};
