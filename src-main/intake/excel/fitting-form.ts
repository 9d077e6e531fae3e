import type { ReadVisit } from '#domain/exchange/hand-in';
import type { Form } from '#domain/policy/form';
import type { FormWords } from '#domain/exchange/hand-in';

const carriersOf = (form: Form): readonly string[] =>
  form.kind === 'carriers' ? form.groups.flatMap(({ carriers }) => carriers) : form.carriers;

const isSheet = (form: Form): boolean => form.kind !== 'table' || form.rows === 'entries';

/** The only form on which all these carriers have a row; none where several have, or the rows don't say. */
export const formOf = (
  visits: readonly ReadVisit[],
  forms: readonly FormWords[],
): { readonly form: string | null; readonly policy: string | null } => {
  const carriers = new Set(visits.flatMap((visit) => visit.carriers));
  const fitting = forms.filter(({ form }) => {
    const own = new Set(carriersOf(form));
    return isSheet(form) && [...carriers].every((carrier) => own.has(carrier));
  });
  const [only, ...others] = fitting;
  return only === undefined || others.length > 0
    ? { form: null, policy: null }
    : { form: only.form.id, policy: only.policy };
};
