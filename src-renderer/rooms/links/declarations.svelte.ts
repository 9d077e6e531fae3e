import type { DeclarationBoard } from '#api/office-views';

export type DeclarationFilter = DeclarationBoard['rows'][number]['status'] | 'all' | 'late';

/** What is chosen in 申报 stays while the window is open. `year` is empty for the current one. */
export const declarationView = $state<{
  year: string;
  filter: DeclarationFilter;
  search: string;
}>({ year: '', filter: 'all', search: '' });
