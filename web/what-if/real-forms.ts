import { actionOfCommand } from '../../access/action.ts';
import { may } from '../../access/may.ts';
import type { Caller } from '../../api/identity/caller.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { commandByName } from '../../domain/case/registry.ts';
import type { Text } from '../../domain/text.ts';
import { whatIfWords } from '../text/what-if.ts';
import { msOfLocalMinute, type Offer } from './question.ts';
import type { Scenario } from './scenario.ts';

interface RealForm {
  href: string;
  text: Text;
}

/** The forms that would record what was tried, filled in; what lies ahead has none yet. */
export function realForms(
  caller: Caller,
  { state, sight }: SeenCase,
  { scenario, offer, nowMs }: { scenario: Scenario; offer: Offer; nowMs: number },
): { forms: readonly RealForm[]; ahead: boolean } {
  const { edd, bornAt, dischargedOn, who, pause, pauseUntil, ruleSet } = scenario;
  const bornAhead = bornAt !== null && msOfLocalMinute(bornAt) > nowMs;
  const dischargeAhead = dischargedOn !== null && dischargedOn > civilDateOf(nowMs);
  const given = (command: string): boolean => {
    const spec = commandByName(command);
    return spec !== undefined && may(caller, actionOfCommand(spec), { on: 'case', as: sight.relation });
  };
  const form = (
    command: string,
    text: Text,
    answers: Readonly<Record<string, string | null>>,
  ): RealForm[] => {
    const told = Object.entries(answers).flatMap(([name, value]): [string, string][] =>
      value === null ? [] : [[name, value]],
    );
    const query = new URLSearchParams(told).toString();
    return given(command) ? [{ href: `/cases/${state.id}/record/${command}?${query}`, text }] : [];
  };
  const forms = [
    ...(edd ? form('set-due-date', whatIfWords.registerEdd, { edd }) : []),
    ...(bornAt && !bornAhead
      ? offer.born
        ? form('correct-birth', whatIfWords.registerBirthCorrected, { bornAt })
        : form('record-birth', whatIfWords.registerBirth, { bornAt })
      : []),
    ...(dischargedOn && !dischargeAhead && (offer.born || bornAt)
      ? form('discharge', whatIfWords.registerDischarge, {
          at: `${dischargedOn}T12:00`,
          who: who ?? offer.discharge[0] ?? null,
        })
      : []),
    ...(pause
      ? form('pause-deadline', whatIfWords.registerPause, { deadlineId: pause, until: pauseUntil })
      : []),
    ...(ruleSet ? form('adopt-rules', whatIfWords.registerRules, { ruleSet }) : []),
  ];
  return { forms, ahead: bornAhead || dischargeAhead };
}
