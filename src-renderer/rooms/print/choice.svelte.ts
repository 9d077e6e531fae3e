import type { DocumentKind, DocumentOffer, DocumentQuery } from '#api/document-contract';
import type { Problem } from '#api/reply';
import { firstOfMonth, isPlainDate, isPlainMonth, monthOf } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import { ask, onChanged } from '../../ask.ts';
import { today } from '../../state/overview.svelte.ts';
import type { Params } from '../../state/route.svelte.ts';
import type { OfferPeriod } from './print-period.ts';

type PerKind<Value> = Partial<Record<DocumentKind, Value>>;

let offers = $state.raw<readonly DocumentOffer[] | null>(null);
let problem = $state.raw<Problem | null>(null);
let kind = $state<DocumentKind | null>(null);
/** A day of the period; empty for today. Documents share it, so that one month is gone through from top to bottom. */
let day = $state<PlainDate>('');
/** Documents as of a day are not of the period looked at before. */
let asOf = $state<PlainDate>('');
let periods = $state.raw<PerKind<OfferPeriod>>({});
let options = $state.raw<PerKind<Readonly<Record<string, string>>>>({});

const load = async (): Promise<void> => {
  const reply = await ask('document.offers', null);
  problem = reply.ok ? null : reply.problem;
  offers = reply.ok ? reply.value : null;
};

const offerNow = (): DocumentOffer | undefined =>
  offers?.find((offer) => offer.kind === kind) ?? offers?.[0];

const periodNow = (): OfferPeriod => {
  const offer = offerNow();
  const kept = offer === undefined ? undefined : periods[offer.kind];
  return offer?.periods.find((period) => period === kept) ?? offer?.periods[0] ?? 'month';
};

/** Which document is looked at, of when, and how; remembered while the window is open. */
export const choice = {
  get offers(): readonly DocumentOffer[] | null {
    return offers;
  },
  get problem(): Problem | null {
    return problem;
  },
  get offer(): DocumentOffer | undefined {
    return offerNow();
  },
  get period(): OfferPeriod {
    return periodNow();
  },
  get day(): PlainDate {
    const chosen = periodNow() === 'day' ? asOf : day;
    return chosen === '' ? today() : chosen;
  },
  get query(): DocumentQuery | undefined {
    const offer = offerNow();
    if (offer === undefined) return undefined;
    const period = periodNow();
    const range = { kind: period === 'day' ? 'month' : period, day: choice.day };
    const chosen = Object.entries(options[offer.kind] ?? {});
    // An option that is offered no longer, or with other values, is passed over.
    const known = chosen.filter(([id, value]) =>
      offer.options.some(
        (option) =>
          option.id === id &&
          (option.kind === 'day' || option.values.some((one) => one.value === value)),
      ),
    );
    return { kind: offer.kind, range, options: Object.fromEntries(known) };
  },

  /** What an option of the document shown stands at. */
  option: (id: string): string => {
    const offer = offerNow();
    const preset = offer?.options.find((option) => option.id === id)?.preset ?? '';
    return choice.query?.options[id] ?? preset;
  },

  choose: (wanted: DocumentKind): void => {
    kind = wanted;
  },
  choosePeriod: (wanted: OfferPeriod): void => {
    const offer = offerNow();
    if (offer !== undefined) periods = { ...periods, [offer.kind]: wanted };
  },
  chooseDay: (wanted: PlainDate): void => {
    const kept = wanted === today() ? '' : wanted;
    if (periodNow() === 'day') asOf = kept;
    else day = kept;
  },
  chooseOption: (id: string, value: string): void => {
    const offer = offerNow();
    if (offer === undefined) return;
    options = { ...options, [offer.kind]: { ...options[offer.kind], [id]: value } };
  },

  /** Takes what the room was opened with: `kind`, `month` or `day`, `period`; unknown values are passed over. */
  enter: (params: Params): void => {
    const offer = offers?.find((one) => one.kind === params.kind);
    if (offer !== undefined) kind = offer.kind;
    const period = offer?.periods.find((one) => one === params.period);
    if (period !== undefined) choice.choosePeriod(period);
    const { month, day: wanted } = params;
    if (wanted !== undefined && isPlainDate(wanted)) choice.chooseDay(wanted);
    else if (month !== undefined && isPlainMonth(month))
      choice.chooseDay(month === monthOf(today()) ? today() : firstOfMonth(month));
  },

  load,
  /** Keeps the offers true; returns how to stop. */
  follow: (): (() => void) => {
    void load();
    return onChanged((areas) => {
      if (areas.includes('roster')) void load();
    });
  },
};
