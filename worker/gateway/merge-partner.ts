import { caseAccess, holderOf } from '../../access/case-access.ts';
import type { Sql } from '../../db/connect.ts';
import { readCase } from '../../db/read-case.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import type { Survivor } from '../../domain/case/merging/standing.ts';
import { survivorOf } from '../../domain/case/merging/survivor.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { GivenCommand } from './case-gateway.ts';

/** The id of the case that a merge names; null for every other command. */
export const mergeTarget = ({ name, data }: GivenCommand): string | null =>
  name === 'merge-case' && typeof data.into === 'string' ? data.into : null;

const authorityOf = (state: CaseState) => holderOf(caseAccess(state), 'authority');

/** What a duplicate is told of the case that it is to go into, at `nowMs` of its own clock. */
export const partnerOf = (duplicate: CaseState, survivor: CaseState, nowMs: number): Survivor =>
  survivorOf(survivor, nowMs, authorityOf(duplicate) === authorityOf(survivor));

/** The same from the store, at the moment of the command; undefined where one of the two is not there. Throws KeyUnavailable, or Tampered. */
export async function storedPartner(
  sql: Sql,
  caseId: string,
  into: string,
  at: string | undefined,
): Promise<Survivor | undefined> {
  const [duplicate, survivor] = [await readCase(sql, caseId), await readCase(sql, into)];
  return duplicate && survivor
    ? partnerOf(
        duplicate.snapshot,
        survivor.snapshot,
        parseInstant(at) ?? Date.now() + survivor.clock_offset_ms,
      )
    : undefined;
}
