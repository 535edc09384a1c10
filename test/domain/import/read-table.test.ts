import { expect, test } from 'vitest';
import { boolean, choice, instant, integer, list, slug } from '../../../domain/case/field.ts';
import { readColumns } from '../../../domain/import/csv-columns.ts';
import { csvValue } from '../../../domain/import/csv-value.ts';
import { readCsvRow } from '../../../domain/import/read-csv-row.ts';
import { readJsonRows } from '../../../domain/import/read-json-rows.ts';
import { type RawRow, readRow } from '../../../domain/import/read-row.ts';

const settings = { municipality: null, isMunicipality: (name: string) => name === 'esbjerg' };

function rowsOf(table: string): RawRow[] {
  const [header = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split(';'));
  const read = readColumns(header);
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return lines.map((cells, i) => readCsvRow(read.columns, cells, i + 1));
}

test('a line becomes its referral and its facts, each with the fields of its columns', () => {
  const [row] = rowsOf(`
id;kind;municipality;refer.receivedAt;refer.mother.name;refer.edd;open-municipal-case.openedOn
K1;pregnancy;esbjerg;2026-03-02 09:30;Prøve Person;2026-09-01;2026-03-05`);
  expect(readRow(row as RawRow, settings)).toEqual({
    ok: true,
    row: {
      row: 1,
      id: 'K1',
      kind: 'pregnancy',
      municipality: 'esbjerg',
      facts: [
        {
          case: 'pregnancy',
          command: 'refer',
          role: 'FR',
          place: 'refer',
          data: {
            receivedAt: '2026-03-02T09:30:00+01:00',
            mother: { name: 'Prøve Person' },
            edd: '2026-09-01',
          },
        },
        {
          case: 'pregnancy',
          command: 'open-municipal-case',
          role: 'FR',
          place: 'open-municipal-case',
          data: { openedOn: '2026-03-05' },
        },
      ],
    },
  });
});

test('facts come in the order of their days, on one day in the order of the columns, the referral first', () => {
  const [row] = rowsOf(`
id;set-due-date.on;receive-notification#2.receivedAt;receive-notification#1.receivedAt;refer.receivedAt;facts
K1;2026-03-04;2026-03-09T10:00;2026-03-04 07:00;2026-03-02;[{"command":"end-retention","data":{"on":"2026-03-05"}}]`);
  expect(row?.facts.map(({ place }) => place)).toEqual([
    'refer',
    'set-due-date',
    'receive-notification#1',
    'facts.0',
    'receive-notification#2',
  ]);
});

test('a fact of a child names the case before a stroke', () => {
  const [row] = rowsOf(`
id;refer.receivedAt;child:2/record-examination.on;child:2/record-examination.code
K1;2026-03-02;2026-05-02;1`);
  expect(row?.facts[1]).toEqual({
    case: 'child:2',
    command: 'record-examination',
    place: 'child:2/record-examination',
    data: { on: '2026-05-02', code: '1' },
  });
});

test('an empty cell says nothing', () => {
  const [row] = rowsOf(`
id;refer.receivedAt;refer.edd;receive-notification.form
K1;2026-03-02;;`);
  expect(row?.facts).toEqual([{ command: 'refer', place: 'refer', data: { receivedAt: '2026-03-02' } }]);
});

test('a column that is not known is told by its number, never by what stands there', () => {
  const read = readColumns(['id', 'Prøve Person', '710190-1234', 'refer.nobody', 'nothing.at', 'id']);
  expect(read.ok).toBe(false);
  const mistakes = read.ok ? [] : read.mistakes;
  expect(mistakes.map(({ column }) => column)).toEqual(['#2', '#3', '#4', '#5', '#6']);
  expect(JSON.stringify(mistakes)).not.toMatch(/Person|1234|nobody/);
});

test('a table without the column id is refused', () => {
  const read = readColumns(['refer.receivedAt']);
  expect(read.ok ? [] : read.mistakes.map(({ column }) => column)).toEqual(['id']);
});

