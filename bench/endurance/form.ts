import type { Form } from './report.ts';

/** What `npm run endurance` was asked for. */
export interface Asked extends Form {
  actsPerSecond: number;
  /** Only try the detector, on a process that leaks on purpose. */
  leak: boolean;
}

const FULL_MINUTES = 240;
const QUICK_MINUTES = 10;
/** Of a short run a good part; of a long one twenty minutes, by which every cache and pool of the product is full. */
const WARM_UP_SHARE = 0.4;
const LONGEST_WARM_UP = 20;
const ACTS_PER_SECOND = 3;
const LONGEST_MINUTES = 10_080;
const LOOKS = 480;
const OFTENEST_SECONDS = 4;

const options = ['--quick', '--leak', '--minutes', '--rate'];

/** Reads the arguments; a mistake is one sentence. */
export function formOf(args: readonly string[]): Asked | { mistake: string } {
  const numberAfter = (name: string): number | undefined => {
    const at = args.indexOf(name);
    return at === -1 ? undefined : Number(args[at + 1]);
  };
  const [given, rate] = [numberAfter('--minutes'), numberAfter('--rate')];
  const strange = args.filter(
    (arg, i) => !options.includes(arg) && !/^--(minutes|rate)$/.test(args[i - 1] ?? ''),
  );
  if (strange.length > 0) return { mistake: `Unknown: ${strange.join(', ')}. Known: ${options.join(', ')}.` };
  for (const [name, value, least, most] of [
    ['--minutes', given, 2, LONGEST_MINUTES],
    ['--rate', rate, 0.1, 100],
  ] as const)
    if (value !== undefined && !(value >= least && value <= most))
      return { mistake: `${name} is followed by a number from ${least} to ${most}.` };
  const minutes = given ?? (args.includes('--quick') ? QUICK_MINUTES : FULL_MINUTES);
  return {
    minutes,
    warmUpMinutes: Math.min(LONGEST_WARM_UP, minutes * WARM_UP_SHARE),
    everySeconds: Math.max(OFTENEST_SECONDS, Math.round((minutes * 60) / LOOKS)),
    actsPerSecond: rate ?? ACTS_PER_SECOND,
    leak: args.includes('--leak'),
  };
}
