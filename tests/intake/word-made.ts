import { strToU8, zipSync } from 'fflate';

/** Transitional WordprocessingML; strict is the other one. */
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A paragraph. */
export const p = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

/** A cell of paragraphs, or of XML as it is. */
export const tc = (content: string | readonly string[], properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${
    typeof content === 'string' ? content : content.map(p).join('')
  }</w:tc>`;

/** A row of cells, each of its lines; or XML of cells. */
export const tr = (...cells: readonly string[]): string =>
  `<w:tr>${cells
    .map((cell) => (cell.startsWith('<w:tc>') ? cell : tc(cell.split('\n'))))
    .join('')}</w:tr>`;

export const tbl = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

/** word/document.xml around a body. */
export const documentXml = (body: string, namespace = WORD): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${namespace}" ` +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  `xmlns:wps="urn:wps" xmlns:v="urn:v"><w:body>${body}</w:body></w:document>`;

/** A package around a document. */
export const packed = (
  document: string,
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(document),
    ...Object.fromEntries(
      Object.entries(more).map(([name, part]) => [
        name,
        typeof part === 'string' ? strToU8(part) : part,
      ]),
    ),
  });

/** A .docx with a body. */
export const docx = (...body: readonly string[]): Uint8Array => packed(documentXml(body.join('')));

/** 附件1 with a month above, a name, and rows of carrier, object, time and summary in the usual order. */
export const leaderForm = (
  rows: readonly (readonly [object: string, label: string, time: string, summary: string])[],
  month = '填表时间：2026年3月',
): string =>
  p(month) +
  tbl(
    tr('姓名', '林致远', '职务', '党委书记'),
    tr('五个联系', '群体名称', '', '时间', '工作简况'),
    ...rows.map(([object, label, time, summary]) => tr('', object, label, time, summary)),
    tr('', '', '教研室', '', ''),
    tr('', '', '院系班子', '', ''),
    tr('', '', '进食堂', '', ''),
  );
