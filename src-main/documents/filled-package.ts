import type { FormMarks } from '#domain/exchange/form-marks';
import type { Outline } from '#domain/forms/outline';
import { archive } from './archive.ts';
import { bodyXml } from './document-xml.ts';
import { joinArchives } from './join-archives.ts';
import { MARKS_PART, marksXml } from './marks.ts';
import { preparePackage } from './prepared-package.ts';
import { escaped } from './xml-text.ts';

/** A prepared package with its gaps filled. */
export const fillPackage = async (outline: Outline, marks?: FormMarks): Promise<Uint8Array> => {
  const { document, core, plain, marked } = await preparePackage(outline);
  return joinArchives(
    marks === undefined ? plain : marked,
    archive({
      'docProps/core.xml': core.join(escaped(outline.title)),
      'word/document.xml': document.join(bodyXml(outline)),
      ...(marks === undefined ? {} : { [MARKS_PART]: marksXml(marks) }),
    }),
  );
};
