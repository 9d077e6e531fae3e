/** How a cell of a workbook looks. Size in points, colour RRGGBB. */
export interface SheetLook {
  readonly face: 'body' | 'heading';
  readonly size: number;
  readonly bold?: boolean | undefined;
  readonly colour?: string | undefined;
  readonly align: 'left' | 'center' | 'right';
  readonly shaded?: boolean | undefined;
  readonly bordered?: boolean | undefined;
  /** Characters stand above each other. */
  readonly upright?: boolean | undefined;
  /** Its text begins at the top: of a cell that runs over pages. */
  readonly top?: boolean | undefined;
  /** Not broken into lines: it runs over the empty cells beside it. */
  readonly running?: boolean | undefined;
  /** What is typed into it is; text when not given. */
  readonly format?: 'text' | 'date' | 'number' | undefined;
  /** Begins with a sign that would otherwise make it a formula once it is edited. */
  readonly quoted?: boolean | undefined;
}

/** Every Windows has these; a workbook cannot name what to take where one is missing. */
const FONTS = { body: '宋体', heading: '黑体' } as const;

/** Text stays text whatever is typed over it later; a day is shown the way of the reader's country (ISO/IEC 29500-1, 18.8.30). */
const FORMATS = { text: 49, date: 14, number: 0 } as const;

const UPRIGHT = 255;

/** Collects looks while cells are written, and gives each its number. */
export interface Styles {
  readonly numberOf: (look: SheetLook) => number;
  /** xl/styles.xml, of all looks asked for. */
  readonly xml: () => string;
}

/** A list of parts of the same kind, each once. */
const collected = (first: readonly string[]) => {
  const numbers = new Map(first.map((part, index) => [part, index]));
  return {
    numberOf: (part: string): number => {
      const number = numbers.get(part) ?? numbers.size;
      numbers.set(part, number);
      return number;
    },
    xml: (element: string): string =>
      `<${element} count="${numbers.size}">${[...numbers.keys()].join('')}</${element}>`,
  };
};

const fontXml = ({ face, size, bold = false, colour = '000000' }: SheetLook): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF${colour}"/><name val="${FONTS[face]}"/>` +
  '<charset val="134"/></font>';

const NO_FILL = '<fill><patternFill patternType="none"/></fill>';
const GREY_FILL = '<fill><patternFill patternType="gray125"/></fill>';
const SHADE =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill>';

const NO_BORDER = '<border><left/><right/><top/><bottom/><diagonal/></border>';
const BORDER = `<border>${['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FF000000"/></${side}>`)
  .join('')}<diagonal/></border>`;

const NORMAL: SheetLook = { face: 'body', size: 11, align: 'left' };

/** An empty collection of looks. */
export const makeStyles = (): Styles => {
  const fonts = collected([fontXml(NORMAL)]);
  const fills = collected([NO_FILL, GREY_FILL]);
  const borders = collected([NO_BORDER]);
  const formats = collected(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  const known = new Map<string, number>();
  const added = (look: SheetLook): number => {
    const font = fonts.numberOf(fontXml(look));
    const fill = fills.numberOf(look.shaded === true ? SHADE : NO_FILL);
    const border = borders.numberOf(look.bordered === true ? BORDER : NO_BORDER);
    const wrap = look.running === true ? '' : 'wrapText="1"';
    const flow = look.upright === true ? `textRotation="${UPRIGHT}"` : wrap;
    return formats.numberOf(
      `<xf numFmtId="${FORMATS[look.format ?? 'text']}" fontId="${font}" fillId="${fill}" borderId="${border}" ` +
        `xfId="0" ${look.quoted === true ? 'quotePrefix="1" ' : ''}` +
        'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">' +
        `<alignment horizontal="${look.align}" vertical="${look.top === true ? 'top' : 'center'}" ${flow}/></xf>`,
    );
  };
  return {
    numberOf: (look) => {
      const key = JSON.stringify(look);
      const number = known.get(key) ?? added(look);
      known.set(key, number);
      return number;
    },
    xml: () =>
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      fonts.xml('fonts') +
      fills.xml('fills') +
      borders.xml('borders') +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      formats.xml('cellXfs') +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  };
};
