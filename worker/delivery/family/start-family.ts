import { Gauge, type Registry } from 'prom-client';
import type { Sql } from '../../../db/connect.ts';
import { countFamilyTasks } from '../../../db/family-tasks/count-family-tasks.ts';
import { postgresPersons } from '../../../db/person-register.ts';
import { readCase } from '../../../db/read-case.ts';
import { type Loop, startLoop } from '../../loop.ts';
import type { Channel } from '../channels/channel.ts';
import { digitalPostChannel } from '../channels/digital-post/channel.ts';
import { fetchReceipts } from '../channels/digital-post/fetch-receipts.ts';
import { type DigitalPostSettings, httpDigitalPost } from '../channels/digital-post/http-provider.ts';
import { isLocalPost } from '../channels/digital-post/settings.ts';
import { taskChannel } from './task-channel.ts';
import { withdrawTasks } from './withdraw-tasks.ts';

const LOCAL_RECEIPTS_MS = 1_000;
const RECEIPTS_MS = 60_000;
const TASKS_MS = 2_000;

/** The channels to the family. Without Digital Post everything becomes a task. */
export function familyChannels(sql: Sql, post: DigitalPostSettings | null): Channel[] {
  const tasks = taskChannel(sql);
  if (!post) return [tasks];
  const parts = { sql, provider: httpDigitalPost(post), register: postgresPersons(sql) };
  return [tasks, digitalPostChannel(parts)];
}

/** What goes on beside sending: receipts are fetched, and tasks that nothing speaks for any more are taken back. */
export function startFamilyLoops(
  sql: Sql,
  post: DigitalPostSettings | null,
  { registry, warn }: { registry: Registry; warn: (error: unknown, what: string) => void },
): Loop[] {
  measureTasks(sql, registry);
  const tasks = startLoop(
    TASKS_MS,
    () => withdrawTasks({ sql, nowMs: Date.now(), caseOf: (caseId) => readCase(sql, caseId) }),
    (error) => warn(error, 'tasks with families could not be looked at again'),
  );
  if (!post) return [tasks];
  const provider = httpDigitalPost(post);
  const receipts = startLoop(
    isLocalPost(post) ? LOCAL_RECEIPTS_MS : RECEIPTS_MS,
    async () => {
      await fetchReceipts(sql, post.url, provider, Date.now());
      return false;
    },
    (error) => warn(error, 'receipts of Digital Post could not be fetched'),
  );
  return [tasks, receipts];
}

function measureTasks(sql: Sql, registry: Registry): void {
  new Gauge({
    name: 'tovholder_family_tasks_waiting',
    help: 'Things that wait to be told to a family by somebody.',
    registers: [registry],
    async collect() {
      this.set((await countFamilyTasks(sql)).waiting);
    },
  });
  new Gauge({
    name: 'tovholder_family_tasks_oldest_seconds',
    help: 'For how long the oldest of them has waited.',
    registers: [registry],
    async collect() {
      this.set((await countFamilyTasks(sql)).oldestSeconds);
    },
  });
}
