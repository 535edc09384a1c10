// An OpenID provider with invented people, for looking at an installation before it has a login service. Not for real cases:
// one password opens all of them. DEMO_LOGIN_* and the settings that the product itself gets; docs/operations.md.
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { loginPage } from './login-page.ts';
import { people } from './people.ts';
import { demoProvider } from './provider.ts';

const LARGEST_FORM = 4_096;
const GRACE_MS = 1_500;

const missing = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET_FILE',
  'PUBLIC_URL',
  'DEMO_LOGIN_PORT',
  'DEMO_LOGIN_PASSWORD_FILE',
  'DEMO_LOGIN_TLS_CERT_FILE',
  'DEMO_LOGIN_TLS_KEY_FILE',
].filter((name) => !process.env[name]);
if (missing.length > 0) {
  process.stderr.write(
    `The environment has mistakes:\n${missing.map((name) => `  ${name} is needed\n`).join('')}`,
  );
  process.exit(1);
}
const setting = (name: string): string => process.env[name] ?? '';
const secretIn = (name: string): string => readFileSync(setting(name), 'utf8').trim();

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const password = digest(secretIn('DEMO_LOGIN_PASSWORD_FILE'));
const provider = await demoProvider({
  issuer: setting('OIDC_ISSUER'),
  clientId: setting('OIDC_CLIENT_ID'),
  clientSecret: secretIn('OIDC_CLIENT_SECRET_FILE'),
  publicUrl: setting('PUBLIC_URL'),
});
const answer = provider.callback();

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > LARGEST_FORM) throw new Error('too large a form');
  }
  return new URLSearchParams(text);
}

/** The page of a login under way, and what becomes of its form. */
async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt } = await provider.interactionDetails(request, response);
  if (prompt.name !== 'login') throw new Error(`no page for ${prompt.name}`);
  let again = false;
  if (request.method === 'POST') {
    const form = await formOf(request);
    const login = form.get('login') ?? '';
    const known = people.some(({ id }) => id === login);
    if (known && timingSafeEqual(digest(form.get('password') ?? ''), password)) {
      await provider.interactionFinished(request, response, { login: { accountId: login } });
      return;
    }
    again = true;
  }
  response.writeHead(again ? 403 : 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(loginPage(again));
}

const tls = {
  cert: readFileSync(setting('DEMO_LOGIN_TLS_CERT_FILE')),
  key: readFileSync(setting('DEMO_LOGIN_TLS_KEY_FILE')),
};
const server = createServer({ ...tls, minVersion: 'TLSv1.2' }, (request, response) => {
  if (request.url === '/healthz') {
    response.end('{"ok":true}');
    return;
  }
  if (!request.url?.startsWith('/interaction/')) {
    void answer(request, response);
    return;
  }
  interact(request, response).catch(() => {
    // A login that was begun elsewhere, or long ago: there is nothing to go on with.
    if (!response.headersSent) response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(
      'Dette login er udløbet. Begynd forfra i Tovholder.\nThis login has expired. Begin again in Tovholder.\n',
    );
  });
});
const host = process.env.DEMO_LOGIN_HOST || '127.0.0.1';
server.listen(Number(setting('DEMO_LOGIN_PORT')), host, () => {
  process.stdout.write(`demo login ready for ${people.map(({ id }) => id).join(', ')}\n`);
});

function end(): void {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), GRACE_MS).unref();
}
process.once('SIGTERM', end);
process.once('SIGINT', end);
