import { describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { carriesCpr } from '../../api/cpr-guard.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import { routes } from '../../api/routes/index.ts';
import { mountPages } from '../../web/mount.ts';
import { testApi } from './support/api.ts';

// A replacement number: the day is raised by 60.
const CPR = '6806950014';
const FR = { Authorization: 'Bearer demo:esbjerg:FR' };

describe('an address with a CPR number', () => {
  it.each([
    ['plain', CPR],
    ['with a hyphen', '680695-0014'],
    ['with a space', '680695%200014'],
    ['with a plus', '680695+0014'],
    ['encoded', '%36806950014'],
    ['encoded twice', '%2536806950014'],
    ['inside an encoded address', '%2Fcases%3Fq%3D680695-0014'],
    ['with an ordinary day', '080695-0014'],
  ])('is known %s', (_how, text) => {
    expect(carriesCpr(`/work?q=${text}`)).toBe(true);
    expect(carriesCpr(`/cases/${text}`)).toBe(true);
  });

  it.each([
    '/cases/c_00068069500140000000000000000000',
    '/v1/cases?after=c_a6806950014b00000000000000000000',
    '/v1/cases/x/deadlines?asOf=2026-03-02T10%3A00%3A00%2B01%3A00',
    '/work?q=4406950014',
    '/work?q=6899950014',
    '/work?q=16806950014',
    '/work?q=68069500141',
    '/work?q=%E0%A4%A',
  ])('is not seen where there is none: %s', (address) => {
    expect(carriesCpr(address)).toBe(false);
  });

  it('is refused by every route of the API, repeated nowhere and reported nowhere', async () => {
    const api = testApi();
    for (const route of routes) {
      const path = route.path.replaceAll(/\{\w+\}/g, CPR);
      for (const address of new Set([path.includes(CPR) ? path : `${path}?${CPR}=1`, `${path}?q=${CPR}`])) {
        const init = route.method === 'post' ? { method: 'POST', headers: FR, body: '{}' } : { headers: FR };
        const answer = await api.request(address, init);
        expect([address, answer.status, answer.body.code]).toEqual([address, 400, 'VALIDATION']);
        expect(JSON.stringify(answer.body) + JSON.stringify([...answer.headers])).not.toContain(CPR);
      }
    }
    expect(api.reported).toEqual([]);
  });

  it('is refused by the pages in words, and stands in none of their links', async () => {
    const { ports, reported } = testApi();
    const app = createApp(ports, demoIdentity);
    mountPages(app, { ports, identify: demoIdentity, demo: true, mailFolder: null });
    const headers = { Accept: 'text/html', Cookie: 'tovholder_demo=esbjerg%3AFR' };
    for (const address of [
      `/work?q=${CPR}`,
      `/cases/${CPR}`,
      `/login?next=%2Fwork%3Fq%3D${CPR}`,
      `/${CPR}`,
    ]) {
      const answer = await app.request(address, { headers });
      const page = await answer.text();
      expect([address, answer.status]).toEqual([address, 400]);
      expect(page).toContain('Adressen indeholder et personnummer');
      expect(page + JSON.stringify([...answer.headers])).not.toContain(CPR);
    }
    expect(reported).toEqual([]);
  });
});
