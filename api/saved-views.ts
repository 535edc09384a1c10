import { carriesCpr } from './cpr-guard.ts';

/** A view of a worklist that a person keeps: a name of their own, and the query of its address. */
export interface SavedView {
  id: string;
  name: string;
  /** '' or `?…`: codes only. */
  query: string;
}

/** Views of one subject, and nobody else's. */
export interface SavedViews {
  list(subject: string): Promise<readonly SavedView[]>;
  /** One of the same name is replaced; beyond the most that one may keep the oldest goes. */
  keep(subject: string, view: Omit<SavedView, 'id'>): Promise<void>;
  drop(subject: string, id: string): Promise<void>;
}

export const LONGEST_VIEW_NAME = 60;

/** A name that may be kept: short, and without a personal number. */
export function viewName(said: unknown): string | null {
  const name = typeof said === 'string' ? said.trim().replace(/\s+/g, ' ') : '';
  if (name === '' || name.length > LONGEST_VIEW_NAME) return null;
  return carriesCpr(`http://here.invalid/?${new URLSearchParams({ name })}`) ? null : name;
}
