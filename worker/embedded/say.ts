/** Takes one line of progress for the operator, without a line break. */
export type Say = (line: string) => void;

/** A failure that is the operator's to mend: its message is one whole sentence saying what to do, shown without a stack. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}
