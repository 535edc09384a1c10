import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, startOfDayMs } from '../../domain/calendar/index.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import type { Receipt } from '../../domain/disclosure/receipts.ts';
import type { PersonRegister } from '../../persons/person-register.ts';
import { letterAtSending } from '../../worker/letters/letter-at-sending.ts';
import { begin } from '../domain/support/life.ts';

const morning = '2025-04-07T09:00:00+02:00';
const letter = { letterId: 'l1', to: ['FMI'] as const, about: 'child:1', categories: ['health'] };

/** A child with one custody holder, and a register in which the mother's address moves and is protected elsewhere. */
function staged(elsewhere: { from: string } | null = null, addresses = ['Gammelvej 1', 'Nyvej 2']) {
  const life = begin({
    at: '2025-04-07T08:00:00+02:00',
    kind: 'child',
    refer: { child: { bornAt: '2025-03-01T08:00:00+01:00', gestationalAge: '39+0' } },
  });
  life.give(morning, 'record-custody', { child: 'child:1', holders: ['mother'], from: '2025-03-01' });
  const state = life.world.get('child:1')?.state;
  if (!state) throw new Error('no case');
  const personId = `p_${'1'.repeat(32)}`;
  const register = {
    personsOf: async () => [{ caseId: state.id, who: 'mother', personId }],
    isProtected: async (_who: unknown, on: string) => elsewhere !== null && elsewhere.from <= on,
    find: async () => ({
      id: personId,
      municipality: 'esbjerg',
      names: [],
      numbers: [],
      addresses: addresses.map((value) => ({ value, recordedAt: morning })),
    }),
  } as unknown as PersonRegister;
  const receipts: Receipt[] = [];
  const writeReceipt = async (_caseId: string, receipt: Receipt) => void receipts.push(receipt);
  const send = (on: string, parts = { register, writeReceipt }) =>
    letterAtSending(parts, viewOf(state), letter, startOfDayMs(on));
  return { register, receipts, send };
}

describe('a letter is made ready when it is sent', () => {
  it('goes to the address of that day, and leaves a receipt without it', async () => {
    const { receipts, send } = staged();
    expect(await send('2025-04-20')).toEqual([
      { who: 'mother', sent: true, basis: 'custody', mayShowAddress: true, address: 'Nyvej 2' },
    ]);
    expect(receipts).toMatchObject([{ source: 'letter:l1.mother', sender: 'letter', recipient: 'mother' }]);
    expect(JSON.stringify(receipts)).not.toContain('Nyvej');
  });

  it('shows no address from the day on which another case protects it, whenever that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.nat(60), async (protectedIn, sentIn) => {
        const { send } = staged({ from: addDays('2025-04-10', protectedIn) });
        const [copy] = await send(addDays('2025-04-10', sentIn));
        expect(copy).toMatchObject({ sent: true, mayShowAddress: sentIn < protectedIn });
      }),
      { numRuns: 30 },
    );
  });

  it('is not sent without an address, nor while register or receipts are out of reach', async () => {
    const { register, receipts, send } = staged(null, []);
    expect(await send('2025-04-20')).toMatchObject([{ sent: false, refusal: { reason: 'address' } }]);
    expect(receipts).toEqual([]);
    const away = async () => {
      throw new Error('out of reach');
    };
    const { register: whole, send: sendWhole } = staged();
    await expect(sendWhole('2025-04-20', { register: whole, writeReceipt: away })).rejects.toThrow(
      'out of reach',
    );
    const gone = { ...register, personsOf: away } as PersonRegister;
    await expect(sendWhole('2025-04-20', { register: gone, writeReceipt: away })).rejects.toThrow(
      'out of reach',
    );
  });
});
