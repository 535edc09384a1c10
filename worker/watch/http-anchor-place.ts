import type { AnchorPlace } from './anchor-place.ts';

const ANSWER_MS = 10_000;

/** The place said no, or nothing that can be trusted. `name` is what is noted down: never the other side's words. */
class AnchorNotTaken extends Error {
  override name: string;
  constructor(status: number) {
    super(`The place for anchors answered ${status}.`);
    this.name = `HTTP_${status}`;
  }
}

/**
 * A place behind HTTP: `PUT <url>/<log>/<seq>` with the line as JSON. 2xx means that it is kept; 409, that a line is
 * there already under this name, is as good: such a place never overwrites.
 */
export function httpAnchorPlace(url: string, options: { token?: string } = {}): AnchorPlace {
  const base = url.replace(/\/+$/, '');
  return {
    async put(line) {
      const response = await fetch(`${base}/${line.log}/${line.seq}`, {
        method: 'PUT',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': line.hash,
          ...(options.token ? { Authorization: `Bearer ${options.token}` } : {}),
        },
        body: JSON.stringify(line),
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      await response.body?.cancel();
      if (!response.ok && response.status !== 409) throw new AnchorNotTaken(response.status);
    },
  };
}
