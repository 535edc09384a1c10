import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Context, Hono } from 'hono';
import { packageFile, packageVersion } from './packages.ts';
import { packed } from './packed.ts';

const designSystem = `/assets/dkfds/${packageVersion('dkfds')}`;

/** Our own files, read once; their address holds a digest, so that a new version has a new address. */
const own = Object.fromEntries(
  ['tovholder.css', 'tovholder.js', 'keyboard.js', 'what-if.js', 'icon.svg'].map((name) => {
    const file = readFileSync(fileURLToPath(new URL(name, import.meta.url)));
    // Addresses in the stylesheet name the version as all others do.
    const body = name.endsWith('.css')
      ? Buffer.from(file.toString('utf8').replaceAll('/assets/dkfds/current', designSystem))
      : file;
    const digest = createHash('sha256').update(body).digest('hex').slice(0, 12);
    return [`${digest}-${name}`, { name, body }];
  }),
);
const ownUrl = (name: string): string =>
  `/assets/own/${Object.keys(own).find((key) => own[key]?.name === name)}`;

/** Addresses of what every page loads. All from this host, all immutable: the address changes with the content. */
export const assetUrls = {
  designSystem: `${designSystem}/css/dkfds.min.css`,
  fonts: ['Regular', 'SemiBold'].map(
    (weight) => `${designSystem}/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-${weight}.woff2`,
  ),
  htmx: `/assets/htmx/${packageVersion('htmx.org')}/htmx.min.js`,
  style: ownUrl('tovholder.css'),
  script: ownUrl('tovholder.js'),
  keyboard: ownUrl('keyboard.js'),
  whatIf: ownUrl('what-if.js'),
  icon: ownUrl('icon.svg'),
};

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  woff: 'font/woff',
};

/** What the stylesheet of the design system refers to, and nothing else of the package. */
const SERVED =
  /^(css\/dkfds\.min\.css|fonts\/IBMPlexSans\/complete\/woff2?\/[A-Za-z-]+\.woff2?|img\/svg-icons\/[a-z0-9-]+\.svg)$/;

/** Serves styles, fonts, icons and scripts under `/assets`. */
export function mountAssets(app: Hono): void {
  app.get('/assets/own/:file', (c) => {
    const found = Object.hasOwn(own, c.req.param('file')) ? own[c.req.param('file')] : undefined;
    return found ? immutable(c, found.name, found.body) : c.notFound();
  });
  app.get(assetUrls.htmx, async (c) =>
    immutable(c, 'htmx.min.js', await readFile(packageFile('htmx.org', 'dist/htmx.min.js'))),
  );
  app.get(`${designSystem}/*`, async (c) => {
    const path = c.req.path.slice(designSystem.length + 1);
    if (!SERVED.test(path)) return c.notFound();
    try {
      return immutable(c, path, await readFile(packageFile('dkfds', `dist/${path}`)));
    } catch {
      return c.notFound();
    }
  });
}

function immutable(c: Context, name: string, body: Uint8Array): Response {
  const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const { body: sent, headers } = packed(c.req.path, body, c.req.header('Accept-Encoding'));
  return c.body(sent, 200, {
    ...headers,
    'Content-Type': type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
  });
}
