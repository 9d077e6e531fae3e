import type { DocumentItem, DocumentOffer, DocumentQuery } from '#api/document-contract';
import { sentenceOf } from '#api/sentences';
import { lastOfMonth } from '#domain/plain-date';
import type { App } from '#services/answers';
import type { Files } from '#services/ports';
import type { DocumentOrder } from './options.ts';
import type { DocumentReport } from './report.ts';

/** A document to be written, of which period. */
export interface ChosenDocument {
  readonly offer: DocumentOffer;
  readonly query: DocumentQuery;
}

/** The documents that were named, or everything that is wrong with the names. */
export type Choice =
  | { readonly ok: true; readonly chosen: readonly ChosenDocument[] }
  | { readonly ok: false; readonly why: readonly string[] };

/** A title without its marks and blanks, so that it may be written with or without them. */
const plain = (title: string): string => title.replace(/[《》“”"'\s]/gu, '');

interface Named {
  readonly offer: DocumentOffer;
  readonly options: DocumentQuery['options'];
}

/** A part of a document that one of its options chooses, by its own name: a form, 督办单. */
const partNamed = (offer: DocumentOffer, name: string): readonly Named[] =>
  offer.options.flatMap(({ id, values, preset }) =>
    values
      .filter(({ value, label }) => value !== preset && [label, ...label.split(' ')].includes(name))
      .map(({ value }) => ({ offer, options: { [id]: value } })),
  );

/** Writing one issues it under a number of the year, so it goes out only where it is named. */
const ISSUED: DocumentOffer['kind'] = 'letters';

/** What a name means: documents by title, kind or group; else a part of one, by its own name or out of the title. */
const named = (offers: readonly DocumentOffer[], name: string): readonly Named[] => {
  const whole = offers.filter(
    ({ kind, title, group }) =>
      kind === name || plain(title) === plain(name) || (group === name && kind !== ISSUED),
  );
  if (whole.length > 0) return whole.map((offer) => ({ offer, options: {} }));
  const parts = offers.flatMap((offer) => partNamed(offer, name));
  return parts.length > 0
    ? parts
    : offers
        .filter(({ title }) => title.split('、').includes(name))
        .map((offer) => ({ offer, options: {} }));
};

const queryOf = (
  { offer: { kind, periods }, options }: Named,
  { month, period }: DocumentOrder,
): DocumentQuery => {
  const [usual = 'month'] = periods;
  const wanted = period ?? (usual === 'day' ? 'month' : usual);
  return { kind, range: { kind: wanted, day: lastOfMonth(month) }, options };
};

/** Which documents are meant: each name has to be one that is offered here, in that format and of that period. */
export const chooseDocuments = (offers: readonly DocumentOffer[], order: DocumentOrder): Choice => {
  const why: string[] = [];
  const chosen = new Map<string, ChosenDocument>();
  // Titles have 、 in them too, so it parts names only where they mean nothing together.
  const names = order.names.flatMap((name) =>
    named(offers, name).length > 0 ? [name] : name.split('、'),
  );
  for (const name of names) {
    const found = named(offers, name);
    if (found.length === 0)
      why.push(
        `没有“${name}”这个文件。这里可以写的有：${offers.map(({ title }) => title).join('、')}。`,
      );
    for (const one of found) {
      const { title, formats, periods } = one.offer;
      if (!formats.includes(order.format))
        why.push(`“${title}”不能存成 ${order.format}，可以用 ${formats.join('、')}。`);
      else if (order.period !== null && !periods.includes(order.period))
        why.push(`“${title}”没有按“--period”写的那种时段。去掉这一项，用它通常的时段。`);
      else {
        const query = queryOf(one, order);
        chosen.set(JSON.stringify(query), { offer: one.offer, query });
      }
    }
  }
  return why.length > 0 ? { ok: false, why } : { ok: true, chosen: [...chosen.values()] };
};

/** What is written when nobody chooses: all that says something; a paper alone even where it says nothing. */
const isWritten = (
  { state }: DocumentItem,
  _index: number,
  all: readonly DocumentItem[],
): boolean => state !== 'empty' || all.length === 1;

/** Writes one document, each paper of it a file of its own, as the room would with its usual choice. */
export const writeOne = async (
  app: App,
  files: Files,
  { offer, query }: ChosenDocument,
  { format, existing, into }: DocumentOrder,
): Promise<DocumentReport> => {
  const { kind, title } = offer;
  const nothing: DocumentReport = {
    ...{ kind, title, format, period: '', problem: null },
    ...{ written: [], skipped: [], failed: [], incomplete: [], blank: [], notes: [] },
  };
  const plan = await app.ask('document.plan', query);
  if (!plan.ok) return { ...nothing, problem: sentenceOf(plan.problem) };
  const { label, items, notes } = plan.value;
  const chosen = items.filter(isWritten);
  const planned: DocumentReport = {
    ...nothing,
    period: label,
    notes,
    incomplete: chosen.flatMap(({ name, state, gaps }) =>
      state === 'incomplete' ? [{ name, gaps }] : [],
    ),
    blank: items.flatMap((item, ...where) =>
      isWritten(item, ...where) ? [] : [{ name: item.name, standing: item.standing }],
    ),
  };
  if (chosen.length === 0) return planned;
  const ids = chosen.map(({ id }) => id);
  const begun = app.writeInto({ query, items: ids, format, as: 'each', existing }, into);
  if (!begun.ok) return { ...planned, problem: sentenceOf(begun.problem) };
  const { folder, written, skipped, failed } = await begun.value.finished;
  const whole = (name: string): string => files.join(folder.path, name);
  return {
    ...planned,
    written: written.map(whole),
    skipped: skipped.map(whole),
    failed,
  };
};
