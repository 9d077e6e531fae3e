import type { Answer, Asked } from '#api/contract';
import type { FormKey } from '#api/office-views';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import { writeDocx } from '#documents/docx-writer';
import { safeFileName } from '#documents/file-name';
import { fillTemplate, templateBytes, templateText } from '#documents/fill-template';
import { templateData, templateWords } from '#domain/forms/template-data';
import { exampleSheet } from '#domain/forms/template-example';
import { templateSample } from '#domain/forms/template-sample';
import type { Form, FormTemplate } from '#domain/policy/form';
import { TEMPLATE_LIMITS, takesTemplate } from '#domain/policy/form-template';
import type { Policy } from '#domain/policy/schema';
import { formFileName } from '#domain/sheet';
import type { Policies } from './policies.ts';
import { registerOf } from './register.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';
import { checkTemplate } from './template-check.ts';
import { saveAs } from './written-files.ts';

const FILTERS = [{ name: 'Word 文档', extensions: ['docx'] }];

/** What can be asked about an institution's own templates. */
export interface Templates {
  readonly words: (asked: Asked<'template.words'>) => Reply<Answer<'template.words'>>;
  readonly choose: (asked: Asked<'template.choose'>) => Promise<Reply<Answer<'template.choose'>>>;
  readonly use: (asked: Asked<'template.use'>) => Reply<Answer<'template.use'>>;
  readonly save: (asked: Asked<'template.save'>) => Promise<Reply<Answer<'template.save'>>>;
}

interface Home {
  readonly form: Form;
  readonly policy: Policy;
}

/** Templates of the forms of a ledger's policies; one that was chosen is known by id until it is in a version. */
export const makeTemplates = (session: Session, policies: Policies): Templates => {
  const chosen = new Map<string, { readonly key: FormKey; readonly template: FormTemplate }>();

  const homeOf = (key: FormKey): Reply<Home> => {
    const open = ledgerOf(session);
    if (!open.ok) return open;
    const policy = registerOf(session, open.value).policies.find(({ id }) => id === key.policy);
    const form = policy?.forms.find(({ id }) => id === key.form);
    if (policy === undefined || form === undefined)
      return failed({ code: 'not-found', what: 'policy' });
    return takesTemplate(form)
      ? done({ form, policy })
      : failed({
          code: 'invalid',
          field: '模板',
          text: `《${form.title}》是全校的清单，不能用自己的模板。`,
        });
  };

  return {
    words: (key) => {
      const home = homeOf(key);
      return home.ok ? done(templateWords(home.value.form, home.value.policy)) : home;
    },
    choose: async (key) => {
      const home = homeOf(key);
      if (!home.ok) return home;
      const { form, policy } = home.value;
      const { dialogs, files } = session.ports;
      const path = await dialogs.openFile(`选择《${form.title}》的模板`, FILTERS);
      if (path === null) return done(null);
      const name = files.name(path);
      const read = files.read(path, TEMPLATE_LIMITS.each);
      if (!read.ok)
        return read.why === 'too-large'
          ? failed({
              code: 'file-refused',
              file: name,
              text: `模板超过 ${String(TEMPLATE_LIMITS.each / 1024)} KB，请压缩或去掉里面的图片后再选。`,
            })
          : failed({ code: 'read-failed', file: name, why: read.why });
      const checked = await checkTemplate(read.value, form, policy);
      if (!checked.ok) return failed({ code: 'file-refused', file: name, text: checked.text });
      const id = session.ports.newId();
      const { report } = checked;
      if (report.faults.length > 0) return done({ id, name, report, preview: null });
      chosen.set(id, {
        key,
        template: { name: name.slice(0, 200), docx: templateText(read.value) },
      });
      const data = templateData(exampleSheet(form, policy), policy.documentNumber);
      const bytes = await fillTemplate(read.value, data, '示例');
      return done({ id, name, report, preview: { name, bytes } });
    },
    use: ({ policy, form, template: id, effectiveFrom }) => {
      const home = homeOf({ policy, form });
      if (!home.ok) return home;
      const kept = id === null ? null : chosen.get(id);
      if (kept === undefined || (kept !== null && kept.key.form !== form))
        return failed({ code: 'review-gone' });
      return policies.dress({ policy, form, template: kept?.template ?? null, effectiveFrom });
    },
    save: async (key) => {
      const home = homeOf(key);
      if (!home.ok) return home;
      const { form } = home.value;
      const bytes =
        form.template === undefined
          ? await writeDocx(templateSample(form))
          : templateBytes(form.template.docx);
      const name = safeFileName(
        form.template === undefined ? `${formFileName(form)}模板.docx` : form.template.name,
      );
      return saveAs(session, '保存模板', { name, bytes });
    },
  };
};
