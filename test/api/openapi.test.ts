import { beforeAll, describe, expect, it } from 'vitest';
import { schemaOfCommand } from '../../api/json-schema.ts';
import { routes } from '../../api/routes/index.ts';
import { commands } from '../../domain/case/registry.ts';
import { testApi } from './support/api.ts';

interface Operation {
  operationId: string;
  summary: string;
  security: unknown[];
  parameters?: { in: string; name: string; required?: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: the document is looked into at many depths
let document: any;
let operations: { path: string; method: string; operation: Operation }[];

beforeAll(async () => {
  document = (await testApi().request('/openapi.json', {})).body;
  operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );
});

describe('the OpenAPI document', () => {
  it('is of version 3.1 and describes every route that the app answers', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    for (const { method, path } of routes) {
      if (path.includes('{command}')) continue;
      expect(operations.map((one) => `${one.method} ${one.path}`)).toContain(`${method} ${path}`);
    }
  });

  it('describes every command as an operation of its own, with the registry’s schema', () => {
    for (const spec of commands) {
      if (spec.name === 'refer') continue;
      const found = operations.find((one) => one.path === `/v1/cases/{id}/commands/${spec.name}`);
      expect(found?.operation.requestBody?.content['application/json']?.schema).toEqual(
        JSON.parse(JSON.stringify(schemaOfCommand(spec, 'en'))),
      );
    }
  });

  it('gives each operation a name of its own and says which problems it may answer', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { operation } of operations) {
      const codes = Object.keys(operation.responses);
      expect(codes.some((code) => /^20[01]$/.test(code))).toBe(true);
      if (operation.security.length > 0) expect(codes).toContain('401');
    }
  });

  it('declares each parameter in a path exactly once', () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name);
      expect([path, declared]).toEqual([path, inPath]);
    }
  });

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(references.length).toBeGreaterThan(0);
    for (const path of new Set(references)) {
      const target = path.split('/').reduce((here, name) => here?.[name], document);
      expect([path, typeof target]).toEqual([path, 'object']);
    }
  });

  it('is shown by a page that loads nothing from another host', async () => {
    const api = testApi();
    const page = await api.request('/docs', {});
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    for (const [, path = ''] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(path).toMatch(/^\/docs\//);
      expect([path, (await api.request(path, {})).status]).toEqual([path, 200]);
    }
    expect((await api.request('/docs/../package.json', {})).status).toBe(404);
  });
});

it('the registry over HTTP names roles, events, rules and the input of every command', async () => {
  const { body } = await testApi().get('/v1/commands');
  expect(body.items).toHaveLength(commands.length);
  const one = body.items.find(({ name }: { name: string }) => name === 'assess-notification');
  expect(one).toMatchObject({
    kinds: ['pregnancy', 'child'],
    roles: 'professional',
    events: ['notification-assessed'],
  });
  expect(one.meets).toContain('F1-15');
  expect(one.input.required).toContain('danger');
  expect(one.input.required).not.toContain('assessedAt');
});

it('the catalogue over HTTP gives each rule with versions, sources and parameters', async () => {
  const api = testApi();
  const { body } = await api.get('/v1/rules');
  expect(body.items.length).toBeGreaterThan(0);
  expect(body.parameters.municipal.esbjerg.coordinationMeetingNoticeDays).toBe(7);
  const rule = await api.get('/v1/rules/F1-15');
  expect(rule.body).toMatchObject({ nature: 'LOV', responsible: 'FR', metBy: ['notification-assessed'] });
  expect(rule.body.versions.at(-1).validFrom).toBe('2024-01-01');
});
