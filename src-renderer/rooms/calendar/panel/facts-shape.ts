import type { CellExplanation } from '#api/views';
import type { Explanation } from '#domain/compliance/verdict';
import { dayText, fullDayText } from '#domain/plain-date';
import type { PlainDate } from '#domain/plain-date';
import { amountText, fedBackText, notFedBack, panelWords } from './panel-text.ts';

/** One line of what a rule asks one by one. */
export interface Fact {
  readonly id: string;
  readonly what: string;
  readonly number: string;
  readonly result: string;
  readonly tone: 'met' | 'missed' | 'open';
}

const toneOf = (met: boolean, over: boolean): Fact['tone'] =>
  met ? 'met' : over ? 'missed' : 'open';

/** For rules per object or pair: each object, or other person, and whether it is done. */
export const targetFacts = (period: Explanation, names: CellExplanation['names']): Fact[] => {
  const over = period.verdict.status === 'missed';
  return period.targets.map(({ target, done, met }) => ({
    id: target,
    what: names[target] ?? panelWords.unnamed,
    number: amountText(done, period.unit),
    result: met ? panelWords.objectMet : over ? panelWords.objectMissed : panelWords.objectOpen,
    tone: toneOf(met, over),
  }));
};

/** For `tenure`: each link, since when it stands and when it is due for change. */
export const tenureFacts = (period: Explanation, links: CellExplanation['links']): Fact[] =>
  period.tenures.map(({ link, due, over }) => ({
    id: link,
    what: links[link]?.object ?? panelWords.unnamed,
    number: links[link] === undefined ? '' : fullDayText(links[link].since),
    result: `${fullDayText(due)} ${over ? panelWords.over : panelWords.notOver}`,
    tone: over ? 'missed' : 'met',
  }));

/** For `follow-up`: each issue, until when it was to be fed back, and whether it was. */
export const issueFacts = (
  period: Explanation,
  texts: CellExplanation['issues'],
  today: PlainDate,
): Fact[] =>
  period.issues.map(({ issue, due, fedBack, unreported }) => {
    const late = (fedBack ?? today) > due;
    const said = fedBack === null ? notFedBack(late) : fedBackText(dayText(fedBack), late);
    return {
      id: issue,
      what: texts[issue] ?? panelWords.unnamed,
      number: dayText(due),
      result: unreported ? `${said}，${panelWords.unreported}` : said,
      tone: toneOf(fedBack !== null && !unreported, late || unreported),
    };
  });

/** For `qualification`: each post newly held, and whether its holder has the attribute. */
export const qualificationFacts = (period: Explanation, names: CellExplanation['names']): Fact[] =>
  period.qualifications.map(({ post, has, source }) => ({
    id: post,
    what: names[post] ?? panelWords.unnamed,
    number: source,
    result: has === null ? panelWords.unknown : has ? panelWords.has : panelWords.hasNot,
    tone: has === null ? 'open' : has ? 'met' : 'missed',
  }));
