import type { Draft } from '#api/contract';
import type { Exemption, Link, Post } from '#domain/people';
import type { PlainDate } from '#domain/plain-date';

/** A record while its dialog is open: parts may change, and the first day may be empty for a moment. */
export type Editing<Value> = {
  -readonly [Part in keyof Value]: Part extends 'since' ? PlainDate | null : Value[Part];
};

/** An exemption while its days are still open. */
export type OpenExemption = Draft<
  Omit<Exemption, 'from' | 'until'> & {
    readonly from: PlainDate | null;
    readonly until: PlainDate | null;
  }
>;

/** The dialog that is open over a person. */
export type Open =
  | { readonly what: 'person' | 'history' }
  | { readonly what: 'post'; readonly value: Draft<Post> }
  | { readonly what: 'link'; readonly value: Draft<Link> }
  | { readonly what: 'exemption'; readonly value: OpenExemption };

/** A new post starts in the unit and rank of the one held. */
export const newPost = (person: string, like: Post | null, today: PlainDate): Draft<Post> => ({
  id: null,
  person,
  unit: like?.unit ?? '',
  rank: like?.rank ?? '',
  title: '',
  since: today,
  until: null,
  flags: [],
});

/** A new link starts today. */
export const newLink = (person: string, today: PlainDate): Draft<Link> => ({
  id: null,
  person,
  object: '',
  since: today,
  until: null,
  origin: 'assigned',
});

/** A new exemption has no days yet. */
export const newExemption = (person: string): OpenExemption => ({
  id: null,
  person,
  from: null,
  until: null,
  reason: '',
  approver: '',
});
