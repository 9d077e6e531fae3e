import { strToU8, zipSync } from 'fflate';
import type { Outline } from '#domain/forms/outline';
import { documentXml } from './document-xml.ts';
import { packageParts } from './package-parts.ts';
import type { Marks } from './package-parts.ts';

/**
 * The day ZIP begins to count from, at noon: ZIP keeps local time without a zone, hence local parts, made when asked.
 */
const noTime = (): Date => new Date(1980, 0, 1, 12);

/**
 * An outline as a .docx that Word, WPS and LibreOffice open without a repair prompt.
 *
 * The same outline and marks give the same bytes on every machine, so that a printed month can be fingerprinted.
 * Text is data: what XML cannot hold is dropped, everything else is shown as it is. Fonts are named, never embedded.
 *
 * The parts are written directly rather than through a document library: a form is two dozen kinds of elements, the
 * library cannot name fallback fonts, leave out the theme or write equal bytes twice, and a batch of a year's forms
 * runs many times as fast this way.
 */
export const writeDocx = (outline: Outline, marks?: Marks): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(packageParts(documentXml(outline), outline.title, marks)).map(
        ([name, content]) => [name, strToU8(content)],
      ),
    ),
    { mtime: noTime(), level: 6, os: 0 },
  );
