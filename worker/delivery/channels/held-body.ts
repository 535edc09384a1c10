import { Readable } from 'node:stream';

/**
 * The body of a mail, held until the server waits for it and `turn` says so. It is read by nobody before the server has
 * taken sender and receiver, so that is when the turn begins.
 */
export function heldBody(body: Readable, turn: () => Promise<void>): Readable {
  const chunks: Buffer[] = [];
  const whole = new Promise<void>((done, failed) => {
    body.on('data', (chunk: Buffer) => chunks.push(chunk));
    body.on('end', done);
    body.on('error', failed);
  });
  whole.catch(() => {});
  let asked = false;
  const held = new Readable({
    read() {
      if (asked) return;
      asked = true;
      Promise.all([turn(), whole]).then(
        () => {
          held.push(Buffer.concat(chunks));
          held.push(null);
        },
        (error: Error) => held.destroy(error),
      );
    },
  });
  return held;
}
