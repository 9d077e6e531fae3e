import type { Form } from '../policy/form.ts';
import type { Policy } from '../policy/schema.ts';
import type { SheetContent } from '../sheet.ts';
import { carrierVocabulary } from './template-carriers.ts';
import { specialtyVocabulary, tableVocabulary } from './template-others.ts';
import { filled } from './template-words.ts';
import type { TemplateData, TemplateWord, TemplateWords } from './template-words.ts';

/** A word without how it is filled, so that it can leave its process. */
const told = ({ name, meaning }: TemplateWord): TemplateWord => ({ name, meaning });

const toldWords = ({ values, rows, needs }: TemplateWords): TemplateWords => ({
  values: values.map(told),
  rows: rows.map((word) => ({ ...told(word), fields: word.fields.map(told) })),
  needs,
});

const vocabularyOf = (form: Form, { carriers }: Pick<Policy, 'carriers'>): TemplateWords => {
  switch (form.kind) {
    case 'carriers':
      return carrierVocabulary(form, new Map(carriers.map(({ id, label }) => [id, label])));
    case 'specialties':
      return specialtyVocabulary(form);
    case 'table':
      return tableVocabulary(form);
  }
};

/** Everything a template of a form may say, with the labels of the policy's carriers. */
export const templateWords = (form: Form, policy: Pick<Policy, 'carriers'>): TemplateWords =>
  toldWords(vocabularyOf(form, policy));

/**
 * What a template is filled with for one composed sheet, its labels already in place. Text is data: whatever it
 * holds is shown as it is, less what no paper can show. `documentNumber` is empty where it isn't to be printed.
 */
export const templateData = (sheet: SheetContent, documentNumber: string): TemplateData => {
  switch (sheet.kind) {
    case 'carriers': {
      const rows = sheet.groups.flatMap((group) => group.rows);
      const labels = new Map(rows.map(({ carrier, label }) => [carrier, label]));
      return filled(carrierVocabulary(sheet.form, labels), { sheet, documentNumber });
    }
    case 'specialties':
      return filled(specialtyVocabulary(sheet.form), { sheet, documentNumber });
    case 'table':
      return filled(tableVocabulary(sheet.form), { sheet, documentNumber });
  }
};
