import { expect, test } from 'vitest';
import { mappingsOf, memoryTogether } from '../../bench/memory-together.ts';

const smaps = `
55d0c0000000-55d0c5000000 r-xp 00001000 fe:00 4711                       /usr/bin/node
Rss:               20000 kB
Pss:                5000 kB
Anonymous:           100 kB
55d0c6000000-55d0c7000000 rw-p 00000000 00:00 0                          [heap]
Rss:                9000 kB
Anonymous:          9000 kB
7f0000000000-7f0008000000 rw-s 00000000 00:01 99                         /dev/zero (deleted)
Rss:               64000 kB
Anonymous:             0 kB
7f1000000000-7f1000001000 r--p 00000000 fe:00 4712                       /usr/lib/libc.so.6
Rss:                1200 kB
Anonymous:             0 kB
`;

test('of what is mapped, programs and libraries are files; heap and shared memory are not', () => {
  expect(mappingsOf(smaps)).toEqual([
    { file: 'fe:00 4711 00001000', kib: 19_900 },
    { file: 'fe:00 4712 00000000', kib: 1_200 },
  ]);
});

test('a process that is counted under two names takes its files once', () => {
  const once = memoryTogether([{ name: 'one', pid: process.pid }]);
  const twice = memoryTogether([
    { name: 'one', pid: process.pid },
    { name: 'other', pid: process.pid },
  ]);
  expect(once.filesMb).toBeGreaterThan(10);
  expect(Math.abs(twice.filesMb - once.filesMb)).toBeLessThan(2);
  expect(once.totalMb).toBeCloseTo(once.anonymousMb + once.sharedMb + once.filesMb);
});

test('nobody to look at is said', () => {
  expect(() => memoryTogether([])).toThrow(/needs \/proc/);
});
