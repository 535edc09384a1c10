import { afterAll, beforeAll } from 'vitest';
import { tovholderHome } from '../../../worker/embedded/home.ts';
import { workflowBundle } from '../../../worker/workflow-bundle.ts';
import { loadSandbox, type Sandbox } from './activations.ts';

/** The sandbox with today's workflows in it, for the tests of the file. */
export function testSandbox(): Sandbox {
  const sandbox = {} as Sandbox;
  beforeAll(async () => {
    Object.assign(sandbox, await loadSandbox(await workflowBundle(tovholderHome())));
  }, 90_000);
  afterAll(() => sandbox.destroy?.());
  return sandbox;
}
