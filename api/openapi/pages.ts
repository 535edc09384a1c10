import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { BlankEnv } from 'hono/types';
import type { Route } from '../route.ts';
import { docsHeaders } from '../security-headers.ts';
import { describeApi, openApiDocument } from './document.ts';

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** The files of the reference pages that are served: from the package on this machine, never from another host. */
const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tovholder API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="api"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });\n`;

/** `/openapi.json` and `/docs`. The document is made when first asked for: the registry does not change afterwards. */
export function mountDocumentation(
  app: OpenAPIHono<BlankEnv>,
  routes: readonly Route[],
  https: boolean,
): void {
  let document: string | undefined;
  app.get('/openapi.json', (c) => {
    if (document === undefined) {
      describeApi(app, routes);
      document = JSON.stringify(openApiDocument(app));
    }
    return c.body(document, 200, { 'Content-Type': 'application/json' });
  });
  app.use('/docs/*', docsHeaders(https));
  app.get('/docs', (c) => c.html(page));
  app.get('/docs/start.js', (c) => c.body(start, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.get('/docs/:file', async (c, next) => {
    const name = c.req.param('file');
    const type = Object.hasOwn(files, name) ? files[name] : undefined;
    if (!type) return next();
    const content = await readFile(join(swagger, name));
    return c.body(new Uint8Array(content), 200, {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=86400',
    });
  });
}
