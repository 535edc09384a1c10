import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { secretCookies } from '../../api/identity/cookies.ts';
import { demoIdentity } from '../../api/identity/identify.ts';
import type { PageLogin } from '../../api/identity/page-login.ts';
import { mountPages } from '../../web/mount.ts';
import { listedPages, notPages } from '../browser/every-page/registry.ts';
import { screenshotsPage } from '../browser/every-page/screenshots-page.ts';
import { testApi } from './support/api.ts';

/** Every address that the pages answer to a GET, with and without a login service. */
function mounted(): string[] {
  const { ports } = testApi();
  const login = { cookies: secretCookies(false) } as PageLogin;
  const paths = [undefined, login].flatMap((one) => {
    const app = new Hono();
    const deps = { ports, identify: demoIdentity, demo: one === undefined, mailFolder: null };
    mountPages(app, { ...deps, ...(one ? { login: one } : {}) });
    return app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  });
  return [...new Set(paths)].filter((path) => !path.startsWith('/assets/') && !path.includes('*'));
}

// Names of places differ (`:id` of a webhook, of a handover); where a page stands does not.
const shape = (route: string) => route.replace(/:\w+/g, ':');

it('every page that is mounted stands in the list of pages that are looked at', () => {
  const known = new Set([...listedPages.map(({ route }) => route), ...Object.keys(notPages)].map(shape));
  expect(mounted().filter((path) => !known.has(shape(path)))).toEqual([]);
});

it('the list names no page that is not there, and no picture twice', () => {
  const there = new Set([...mounted(), '/nowhere'].map(shape));
  const listed = [...listedPages.map(({ route }) => route), ...Object.keys(notPages)];
  expect(listed.filter((route) => !there.has(shape(route)))).toEqual([]);
  const names = listedPages.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it('every page has its pictures, and the list of pictures says what they show', () => {
  const folder = new URL('../../docs/screenshots/', import.meta.url);
  const wanted = listedPages.flatMap(({ name }) => [`${name}-1280.png`, `${name}-390.png`]);
  expect(readdirSync(folder).sort()).toEqual(['README.md', ...wanted].sort());
  expect(readFileSync(new URL('README.md', folder), 'utf8')).toBe(screenshotsPage(listedPages));
});
