import type { DataTarget } from '#api/document-contract';
import { go } from '../../state/route.svelte.ts';
import { openCalendar } from '../calendar/open-calendar.ts';

/** Goes where a row of data is kept and can be changed. */
export const openPlace = (to: DataTarget): void => {
  switch (to.room) {
    case 'sheets':
      go('sheets', { person: to.person, month: to.month });
      return;
    case 'issues':
      go('issues', { issue: to.issue });
      return;
    case 'calendar': {
      const { policy, rule, subject, range } = to;
      openCalendar({ policy, rule, subject, kind: range.kind, day: range.day });
      return;
    }
    case 'links':
    case 'roster':
      go(to.room);
  }
};
