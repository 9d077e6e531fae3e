import type { Settings } from '#domain/compliance/facts';

/** What may be typed for each threshold, as text; shares in hundredths. */
export type ThresholdForm = Readonly<Record<keyof Settings, string>>;

/** A threshold as it is asked for. */
export interface ThresholdField {
  readonly key: keyof Settings;
  readonly label: string;
  readonly unit: string;
  readonly means: string;
  readonly least: number;
  readonly most: number;
  /** May be left empty. */
  readonly optional?: boolean;
  /** Kept as a share, shown in hundredths. */
  readonly share?: boolean;
}

/** The thresholds in the order in which they are shown. */
export const thresholdFields: readonly ThresholdField[] = [
  {
    key: 'termDaysPerMonth',
    label: '有要求的月份',
    unit: '个工作日',
    means: '一个月里在学期内的工作日达到这个数，这个月才有要求；不到的，按假期免考核。',
    least: 1,
    most: 31,
  },
  {
    key: 'dueSoonShare',
    label: '第一次提醒',
    unit: '%',
    means: '一个期间剩下的时间不到这个比例还没有完成的，标“即将到期”。',
    least: 0,
    most: 100,
    share: true,
  },
  {
    key: 'urgentShare',
    label: '第二次提醒',
    unit: '%',
    means: '剩下的时间不到这个比例的，标为紧急。',
    least: 0,
    most: 100,
    share: true,
  },
  {
    key: 'dueSoonDays',
    label: '按天提醒',
    unit: '天',
    means: '剩下不多于这些天的，也标“即将到期”。不填则只按比例。',
    least: 0,
    most: 366,
    optional: true,
  },
  {
    key: 'backfillDays',
    label: '补录',
    unit: '天',
    means: '事情发生后超过这些天才录入的，列表中标“补录”；正式表格上不标，也不影响是否完成。',
    least: 0,
    most: 366,
  },
  {
    key: 'makeUpDays',
    label: '补做',
    unit: '天',
    means: '一个期间结束后，在这些天以内补做的可以算到那个期间；超过的不计入。',
    least: 0,
    most: 366,
  },
];

const shownNumber = (field: ThresholdField, value: number): string =>
  String(field.share === true ? Math.round(value * 1000) / 10 : value);

/** A threshold of some settings, as it is typed; empty when there is none. */
export const shownOf = (field: ThresholdField, settings: Settings): string => {
  const value = settings[field.key];
  return value === undefined ? '' : shownNumber(field, value);
};

/** Settings as they are typed. */
export const formOfSettings = (settings: Settings): ThresholdForm =>
  Object.fromEntries(
    thresholdFields.map((field) => [field.key, shownOf(field, settings)]),
  ) as ThresholdForm;

/** What a typed threshold means: a number to keep, undefined for none, null when it can't be. */
const valueOf = (field: ThresholdField, text: string): number | null | undefined => {
  const typed = text.trim().replace('％', '').replace('%', '');
  if (typed === '') return field.optional === true ? undefined : null;
  const number = Number(typed);
  const fits = number >= field.least && number <= field.most;
  if (!fits || (field.share !== true && !Number.isInteger(number))) return null;
  return field.share === true ? number / 100 : number;
};

/** Which thresholds are typed wrongly. */
export const wrongFields = (form: ThresholdForm): readonly (keyof Settings)[] =>
  thresholdFields.filter((field) => valueOf(field, form[field.key]) === null).map(({ key }) => key);

/** The settings a form says; undefined while something in it is wrong. */
export const settingsOfForm = (form: ThresholdForm): Settings | undefined =>
  wrongFields(form).length > 0
    ? undefined
    : (Object.fromEntries(
        thresholdFields.flatMap((field) => {
          const value = valueOf(field, form[field.key]);
          return value === undefined ? [] : [[field.key, value]];
        }),
      ) as unknown as Settings);
