import { type CivilDate, civilDateOf } from '../../../calendar/index.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../json.ts';
import { text } from '../../../text.ts';
import type { Attempt, EventDraft, Moment } from '../../command-spec.ts';
import type { EventType } from '../../fact.ts';
import { type Field, list, longText, object, optional, slug } from '../../field.ts';
import { meetingById } from '../../meetings.ts';
import type { Refusal } from '../../refusal.ts';
import { familyMember, roleList } from '../../role-field.ts';
import { checkGiver } from '../across/consent-giver.ts';

/** Consents said aloud at the meeting: given and entered in the minutes by the same act, so that it is never half done. */
export const oralConsentsField: Field = optional(
  list(
    'Mundtlige samtykker givet på mødet',
    'Oral consents given at the meeting',
    object('Samtykke', 'Consent', {
      giver: familyMember('Hvem samtykker', 'Who consents'),
      subject: slug('Hvis oplysninger', 'Whose information', { initial: 'mother' }),
      receivers: roleList('Til hvilke deltagere', 'To which participants', { min: 1 }),
      categories: list('Oplysninger', 'Information', slug('Slags oplysninger', 'Category of information'), {
        min: 1,
      }),
      purpose: longText('Formål', 'Purpose'),
    }),
    {
      max: 10,
      help: text(
        'Registreres som mundtlige mødesamtykker og føres til referat med det samme.',
        'Recorded as oral meeting consents and entered in the minutes at once.',
      ),
    },
  ),
);

const saidIn = ({ data }: Attempt): readonly JsonObject[] =>
  (Array.isArray(data.oralConsents) ? data.oralConsents : []).filter((one): one is JsonObject =>
    isJsonObject(one),
  );

/** Each is held to what holds for any consent: about a child, its custody holder consents. */
export function checkOralConsents(attempt: Attempt): Refusal | null {
  for (const said of saidIn(attempt)) {
    const refusal = checkGiver({
      ...attempt,
      data: { subject: said.subject ?? null, giver: { role: said.giver ?? null } },
    });
    if (refusal) return refusal;
  }
  return null;
}

/** The consents first, then the act that enters them; without any, the act as it always was. */
export function withOralConsents(attempt: Attempt, type: EventType): readonly EventDraft[] {
  const said = saidIn(attempt);
  const { oralConsents: _said, ...data } = attempt.data;
  if (said.length === 0) return [{ type, data: attempt.data }];
  const moment = meetingMoment(attempt);
  const ids = freeIds(attempt, said.length);
  const given = said.map(
    (one, i): EventDraft => ({
      type: 'consent-given',
      moment,
      data: {
        ...one,
        consentId: ids[i] ?? null,
        direction: 'meeting',
        giver: { role: one.giver ?? null },
        form: 'oral',
        givenOn: moment.on satisfies CivilDate,
      },
    }),
  );
  const entered: readonly Json[] = Array.isArray(data.consents) ? data.consents : [];
  return [...given, { type, data: { ...data, consents: [...entered, ...ids] } }];
}

/** What was said at a meeting was said when it was held, also where it is entered later. */
function meetingMoment({ view, data, moment }: Attempt): Moment {
  const held = meetingById(view, data.meetingId)?.held;
  return held
    ? { ms: held.ms, on: held.dateOnly ? held.on : civilDateOf(held.ms), dateOnly: held.dateOnly === true }
    : moment;
}

/** As `give-consent` numbers them: the next never used. */
function freeIds({ view, data }: Attempt, count: number): readonly string[] {
  const used = new Set(view.state.facts.map((fact) => fact.data.consentId));
  for (const id of Array.isArray(data.consents) ? data.consents : []) used.add(id);
  const ids: string[] = [];
  for (let n = view.ever('consent-given').length + 1; ids.length < count; n += 1)
    if (!used.has(`k${n}`)) ids.push(`k${n}`);
  return ids;
}
