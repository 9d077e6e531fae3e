import type { DocumentFormat, DocumentOffer, WriteQuery } from '#api/document-contract';

let formats = $state.raw<Partial<Record<DocumentOffer['kind'], DocumentFormat>>>({});
let as = $state<WriteQuery['as']>('each');

/** How files were saved last, for the next time. */
export const ways = {
  format: (offer: DocumentOffer): DocumentFormat =>
    formats[offer.kind] ?? offer.formats[0] ?? 'docx',
  chooseFormat: (offer: DocumentOffer, format: DocumentFormat): void => {
    formats = { ...formats, [offer.kind]: format };
  },
  get as(): WriteQuery['as'] {
    return as;
  },
  chooseAs: (chosen: WriteQuery['as']): void => {
    as = chosen;
  },
};
