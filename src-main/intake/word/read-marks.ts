import { SaxesParser } from 'saxes';
import { MARKS_NAMESPACE } from '#domain/exchange/form-marks';
import type { FormMarks, MarkedEntry } from '#domain/exchange/form-marks';
import { isPlainDate, isPlainMonth } from '#domain/plain-date';

const DIGEST = /^[0-9a-f]{64}$/u;

const digestIn = (text: string | undefined): string | null =>
  text !== undefined && DIGEST.test(text) ? text : null;

const cutIn = (text: string | undefined): readonly [number, number] => {
  const [time = 0, object = 0] = (text ?? '').split(' ').map(Number);
  const sound = (number: number): number =>
    Number.isInteger(number) && number >= 0 && number < 10_000 ? number : 0;
  return [sound(time), sound(object)];
};

/** Marks of a form, from a part of the package; `undefined` when it is another part, or not sound. Never throws. */
export const readMarks = (xml: string): FormMarks | undefined => {
  let head: Omit<FormMarks, 'entries'> | undefined;
  const entries: MarkedEntry[] = [];
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a DTD in the marks');
  });
  parser.on('opentag', (tag) => {
    if (tag.uri !== MARKS_NAMESPACE) return;
    const attribute = (name: string): string | undefined => tag.attributes[name]?.value;
    const id = attribute('id') ?? '';
    if (tag.local === 'marks') {
      const month = attribute('month') ?? '';
      const form = attribute('form') ?? '';
      const person = attribute('person') ?? '';
      if (isPlainMonth(month) && form !== '' && person !== '')
        head = {
          form,
          person,
          month,
          base: digestIn(attribute('base')),
          content: digestIn(attribute('content')),
        };
    } else if (tag.local === 'entry' && id !== '') {
      const day = attribute('day') ?? '';
      entries.push({
        id,
        row: attribute('row') ?? '',
        day: isPlainDate(day) ? day : null,
        base: digestIn(attribute('base')),
        print: digestIn(attribute('print')),
        cut: cutIn(attribute('cut')),
      });
    }
  });
  try {
    parser.write(xml).close();
  } catch {
    return undefined;
  }
  return head === undefined ? undefined : { ...head, entries };
};
