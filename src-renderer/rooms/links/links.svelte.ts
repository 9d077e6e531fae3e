import type { LinkView } from '#api/office-views';
import type { PlainDate } from '#domain/plain-date';

/** What is chosen in 联系安排 stays while the window is open. `day` is empty for today. */
export const linksView = $state<{
  day: PlainDate;
  people: string;
  rank: string;
  lacking: boolean;
  objects: string;
  kind: string;
  free: boolean;
}>({ day: '', people: '', rank: 'all', lacking: false, objects: '', kind: 'all', free: false });

/** What is being dragged over the room. */
export type Dragged =
  | { readonly what: 'person'; readonly person: string }
  | { readonly what: 'object'; readonly object: string }
  | { readonly what: 'link'; readonly link: LinkView };

/** What is dragged now, and over which row it hovers. */
export const drag = $state<{ now: Dragged | null; over: string }>({ now: null, over: '' });

/** Notes what a drag carries; the name goes along for whoever else it is dropped on. */
export function startDrag(event: DragEvent, dragged: Dragged, name: string): void {
  event.stopPropagation();
  event.dataTransfer?.setData('text/plain', name);
  if (event.dataTransfer !== null) event.dataTransfer.effectAllowed = 'move';
  drag.now = dragged;
}

/** Forgets it. */
export function endDrag(): void {
  drag.now = null;
  drag.over = '';
}

/** An assignment that the dialog asks about: what is given is fixed. */
export interface Assigning {
  readonly object: string | null;
  readonly person: string | null;
  /** The link that is taken over from the start; null when the clerk chooses. */
  readonly replaces: string | null;
}
