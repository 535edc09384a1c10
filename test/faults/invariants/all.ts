import type { Invariant } from './evidence.ts';
import { nothingLost } from './i1-nothing-lost.ts';
import { nothingTwice } from './i2-nothing-twice.ts';
import { oneMailEach } from './i3-one-mail-each.ts';
import { noSilentDeadline } from './i4-no-silent-deadline.ts';
import { viewIsFold } from './i5-view-is-fold.ts';
import { chainUnbroken } from './i6-chain-unbroken.ts';
import { nothingInPlain } from './i7-nothing-in-plain.ts';
import { wellAgain } from './i8-well-again.ts';

/** The invariants of docs/reliability.md; the last one first waits until the system is well again. */
export const invariants: readonly Invariant[] = [
  wellAgain,
  nothingLost,
  nothingTwice,
  oneMailEach,
  noSilentDeadline,
  viewIsFold,
  chainUnbroken,
  nothingInPlain,
];
