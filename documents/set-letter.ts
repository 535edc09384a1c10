import { civilDateOf } from '../domain/calendar/index.ts';
import type { CaseView } from '../domain/case/case-view.ts';
import type { DocumentTemplate } from '../domain/documents/registry.ts';
import { isJsonObject, type JsonObject } from '../domain/json.ts';
import { municipalities, regionOf, regions } from '../domain/rules/agreement-area.ts';
import { isRole, roleName } from '../domain/rules/roles.ts';
import { dateOnPaper, dateParts } from './danish-dates.ts';
import { factsOfLetter } from './facts-of-letter.ts';
import { fieldsInWords } from './fields-in-words.ts';
import type { LetterData, LetterPerson } from './letter-data.ts';

/** What somebody wrote: the draft as the journal has it. */
export interface Draft {
  template: DocumentTemplate;
  /** `version` of the document; 0 while it is only looked at. */
  version: number;
  /** `meetingId`, `notificationId`, `measureId`, `fields`. */
  data: JsonObject;
  /** Role of its writer. */
  by: string;
  /** The municipality that the case is with. */
  municipality: string;
  isDraft: boolean;
}

const regional: ReadonlySet<string> = new Set(['FP', 'SSR', 'NF', 'WARD', 'PSY', 'GP']);

/** A draft and what the case and the register know, as the words of a letter. Total; without anybody's address. */
export function setLetter(
  view: CaseView,
  draft: Draft,
  persons: readonly LetterPerson[],
  nowMs: number,
): LetterData {
  const { template, data, version } = draft;
  const filled = isJsonObject(data.fields) ? (data.fields as JsonObject) : {};
  const on = civilDateOf(nowMs);
  return {
    title: template.title.da,
    date: dateOnPaper(on),
    created: dateParts(on),
    from: senderWords(draft),
    to: [],
    caseNumber: `Sag ${view.state.id.slice(2, 8).toUpperCase()}`,
    version: version === 0 ? 'Forhåndsvisning' : `Udgave ${version}`,
    draft: draft.isDraft,
    persons: [...persons],
    fields: fieldsInWords(template.fields, filled),
    facts: factsOfLetter(view, { template: template.name, about: data, filled, nowMs }),
  };
}

/** The organisation whose letter it is, by its code: units of the region write for the region, others for the municipality. */
export function senderOf({ by, municipality }: Pick<Draft, 'by' | 'municipality'>): string {
  const region = regionOf(municipality);
  return regional.has(by.replace(/-leader$/, '')) && region ? region : municipality;
}

function senderWords(draft: Draft): LetterData['from'] {
  const unit = draft.by.replace(/-leader$/, '');
  const sender = senderOf(draft);
  return {
    organisation: regions[sender]?.name.da ?? `${municipalities[sender] ?? sender} Kommune`,
    unit: isRole(unit) ? roleName(unit).da : unit,
  };
}
