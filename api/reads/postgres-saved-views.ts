import type { Sql } from '../../db/connect.ts';
import { dropSavedView, keepSavedView, listSavedViews } from '../../db/saved-views.ts';
import type { SavedViews } from '../saved-views.ts';
import { reachable } from './postgres-reads.ts';

/** Saved views in PostgreSQL. */
export const postgresSavedViews = (sql: Sql): SavedViews => ({
  list: (subject) => reachable(listSavedViews(sql, subject)),
  keep: (subject, view) => reachable(keepSavedView(sql, subject, view)),
  drop: (subject, id) => reachable(dropSavedView(sql, subject, id)),
});
