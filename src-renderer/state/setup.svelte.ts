/** The wizard stays on screen after the ledger was created, until its roster step is done or left for later. */
export const setup = $state<{ open: boolean }>({ open: false });
