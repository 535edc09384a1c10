import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workflowSlots } from '../../worker/workflow-slots.ts';

const asked = (isSticky: boolean) => ({
  slotType: 'workflow' as const,
  taskQueue: 'cases',
  workerIdentity: 'w',
  workerBuildId: '',
  isSticky,
});
const [cold, warm] = [asked(false), asked(true)];
const never = new AbortController().signal;
/** Until everything that can go on has gone on. */
const settled = () => new Promise((done) => setImmediate(done));

test('beyond so many cold cases the next one waits, and a warm one does not', async () => {
  const slots = workflowSlots({ cold: 2, warm: 1 });
  const [first] = await Promise.all([slots.reserveSlot(cold, never), slots.reserveSlot(cold, never)]);
  let third = false;
  void slots.reserveSlot(cold, never).then(() => (third = true));
  await slots.reserveSlot(warm, never);
  await settled();
  expect(third).toBe(false);
  expect(slots.tryReserveSlot(cold)).toBeNull();
  expect(slots.tryReserveSlot(warm)).toBeNull();
  slots.releaseSlot({ permit: first ?? {} });
  await settled();
  expect(third).toBe(true);
});

test('a reservation that is no longer needed ends, and takes no slot with it', async () => {
  const slots = workflowSlots({ cold: 1, warm: 1 });
  const permit = await slots.reserveSlot(cold, never);
  const unwanted = new AbortController();
  const waiting = slots.reserveSlot(cold, unwanted.signal);
  unwanted.abort('not needed');
  await expect(waiting).rejects.toBe('not needed');
  await expect(slots.reserveSlot(cold, unwanted.signal)).rejects.toBe('not needed');
  slots.releaseSlot({ permit });
  expect(slots.tryReserveSlot(cold)).not.toBeNull();
});

test('a slot that was given in the very moment in which it was given up is free again', async () => {
  const slots = workflowSlots({ cold: 1, warm: 1 });
  const unseen = new AbortController();
  await slots.reserveSlot(cold, unseen.signal);
  expect(slots.tryReserveSlot(cold)).toBeNull();
  unseen.abort('the SDK never saw it');
  expect(slots.tryReserveSlot(cold)).not.toBeNull();
});

test('never more than the limit, and none lost, in whatever order slots are asked for, given up and given back', async () => {
  const act = fc.record({ what: fc.constantFrom('ask', 'give up', 'give back'), which: fc.nat(20) });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(act, { maxLength: 40 }), async (most, acts) => {
      const slots = workflowSlots({ cold: most, warm: 1 });
      const held: object[] = [];
      const waiting: AbortController[] = [];
      for (const { what, which } of acts) {
        if (what === 'ask') {
          const wanted = new AbortController();
          waiting.push(wanted);
          void slots.reserveSlot(cold, wanted.signal).then(
            (permit) => {
              held.push(permit);
              waiting.splice(waiting.indexOf(wanted), 1);
            },
            () => {},
          );
        } else if (what === 'give up') waiting.splice(which % (waiting.length || 1), 1)[0]?.abort('no');
        else {
          const permit = held.splice(which % (held.length || 1), 1)[0];
          if (permit) slots.releaseSlot({ permit });
        }
        await settled();
        expect(held.length).toBeLessThanOrEqual(most);
        expect(waiting.length > 0 && held.length < most).toBe(false);
      }
      for (const wanted of waiting) wanted.abort('no');
      for (const permit of held) slots.releaseSlot({ permit });
      const all = Array.from({ length: most + 1 }, () => slots.tryReserveSlot(cold));
      expect(all.filter((permit) => permit !== null)).toHaveLength(most);
    }),
    { numRuns: 60 },
  );
});
