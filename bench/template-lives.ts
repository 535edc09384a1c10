import { randomBytes } from 'node:crypto';
import type { Sql } from '../db/connect.ts';
import { publish } from '../db/publish.ts';
import { addDays, civilDateOf, formatInstant } from '../domain/calendar/index.ts';
import { handle, openCase } from '../domain/case/engine.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { JsonObject } from '../domain/json.ts';
import { parametersFor } from '../domain/rules/parameters.ts';
import { liveFrom, take } from '../workflows/live-case.ts';
import { batchOf } from '../workflows/publication.ts';

const DAY_MS = 86_400_000;

/** Lives of different age, as a worker would have written them. */
export async function publishTemplates(sql: Sql, town: string, wanted: number): Promise<CaseState[]> {
  const nowMs = Math.floor(Date.now() / 1_000) * 1_000;
  const states: CaseState[] = [];
  for (let n = 0; n < wanted; n++) {
    const id = `c_${randomBytes(16).toString('hex')}`;
    const atMs = nowMs - (1 + n * 2) * DAY_MS;
    const at = formatInstant(atMs);
    const edd = addDays(civilDateOf(atMs), 120 + n);
    const opening = { id, ref: 'pregnancy', kind: 'pregnancy' as const, municipality: town, links: [] };
    const command = (name: string, data: JsonObject, role: 'GP' | 'FR') => ({ name, data, at, role });
    const refer = command(
      'refer',
      { receivedAt: at, referrer: { role: 'GP' }, mother: { name: 'Prøve Person' }, edd },
      'GP',
    );
    const opened = openCase({ ...opening, parameters: parametersFor(town), ruleSet: null }, refer);
    if (!opened.ok) throw new Error(opened.refusal.message.en);
    const empty = { ...opened.state, facts: [], lastEventId: 0, version: 0 };
    let live = take(liveFrom(empty), { command: refer, keyHash: id, bodyHash: 'refer' }, opened);
    const acts: [string, JsonObject][] = [
      ...(n % 2 === 0 ? ([['receive-notification', notified(at)]] as [string, JsonObject][]) : []),
      ...(n % 4 === 0
        ? ([['assign', { role: 'FR', user: `user-${n % 8}`, reason: 'fordeling' }]] as [string, JsonObject][])
        : []),
    ];
    for (const [name, data] of acts) {
      const given = command(name, data, 'FR');
      const answer = handle(live.state, given);
      if (!answer.ok) throw new Error(answer.refusal.message.en);
      live = take(live, { command: given, keyHash: `${id}/${name}`, bodyHash: name }, answer);
    }
    await publish(sql, batchOf(live, { nowMs, clockOffsetMs: 0, demo: false }));
    states.push(live.state);
  }
  return states;
}

const notified = (receivedAt: string): JsonObject => ({
  notificationId: 'n1',
  receivedAt,
  form: 'written',
  notifier: { role: 'GP', professional: true },
  concern: 'Bekymring for det ufødte barn',
});
