/** Chance that can be repeated: the same seed draws the same, on every machine. */
export interface Chance {
  /** From 0 to below 1. */
  real(): number;
  /** True with this probability. */
  maybe(probability: number): boolean;
  /** A whole number from `min` to `max`, both possible. */
  whole(min: number, max: number): number;
  /** One of a list; undefined of an empty one. */
  pick<T>(from: readonly T[]): T | undefined;
  /** So many different ones of a list, in its order; fewer where the list is shorter. */
  some<T>(from: readonly T[], min: number, max: number): T[];
}

/** A small generator with 32 bits of state (mulberry32); neighbouring seeds are stirred apart first. */
export function chanceFrom(seed: number): Chance {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const real = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (min: number, max: number) => min + Math.floor(real() * (max - min + 1));
  const some = <T>(from: readonly T[], min: number, max: number): T[] => {
    let wanted = Math.min(whole(min, max), from.length);
    return from.filter((_, i) => {
      const taken = wanted > 0 && real() * (from.length - i) < wanted;
      if (taken) wanted -= 1;
      return taken;
    });
  };
  return {
    real,
    maybe: (probability) => real() < probability,
    whole,
    pick: (from) => from[Math.floor(real() * from.length)],
    some,
  };
}
