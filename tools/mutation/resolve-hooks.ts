import { register } from 'node:module';

/**
 * Lets test files find the stand-in where they import vitest. With `fresh`, whatever a test file imports from `root`
 * is loaded as anew as the test file itself: for modules that remember what they computed.
 */
export function resolveForTests(root: string, standIn: string, fresh: boolean): void {
  const hooks = `
    export async function resolve(name, context, next) {
      if (name === 'vitest') return { url: ${JSON.stringify(standIn)}, shortCircuit: true };
      const found = await next(name, context);
      const load = /[?&](load=\\d+)/.exec(context.parentURL ?? '')?.[1];
      if (!${fresh} || !load || !found.url.startsWith(${JSON.stringify(root)}) || found.url.includes('load=')) return found;
      return { ...found, url: found.url + (found.url.includes('?') ? '&' : '?') + load };
    }`;
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}
