/** Text without white space, with all quotation marks made one. */
export const bare = (text: string): string =>
  text
    .replace(/\s+/gu, '')
    .replace(/[“”„‟"＂「」『』]/gu, '"')
    .replace(/[‘’'＇]/gu, "'");

/** Whether a clause stands in a passage verbatim; parts divided by …… stand there in this order. */
export const isVerbatim = (clause: string, passage: string): boolean => {
  const body = bare(passage);
  const parts = bare(clause)
    .split(/…+/u)
    .filter((part) => part !== '');
  let from = 0;
  for (const part of parts) {
    const at = body.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return parts.length > 0;
};
