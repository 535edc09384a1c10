import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { Tracing } from './tracing.ts';

/** Calls of a Temporal client as spans, by what is called. Workflow ids and what is sent stay out of them. */
export const tracedClient = (tracing: Tracing): WorkflowClientInterceptor => {
  const call = <Value>(name: string, next: () => Promise<Value>): Promise<Value> =>
    tracing.span({ name, kind: 'client', attributes: { 'rpc.system': 'temporal' } }, next);
  return {
    start: (input, next) => call(`start ${input.workflowType}`, () => next(input)),
    startUpdate: (input, next) => call(`update ${input.updateName}`, () => next(input)),
    signal: (input, next) => call(`signal ${input.signalName}`, () => next(input)),
    query: (input, next) => call(`query ${input.queryType}`, () => next(input)),
  };
};
