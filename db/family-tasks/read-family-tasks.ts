import type { Sql, Transaction } from '../connect.ts';
import type { FamilyTask, TaskReason } from './family-task.ts';

/** Which tasks: of cases with one of these municipalities, or one by its id. */
export interface TaskFilter {
  municipalities?: readonly string[];
  cases?: readonly string[];
  id?: string;
  /** Open are those that wait or were returned; left out: all. */
  state?: 'open' | 'settled';
}

interface TaskRow {
  id: string;
  message_seq: number;
  case_id: string;
  kind: string;
  about: string;
  due: string | null;
  recipient: string;
  reason: TaskReason;
  made_ms: number;
  outcome: 'done' | 'returned' | 'withdrawn' | null;
  outcome_reason: string | null;
  settled_ms: number | null;
  subject: string | null;
  role: string | null;
}

/** Tasks with the family: those that wait first, oldest first; then the settled ones, newest first. */
export async function readFamilyTasks(
  sql: Sql | Transaction,
  { municipalities, cases, id, state }: TaskFilter,
  limit: number,
): Promise<FamilyTask[]> {
  const rows = await sql<TaskRow[]>`
    select t.id, t.message_seq, t.case_id, t.kind, t.about, t.due, t.recipient, t.reason,
           (extract(epoch from t.made_at) * 1000)::bigint as made_ms, t.outcome, t.outcome_reason,
           (extract(epoch from t.settled_at) * 1000)::bigint as settled_ms, t.subject, t.role
    from family_task t join case_view c on c.id = t.case_id
    where c.withdrawn_at is null
      ${municipalities ? sql`and c.authority = any(${[...municipalities]})` : sql``}
      ${cases ? sql`and t.case_id = any(${[...cases]})` : sql``}
      ${id === undefined ? sql`` : sql`and t.id = ${id}`}
      ${state === undefined ? sql`` : state === 'open' ? sql`and ${isOpen(sql)}` : sql`and not (${isOpen(sql)})`}
    order by not (${isOpen(sql)}), case when ${isOpen(sql)} then t.made_at end, t.settled_at desc, t.id limit ${limit}`;
  return rows.map(taskOf);
}

const isOpen = (sql: Sql | Transaction) => sql`(t.outcome is null or t.outcome = 'returned')`;

const taskOf = ({ outcome, settled_ms, subject, role, ...row }: TaskRow): FamilyTask => ({
  id: row.id,
  messageSeq: Number(row.message_seq),
  caseId: row.case_id,
  kind: row.kind,
  about: row.about,
  due: row.due,
  recipient: row.recipient,
  reason: row.reason,
  madeMs: Number(row.made_ms),
  settled: outcome && {
    outcome,
    reason: row.outcome_reason,
    ms: Number(settled_ms),
    by: subject === null ? null : { subject, role: role ?? '' },
  },
});
