import type { TemplateInside } from '#domain/forms/template-report';
import type { EngineFault, TemplateParts } from './template-engine.ts';

/** What a part of a document is called; `undefined` for parts that are not printed. */
const placeOf = (part: string): string | undefined => {
  if (part === 'word/document.xml') return '正文';
  if (/^word\/header[^/]*\.xml$/u.test(part)) return '页眉';
  if (/^word\/footer[^/]*\.xml$/u.test(part)) return '页脚';
  if (/^word\/(?:foot|end)notes[^/]*\.xml$/u.test(part)) return '脚注';
  return undefined;
};

const shownName = (name: string | undefined): string =>
  (name ?? '').replace(/^\{+|\}+$/gu, '').slice(0, 30);

/** The engine's fault in words for the clerk. */
const faultText = ({ id, part, names }: EngineFault): string => {
  const place = placeOf(part) ?? '文档属性';
  const [first, second] = names.map(shownName);
  switch (id) {
    case 'unclosed_tag':
    case 'duplicate_open_tag':
      return `${place}里的“{{${first ?? ''}”没有写完：后面要有“}}”，而且要在同一段里。`;
    case 'unopened_tag':
    case 'duplicate_close_tag':
      return `${place}里的“${first ?? ''}}}”前面少了“{{”。`;
    case 'unclosed_loop':
      return `${place}里的“{{#${first ?? ''}}}”没有结束：请在最后一格的末尾写上“{{/${first ?? ''}}}”。`;
    case 'unopened_loop':
      return `${place}里的“{{/${first ?? ''}}}”前面没有对应的“{{#${first ?? ''}}}”。`;
    case 'closing_tag_does_not_match_opening_tag':
      return `${place}里的“{{#${first ?? ''}}}”被“{{/${second ?? ''}}}”结束了；两处的名称要一样。`;
    case 'loop_position_invalid':
    case 'unbalanced_loop_tags':
      return `${place}里的“{{#${first ?? ''}}}”与“{{/${first ?? ''}}}”位置不对：要重复表格的行，两个都要写在表格里，一个在这一行的第一格，一个在最后一格。`;
    default:
      return `${place}里的占位符“${first ?? ''}”不能填写（${id}），请删去后重新输入。`;
  }
};

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const ROW = /<w:tr[ >](?:(?!<w:tr[ >]).)*?<\/w:tr>/gsu;

const writtenText = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text]) => text ?? '').join('');

/** Rows of a fixed height cut off what is longer, in every program. */
const rowHints = (xml: string): readonly string[] =>
  (xml.match(ROW) ?? []).some(
    (row) => /<w:trHeight [^>]*w:hRule="exact"/u.test(row) && writtenText(row).includes('{{'),
  )
    ? ['有占位符的行，行高设成了“固定值”，内容多时会被裁掉；请在“表格属性—行”里改成“最小值”。']
    : [];

/** All text of a part, a line a paragraph. */
const paragraphsOf = (xml: string): string =>
  xml
    .split('</w:p>')
    .map(writtenText)
    .join('\n')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&');

/** What a template holds: placeholders where they stand, what can't be filled, and what would print badly. */
export const templateInside = async (parts: TemplateParts): Promise<TemplateInside> => {
  const { engineFor } = await import('./template-engine.ts');
  const { tags, faults } = engineFor(parts);
  const printed = [...parts]
    .filter(([name]) => placeOf(name) !== undefined)
    .map(([, bytes]) => textOf(bytes));
  return {
    tags: tags.flatMap(({ kind, name, part }) => {
      const place = placeOf(part);
      return place === undefined ? [] : [{ kind, name, place }];
    }),
    faults: faults.map(faultText),
    hints: [...new Set(printed.flatMap(rowHints))],
    text: printed.map(paragraphsOf).join('\n'),
  };
};
