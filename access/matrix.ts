import { commands } from '../domain/case/registry.ts';
import { municipalities, regions } from '../domain/rules/agreement-area.ts';
import { isFamilyRole, isRole, leaderOf, professionalRoles, type Role } from '../domain/rules/roles.ts';
import { type Text, text } from '../domain/text.ts';
import { actionOfCommand, type LookName } from './action.ts';
import { type AccessGround, type CaseAccess, openingAccess } from './case-access.ts';
import { type CaseField, caseFieldNames } from './field.ts';
import type { Person } from './horizon.ts';
import { may, mayLook, mayRead, mayRefer, mayWorkInCases } from './may.ts';
import { type CaseRelation, relationTo } from './relation.ts';
import { unitOf } from './unit.ts';

/** Where somebody stands who asks for a case of Esbjerg, and what has happened in it before. */
export const situations = {
  own: text('Sagens kommune', "The case's municipality"),
  former: text('Sagens kommune, efter at en anden har overtaget', 'The same, after another has taken over'),
  region: text('Regionen', 'The region'),
  other: text('En anden kommune', 'Another municipality'),
  invited: text(
    'En anden kommune, hvis FR er indbudt til et møde',
    'Another municipality whose FR is invited to a meeting',
  ),
  'disclosed-to': text(
    'En anden kommune, hvis FR der er videregivet til',
    'Another municipality whose FR was disclosed to',
  ),
  'moved-to': text('Kommunen, der har overtaget sagen', 'The municipality that has taken over'),
  limited: text(
    'Sagens kommune, login begrænset til andre sager',
    "The case's municipality, login limited to other cases",
  ),
  emergency: text('En anden kommune under nødadgang', 'Another municipality under emergency access'),
} as const satisfies Record<string, Text>;

export type Situation = keyof typeof situations;

/** What can be looked at over the API: the parts of a case, then the lists that it may stand in. */
export const matrixLooks = [
  ...[
    'case',
    'commands',
    'deadlines',
    'deadline',
    'timeline',
    'journal',
    'history',
    'verification',
    'what-if',
  ],
  ...[
    'consents',
    'disclosures',
    'receipts',
    'meetings',
    'documents',
    'persons',
    'data-export',
    'calendar',
    'access-log',
    'access-log-export',
  ],
  ...['emergency-access', 'search', 'worklist', 'log-search'],
] as readonly LookName[];

export const matrixCommands: readonly string[] = commands.map(({ name }) => name).sort();

/** `y` it is done or shown, `f` 403, `n` 404 or absent from the list. */
export type Cell = 'y' | 'f' | 'n';

/** One role in one situation: a cell for each look, each command and each part of a case, in their order. */
export interface MatrixRow {
  situation: Situation;
  role: Role;
  relation: CaseRelation;
  looks: string;
  commands: string;
  /** `y` it is there, `n` it is left out. */
  fields: string;
}

export const MATRIX_CASE = { id: `c_${'0'.repeat(32)}`, municipality: 'esbjerg' } as const;

/** The unit of the other municipality that is invited or disclosed to. */
export const GUEST: Role = 'FR';

/** Who has to do with the case in a situation. */
function accessIn(situation: Situation): readonly CaseAccess[] {
  const opening = openingAccess(MATRIX_CASE.municipality);
  const one = (scope: string, ground: AccessGround, unit = ''): CaseAccess => ({
    ...{ scope, ground, unit, about: '', fromMs: 0 },
    ...{ untilMs: ground === 'former-authority' ? 1 : null, because: 1 },
  });
  if (situation === 'invited' || situation === 'disclosed-to')
    return [...opening, one(STRANGER, situation, GUEST)];
  if (situation === 'former' || situation === 'moved-to')
    return [...openingAccess(STRANGER), one(MATRIX_CASE.municipality, 'former-authority')];
  return opening;
}

/** Who stands in a situation; null where the role does not exist there, or cannot come into it. */
export function personIn(situation: Situation, role: Role): Person | null {
  if (situation === 'region') return regionalUnits.includes(unitOf(role)) ? { role, scope: REGION } : null;
  if (situation === 'emergency' && !may({ role }, 'take-emergency', { on: 'case', as: 'none' })) return null;
  if (situation === 'limited') return { role, scope: MATRIX_CASE.municipality, cases: [] };
  const own = situation === 'own' || situation === 'former';
  return { role, scope: own ? MATRIX_CASE.municipality : STRANGER };
}

const REGION = Object.keys(regions)[0] ?? '';
const STRANGER = Object.keys(municipalities).at(-1) ?? '';
const regionalUnits: readonly Role[] = ['FP', 'SSR', 'NF', 'WARD', 'PSY', 'GP', 'director', 'dpo'];

const professionals = Object.keys(professionalRoles).filter(isRole);
export const matrixRoles: readonly Role[] = [...professionals, ...professionals.map(leaderOf)]
  .concat('director', 'dpo')
  .filter((role) => !isFamilyRole(role));

/** What the policy says of every role in every situation. */
export function accessMatrix(): readonly MatrixRow[] {
  return (Object.keys(situations) as Situation[]).flatMap((situation) =>
    matrixRoles.flatMap((role) => {
      const person = personIn(situation, role);
      if (!person) return [];
      const owned = { id: MATRIX_CASE.id, access: accessIn(situation) };
      const relation = relationTo(person, owned, 0, situation === 'emergency');
      const looks = matrixLooks.map((look) => lookCell(person, relation, look)).join('');
      const given = commands.toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const cells = given.map((spec) => commandCell(person, relation, spec)).join('');
      const fields = caseFieldNames.map((field) => fieldCell(person, relation, field)).join('');
      return [{ situation, role, relation, looks, commands: cells, fields }];
    }),
  );
}

function lookCell(person: Person, relation: CaseRelation, look: LookName): Cell {
  if (look === 'log-search') return may(person, 'see-log', { on: 'log' }) ? 'y' : 'f';
  if (look === 'search' || look === 'worklist') {
    if (!mayWorkInCases(person)) return 'f';
    if (relation === 'none' || relation === 'emergency') return 'n';
    return mayLook(person, relation, look) ? 'y' : 'n';
  }
  if (relation === 'none') return 'n';
  return mayLook(person, relation, look) ? 'y' : 'f';
}

const fieldCell = (person: Person, relation: CaseRelation, field: CaseField): Cell =>
  mayRead(person, relation, field) ? 'y' : 'n';

function commandCell(person: Person, relation: CaseRelation, spec: (typeof commands)[number]): Cell {
  if (spec.name === 'refer') return mayRefer(person) ? 'y' : 'f';
  if (relation === 'none') return 'n';
  return may(person, actionOfCommand(spec), { on: 'case', as: relation }) ? 'y' : 'f';
}
