import type { LinkView } from '#api/office-views';
import type { PlainDate } from '#domain/plain-date';
import { act } from '../../state/act.ts';
import { linksText } from './text.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Links somebody to an object from a day on, in the place of a link or beside what there is. */
export async function assign(
  what: { readonly object: Named; readonly person: Named; readonly instead: LinkView | null },
  since: PlainDate,
): Promise<boolean> {
  const { object, person, instead } = what;
  const said =
    instead === null
      ? linksText.saved(person.name, object.name)
      : linksText.moved(object.name, instead.personName, person.name) +
        (instead.since < since ? '' : linksText.movedSame);
  const move = { link: instead?.link ?? null, object: object.id, person: person.id };
  return (await act('link.move', { since, moves: [move] }, said)) !== undefined;
}

/** Ends a link: its last day is the one before. */
export async function endLink(link: LinkView, since: PlainDate): Promise<boolean> {
  const move = { link: link.link, object: link.object, person: null };
  const said = linksText.ended(link.personName, link.objectName);
  return (await act('link.move', { since, moves: [move] }, said)) !== undefined;
}
