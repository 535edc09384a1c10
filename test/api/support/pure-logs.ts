import type { Emergencies, ReadLog } from '../../../api/log-ports.ts';
import type { NewLook } from '../../../db/read-log.ts';
import type { LookRow } from '../../../db/read-log-rows.ts';

/** The log of looks in memory: every look a row, so that a test can count them. */
export function pureReadLog(clock: () => number): ReadLog & { rows: readonly LookRow[] } {
  const rows: LookRow[] = [];
  return {
    rows,
    write: async (look) => void rows.unshift(rowOf(look, rows.length + 1, clock())),
    looks: async ({ caseId }, { before = Number.MAX_SAFE_INTEGER, limit }) =>
      rows
        .filter((row) => (caseId === undefined || row.case_id === caseId) && row.seq < before)
        .slice(0, limit),
    forCitizen: async () => [],
    report: async () => {
      throw new Error('the report needs a database');
    },
  };
}

const rowOf = ({ of, emergencyId, ...look }: NewLook, seq: number, atMs: number): LookRow => ({
  ...look,
  seq,
  at: new Date(atMs),
  case_id: of.caseId,
  municipality: of.caseId === null ? null : of.municipality,
  emergency_id: emergencyId,
  criteria: of.criteria ?? null,
  shown: of.caseId === null ? of.shown : null,
});

/** Nobody has taken emergency access, and nobody can. */
export const noEmergencies = (): Emergencies => ({
  live: async () => null,
  open: async () => {
    throw new Error('emergency access needs a database');
  },
  list: async () => [],
  reasonOf: async () => null,
  review: async () => false,
  casesNumbered: async () => [],
});
