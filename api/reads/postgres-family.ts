import { look } from '../../db/claim.ts';
import type { Sql } from '../../db/connect.ts';
import { insertDigitalPostSender, readDigitalPostSender } from '../../db/digital-post/settings.ts';
import { readFamilyTasks } from '../../db/family-tasks/read-family-tasks.ts';
import { settleFamilyTask } from '../../db/family-tasks/settle-family-task.ts';
import type { FamilyContact } from '../family-ports.ts';
import { reachable } from './postgres-reads.ts';

/** Contact with families in PostgreSQL. Tasks are read under the claim of the request. */
export const postgresFamily = (sql: Sql, looking: Sql): FamilyContact => ({
  tasks: (filter, limit) => reachable(look(looking, (tx) => readFamilyTasks(tx, filter, limit))),
  settle: (id, outcome) => reachable(settleFamilyTask(sql, id, outcome)),
  digitalPost: (organisation) => reachable(readDigitalPostSender(sql, organisation)),
  decideDigitalPost: (organisation, sender, by) =>
    reachable(insertDigitalPostSender(sql, organisation, sender, by)),
});
