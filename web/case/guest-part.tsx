import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { authorityIn, type SeenCase } from '../../api/seen-case.ts';
import { titleOfEvent } from '../../api/timeline.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { meetingsOf } from '../../domain/case/meetings.ts';
import { Alert } from '../layout/parts.tsx';
import { EventData } from '../record/tell-data.tsx';
import { caseWords, knownUntil } from '../text/case.ts';
import { dateInWords, shortMoment } from '../text/dates.ts';

/** For those of another authority: the meeting that they are invited to, what was disclosed to them, and nothing else. */
export const GuestPart = ({ lang, seen }: { lang: Language; seen: SeenCase }) => {
  const view = viewOf(seen.state);
  const meetings = meetingsOf(view).filter(seen.sight.meeting);
  const disclosed = view.of('disclosed').filter(seen.sight.disclosure);
  return (
    <>
      <Alert lang={lang} variant="info" heading={caseWords.guest[lang]}>
        {caseWords.guestLead[lang]}
      </Alert>
      {[
        ...meetings.map(({ planned, meetingMs }) => ({ fact: planned, ms: meetingMs })),
        ...disclosed.map((fact) => ({ fact, ms: fact.ms })),
      ].map(({ fact, ms }) => (
        <section class="tov-group">
          <h2 class="h4">{titleOfEvent(fact.type)[lang]}</h2>
          <p>{shortMoment(ms, lang)}</p>
          <EventData lang={lang} type={fact.type} data={fact.data} />
        </section>
      ))}
    </>
  );
};

/** What a municipality is told that has handed the case over. */
export const HandedOver = ({ lang, seen }: { lang: Language; seen: SeenCase }) => {
  const { knownUntilMs } = seen.sight;
  if (knownUntilMs === null) return null;
  return (
    <Alert lang={lang} variant="info" heading={caseWords.handedOver[lang]}>
      {knownUntil(scopeName(authorityIn(seen.state)), dateInWords(civilDateOf(knownUntilMs), lang))[lang]}
    </Alert>
  );
};
