import type { PeopleFilter } from './people.ts';

/** What is chosen in 人员 stays while the window is open. */
export const peopleView = $state<PeopleFilter & { person: string | null }>({
  search: '',
  rank: 'all',
  sort: 'unit',
  person: null,
});
