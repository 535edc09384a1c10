import type { Json } from '../json.ts';
import type { CaseView } from './case-view.ts';
import type { Fact } from './fact.ts';

/** What arrives at the municipality as a notification: one received, or a case taken over from another municipality. */
const arrivals = ['notification-received', 'transfer-acknowledged'] as const;

/** The receipt of a notification by its id, or null. */
export const notificationById = (view: CaseView, id: Json | undefined): Fact | null =>
  view.of(...arrivals).find((fact) => fact.data.notificationId === id) ?? null;
