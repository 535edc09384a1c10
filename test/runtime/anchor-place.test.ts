import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { httpAnchorPlace } from '../../worker/watch/http-anchor-place.ts';

it.each([301, 302, 307, 308])(
  'a place for anchors that leads elsewhere with %i is not followed',
  async (status) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(status, { Location: '/elsewhere' }).end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    try {
      const place = httpAnchorPlace(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      const line = { log: 'log', seq: 1, hash: 'a' };
      await expect(place.put(line as never)).rejects.toThrow();
      expect(asked).toEqual(['PUT /log/1']);
    } finally {
      await new Promise((done) => server.close(done));
    }
  },
);
