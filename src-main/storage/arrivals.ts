import type { Arrival } from '#domain/exchange/kept';
import type { SharedKind } from '#domain/exchange/package';
import type { Store } from './connection.ts';
import type { Kind } from './records.ts';

/** Notes arrivals beside their batch, inside its transaction. */
export const noteArrivals = (
  _store: Store,
  _batch: string,
  _arrivals: readonly Arrival[],
): void => {
  throw new Error('to be written');
};

export const arrivalsFrom = (
  _store: Store,
  _partner: string | null,
): ReadonlyMap<string, Arrival> => new Map();

export const arrivedAs = (
  _store: Store,
  _digest: string,
): readonly { readonly kind: SharedKind; readonly record: string }[] => [];

export const changedAfter = (
  _store: Store,
  _kind: Kind,
  _seq: number,
): readonly { readonly id: string; readonly seq: number; readonly deleted: boolean }[] => [];
