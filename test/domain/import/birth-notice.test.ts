import { expect, test } from 'vitest';
import { readBirthNotice } from '../../../domain/import/birth-notice.ts';

const complete = {
  id: 'f1',
  mother: '711231-4321',
  bornAt: '2026-03-02T10:15:00+01:00',
  place: 'hospital',
  children: [{ alive: true, gestationalAge: '39+4', name: 'Prøve Person' }, { alive: false }],
};

test('a notice becomes the fields of recording a birth, and nothing that names anybody', () => {
  const read = readBirthNotice(complete, 1);
  expect(read).toMatchObject({
    ok: true,
    notice: {
      id: 'f1',
      birth: {
        bornAt: complete.bornAt,
        place: 'hospital',
        children: [
          { ref: 'child:1', alive: true, gestationalAge: '39+4' },
          { ref: 'child:2', alive: false },
        ],
      },
    },
  });
  expect(JSON.stringify(read.ok && read.notice.birth)).not.toContain('Person');
});

test.each([
  ['nothing', null, null],
  ['no id', { ...complete, id: ' ' }, 'id'],
  ['a number that is none', { ...complete, mother: '12' }, 'mother'],
  ['a day without a time', { ...complete, bornAt: '2026-03-02' }, 'bornAt'],
  ['no child', { ...complete, children: [] }, 'children'],
])('a notice with %s is a mistake in its row', (_what, notice, column) => {
  expect(readBirthNotice(notice, 4)).toMatchObject({ ok: false, mistake: { row: 4, column } });
});
