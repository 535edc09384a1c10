import type { CustomSlotSupplier, SlotPermit, WorkflowSlotInfo } from '@temporalio/worker';

/** What a slot was given for; the SDK hands it back when it is free again. */
interface Permit extends SlotPermit {
  sticky: boolean;
}

/**
 * How many cases a worker works on at once: `cold` of those whose history it has first to go through again, and `warm` of
 * those that it remembers. A wave of timers wakes cold cases; beyond the limit they wait in the engine, and neither a case
 * that somebody works with, nor the store, nor a page that is read meanwhile waits for all of them.
 */
export function workflowSlots(most: { cold: number; warm: number }): CustomSlotSupplier<WorkflowSlotInfo> {
  const [cold, warm] = [slots(most.cold), slots(most.warm)];
  const of = (sticky: boolean) => (sticky ? warm : cold);
  const permit = (isSticky: boolean): Permit => ({ sticky: isSticky });
  return {
    type: 'custom',
    reserveSlot: ({ isSticky }, signal) =>
      of(isSticky)
        .take(signal)
        .then(() => permit(isSticky)),
    tryReserveSlot: ({ isSticky }) => (of(isSticky).tryTake() ? permit(isSticky) : null),
    markSlotUsed() {},
    releaseSlot: (released) => of((released.permit as Permit).sticky).giveBack(),
  };
}

/** So many slots, given in the order in which they are asked for. */
function slots(most: number) {
  let free = most;
  const waiting = new Set<() => void>();

  function tryTake(): boolean {
    if (free === 0) return false;
    free -= 1;
    return true;
  }

  /** Straight to whoever has waited longest. */
  function giveBack(): void {
    const [next] = waiting;
    if (!next) {
      free += 1;
      return;
    }
    waiting.delete(next);
    next();
  }

  function take(signal: AbortSignal): Promise<void> {
    return new Promise((taken, given) => {
      if (signal.aborted) return given(signal.reason);
      let ours = false;
      const grant = () => {
        ours = true;
        taken();
      };
      // After the SDK has seen its slot it aborts no more: who aborts later than it was given one never saw it.
      const abort = () => {
        if (ours) return giveBack();
        waiting.delete(grant);
        given(signal.reason);
      };
      signal.addEventListener('abort', abort, { once: true });
      if (tryTake()) grant();
      else waiting.add(grant);
    });
  }

  return { tryTake, take, giveBack };
}
