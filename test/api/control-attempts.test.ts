import { expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { type Attempt, tellAttempt } from '../../api/attempt.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { rateLimit } from '../../api/rate-limit.ts';
import { mountPages } from '../../web/mount.ts';
import { testApi } from './support/api.ts';

const CPR = '6806950014';
const FR = { Authorization: 'Bearer demo:esbjerg:FR' };
const page = { Accept: 'text/html', Cookie: 'tovholder_demo=esbjerg%3AFR' };

it('what a control stops is told to the log with who and where, and without what was sent', async () => {
  const told: Attempt[] = [];
  const { ports } = testApi(undefined, { attempt: (one) => told.push(one) });
  const app = createApp(ports, demoIdentity);
  mountPages(app, { ports, identify: demoIdentity, demo: true, mailFolder: null });
  const form = { ...page, 'Content-Type': 'application/x-www-form-urlencoded' };
  const json = { ...FR, 'Content-Type': 'application/json' };
  await app.request('/v1/cases', { method: 'POST', headers: json, body: `"${CPR}${'a'.repeat(300_000)}"` });
  await app.request(`/v1/cases/${CPR}`, { headers: FR });
  await app.request(`/cases/${CPR}`, { headers: page });
  await app.request('/refer/pregnancy', { method: 'POST', headers: form, body: `cpr=${CPR}` });
  expect(told.map(({ kind, method }) => [kind, method])).toEqual([
    ['too-large', 'POST'],
    ['cpr-in-address', 'GET'],
    ['cpr-in-address', 'GET'],
    ['foreign-form', 'POST'],
  ]);
  expect(told[0]?.subject).toBe('esbjerg:FR');
  expect(JSON.stringify(told)).not.toContain(CPR);
  await app.request('/v1/cases', { headers: FR });
  await app.request('/work', { headers: page });
  expect(told).toHaveLength(4);
});

it('whoever asks too much is told of once a minute, not once a request', async () => {
  const told: Attempt[] = [];
  const { ports } = testApi(undefined, { attempt: (one) => told.push(one) });
  const limits = { person: 2, system: 2, address: 2, proxies: 0 };
  const limit = rateLimit(limits, (c) => tellAttempt(c, ports, 'too-many'));
  const app = createApp(ports, demoIdentity, { limit });
  const ask = (headers: Record<string, string>) => app.request('/v1/cases', { headers });
  for (let n = 0; n < 5; n += 1) await ask(FR);
  for (let n = 0; n < 5; n += 1) await ask({});
  expect(told.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['too-many', 'esbjerg:FR'],
    ['too-many', null],
  ]);
});
