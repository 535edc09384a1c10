import { type ChangeFilter, type FieldChange, isAskedFor, topicTitle } from '../domain/case/field-changes.ts';
import type { Json } from '../domain/json.ts';
import { isRole, roleName } from '../domain/rules/roles.ts';
import { csvResponse } from './csv.ts';
import type { Language } from './language.ts';
import { titleOfEvent } from './timeline.ts';

const headers = {
  da: ['Registreret', 'Af', 'Handling', 'Emne', 'Om', 'Felt', 'Før', 'Efter', 'Nr.'],
  en: ['Recorded', 'By', 'Act', 'Topic', 'About', 'Field', 'Before', 'After', 'No.'],
};

/** How a value stands in a cell: as it is, lists and objects as JSON; a state under the title of its act. */
const cellOf = (value: Json | null, { shape }: FieldChange, language: Language): string | null => {
  if (value === null) return null;
  if (shape === null && typeof value === 'string') return titleOfEvent(value)[language];
  if (typeof value === 'string') return shape?.values?.[value]?.[language] ?? value;
  return JSON.stringify(value);
};

/** The changes asked for as a spreadsheet, the newest first. */
export const historyCsv = (
  language: Language,
  changes: readonly FieldChange[],
  filter: ChangeFilter,
): Response =>
  csvResponse(
    language === 'da' ? 'aendringer' : 'changes',
    headers[language],
    changes
      .filter(isAskedFor(filter))
      .map((one) => [
        one.recordedAt,
        isRole(one.by) ? roleName(one.by)[language] : one.by,
        titleOfEvent(one.act)[language],
        topicTitle(one.topic)[language],
        one.about,
        one.label[language],
        cellOf(one.before, one, language),
        cellOf(one.after, one, language),
        one.id,
      ]),
  );
