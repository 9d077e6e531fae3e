/** The one bridge that the preload exposes. */
interface Window {
  readonly ledger: {
    readonly ask: (question: string, asked: unknown) => Promise<unknown>;
    readonly onChanged: (listener: (areas: readonly string[]) => void) => () => void;
  };
}
