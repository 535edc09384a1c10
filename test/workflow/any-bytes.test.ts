import { randomBytes } from 'node:crypto';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusalCodes } from '../../domain/case/refusal.ts';
import { commands } from '../../domain/case/registry.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { testStage } from './support/stage.ts';

const stage = testStage();

async function openedCase(): Promise<string> {
  const at = new Date(await stage.nowMs()).toISOString();
  const data = {
    receivedAt: at,
    referrer: { role: 'GP', organisation: 'Lægehuset' },
    mother: { name: 'Prøve' },
  };
  const opened = await stage.gateway.openCase(
    { kind: 'pregnancy', municipality: 'esbjerg', clockOffsetMs: 0 },
    { name: 'refer', role: 'GP', at, data },
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  return opened.answer.id;
}

/** The code that an update was refused with; undefined when it was taken. */
async function codeOf(caseId: string, update: string, args: [unknown]): Promise<string | undefined> {
  try {
    await stage.client.workflow
      .getHandle(workflowIdOf(caseId))
      .executeUpdate<unknown, [unknown]>(update, { args });
    return undefined;
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
      return error.cause.type ?? 'none';
    throw error;
  }
}

const junk = fc.oneof(
  fc.anything({ maxDepth: 4, withNullPrototype: false }),
  fc.record({ keyHash: fc.string(), bodyHash: fc.string(), command: fc.anything() }),
);
const nearly = fc.record({
  keyHash: fc.uuid(),
  bodyHash: fc.string({ minLength: 1 }),
  ifVersion: fc.option(fc.anything(), { nil: undefined }),
  command: fc.record({
    name: fc.oneof(fc.constantFrom(...commands.map((one) => one.name)), fc.string()),
    data: fc.oneof(fc.object({ maxDepth: 3 }), fc.anything()),
    at: fc.oneof(fc.constant(new Date().toISOString()), fc.string(), fc.anything()),
    role: fc.oneof(fc.constant('FR'), fc.constant('FR-leader'), fc.string()),
  }),
});

test('whatever is sent straight to a case is refused with a code or taken; the case never gets stuck', async () => {
  const id = await openedCase();
  const handle = stage.client.workflow.getHandle(workflowIdOf(id));
  const values = [
    ...fc.sample(junk, 60).map((value) => ['command', value] as const),
    ...fc.sample(nearly, 120).map((value) => ['command', value] as const),
    ...fc.sample(junk, 30).map((value) => ['relay', value] as const),
    ...fc.sample(junk, 20).map((value) => ['forward', value] as const),
  ];
  for (const [update, value] of values) {
    const code = await codeOf(id, update, [jsonOf(value)]);
    if (code !== undefined) expect(refusalCodes).toContain(code);
  }
  const { events } = await handle.fetchHistory();
  expect(events?.some((event) => event.workflowTaskFailedEventAttributes)).toBe(false);
  const after = await stage.gateway.giveCommand(id, { name: 'no-such-thing', role: 'FR', data: {} });
  expect(after).toMatchObject({ ok: false, refusal: { code: 'NOT_FOUND' } });
}, 90_000);

test('bytes that are no JSON at all are refused too', async () => {
  const id = await openedCase();
  const handle = stage.client.workflow.getHandle(workflowIdOf(id));
  const encodings = ['json/plain', 'binary/plain', 'binary/encrypted', 'json/protobuf', ''];
  for (const [i, encoding] of encodings.entries()) {
    const answer = await stage.client.workflowService.updateWorkflowExecution({
      namespace: stage.client.options.namespace,
      workflowExecution: { workflowId: handle.workflowId },
      waitPolicy: { lifecycleStage: 3 },
      request: {
        meta: { updateId: `bytes${i}`, identity: 'test' },
        input: {
          name: 'command',
          args: { payloads: [{ metadata: { encoding: Buffer.from(encoding) }, data: randomBytes(64) }] },
        },
      },
    });
    expect(answer.outcome?.failure, encoding).toBeTruthy();
  }
  const { events } = await handle.fetchHistory();
  expect(events?.some((event) => event.workflowTaskFailedEventAttributes)).toBe(false);
}, 60_000);

/** As a JSON client would send it. */
const jsonOf = (value: unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch {
    return null;
  }
};