test.each([
  [boolean('', ''), 'Ja', true],
  [boolean('', ''), 'nej', false],
  [boolean('', ''), 'måske', 'måske'],
  [integer('', ''), '12', 12],
  [integer('', ''), '1,5', '1,5'],
  [instant('', ''), '2026-10-25 02:30', '2026-10-25T02:30:00+02:00'],
  [instant('', ''), '2026-01-05T08:00', '2026-01-05T08:00:00+01:00'],
  [instant('', ''), '2026-02-30 08:00', '2026-02-30 08:00'],
  [list('', '', slug('', '')), 'FR | SP', ['FR', 'SP']],
  [list('', '', slug('', '')), '["FR"]', ['FR']],
  [list('', '', slug('', '')), '[FR', ['[FR']],
  [choice('', '', {}), 'ja', 'ja'],
])('a cell is read by the field of its column (%#)', (field, cell, value) => {
  expect(csvValue(field, cell)).toEqual(value);
});

const referred = { command: 'refer', place: 'refer', data: { receivedAt: '2026-03-02T09:00:00+01:00' } };
const complete = { row: 4, id: 'K1', kind: 'pregnancy', municipality: 'esbjerg', facts: [referred] };

test.each<[string, Partial<RawRow>, string]>([
  ['no id', { id: ' ' }, 'id'],
  ['a kind that is none', { kind: 'foetus' }, 'kind'],
  ['a municipality outside the agreement', { municipality: 'atlantis' }, 'municipality'],
  ['no referral', { facts: [] }, 'refer'],
  ['a command that is none', { facts: [referred, { command: 'x', place: 'facts.0' }] }, 'facts.0'],
  ['no content', { facts: [referred, { command: 'end-retention', place: 'facts.0' }] }, 'facts.0'],
  [
    'no moment',
    { facts: [referred, { command: 'end-retention', data: {}, place: 'facts.0' }] },
    'facts.0.at',
  ],
  [
    'an unknown field',
    {
      facts: [
        referred,
        { command: 'end-retention', data: { on: '2026-03-04', name: 'x' }, place: 'facts.0' },
      ],
    },
    'facts.0',
  ],
  ['a role that is none', { facts: [{ ...referred, role: 'king' }] }, 'refer.role'],
])('a row with %s is refused with its number and the column', (_what, bent, column) => {
  const read = readRow({ ...complete, ...bent }, settings);
  expect(read.ok ? [] : read.mistakes.map((one) => [one.row, one.column])).toEqual([[4, column]]);
});

test('all mistakes of a row are told at once', () => {
  const read = readRow({ row: 1, facts: [] }, settings);
  expect(read.ok ? [] : read.mistakes.map(({ column }) => column)).toEqual([
    'id',
    'kind',
    'municipality',
    'refer',
  ]);
});

test('a file for one municipality takes no row of another', () => {
  const ofAll = { ...settings, isMunicipality: () => true, municipality: 'esbjerg' };
  expect(readRow({ ...complete, municipality: undefined }, ofAll)).toMatchObject({
    ok: true,
    row: { municipality: 'esbjerg' },
  });
  expect(readRow({ ...complete, municipality: 'aabenraa' }, ofAll)).toMatchObject({
    ok: false,
    mistakes: [{ column: 'municipality' }],
  });
});

test('a document is a list of cases, or an object with one', () => {
  const cases = [{ id: 7, kind: 'child', refer: { receivedAt: 'x' }, facts: [{ command: 'y' }, 'z'] }];
  const rows = [
    {
      row: 1,
      id: 7,
      kind: 'child',
      facts: [
        { command: 'refer', data: { receivedAt: 'x' }, place: 'refer' },
        { command: 'y', place: 'facts.0' },
        { place: 'facts.1' },
      ],
    },
  ];
  expect(readJsonRows(cases)).toEqual({ ok: true, rows });
  expect(readJsonRows({ cases })).toEqual({ ok: true, rows });
  expect(readJsonRows({}).ok).toBe(false);
});
