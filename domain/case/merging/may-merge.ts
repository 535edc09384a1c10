import { handoversOf } from '../../handover/handover.ts';
import type { Attempt } from '../command-spec.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { caseNumber, mergeOf, type Survivor, takenIn } from './standing.ts';
import { factsGoingOver, MOST_FACTS } from './what-goes-over.ts';

const not = (da: string, en: string, reason = 'into'): Refusal => refuse('PRECONDITION', da, en, { reason });

/** Why this case may not go into that one; null when it may. Total. */
export function mergeRefusal(attempt: Attempt): Refusal | null {
  const { view, data, survivor } = attempt;
  if (data.into === view.state.id)
    return not('En sag kan ikke lægges sammen med sig selv.', 'A case cannot be merged into itself.');
  if (!survivor)
    return refuse('NOT_FOUND', 'Sagen, der skal fortsætte, findes ikke.', 'There is no such case to go on.', {
      reason: 'into',
    });
  return fitsTogether(attempt, survivor) ?? ofDuplicate(attempt) ?? sameChild(attempt, survivor);
}

function fitsTogether({ view }: Attempt, survivor: Survivor): Refusal | null {
  const { state } = view;
  if (survivor.kind !== state.kind)
    return not(
      'En graviditet og et barn har hver sin sag og kan ikke lægges sammen.',
      'A pregnancy and a child each have their own case and cannot be merged.',
    );
  if (survivor.linked.includes(state.id) || state.links.some(({ id }) => id === survivor.id))
    return not(
      'Sagerne hører til samme familie, fx tvillinger, og er ikke den samme sag.',
      'The cases belong to one family, such as twins, and are not the same case.',
    );
  if (survivor.mergedInto !== null)
    return not(
      'Den sag er selv lagt sammen med en anden. Vælg den, der fortsætter.',
      'That case is itself merged into another. Choose the one that goes on.',
    );
  if (!survivor.sameAuthority)
    return not(
      'Sagerne er hos to kommuner. Den ene skal overdrages, før de kan lægges sammen.',
      'The cases are with two municipalities. One of them has to be handed over before they can be merged.',
    );
  if (survivor.handingOver)
    return not(
      'Den sag er ved at blive overdraget. Vent, til der er svaret.',
      'That case is being handed over. Wait for the answer.',
    );
  return survivor.closed
    ? not(
        'Den sag er lukket, og fristerne ville falde bort. Genåbn den først.',
        'That case is closed, and the limits would fall away. Reopen it first.',
      )
    : null;
}

function ofDuplicate({ view }: Attempt): Refusal | null {
  const { state } = view;
  if (takenIn(state).length > 0)
    return not(
      'En anden sag er lagt sammen med denne. Skil dem ad først, eller lad denne sag fortsætte.',
      'Another case is merged into this one. Split them first, or let this case go on.',
    );
  if (state.links.length > 0 || view.of('birth-recorded').length > 0)
    return not(
      'Sagen er forbundet med familiens andre sager. Lad denne sag fortsætte, og læg den anden sammen med den.',
      "The case is linked to the family's other cases. Let this case go on, and merge the other one into it.",
    );
  if (view.of('transfer-acknowledged').length > 0)
    return not(
      'Sagen er overtaget fra en anden kommune. Lad denne sag fortsætte, og læg den anden sammen med den.',
      'The case was taken over from another municipality. Let this case go on, and merge the other one into it.',
    );
  if (handoversOf(view).some((one) => one.state === 'waiting'))
    return not(
      'Sagen er ved at blive overdraget. Vent, til der er svaret.',
      'The case is being handed over. Wait for the answer.',
    );
  return factsGoingOver(state).length > MOST_FACTS
    ? not(
        'Sagen er for omfattende til at blive lagt sammen. Lad den fortsætte i stedet.',
        'The case is too large to be merged. Let it go on instead.',
      )
    : null;
}

/** One child has one birthday; twins born around midnight have two, and are two. */
function sameChild({ view }: Attempt, survivor: Survivor): Refusal | null {
  const bornOn = view.kind === 'child' ? (view.birth?.on ?? null) : null;
  return bornOn !== null && survivor.bornOn !== null && bornOn !== survivor.bornOn
    ? not(
        'Børnene er ikke født samme dag. Er det det samme barn, så ret fødselstidspunktet først.',
        'The children were not born on the same day. If it is the same child, correct the birth first.',
      )
    : null;
}

/** What everything but a split is told while a case stands still: where the act belongs. */
export function standsStill(state: Attempt['view']['state']): Refusal | null {
  const merge = mergeOf(state);
  return merge
    ? refuse(
        'CASE_CLOSED',
        `Sagen er lagt sammen med sag ${caseNumber(merge.into)}. Registrér det dér.`,
        `The case is merged into case ${caseNumber(merge.into)}. Record it there.`,
        { reason: merge.into },
      )
    : null;
}
