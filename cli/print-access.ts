import { caseFieldNames, caseFields } from '../access/field.ts';
import {
  accessMatrix,
  type Cell,
  type MatrixRow,
  matrixCommands,
  matrixLooks,
  matrixRoles,
  type Situation,
  situations,
} from '../access/matrix.ts';
import { policy } from '../access/policy.ts';
import { caseRelations } from '../access/relation.ts';

/** The whole matrix as one document: every role in every situation, a letter for each look, command and part. */
export const accessDocument = () => ({
  letters: { y: 'shown or done', f: '403', n: '404, or absent from the list' },
  looks: matrixLooks,
  fields: caseFieldNames,
  commands: matrixCommands,
  rows: accessMatrix(),
});

const words: Readonly<Record<Cell, string>> = { y: 'yes', f: 'no', n: '–' };

/** The same as Markdown for review: roles that stand alike share a column. */
export function printAccess(): string {
  const rows = accessMatrix();
  const columns = columnsOf(rows);
  const heads = columns.map((_, i) => String.fromCharCode(65 + i));
  const table = (title: string, names: readonly string[], of: (row: MatrixRow) => string): string[] => [
    `| ${title} | ${heads.join(' | ')} |`,
    `|---|${heads.map(() => '---').join('|')}|`,
    ...names.map(
      (name, i) => `| \`${name}\` | ${columns.map(([row]) => words[of(row)[i] as Cell]).join(' | ')} |`,
    ),
    '',
  ];
  return [
    '# Access matrix',
    '',
    'Written from the policy in `access/` by `npm run -s tovholder -- access --markdown`; never edit this file by hand. A test asks the real API for every cell of `test/api/access-matrix.json`, which says the same role by role, and fails where behaviour and file differ. Why it is so stands in [access.md](access.md).',
    '',
    '`yes` shown or done · `no` 403 `NOT_PERMITTED` · `–` 404, as if there were no such case, or absent from the list.',
    '',
    '## The policy',
    '',
    '| who | standing as | may | of | only | because | source |',
    '|---|---|---|---|---|---|---|',
    ...policy.map(
      ({ to, as, actions, on, only, because, source }) =>
        `| ${to.join(', ')} | ${as?.join(', ') ?? 'any'} | ${actions.join(', ')} | ${on} | ${only?.join(', ') ?? ''} | ${because.en} | ${source} |`,
    ),
    '',
    '## How each role stands to a case',
    '',
    'A leader stands as the unit they lead. An empty field: the role does not exist there.',
    '',
    `| role | ${Object.values(situations)
      .map(({ en }) => en)
      .join(' | ')} |`,
    `|---|${Object.keys(situations)
      .map(() => '---')
      .join('|')}|`,
    ...matrixRoles.map((role) => `| ${role} | ${standings(rows, role)} |`),
    '',
    `Relations: ${Object.entries(caseRelations)
      .map(([code, { en }]) => `\`${code}\` ${en.toLowerCase()}`)
      .join(' · ')}.`,
    '',
    '## Columns',
    '',
    ...columns.map((alike, i) => `- **${heads[i]}** ${whoIn(alike)}`),
    '',
    '## Looks',
    '',
    ...table('look', matrixLooks, ({ looks }) => looks),
    '## Commands',
    '',
    ...table('command', matrixCommands, ({ commands }) => commands),
    '## Parts of a case',
    '',
    'What is not `yes` is left out of JSON, pages, files and the journal.',
    '',
    ...table('part', caseFieldNames, ({ fields }) => fields.replaceAll('n', 'f')),
    ...caseFieldNames.map((name) => `- \`${name}\`: ${caseFields[name].en}`),
    '',
  ].join('\n');
}

/** Rows with the same cells throughout. */
function columnsOf(rows: readonly MatrixRow[]): [MatrixRow, ...MatrixRow[]][] {
  const alike = new Map<string, [MatrixRow, ...MatrixRow[]]>();
  for (const row of rows) {
    const key = `${row.looks}/${row.commands}/${row.fields}`;
    const known = alike.get(key);
    if (known) known.push(row);
    else alike.set(key, [row]);
  }
  return [...alike.values()];
}

const standings = (rows: readonly MatrixRow[], role: string): string =>
  (Object.keys(situations) as Situation[])
    .map((at) => rows.find((row) => row.situation === at && row.role === role)?.relation ?? '')
    .join(' | ');

function whoIn(rows: readonly MatrixRow[]): string {
  const places = [...new Set(rows.map(({ situation }) => situation))];
  const rolesAt = (at: Situation) => rows.filter(({ situation }) => situation === at).map(({ role }) => role);
  const lists = new Map<string, Situation[]>();
  for (const at of places) {
    const roles = rolesAt(at).join(', ');
    lists.set(roles, [...(lists.get(roles) ?? []), at]);
  }
  return [...lists].map(([roles, at]) => `${at.join(', ')}: ${roles}`).join('; ');
}
