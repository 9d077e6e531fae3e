import type { roomNames } from '../text.ts';
import { leaveField } from './leaving.ts';

export type Room = keyof typeof roomNames;

/** Rooms in the order of the navigation: Alt+1 is the first. */
export const rooms: readonly Room[] = [
  'home',
  'sheets',
  'calendar',
  'links',
  'issues',
  'exchange',
  'print',
  'roster',
  'settings',
];

/** What a room is opened with, e.g. `{ person, month, carrier, day }`. */
export type Params = Readonly<Record<string, string>>;

/** The room on screen and what it was opened with. */
export const route = $state<{ room: Room; params: Params }>({ room: 'home', params: {} });

/** Opens a room. The same room with other params stays mounted: read `route.params` reactively. */
export function go(room: Room, params: Params = {}): void {
  leaveField();
  route.room = room;
  route.params = params;
}
