import { when } from './findings.ts';
import type { Finding, Path } from './findings.ts';
import type { Form, FormTemplate } from './form.ts';
import type { Policy } from './schema.ts';

/**
 * How large an institution's own templates may be, in bytes. A template of text and lines has 10 to 60 KB, one with a
 * coat of arms 100 to 300. A version of a policy travels to departments as one line of a package, which holds 1 MiB:
 * templates of 640 KiB take 854 KiB of it in base64 and leave the rest to the document's own words.
 */
export const TEMPLATE_LIMITS = {
  /** One template. */
  each: 512 * 1024,
  /** All templates of one version. */
  together: 640 * 1024,
} as const;

/** How a ZIP begins, in base64: every .docx is one. */
const ZIP_START = 'UEsDB';

/** Bytes that base64 stands for. */
const base64Size = (text: string): number =>
  (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);

/** Why a text is no .docx in base64, in words; `undefined` when it may be one. What is inside is checked elsewhere. */
export const base64Fault = (text: string): string | undefined => {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/u.test(text))
    return '不是完整的 base64 文字，请重新用本程序装入模板';
  if (!text.startsWith(ZIP_START)) return '不是 Word 文档（.docx），请重新用本程序装入模板';
  return base64Size(text) > TEMPLATE_LIMITS.each
    ? `模板超过 ${String(TEMPLATE_LIMITS.each / 1024)} KB，请压缩或去掉里面的图片`
    : undefined;
};

/** Whether a form may be printed from a template: a list of the whole school is no sheet and has none. */
export const takesTemplate = (form: Form): boolean =>
  form.kind !== 'table' || form.rows === 'entries';

/** Everything about a version's templates that its shape doesn't show. */
export const templateFindings = ({ forms }: Policy): readonly Finding[] => {
  const together = forms.reduce(
    (sum, { template }) => sum + (template === undefined ? 0 : base64Size(template.docx)),
    0,
  );
  const pathOf = (index: number): Path => ['forms', index, 'template'];
  return [
    ...forms.flatMap((form, index) =>
      when(
        form.template !== undefined && !takesTemplate(form),
        pathOf(index),
        `《${form.title}》是全校的清单，不能用自己的模板`,
      ),
    ),
    ...when(
      together > TEMPLATE_LIMITS.together,
      ['forms'],
      `各张表的模板加起来超过 ${String(TEMPLATE_LIMITS.together / 1024)} KB，部门收不下，请压缩或去掉里面的图片`,
    ),
  ];
};

/** The policy with another template for one of its forms; null takes it away. */
export const withTemplate = (
  policy: Policy,
  form: string,
  template: FormTemplate | null,
): Policy => ({
  ...policy,
  forms: policy.forms.map((one): Form =>
    one.id === form ? { ...one, template: template ?? undefined } : one,
  ),
});
