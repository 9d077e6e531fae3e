/** The one bridge that the preload exposes. */
interface Window {
  readonly ledger: {
    readonly ask: (question: string, asked: unknown) => Promise<unknown>;
    /** Hands over files that were dropped on the window; made-up ones are passed over. */
    readonly dropped: (files: readonly File[]) => void;
    readonly onChanged: (listener: (areas: readonly string[]) => void) => () => void;
  };
}
