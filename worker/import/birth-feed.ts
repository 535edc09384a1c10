import { readFileSync } from 'node:fs';

/** Where notices of births come from: an event feed of the civil register, or a file of them. */
export interface BirthFeed {
  /** The notices as they come, unread. A notice may come again. Rejects when the source is out of reach. */
  notices(): AsyncIterable<unknown>;
}

/** A file with a JSON list of notices. What cannot be read is a SyntaxError whose words are not to be shown. */
export const birthFile = (path: string): BirthFeed => ({
  async *notices() {
    const list: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    if (!Array.isArray(list)) throw new SyntaxError('a list of notices is wanted');
    yield* list;
  },
});
