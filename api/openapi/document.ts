import type { OpenAPIHono } from '@hono/zod-openapi';
import type { BlankEnv } from 'hono/types';
import { commands } from '../../domain/case/registry.ts';
import { answerSchema } from '../answer-schema.ts';
import { type JsonSchema, schemaOfCommand } from '../json-schema.ts';
import { PROBLEM_JSON } from '../problem.ts';
import type { Route } from '../route.ts';

type Operation = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0];
type Parameter = NonNullable<Operation['parameters']>[number];
type Response = Operation['responses'][string];

const problemText: Readonly<Record<number, string>> = {
  400: 'The body cannot be read as JSON.',
  401: 'Nobody is logged in.',
  403: 'The role may not do this.',
  404: 'There is no such thing, or the caller may not know of it.',
  409: 'It contradicts the case; `code` says how.',
  412: 'The case has changed since the version in If-Match.',
  413: 'The body is larger than it may be: 256 KiB, 2 MiB for a file.',
  415: 'The body is not of the media type that is asked for.',
  422: 'The input cannot be used; `reason` names the field.',
  429: 'Busy; try again after Retry-After seconds.',
  503: 'Unavailable; try again after Retry-After seconds.',
};

const tagText: Readonly<Record<Route['tag'], string>> = {
  cases: 'Cases, and what they hold.',
  commands: 'What is recorded in a case. Every command of the registry is an operation of its own.',
  deadlines: 'What is due when, and why.',
  journal: 'What was recorded, for ever.',
  work: 'What is owed by whom.',
  law: 'The rules that the deadlines follow from.',
  simulation: 'Lives that are played and not written.',
  service: 'The process itself.',
};

/** Tells the app's OpenAPI registry of every route, and of every command as an operation of its own. */
export function describeApi(app: OpenAPIHono<BlankEnv>, routes: readonly Route[]): void {
  const registry = app.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of the login service; in demo mode `demo:<municipality or region>:<role>`.',
  });
  for (const [name, schema] of Object.entries(answerSchema))
    registry.registerComponent('schemas', name, schema as object);
  for (const [status, description] of Object.entries(problemText))
    registry.registerComponent('responses', `problem${status}`, {
      description,
      content: { [PROBLEM_JSON]: { schema: { $ref: '#/components/schemas/problem' } } },
    });
  for (const one of routes)
    for (const operation of one.path.includes('{command}') ? commandOperations(one) : [operationOf(one)])
      registry.registerPath(operation);
}

/** The document itself; its server is the very address it is read from. */
export const openApiDocument = (app: OpenAPIHono<BlankEnv>) =>
  app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Tovholder',
      version: '1',
      description:
        'Durable case flow for vulnerable pregnancies and the children until school start. What contradicts a case is a problem document with a code; every date explains itself.',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/da/' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tagText).map(([name, description]) => ({ name, description })),
  });

function operationOf(one: Route): Operation {
  return {
    method: one.method,
    path: one.path,
    operationId: one.operationId,
    summary: one.summary.en,
    tags: [one.tag],
    security: one.open ? [] : [{ bearer: [] }],
    parameters: [...pathParameters(one), ...headerParameters(one)],
    request: {
      ...(one.query ? { query: one.query } : {}),
      ...(one.body ? { body: jsonBody(one.body) } : {}),
      ...(one.upload ? { body: fileBody(one.upload) } : {}),
    },
    responses: { [String(one.status ?? 200)]: success(one), ...problems(one) },
  } as Operation;
}

/** One operation per command, with the schema that the registry gives it. `refer` is `POST /v1/cases`. */
function commandOperations(one: Route): Operation[] {
  return commands
    .filter(({ name }) => name !== 'refer')
    .map((spec) => ({
      ...operationOf({
        ...one,
        path: one.path.replace('{command}', spec.name),
        body: schemaOfCommand(spec, 'en'),
      }),
      operationId: spec.name,
      summary: spec.title.en,
    }));
}

const pathParameters = ({ path }: Route): Parameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    in: 'path',
    name,
    required: true,
    schema: { type: 'string' },
  }));

function headerParameters({ changes, path }: Route): Parameter[] {
  if (!changes) return [];
  const key: Parameter = {
    in: 'header',
    name: 'Idempotency-Key',
    required: false,
    description: 'The same key and body give the first answer again.',
    schema: { type: 'string', maxLength: 200 },
  };
  const version: Parameter = {
    in: 'header',
    name: 'If-Match',
    required: false,
    description: 'The version of the case that the caller has seen, in quotes.',
    schema: { type: 'string' },
  };
  return path.includes('/commands/') ? [key, version] : [key];
}

const jsonBody = (schema: JsonSchema) => ({ required: true, content: { 'application/json': { schema } } });

const fileBody = (mediaType: string) => ({
  required: true,
  content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } },
});

function success({ answer, mediaType, summary }: Route): Response {
  const content: Record<string, { schema: JsonSchema }> = {};
  if (answer) content['application/json'] = { schema: { $ref: `#/components/schemas/${answer}` } };
  for (const one of [mediaType ?? []].flat()) content[one] = { schema: { type: 'string' } };
  return { description: summary.en, content } as Response;
}

/** What may go wrong, by the kind of operation. */
function problems(one: Route): Record<string, Response> {
  const statuses = new Set<number>([503]);
  if (!one.open) for (const status of [401, 403]) statuses.add(status);
  if (one.path.includes('{')) statuses.add(404);
  if (one.query) statuses.add(422);
  if (one.method !== 'get') for (const status of [400, 409, 413, 415, 422]) statuses.add(status);
  if (one.changes) for (const status of [412, 429]) statuses.add(status);
  return Object.fromEntries(
    [...statuses]
      .sort()
      .map((status) => [String(status), { $ref: `#/components/responses/problem${status}` } as Response]),
  );
}
