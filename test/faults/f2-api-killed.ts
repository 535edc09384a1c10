import type { Fault } from './support/fault.ts';
import { contact } from './support/recording-client.ts';

/** The process dies as its answer is about to leave: the command is done, and nobody heard. */
export const apiKilled: Fault = {
  id: 'F2',
  title: 'kill -9 of the API after the engine accepted, before the client heard',
  times: { quick: 3, full: 200 },
  async inject({ api, client, store, restartApi }) {
    const { caseId } = await client.openCase();
    if (!caseId) return { fired: false, recoveryMs: null, violations: ['no case could be opened'] };
    const operation = await client.give(caseId, 'record-contact', contact(), { 'x-kill-before-answer': '1' });
    const unheard = operation.heard.at(-1) === 'unknown';
    if (!unheard) return { fired: false, recoveryMs: null, violations: [] };
    const signal = await api.ended;
    const killedMs = Date.now();
    const stored = await store.owner<{ answer_version: number }[]>`
      select version as answer_version from case_command where case_id = ${caseId} and key_hash = ${operation.keyHash}`;
    await restartApi();
    const violations: string[] = [];
    if ((await client.again(operation)) !== 'ok') violations.push('the same key was not answered');
    const recoveryMs = Date.now() - killedMs;
    if (operation.answer?.version !== stored[0]?.answer_version)
      violations.push('the same key was answered otherwise than it was done');
    // A second repetition compares answer with answer, which the client does by itself.
    if ((await client.again(operation)) !== 'ok') violations.push('the second repetition was not answered');
    return { fired: signal === 'SIGKILL' && stored.length === 1, recoveryMs, violations };
  },
};
