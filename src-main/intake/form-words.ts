import type { Form } from '#domain/policy/form';

/** A form of a policy in force, for a reader to find its labels by. */
export interface FormWords {
  readonly policy: string;
  readonly form: Form;
  /** Carrier ids with every word a row of theirs may be labelled by. */
  readonly carriers: readonly { readonly id: string; readonly labels: readonly string[] }[];
}
