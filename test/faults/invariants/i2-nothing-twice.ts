import type { Invariant } from './evidence.ts';

/**
 * Versions of a case count its commands without gap or repetition, and every command of the store is one that a caller
 * gave and was not refused. A command of unknown outcome may be there or not: once or never, nothing else.
 */
export const nothingTwice: Invariant = {
  id: 'I2',
  says: 'no command is applied twice',
  async check({ client, store, filled }) {
    const broken: string[] = [];
    const given = new Map(client.operations.map((operation) => [operation.keyHash, operation]));
    const commands = await store.owner<{ case_id: string; key_hash: string; version: number }[]>`
      select case_id, key_hash, version from case_command order by case_id, version`;
    const counted = new Map<string, number>();
    const seen = new Set<string>();
    for (const { case_id, key_hash, version } of commands) {
      const next = (counted.get(case_id) ?? 0) + 1;
      counted.set(case_id, next);
      if (version !== next) broken.push(`${case_id}: version ${version} where ${next} was next`);
      // What the client found there was given by others.
      if (filled?.has(case_id)) continue;
      const operation = given.get(key_hash);
      if (!operation) broken.push(`${case_id}: a command that nobody gave`);
      else if (operation.heard.every((heard) => heard === 'refused'))
        broken.push(`${operation.key}: refused, and done all the same`);
      if (seen.has(key_hash)) broken.push(`${operation?.key}: done in two cases`);
      seen.add(key_hash);
    }
    const views = await store.owner<{ id: string; version: number }[]>`
      select id, version from case_view where withdrawn_at is null`;
    for (const { id, version } of views) {
      // A child's case begins without a command of its own.
      if (version !== (counted.get(id) ?? 0))
        broken.push(`${id}: version ${version}, commands ${counted.get(id)}`);
    }
    const twice = await store.owner<{ case_id: string; version: number }[]>`
      select case_id, version from journal where command_key is not null
      group by case_id, version having count(distinct command_key) > 1`;
    for (const row of twice) broken.push(`${row.case_id}: two commands share version ${row.version}`);
    return broken;
  },
};
