import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as ask, createServer, type Server } from 'node:https';

/** What a Caddyfile of ours says: who is asked for which host, and what is answered to nobody. */
interface Routes {
  certificate: string;
  key: string;
  authority: string;
  port: number;
  hidden: readonly string[];
  loginHost: string;
  login: URL;
  apis: URL[];
}

const found = (text: string, pattern: RegExp): string => {
  const [, value] = pattern.exec(text) ?? [];
  if (value === undefined) throw new Error(`the Caddyfile has nothing like ${pattern}`);
  return value;
};

function routesOf(caddyfile: string): Routes {
  const [, certificate = '', key = ''] = /^\ttls (\S+) (\S+)$/m.exec(caddyfile) ?? [];
  const [login, ...apis] = [...caddyfile.matchAll(/^\t+reverse_proxy (https:.+) \{$/gm)].flatMap(([, urls]) =>
    (urls ?? '').split(' ').map((one) => new URL(one)),
  );
  if (!login || apis.length === 0) throw new Error('the Caddyfile leads nowhere');
  return {
    certificate,
    key,
    login,
    apis,
    authority: found(caddyfile, /tls_trust_pool file (\S+)/),
    port: Number(found(caddyfile, /^:(\d+) \{$/m)),
    hidden: found(caddyfile, /^\t@inner path (.+)$/m).split(' '),
    loginHost: found(caddyfile, /^\t@login host (\S+)$/m),
  };
}

/**
 * Stands in for Caddy where there is none: the same certificate, hosts, upstreams and way of trying the next upstream when nobody
 * listens, as the Caddyfile says.
 */
export function startStandInProxy(caddyfile: string): Promise<{ stop: () => Promise<void> }> {
  const routes = routesOf(caddyfile);
  const ca = readFileSync(routes.authority);
  let turn = 0;

  function forward(request: IncomingMessage, response: ServerResponse, body: Buffer, left: URL[]): void {
    const [to, ...rest] = left;
    if (!to) {
      response.writeHead(502).end();
      return;
    }
    const { remoteAddress = '' } = request.socket;
    const onward = ask(
      {
        host: to.hostname,
        port: to.port,
        method: request.method,
        path: request.url,
        headers: { ...request.headers, 'x-forwarded-for': remoteAddress, 'x-forwarded-proto': 'https' },
        ca,
        agent: false,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') forward(request, response, body, rest);
      else if (!response.headersSent) response.writeHead(502).end();
      else response.destroy();
    });
    onward.end(body);
  }

  const server: Server = createServer(
    { cert: readFileSync(routes.certificate), key: readFileSync(routes.key) },
    async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { pathname, hostname } = new URL(request.url ?? '/', `https://${request.headers.host}`);
      if (routes.hidden.includes(pathname)) {
        response.writeHead(404).end();
        return;
      }
      turn += 1;
      const apis = routes.apis.map((_, i) => routes.apis[(turn + i) % routes.apis.length] as URL);
      forward(
        request,
        response,
        Buffer.concat(chunks),
        hostname === routes.loginHost ? [routes.login] : apis,
      );
    },
  );
  return new Promise((ready) => {
    server.listen(routes.port, '127.0.0.1', () =>
      ready({
        stop: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      }),
    );
  });
}
