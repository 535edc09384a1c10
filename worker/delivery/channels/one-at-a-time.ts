/** Lets one at a time through, in the order in which they came. */
export interface Turns {
  /** Resolves when it is this one's turn. Asked again by whoever has it, it resolves at once. */
  wait(who: number): Promise<void>;
  /** Ends somebody's turn, or their waiting. */
  end(who: number): void;
}

export function oneAtATime(): Turns {
  const queue: { who: number; go: () => void }[] = [];
  let turn: number | null = null;
  const next = () => {
    const one = queue.shift();
    turn = one?.who ?? null;
    one?.go();
  };
  return {
    wait(who) {
      if (turn === who) return Promise.resolve();
      return new Promise((go) => {
        queue.push({ who, go });
        if (turn === null) next();
      });
    },
    end(who) {
      if (turn === who) return next();
      const at = queue.findIndex((one) => one.who === who);
      if (at >= 0) queue.splice(at, 1);
    },
  };
}
