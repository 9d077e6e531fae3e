/** What is chosen in 联系对象 stays while the window is open. */
export const objectsView = $state<{
  search: string;
  kind: string;
  sort: 'name' | 'cohort';
  active: boolean;
}>({ search: '', kind: 'all', sort: 'name', active: true });
