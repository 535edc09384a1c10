import type { Sql } from '../../db/connect.ts';
import { findLiveAccess, openEmergencyAccess } from '../../db/emergency-access.ts';
import { findCasesByNumber } from '../../db/emergency-case-number.ts';
import { insertEmergencyReview } from '../../db/emergency-review.ts';
import { readEmergencies, readEmergencyReason } from '../../db/emergency-rows.ts';
import { insertLook } from '../../db/read-log.ts';
import { readAccessReport } from '../../db/read-log-report.ts';
import { readCitizenLooks, readLooks } from '../../db/read-log-rows.ts';
import type { Emergencies, ReadLog } from '../log-ports.ts';
import { reachable } from './postgres-reads.ts';

/** The log of looks in PostgreSQL. */
export const postgresReadLog = (sql: Sql): ReadLog => ({
  write: (look) => reachable(insertLook(sql, look)),
  looks: (filter, page) => reachable(readLooks(sql, filter, page)),
  forCitizen: (caseId) => reachable(readCitizenLooks(sql, caseId)),
  report: (question) => reachable(readAccessReport(sql, question)),
});

/** Emergency accesses in PostgreSQL. */
export const postgresEmergencies = (sql: Sql): Emergencies => ({
  live: (subject, caseId) => reachable(findLiveAccess(sql, subject, caseId)),
  open: (access, keyHash) => reachable(openEmergencyAccess(sql, access, keyHash)),
  list: (filter, limit) => reachable(readEmergencies(sql, filter, limit)),
  reasonOf: (id) => reachable(readEmergencyReason(sql, id)),
  review: (review) => reachable(insertEmergencyReview(sql, review)),
  casesNumbered: (municipality, number) => reachable(findCasesByNumber(sql, municipality, number)),
});
