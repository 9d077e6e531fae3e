/** Allowed by XML 1.0 (production Char); everything else, lone surrogates included, cannot stand in a document. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text without what XML cannot hold; nothing else is touched. */
export const legalText = (text: string): string => text.replace(ILLEGAL, '');

/** Text as it stands between tags or in a quoted attribute. */
export const escaped = (text: string): string =>
  legalText(text).replace(/[&<>"]/gu, (character) => ESCAPES[character] ?? '');

/** The lines of one paragraph: newlines of every system, and the vertical tab Word puts for its soft break. */
const LINE = /\r\n|[\r\n\v]/u;

/** What stands inside a run for one paragraph of text: newlines as breaks, tabs as tabs, all white space kept. */
export const runContent = (text: string): string =>
  text
    .split(LINE)
    .map((line) =>
      line
        .split('\t')
        .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${escaped(part)}</w:t>`))
        .join('<w:tab/>'),
    )
    .join('<w:br/>');
