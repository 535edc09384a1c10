import type { z } from 'zod';
import type { Text } from '../domain/text.ts';
import type { answerSchema } from './answer-schema.ts';
import type { Call } from './call.ts';
import type { JsonSchema } from './json-schema.ts';

/**
 * One operation of the API: the app is wired and the OpenAPI document is written from the same list, so that
 * neither can know an operation that the other does not.
 */
export interface Route<Query extends z.ZodObject = z.ZodObject> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** With the parameters in braces: `/v1/cases/{id}`. */
  path: string;
  operationId: string;
  summary: Text;
  tag: 'cases' | 'commands' | 'deadlines' | 'journal' | 'work' | 'law' | 'simulation' | 'service';
  /** Needs nobody to be logged in (health, documentation). */
  open?: true;
  query?: Query;
  body?: JsonSchema;
  /** Media type of a body that is a file. */
  upload?: string;
  /** Changes something: takes `Idempotency-Key`. */
  changes?: true;
  /** Shape of the 200 or 201 answer. */
  answer?: keyof typeof answerSchema;
  status?: 200 | 201;
  /** Media types of the answer where it is not JSON. */
  mediaType?: string | readonly string[];
  handle: (call: Call<z.infer<Query>>) => Promise<Response> | Response;
}

/** Keeps the query's type for the handler and forgets it for the list. */
export const route = <Query extends z.ZodObject>(definition: Route<Query>): Route =>
  definition as unknown as Route;
