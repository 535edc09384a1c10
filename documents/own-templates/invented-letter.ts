import type { DocumentTemplate } from '../../domain/documents/registry.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import type { LetterData } from '../letter-data.ts';
import { type Named, type Names, namedIn, namesOf } from './names-of-template.ts';

const ROWS = 2;

/** A letter of this kind about nobody: everything that can stand in it stands in it, under the name of what it is. */
export function inventedLetter(template: DocumentTemplate): LetterData {
  const names = namesOf(template);
  const groupOf = (name: string): JsonObject => {
    const found = namedIn(names, name);
    return found?.kind === 'group' ? inventedFrom(found.of) : {};
  };
  return {
    title: template.title.da,
    date: '2. marts 2026',
    created: [2026, 3, 2],
    from: { organisation: 'Prøvestrand Kommune', unit: 'Familierådgivning' },
    to: ['Modtager'],
    caseNumber: 'Sag 000000',
    version: 'Udgave 1',
    draft: true,
    // Replacement numbers: nobody has them.
    persons: [
      { who: 'Mor', name: 'Prøve Person', number: '680695-0014' },
      { who: 'Barn', name: 'Prøve Barn', number: '620226-0015' },
    ],
    fields: groupOf('fields'),
    facts: groupOf('facts'),
  };
}

const inventedFrom = (names: Names): JsonObject =>
  Object.fromEntries(Object.entries(names).map(([name, named]) => [name, inventedFor(named)]));

function inventedFor(named: Named): Json {
  if (named.kind === 'mark') return true;
  if (named.kind === 'text') return `[${named.label.da}]`;
  const one = inventedFrom(named.of);
  return named.kind === 'group' ? one : Array.from({ length: ROWS }, () => one);
}
