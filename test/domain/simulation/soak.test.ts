import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lifeOutcome, readScenarioFile } from '../../../cli/scenario-file.ts';
import { soakLife } from '../../../cli/soak-lives.ts';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { findViolation } from '../../../domain/simulation/lives/find-violation.ts';
import { generateLife } from '../../../domain/simulation/lives/generate-life.ts';
import { type Invariant, lifeInvariants } from '../../../domain/simulation/lives/invariants.ts';
import { type PlayedLife, playLife } from '../../../domain/simulation/lives/played-life.ts';
import { shrinkLife } from '../../../domain/simulation/lives/shrink-life.ts';
import { simulate } from '../../../domain/simulation/simulate.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tovholder-soak-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A law that is wrong on purpose: nobody ever holds a meeting after a discharge. */
const wrong: Invariant = {
  name: 'no meeting is held after a discharge',
  holds({ moments }) {
    const accepted = moments.filter((moment) => moment.refused === null).map((moment) => moment.command);
    const discharged = accepted.indexOf('discharge');
    return discharged >= 0 && accepted.slice(discharged).includes('hold-meeting') ? 'one was held' : null;
  },
};

const size = { maxSteps: 80, maxYears: 2 };

/** The first seed from 55 on whose life breaks a law; those before it break none, and would only take time. */
function breaking(law: Invariant): number {
  let seed = 55;
  while (findViolation(generateLife({ seed, ...size }), [law]) === null) seed += 1;
  return seed;
}

describe('soaking', () => {
  it('finds nothing wrong with the lives of four seeds', () => {
    for (let seed = 1; seed <= 4; seed += 1)
      expect(soakLife(seed, folder).failure, `seed ${seed}`).toBeNull();
  });

  it('answers a law that does not hold with the seed and a file of few steps that simulate plays', () => {
    const seed = breaking(wrong);
    const { failure } = soakLife(seed, folder, [wrong], size);
    expect(failure).toMatchObject({ seed, invariant: wrong.name, about: 'one was held' });
    expect(failure?.steps).toBeGreaterThan(20);
    expect(failure?.shrunkSteps).toBeLessThanOrEqual(10);
    const read = readScenarioFile(failure?.file ?? '');
    if (!read.ok) throw new Error(read.refusal.reason);
    const commandsLeft = read.scenario.steps.map(({ command }) => command);
    expect(commandsLeft).toEqual(
      expect.arrayContaining(['refer', 'discharge', 'plan-meeting', 'hold-meeting']),
    );
    expect(lifeOutcome(read.scenario, simulate(read.scenario)).ok).toBe(true);
    expect(findViolation(read.scenario, [wrong])?.invariant).toBe(wrong.name);
  });

  it('shrinks a life that throws, too', () => {
    const throwing: Invariant = {
      name: 'irrelevant',
      holds: ({ moments }) => {
        if (moments.some(({ command, refused }) => command === 'receive-notification' && !refused))
          throw new Error('broken');
        return null;
      },
    };
    const { failure } = soakLife(breaking(throwing), folder, [throwing], size);
    expect(failure).toMatchObject({ invariant: 'nothing throws', about: 'broken', shrunkSteps: 2 });
  });

  it('keeps a step together with the one that it takes back', () => {
    const life = generateLife({ seed: 2, maxSteps: 60 });
    const isBack = (one: typeof life) =>
      playLife(one).moments.some(({ command, refused }) => command === 'retract' && refused === null);
    expect(isBack(life)).toBe(true);
    const shortest = shrinkLife(life, isBack);
    const last = shortest.steps.length - 1;
    expect(last).toBeLessThanOrEqual(3);
    expect(shortest.steps[last]).toMatchObject({ command: 'retract', data: { eventId: { step: last - 1 } } });
  });
});

/** A life with one thing about it changed, as a bug would change it. */
function spoilt(change: (life: PlayedLife) => PlayedLife): string[] {
  const life = change(playLife(generateLife({ seed: 4 })));
  return lifeInvariants.filter((one) => one.holds(life) !== null).map((one) => one.name);
}

const lastCase = (
  life: PlayedLife,
  change: (kase: PlayedLife['cases'][number]) => PlayedLife['cases'][number],
) => ({
  ...life,
  cases: life.cases.map((kase, i) => (i === 0 ? change(kase) : kase)),
});

function lossThatStands() {
  for (let seed = 31; seed <= 60; seed += 1) {
    const life = playLife(generateLife({ seed, story: 'loss' }));
    const done = life.moments.filter(({ refused }) => !refused).map(({ command }) => command);
    const lostAt = done.indexOf('end-pregnancy');
    if (lostAt > 0 && lostAt < done.length - 1 && !done.slice(lostAt).includes('retract')) return life;
  }
  throw new Error('no life with a loss that stands');
}

describe('what must hold in every life', () => {
  it('holds in a life that nobody has spoilt', () => {
    expect(spoilt((life) => life)).toEqual([]);
  });

  it('notices a message that leaves twice', () => {
    const said = spoilt((life) =>
      lastCase(life, (kase) => ({ ...kase, sent: [...kase.sent, ...kase.sent.slice(-1)] })),
    );
    expect(said).toContain('no message leaves twice');
  });

  it('notices messages out of order', () => {
    const said = spoilt((life) => lastCase(life, (kase) => ({ ...kase, sent: [...kase.sent].reverse() })));
    expect(said).toContain('messages leave in order');
  });

  it('notices a breach that nobody heard of', () => {
    const said = spoilt((life) =>
      lastCase(life, (kase) => ({ ...kase, sent: kase.sent.filter(({ kind }) => kind !== 'breach') })),
    );
    expect(said).toContain('every overdue deadline was told as a breach');
  });

  it('notices a lost event', () => {
    const said = spoilt((life) => lastCase(life, (kase) => ({ ...kase, events: kase.events.slice(0, -1) })));
    expect(said).toContain('the journal tells the same case again');
  });

  it('notices a fact that changed behind the journal', () => {
    const said = spoilt((life) =>
      lastCase(life, (kase) => {
        const facts = kase.state.facts.map((fact, i) =>
          i === 0 ? { ...fact, ms: fact.ms + 86_400_000 } : fact,
        );
        return { ...kase, state: { ...kase.state, facts } };
      }),
    );
    expect(said).toContain('the journal tells the same case again');
  });

  it('notices a refusal that was not foretold', () => {
    const said = spoilt((life) => ({
      ...life,
      moments: life.moments.map((moment, i) => (i === 5 ? { ...moment, refused: 'BUSY' } : moment)),
    }));
    expect(said).toContain('the same life comes out again');
  });

  it('notices letters to a bereaved family', () => {
    // Which seed tells of a loss that stands depends on how many commands there are to choose from.
    const life = lossThatStands();
    const told = life.cases[0]?.sent[0];
    const [kase] = life.cases;
    if (!told || !kase) throw new Error('a life without a message shows nothing');
    const lastMs = life.moments.at(-1)?.atMs ?? 0;
    const letter = { ...told, to: 'mother' as const, at: new Date(lastMs - 1).toISOString() };
    const broken = {
      ...life,
      cases: [{ ...kase, sent: [...(life.moments.at(-1)?.sent.get(kase.ref) ?? []), letter] }],
    };
    expect(parseInstant(letter.at)).toBeLessThan(lastMs);
    const rule = lifeInvariants.find(
      ({ name }) => name === 'nobody in the family is written to after a loss',
    );
    expect(rule?.holds(life)).toBeNull();
    expect(rule?.holds(broken)).toContain('after the loss');
  });
});
