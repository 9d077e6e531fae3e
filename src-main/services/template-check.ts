import { templateBytes } from '#documents/fill-template';
import { templateInside } from '#documents/template-inside';
import { templateWords } from '#domain/forms/template-data';
import { judgeTemplate } from '#domain/forms/template-report';
import type { TemplateReport } from '#domain/forms/template-report';
import type { Form } from '#domain/policy/form';
import type { Policy } from '#domain/policy/schema';
import { readTemplate } from '#intake/template/read-template';

/** What is said of a template, or why its file isn't taken at all, in a whole sentence. */
export type TemplateChecked =
  | { readonly ok: true; readonly report: TemplateReport }
  | { readonly ok: false; readonly text: string };

/** Reads a template as what it is, a file somebody made, and holds it against what the form can say. */
export const checkTemplate = async (
  bytes: Uint8Array,
  form: Form,
  policy: Policy,
): Promise<TemplateChecked> => {
  const read = await readTemplate(bytes);
  if (!read.ok) return read;
  return {
    ok: true,
    report: judgeTemplate(await templateInside(read.parts), templateWords(form, policy)),
  };
};

/** Why a policy's own templates can't be used, each with the form's name; empty when all can, or there are none. */
export const policyTemplateFaults = async (policy: Policy): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const form of policy.forms) {
    if (form.template === undefined) continue;
    const checked = await checkTemplate(templateBytes(form.template.docx), form, policy);
    const found = checked.ok ? checked.report.faults : [checked.text];
    faults.push(
      ...found.map((text) => `《${form.title}》的模板“${form.template?.name ?? ''}”：${text}`),
    );
  }
  return faults;
};
