import { actionOfCommand } from '../../access/action.ts';
import { may } from '../../access/may.ts';
import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { commandByName } from '../../domain/case/registry.ts';
import { isJsonObject, type Json, type JsonObject } from '../../domain/json.ts';
import { Alert } from '../layout/parts.tsx';
import type { PageCall } from '../page-call.ts';
import { birthWords } from '../text/record.ts';
import { localMinute } from './form-of-command.ts';

const RECORD_BIRTH = 'record-birth';

/** What the civil register told of a birth that is not recorded, for whoever may record it; null for everybody else. */
export async function birthTold({ deps, caller }: PageCall, stored: SeenCase): Promise<JsonObject | null> {
  const spec = commandByName(RECORD_BIRTH);
  const { state, sight } = stored;
  if (!spec || state.kind !== 'pregnancy' || viewOf(state).birth) return null;
  if (!may(caller, actionOfCommand(spec), { on: 'case', as: sight.relation })) return null;
  return (await deps.ports.births?.proposed(state.id)) ?? null;
}

/** The same as answers of the form, for somebody to look at before they are recorded. */
export function birthProposal(told: JsonObject | null): Readonly<Record<string, Json>> {
  if (!told) return {};
  const children = Array.isArray(told.children) ? told.children.filter(isJsonObject) : [];
  return {
    bornAt: minuteOf(told.bornAt),
    ...(typeof told.place === 'string' ? { place: told.place } : {}),
    ...Object.fromEntries(
      children.flatMap((child, i) =>
        Object.entries(child as JsonObject).flatMap(([name, value]): [string, Json][] =>
          name === 'ref' ? [] : [[`children.${i}.${name}`, name === 'bornAt' ? minuteOf(value) : value]],
        ),
      ),
    ),
  };
}

const minuteOf = (instant: Json | undefined): string => {
  const ms = parseInstant(instant);
  return ms === null ? '' : localMinute(ms);
};

/** On the case: where to record it. */
export const BirthAwaits = ({ lang, caseId }: { lang: Language; caseId: string }) => (
  <Alert lang={lang} variant="info" heading={birthWords.told[lang]}>
    <a href={`/cases/${caseId}/record/${RECORD_BIRTH}`}>{birthWords.record[lang]}</a>
  </Alert>
);

/** On the form: that its answers are not somebody's own. */
export const BirthProposed = ({ lang }: { lang: Language }) => (
  <Alert lang={lang} variant="info">
    <p>{birthWords.proposed[lang]}</p>
  </Alert>
);
