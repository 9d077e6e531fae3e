import type { Outline } from '#domain/forms/outline';
import { HEAD_DISTANCE, NOTE_SIZE, NUMBER_SIZE, footDistance } from './margin-measures.ts';
import { mm, plainFamilyOf, pt } from './page-styles.ts';
import { escaped } from './xml-text.ts';

/** Chromium draws heads and feet on a page of its own, without the page's styles; these stand where Word has them. */
const drawn = (place: string, look: string, inside: string): string =>
  `<div style="position:absolute;white-space:pre;${place};${look}">${inside}</div>`;

const lookOf = (size: number): string =>
  `font:${pt(size)}/${pt(size * 1.4)} ${plainFamilyOf('table').replace(/"/gu, "'")};color:#000`;

/** The note at the right of the top margin. */
export const noteHtml = (note: string, { margins }: Outline['page']): string =>
  drawn(`top:${mm(HEAD_DISTANCE)};right:${mm(margins.right)}`, lookOf(NOTE_SIZE), escaped(note));

/** — 1 — in the middle of the bottom margin. */
export const numberHtml = ({ margins }: Outline['page']): string =>
  drawn(
    `bottom:${mm(footDistance(margins.bottom))};left:${mm(margins.left)};right:${mm(margins.right)};text-align:center`,
    lookOf(NUMBER_SIZE),
    '— <span class="pageNumber"></span> —',
  );
