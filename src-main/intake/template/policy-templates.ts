import { parsePolicy } from '#domain/policy/parser';
import { readTemplate } from './read-template.ts';

/** Why a template of a policy document isn't taken, with its form's name; `undefined` when all can be, or it has none. */
export const policyTemplateRefusal = async (document: string): Promise<string | undefined> => {
  if (!document.includes('"template"')) return undefined;
  const parsed = parsePolicy(document);
  if (!parsed.ok) return undefined;
  for (const { title, template } of parsed.policy.forms) {
    if (template === undefined) continue;
    const read = await readTemplate(new Uint8Array(Buffer.from(template.docx, 'base64')));
    if (!read.ok) return `《${title}》的模板：${read.text}`;
  }
  return undefined;
};
