import { Paragraph, PageNumber, TextRun } from 'docx';
import { componentXml } from './component-xml.ts';
import { runFont } from './fonts.ts';

/** Where the foot stands in the package. */
export const FOOT_PART = 'word/footer1.xml';

/** The relationship a section names its foot by. */
export const FOOT_RELATION = 'foot';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** 四号, between rules of one em (GB/T 9704—2012, 7.5). */
const SIZE = 14;

/** What a package has besides, when its pages are numbered; a prepared one has no foot. */
export const footed = {
  /** For [Content_Types].xml. */
  contentType:
    `<Override PartName="/${FOOT_PART}" ` +
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>',
  /** For the document's relationships. */
  relation: `<Relationship Id="${FOOT_RELATION}" Type="${OFFICE}/footer" Target="footer1.xml"/>`,
} as const;

/** The part: — 1 —, in the middle. */
export const footXml = (): string => {
  const run = { font: runFont('table'), size: SIZE * 2 };
  const paragraph = new Paragraph({
    alignment: 'center',
    spacing: { before: 0, after: 0 },
    run,
    children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
  return `<?xml version="1.0" encoding="UTF-8"?><w:ftr xmlns:w="${MAIN}">${componentXml(paragraph)}</w:ftr>`;
};
