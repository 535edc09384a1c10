import { viewOf } from '../../domain/case/case-view.ts';
import type { Fact } from '../../domain/case/fact.ts';
import { meetingById } from '../../domain/case/meetings.ts';
import { fieldsOfEvent } from '../../domain/case/registry.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { type Text, text } from '../../domain/text.ts';
import { shortDate, shortMoment } from '../text/dates.ts';
import { meetingKindNames } from '../text/meetings.ts';
import { toldEvent } from '../text/told-events.ts';
import type { Option } from './form-node.ts';
import { tellValue } from './tell-data.tsx';

/** The answer that tells one such act from another better than its day does. */
const tellsWhich: Readonly<Record<string, readonly string[]>> = {
  'document-drafted': ['template'],
  'measure-decided': ['basis'],
  'consent-given': ['direction', 'subject'],
};

/** What an act is called where one is chosen: a meeting by its kind and time, anything else by what happened and when. */
export function factName(fact: Fact, state: CaseState): Text {
  const meeting = fact.type === 'meeting-planned' ? meetingById(viewOf(state), fact.data.meetingId) : null;
  if (meeting) {
    const kind = meetingKindNames[meeting.kind];
    return inBoth((lang) => `${kind[lang]} ${shortMoment(meeting.meetingMs, lang)}`);
  }
  return happened(fact);
}

/** What happened, and on which day: `Underretning modtaget ons. 18. feb. 2026`. */
export function happened(fact: Fact): Text {
  const fields = fieldsOfEvent(fact.type);
  return inBoth((lang) => {
    const which = (tellsWhich[fact.type] ?? []).flatMap((name) => {
      const field = fields[name];
      const value = fact.data[name];
      return field && typeof value === 'string' ? [tellValue(field, value, lang)] : [];
    });
    const day = shortDate(fact.on, lang);
    const what = toldEvent(fact.type)[lang];
    return which.length === 0 ? `${what} ${day}` : `${which.join(', ')}: ${what.toLowerCase()} ${day}`;
  });
}

const inBoth = (say: (lang: 'da' | 'en') => string): Text => text(say('da'), say('en'));

/** Names to choose by; an id stands only after those that would read the same. */
export function toldApart(options: readonly Option[], idOf: (value: string) => Text): readonly Option[] {
  const often = new Map<string, number>();
  for (const [, { da }] of options) often.set(da, (often.get(da) ?? 0) + 1);
  return options.map(([value, name]) => {
    if ((often.get(name.da) ?? 0) < 2) return [value, name];
    const id = idOf(value);
    return [value, text(`${name.da} (${id.da})`, `${name.en} (${id.en})`)];
  });
}
