/**
 * How Danish names sound, so that a name is found however it was spelled. Our own table: what npm has of phonetic codes
 * (Soundex, Metaphone, the Cologne phonetics) is for English, French or German and takes Danish names for each other that
 * nobody mixes up, or keeps apart what is one name. Vowels stay: without them half of the short names fall together.
 * The codes are hashed and stored, so a change here needs a rebuild of the index.
 */

type Step = readonly [from: RegExp, to: string];

const VOWEL = '[aeiouyæøå]';
const END_OR_CONSONANT = '(?=$|[^aeiouyæøå])';

/** Letters of other alphabets and of older spelling, before everything else. */
const letters: readonly Step[] = [
  [/å/g, 'aa'],
  [/[äæ]/g, 'ae'],
  [/[öøœ]/g, 'oe'],
  [/ü/g, 'y'],
  [/ß/g, 'ss'],
  [/ð/g, 'd'],
  [/þ/g, 'th'],
  [/ł/g, 'l'],
];

/** In this order: each step reads what the ones before it left. */
const sounds: readonly Step[] = [
  [/aa/g, 'å'],
  [/ae/g, 'æ'],
  [/oe/g, 'ø'],
  [/ou/g, 'u'],
  // Louise is Luise, Nielsen is Nilsen; at the end of a word `ie` is heard (Sofie).
  [/ie(?=[^aeiouyæøå])/g, 'i'],
  [/sch(?=[^aeiouyæøå])/g, 's'],
  [/sch/g, 'sk'],
  [/sh/g, 'sj'],
  [/c?ch/g, 'k'],
  [/ck/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/gh/g, 'g'],
  [/qu/g, 'kv'],
  [/q/g, 'k'],
  [/c(?=[eiyæø])/g, 's'],
  [/c/g, 'k'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  // Hvid, Hjort; Kjær, Gjern; Rhode, Khan, Dahl, Sarah. Between vowels an h is heard (Johan).
  [/^h(?=[vj])/g, ''],
  [/([kg])j/g, '$1'],
  [/([^aeiouyæøå])h/g, '$1'],
  [new RegExp(`h${END_OR_CONSONANT}`, 'g'), ''],
  // The silent d: Lund, Kjeld, Gaard, Hendrik; Mads, Sidsel; Schmidt.
  [new RegExp(`([nlr])d${END_OR_CONSONANT}`, 'g'), '$1'],
  [/d(?=[st])/g, ''],
  // Yasmin, Maya; Nikolaj, Ejvind, Kay.
  [new RegExp(`^y(?=${VOWEL})`, 'g'), 'j'],
  [new RegExp(`(${VOWEL})y(?=${VOWEL})`, 'g'), '$1j'],
  [new RegExp(`(${VOWEL})j${END_OR_CONSONANT}`, 'g'), '$1i'],
  [/y/g, 'i'],
  // Gustaf, Olaf.
  [new RegExp(`(${VOWEL})f$`, 'g'), '$1v'],
  [/(.)\1+/g, '$1'],
];

const steps = (word: string, all: readonly Step[]): string =>
  all.reduce((sofar, [from, to]) => sofar.replace(from, to), word);

/** Words between names that say nothing of who it is. */
const particles = new Set([
  'af',
  'al',
  'bin',
  'da',
  'de',
  'del',
  'den',
  'der',
  'di',
  'el',
  'la',
  'le',
  'van',
  'von',
]);

/** More parts than anybody's name has. */
const MOST_PARTS = 8;

/** The sound of one part of a name; empty for what has no letter. */
export function soundOf(part: string): string {
  const plain = steps(part.toLowerCase().normalize('NFC'), letters);
  const word = plain.normalize('NFD').replace(/\p{M}/gu, '').replace(/\P{L}/gu, '');
  return steps(word, sounds);
}

/** The sounds of a name's parts, each once, in their order. Initials and particles are left out where more is said. */
export function soundsOf(name: string): readonly string[] {
  const parts = name
    .normalize('NFC')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((part) => part !== '');
  const telling = parts.filter((part) => part.length > 1 && !particles.has(part.toLowerCase()));
  const heard = (telling.length > 0 ? telling : parts).map(soundOf).filter((sound) => sound !== '');
  return [...new Set(heard)].slice(0, MOST_PARTS);
}

/** How many parts of two names must sound alike for them to be the same: two, or all where one says only one. */
export const alikeFrom = (sounds: readonly string[]): number => Math.min(2, sounds.length);
