import { look } from '../../db/claim.ts';
import type { Sql } from '../../db/connect.ts';
import { dropDraft, findDraft, keepDraft, listDrafts, openDraft } from '../../db/drafts/draft-rows.ts';
import type { DraftContent, Drafts } from '../draft-ports.ts';
import { reachable } from './postgres-reads.ts';

/** Drafts in PostgreSQL. They are read under their writer's claim, which shows nobody else's. */
export const postgresDrafts = (sql: Sql, looking: Sql): Drafts => ({
  find: (place) =>
    reachable(
      (async () => {
        const row = await look(looking, (tx) => findDraft(tx, place));
        if (!row) return null;
        return { ...(await openDraft<DraftContent>(sql, place, row.sealed)), savedMs: row.savedMs };
      })(),
    ),
  keep: (place, content) => reachable(keepDraft(sql, place, { formKey: content.key, content })),
  drop: (place, key) => reachable(dropDraft(sql, place, key)),
  list: (subject, caseId) => reachable(look(looking, (tx) => listDrafts(tx, subject, caseId))),
});
