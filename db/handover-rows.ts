import { viewOf } from '../domain/case/case-view.ts';
import type { CaseState } from '../domain/case/state.ts';
import {
  type Handover,
  type HandoverKind,
  type HandoverState,
  handoversOf,
  hasHandovers,
} from '../domain/handover/handover.ts';
import type { Sql, Transaction } from './connect.ts';

/** A handover as its row tells it, without content: enough to list it to both sides and to remind of it. */
export interface HandoverRow {
  caseId: string;
  askedEvent: number;
  kind: HandoverKind;
  from: string;
  to: string | null;
  state: HandoverState;
  askedMs: number;
  settledMs: number | null;
  settledEvent: number | null;
}

/** Makes a case's rows those that its facts tell; the same again changes nothing. Costs nothing where nobody was ever asked. */
export async function syncHandovers(tx: Transaction, state: CaseState): Promise<void> {
  if (!hasHandovers(state)) return;
  const rows = handoversOf(viewOf(state)).map(rowOf);
  await tx`
    insert into handover (case_id, asked_event, kind, from_scope, to_scope, state, asked_ms, settled_ms, settled_event)
    select ${state.id}, "askedEvent", kind, "from", "to", state, "askedMs", "settledMs", "settledEvent"
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r (
      "askedEvent" integer, kind text, "from" text, "to" text, state text, "askedMs" bigint, "settledMs" bigint,
      "settledEvent" integer)
    on conflict (case_id, asked_event) do update set
      kind = excluded.kind, from_scope = excluded.from_scope, to_scope = excluded.to_scope, state = excluded.state,
      asked_ms = excluded.asked_ms, settled_ms = excluded.settled_ms, settled_event = excluded.settled_event`;
}

const rowOf = ({ askedEvent, kind, from, to, state, askedMs, settledMs, settledEvent }: Handover) => ({
  ...{ askedEvent, kind, from, to, state, askedMs, settledMs, settledEvent },
});

const columns = (sql: Sql | Transaction) => sql`
  h.case_id as "caseId", h.asked_event as "askedEvent", h.kind, h.from_scope as "from", h.to_scope as "to", h.state,
  h.asked_ms as "askedMs", h.settled_ms as "settledMs", h.settled_event as "settledEvent"`;

/** The handovers that an organisation has a side in, newest first; those of erased and withdrawn cases are left out. */
export async function readHandovers(
  sql: Sql | Transaction,
  scope: string,
  limit: number,
): Promise<HandoverRow[]> {
  const rows = await sql<HandoverRow[]>`
    select ${columns(sql)} from handover h
    where ${scope} in (h.from_scope, h.to_scope)
    order by h.state <> 'waiting', h.asked_ms desc, h.case_id, h.asked_event desc limit ${limit}`;
  return [...rows];
}

/** One of them; undefined when there is none. */
export async function readHandover(
  sql: Sql | Transaction,
  caseId: string,
  askedEvent: number,
): Promise<HandoverRow | undefined> {
  const [row] = await sql<HandoverRow[]>`
    select ${columns(sql)} from handover h where h.case_id = ${caseId} and h.asked_event = ${askedEvent}`;
  return row;
}

/** Cases in which somebody is waited for; asked as the system. */
export async function casesWithWaitingHandovers(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct h.case_id as id from handover h join case_view c on c.id = h.case_id
    where h.state = 'waiting' and h.kind = 'municipality' and c.withdrawn_at is null`;
  return rows.map(({ id }) => id);
}
