import { describe, expect, it } from 'vitest';
import { sayDates } from '../../web/text/dates.ts';

describe('dates inside a sentence of the law', () => {
  it('are put into words, an instant with or without its milliseconds', () => {
    expect(sayDates('Registreret 2026-11-22T08:38:25.852+01:00.', 'da')).toBe(
      'Registreret søndag 22. november 2026 kl. 08.38.',
    );
    expect(sayDates('Registreret 2026-11-22T08:38:00+01:00.', 'da')).toBe(
      'Registreret søndag 22. november 2026 kl. 08.38.',
    );
    expect(sayDates('Termin 2027-04-21, uge 18', 'da')).toBe('Termin onsdag 21. april 2027, uge 18');
  });
});
