import validate from '@ooxml-tools/validate';

/**
 * What Microsoft's own validator (the Open XML SDK, compiled to WebAssembly) finds wrong in a file, by the rules of
 * Office 2013, the oldest that clerks have; empty when Word and Excel open it without a repair prompt.
 */
export const faultsOf = async (
  bytes: Uint8Array,
  format: 'docx' | 'xlsx',
): Promise<readonly string[]> => {
  const found = await validate(bytes, format, 'Office2013');
  return found.map(({ path, description }) => `${path.partUri} ${path.xpath}: ${description}`);
};
