import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeFrom, soundOf, soundsOf } from '../../../domain/persons/name-sound.ts';

/** Spellings of one name each. */
const same = [
  ['Kristensen', 'Christensen', 'Kristensenn'],
  ['Sørensen', 'Sörensen', 'Soerensen', 'SØRENSEN', 'Sørensen'.normalize('NFD')],
  ['Filip', 'Philip', 'Phillip'],
  ['Maja', 'Maya'],
  ['Katrine', 'Cathrine', 'Kathrine', 'Catrine'],
  ['Åse', 'Aase', 'Åse'.normalize('NFD')],
  ['Thea', 'Tea'],
  ['Zara', 'Sara', 'Sarah'],
  ['Nielsen', 'Nilsen'],
  ['Kjær', 'Kær', 'Kjaer'],
  ['Ågård', 'Aagaard'],
  ['Hvid', 'Vid', 'Wid'],
  ['Alexander', 'Aleksander'],
  ['Nikolaj', 'Nicolai', 'Nikolai', 'Nicolay'],
  ['Hendrik', 'Henrik', 'Henrick'],
  ['Schmidt', 'Smit', 'Smidt'],
  ['Sidsel', 'Sissel'],
  ['Mathias', 'Matias', 'Mattias'],
  ['Yasmin', 'Jasmin'],
  ['Rebecca', 'Rebekka'],
  ['Gustaf', 'Gustav'],
  ['Louise', 'Luise'],
  ['Dahl', 'Dal'],
  ['Sophie', 'Sofie'],
  ['Elisabeth', 'Elizabeth', 'Elisabet'],
  ['Steen', 'Sten'],
  ['Kjeld', 'Keld', 'Kjell'],
  ['Müller', 'Myller'],
  ['Chloé', 'Chloe', 'Kloe'],
];

/** Common names that nobody takes for each other. */
const apart =
  `Maja Mia Mie Anna Anne Hanne Johanne Lina Linda Karen Karin Mette Mads Jensen Hansen Jansen Kirsten Kristen
  Ida Eda Pia Nina Mina Ella Ellen Emma Emil Emilie Freja Frida Alma Alba Clara Klaus Laura Lærke Sofie Sofia Agnes Asta
  Oscar Olivia Oliver Noah Nora Liv Liva Victor Viktoria William Villads Magnus Malthe Lucas Luna Josefine Josef Johan Jonas
  Jens Hans Niels Lars Peter Pedersen Petersen Larsen Andersen Rasmussen Olsen Thomsen Poulsen Madsen Mortensen Møller
  Mikkelsen Holm Lund Lind Bach Beck Berg Bjerg Vester Øster Nygaard Dam Dalgaard Winther Frost Friis Frandsen`.split(
    /\s+/,
  );

describe('the sound of a name', () => {
  it.each(same.map((names) => [names[0], names]))('is the same in every spelling of %s', (_name, names) => {
    expect(new Set((names as string[]).map(soundOf)).size).toBe(1);
  });

  it('keeps common names apart', () => {
    const sounds = apart.map(soundOf);
    expect(apart.filter((_, i) => sounds.indexOf(sounds[i] ?? '') !== i)).toEqual([]);
  });

  it('is never longer than twice the word and holds letters only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (word) => {
        const sound = soundOf(word);
        expect(sound).toMatch(/^\p{L}*$/u);
        expect(sound.length).toBeLessThanOrEqual(2 * word.normalize('NFKD').length);
      }),
    );
  });
});

describe('a whole name', () => {
  it('is its parts, each once, without initials and particles', () => {
    expect(soundsOf('Anna-Sofie  K. von Prøve')).toEqual(soundsOf('anna SOFIE Prøve'));
    expect(soundsOf("O'Prøve Prøve")).toEqual([soundOf('Prøve')]);
    expect(soundsOf('—')).toEqual([]);
  });

  it('keeps letters of other alphabets', () => {
    expect(soundsOf('Анна')).toHaveLength(1);
  });

  it('is the same as another from two parts on, or from its only one', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(alikeFrom)).toEqual([0, 1, 2, 2]);
  });
});
