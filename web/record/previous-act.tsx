import { mayLook } from '../../access/may.ts';
import { journalSeen } from '../../api/journal-seen.ts';
import type { Language } from '../../api/language.ts';
import type { JournalEntry } from '../../api/ports.ts';
import { factsSeen } from '../../api/seen-case.ts';
import { parseInstant } from '../../domain/calendar/index.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { shortMoment } from '../text/dates.ts';
import { stepWords } from '../text/steps.ts';
import { words } from '../text/words.ts';
import type { FormCall } from './form-call.ts';
import { EventData } from './tell-data.tsx';

/** Acts whose last answers say nothing for the next, or should not be read over somebody's shoulder. */
const alone = new Set([
  'retract',
  'end-pregnancy',
  'record-death',
  'record-birth',
  'close-case',
  'adopt-rules',
]);

/** The same act as it was recorded last in this case, as far as the caller may see it; null where there is none. */
export async function previousAct({ call, stored, spec }: FormCall): Promise<JournalEntry | null> {
  if (alone.has(spec.name) || !mayLook(call.caller, stored.sight.relation, 'journal')) return null;
  const last = factsSeen(stored, stored.state).findLast(
    (fact) => fact.type === spec.event && fact.retractedBy === undefined && !fact.carried,
  );
  return last ? entryOf(call.deps.ports.reads, stored, last.id) : null;
}

/** The journal's own words of one event, or null where the caller does not see it. */
export async function entryOf(
  reads: FormCall['call']['deps']['ports']['reads'],
  stored: FormCall['stored'],
  eventId: number,
): Promise<JournalEntry | null> {
  const [entry] = await journalSeen(reads, stored, { after: eventId - 1, limit: 1 });
  return entry?.id === eventId ? entry : null;
}

/** Beside the questions: what was answered the last time. */
export const PreviousAct = ({ lang, entry }: { lang: Language; entry: JournalEntry }) => (
  <aside class="tov-previous" aria-labelledby="previous-act">
    <h2 id="previous-act" class="h4">
      {stepWords.before[lang]}
    </h2>
    <p class="tov-muted">
      {shortMoment(parseInstant(entry.at) ?? 0, lang)},{' '}
      {(isRole(entry.by) ? roleName(entry.by) : words.system)[lang]}
    </p>
    <EventData lang={lang} type={entry.type} data={entry.data} />
  </aside>
);
