import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MAX_BODY_BYTES, tooLarge } from './read-body.ts';

/** The greatest template that is taken. */
export const MAX_TEMPLATE_BYTES = 2 * 1024 * 1024;
/** What a form puts around a file. */
const FORM_BYTES = 16 * 1024;

const upload = /^(?:\/v1)?\/organisations\/[^/]+\/templates\/[^/]+$/;

const limits = (maxSize: number, words: string): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw tooLarge(words);
    },
  });

const ordinary = limits(MAX_BODY_BYTES, '256 KiB');
const roomy = limits(MAX_TEMPLATE_BYTES + FORM_BYTES, '2 MiB');

/** Refuses a body that is larger than its address may take, before it is read further: files have more room than forms. */
export const limitBody: MiddlewareHandler = (c, next) => (takesFile(c) ? roomy : ordinary)(c, next);

const takesFile = (c: Context): boolean =>
  (c.req.method === 'PUT' || c.req.method === 'POST') && upload.test(c.req.path);
