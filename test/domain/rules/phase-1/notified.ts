import type { JsonObject } from '../../../../domain/json.ts';
import { type Beginning, begin, type Life } from '../../support/life.ts';

/** A pregnancy in Esbjerg, at 14+3 when it is referred; whatever a test is about is added. */
export const pregnancy = (more: Partial<Beginning> = {}): Life =>
  begin({ at: '2025-09-01T09:00:00+02:00', refer: { edd: '2026-02-27' }, ...more });

/** The data of a written notification by a professional of the clinic. */
export const notification = (id: string, more: JsonObject = {}): JsonObject => ({
  notificationId: id,
  form: 'written',
  notifier: { role: 'SSR', organisation: 'Familieambulatoriet Plus', professional: true },
  concern: 'bekymring for det ufødte barn',
  ...more,
});

export const notify = (life: Life, at: string, id: string, more: JsonObject = {}) =>
  life.give(at, 'receive-notification', { ...notification(id, more), receivedAt: at });

export const assessment = (id: string, assessors: readonly string[]): JsonObject => ({
  notificationId: id,
  danger: false,
  acuteMeasures: false,
  assessors: [...assessors],
});

/** A support measure that runs from its implementation on. */
export function runMeasure(life: Life, implementedAt: string, measureId = 'k1', ref?: string): void {
  life.give(
    implementedAt,
    'decide-measure',
    {
      measureId,
      basis: 'BL32',
      decidedOn: implementedAt.slice(0, 10),
      consent: true,
      planRequired: false,
      placement: false,
      grounds: 'earlier',
    },
    ref,
  );
  life.give(implementedAt, 'implement-measure', { measureId, implementedAt }, ref);
}
