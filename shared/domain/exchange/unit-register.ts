import type { Unit } from '../people.ts';
import { fold } from './folding.ts';

/** Units by name, creating those the ledger doesn't know when a line is going to be written. */
export interface UnitRegister {
  /** The unit's id, if the ledger or an earlier line has it. */
  readonly find: (name: string) => string | undefined;
  readonly findOrCreate: (name: string) => string;
  readonly created: () => readonly Unit[];
}

/** A register over the ledger's units; of two with one name the first is taken. */
export const unitRegister = (units: readonly Unit[], newId: () => string): UnitRegister => {
  const ids = new Map<string, string>();
  for (const unit of units) if (!ids.has(fold(unit.name))) ids.set(fold(unit.name), unit.id);
  const created: Unit[] = [];
  const find = (name: string): string | undefined => ids.get(fold(name));
  return {
    find,
    findOrCreate: (name) => {
      const known = find(name);
      if (known !== undefined) return known;
      const unit: Unit = { id: newId(), name, kind: '', parent: null, liaison: '' };
      ids.set(fold(name), unit.id);
      created.push(unit);
      return unit.id;
    },
    created: () => created,
  };
};
