/** One version of an organisation's own template of a letter, without its file. */
export interface OwnTemplateVersion {
  template: string;
  /** From 1 on, letter by letter. */
  version: number;
  /** False: from here on the letter is set with ours again. */
  own: boolean;
  putMs: number;
  /** Role of whoever put it. */
  role: string;
}

/**
 * The version that letters of a kind are set with at a moment; null: ours. A letter that was approved before a template was
 * put, or before it was taken back, is set as it was approved.
 */
export function ownTemplateInForce(
  versions: readonly OwnTemplateVersion[],
  template: string,
  atMs: number,
): OwnTemplateVersion | null {
  const last = versions
    .filter((one) => one.template === template && one.putMs <= atMs)
    .toSorted((a, b) => a.version - b.version)
    .at(-1);
  return last?.own ? last : null;
}
