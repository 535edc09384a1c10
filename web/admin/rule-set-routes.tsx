import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { relationToOrganisation } from '../../access/horizon.ts';
import { mayAdoptRules, ruleSetUse } from '../../api/rule-sets.ts';
import { ruleSets } from '../../domain/rules/rule-sets.ts';
import { isCaseId } from '../case-id.ts';
import { streamRows } from '../layout/streamed-rows.tsx';
import { callOfPage, lookerOf, type PageCall, type PageDeps, PageRefused } from '../page-call.ts';
import { ruleSetWords } from '../text/rule-sets.ts';
import { words } from '../text/words.ts';
import { type Adoption, adoptInOne, MOST_AT_ONCE } from './adopt-many.ts';
import { AdoptedRow, AdoptedSummary } from './adopted-page.tsx';
import { type Looked, RuleSetsPage, ruleSetName } from './rule-sets-page.tsx';

const path = '/organisations/:organisation/rule-sets';

type Answers = Looked['answers'];
const unanswered: Answers = { second: '', reason: '', chosen: [] };

/** Which rules exist, which the cases follow, and newer ones taken into use in many cases at once. */
export function mountRuleSets(app: Hono, deps: PageDeps): void {
  app.get(path, async (c) => {
    const call = leaderOf(callOfPage(c, deps));
    const { set, after = '' } = c.req.query();
    if (set === undefined) return page(call, null);
    if (!isRuleSet(set)) throw new PageRefused('not-found');
    return look(call, set, isCaseId(after) ? after : undefined, unanswered, null);
  });

  app.post(`${path}/adopt`, async (c) => {
    const call = leaderOf(callOfPage(c, deps));
    const said: Record<string, unknown> = await c.req.parseBody({ all: true });
    const wordOf = (name: string) => (typeof said[name] === 'string' ? said[name].trim() : '');
    const set = wordOf('set');
    if (!isRuleSet(set)) throw new PageRefused('not-found');
    const chosen = [said.case].flat().filter((id): id is string => typeof id === 'string' && isCaseId(id));
    const answers = { second: wordOf('second'), reason: wordOf('reason'), chosen };
    const mistake = mistakeIn(call, answers);
    if (mistake) return look(call, set, undefined, answers, mistake, 422);
    const token = /^[\w-]{8,64}$/.exec(wordOf('token'))?.[0] ?? randomUUID();
    const approvedBy = [call.caller.subject, answers.second] as const;
    const cases = [...new Set(chosen)].slice(0, MOST_AT_ONCE);
    return run(call, cases, token, { ruleSet: set, approvedBy, reason: answers.reason });
  });
}

const isRuleSet = (set: string): boolean => ruleSets.some(({ from }) => from === set);

function mistakeIn({ caller, lang }: PageCall, { second, reason, chosen }: Answers): string | null {
  if (chosen.length === 0) return ruleSetWords.none[lang];
  if (!/^[\w.:-]{1,64}$/.test(second) || second === caller.subject) return ruleSetWords.twoPersons[lang];
  return reason === '' || reason.length > 2_000 ? ruleSetWords.missing[lang] : null;
}

const organisationOf = ({ c }: PageCall): string => c.req.param('organisation') ?? '';

function leaderOf(call: PageCall): PageCall {
  const organisation = organisationOf(call);
  if (mayAdoptRules(call.caller, organisation)) return call;
  throw new PageRefused(
    relationToOrganisation(call.caller, organisation) === 'own' ? 'not-permitted' : 'not-found',
  );
}

async function look(
  call: PageCall,
  ruleSet: string,
  after: string | undefined,
  answers: Answers,
  mistake: string | null,
  status: 200 | 422 = 200,
) {
  const use = await ruleSetUse(lookerOf(call), organisationOf(call), { ruleSet, after });
  const goesOn = after !== undefined;
  return page(call, { ruleSet, use, goesOn, token: randomUUID(), mistake, answers }, status);
}

async function page(call: PageCall, looked: Looked | null, status: 200 | 422 = 200) {
  const organisation = organisationOf(call);
  const { colleagues } = await call.deps.ports.directory.staff(organisation);
  const people = colleagues.map(({ subject, name }) => ({ subject, name }));
  return call.c.html(<RuleSetsPage {...{ frame: call.frame, organisation, looked, people }} />, status);
}

/** Gives the commands and shows a row for each as it is done. */
function run(call: PageCall, cases: readonly string[], token: string, adoption: Adoption): Response {
  const { frame, lang } = call;
  const page = {
    frame,
    title: ruleSetName(adoption.ruleSet, lang),
    back: { href: `/organisations/${organisationOf(call)}/rule-sets`, text: ruleSetWords.back[lang] },
    running: ruleSetWords.running[lang],
    caption: ruleSetWords.result[lang],
    heads: [words.case[lang], ruleSetWords.result[lang]],
  };
  return streamRows(call, page, {
    items: cases,
    give: (id) => adoptInOne(lookerOf(call), token, id, adoption),
    row: (row) => <AdoptedRow lang={lang} row={row} />,
    summary: (rows) => (
      <AdoptedSummary lang={lang} done={rows.filter(({ done }) => done).length} all={rows.length} />
    ),
  });
}
