import type { CellPlace } from './matrix-shape.ts';

/** Where the keyboard stands in the matrix, and which cell explains itself. Kept while the app runs. */
interface Selection {
  cursor: CellPlace | null;
  open: CellPlace | null;
}

export const selection: Selection = $state({ cursor: null, open: null });

export const openCell = (place: CellPlace): void => {
  selection.cursor = place;
  selection.open = place;
};

export const closeCell = (): void => {
  selection.open = null;
};
