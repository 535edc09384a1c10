import type { Hono } from 'hono';
import { csvResponse } from '../../api/csv.ts';
import { mayReview } from '../../api/emergency-access.ts';
import { lookAtOwed } from '../../api/look.ts';
import { reachOf } from '../../api/reach.ts';
import { sortedByUrgency, worklistGroups } from '../../api/worklist.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { callOfPage, lookerOf, type PageCall, type PageDeps, requireReader } from '../page-call.ts';
import { kindNames, phaseNames, words } from '../text/words.ts';
import { worklistWords } from '../text/worklist.ts';
import { filteredMunicipalities, filterRows, readFilter, type WorklistFilter } from './filters.ts';
import { WorklistPage } from './worklist-page.tsx';

/** The first page after login, and the same as a spreadsheet. */
export function mountWorklist(app: Hono, deps: PageDeps): void {
  app.get('/work', async (c) => {
    const call = callOfPage(c, deps);
    const filter = readFilter(c);
    return c.html(
      <WorklistPage
        frame={call.frame}
        filter={filter}
        rows={await rowsOf(call, filter)}
        municipalities={filteredMunicipalities(call.caller, { ...filter, municipality: '' })}
        unreviewed={await unreviewedOf(call)}
      />,
    );
  });

  app.get('/work.csv', async (c) => {
    const call = callOfPage(c, deps);
    const { lang } = call;
    const filter = readFilter(c);
    const rows = (await rowsOf(call, filter)).filter((row) => !filter.group || row.group === filter.group);
    const header = [
      worklistWords.group,
      words.case,
      words.kind,
      words.municipality,
      words.phase,
      worklistWords.title_,
      words.responsible,
      worklistWords.assigned,
      worklistWords.target,
      words.due,
      worklistWords.days,
    ].map((one) => one[lang]);
    return csvResponse(
      worklistWords.fileName[lang],
      header,
      rows.map((row) => [
        worklistGroups[row.group][lang],
        row.caseId,
        kindNames[row.kind][lang],
        row.municipality,
        phaseNames[row.phase][lang],
        row.title[lang],
        roleName(row.responsible)[lang],
        row.assignedTo,
        row.targetOn,
        row.dueAt ?? row.dueOn,
        row.daysLeft,
      ]),
    );
  });
}

/** Emergency accesses that wait for this leader's review. */
async function unreviewedOf({ deps, caller }: PageCall): Promise<number> {
  if (!mayReview(caller, caller.scope)) return 0;
  const found = await deps.ports.emergencies.list({ municipalities: [caller.scope], unreviewed: true }, 100);
  return found.length;
}

async function rowsOf(call: PageCall, filter: WorklistFilter) {
  const { deps, caller } = call;
  requireReader(caller);
  const owed = await lookAtOwed(lookerOf(call), {
    ...reachOf(lookerOf(call), filter.municipality),
    ...(filter.kind === '' ? {} : { kind: filter.kind }),
    nowMs: deps.ports.clock(),
  });
  return filterRows(sortedByUrgency(owed), filter, caller);
}
