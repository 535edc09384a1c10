import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IssuerAway, issuerOf } from '../../api/identity/issuer.ts';
import type { LoginSettings } from '../../api/identity/login-settings.ts';
import { projectRoot } from '../../worker/embedded/home.ts';

let server: Server;
let url: string;
let told: (own: string) => object | string = () => ({});
beforeAll(async () => {
  server = createServer((_request, response) => {
    const answer = told(url);
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

const sound = (own: string) => ({
  issuer: own,
  authorization_endpoint: `${own}/auth`,
  token_endpoint: `${own}/token`,
  jwks_uri: `${own}/jwks`,
});

const asked = () =>
  issuerOf({
    issuer: new URL(url),
    clientId: 'tovholder',
    // Any file will do for a secret that is never sent.
    clientSecretFile: join(projectRoot, 'package.json'),
  } as LoginSettings).configuration();

describe('API10:2023 Unsafe Consumption of APIs: what the login service says of itself', () => {
  it('is taken when it is about the issuer that was set', async () => {
    told = sound;
    expect((await asked()).serverMetadata().issuer).toBe(url);
  });

  it.each<[string, (own: string) => object | string]>([
    ['is about another issuer', (own) => ({ ...sound(own), issuer: 'https://elsewhere.invalid' })],
    ['is about a longer name', (own) => ({ ...sound(own), issuer: `${own}/tenant` })],
    ['names no keys', (own) => ({ ...sound(own), jwks_uri: undefined })],
    ['has its keys in a file', (own) => ({ ...sound(own), jwks_uri: 'file:///etc/passwd' })],
    ['is no object', () => '[]'],
    ['is no JSON', () => '<html>'],
  ])('is not taken when it %s', async (_what, say) => {
    told = say;
    await expect(asked()).rejects.toBeInstanceOf(IssuerAway);
  });
});
