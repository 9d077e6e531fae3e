/** A document as bytes, for the preview. */
export interface DocumentBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}
