import type { DeadlineChanges } from '../../domain/case/command.ts';
import type { EventType } from '../../domain/case/fact.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import type { CaseKind, Link } from '../../domain/case/state.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Phase } from '../../domain/obligations/phase.ts';
import type { Parameters } from '../../domain/rules/parameters.ts';
import type { Role } from '../../domain/rules/roles.ts';

/** A command as a caller gives it. The gateway stamps the moment and whatever the case must know of linked ones. */
export interface GivenCommand {
  name: string;
  data: JsonObject;
  role: Role;
  /** RFC 3339; left out, it is now on the case's own clock. Only rehearsals and demo data say it themselves. */
  at?: string;
}

/** What a new case is told beside its `refer`. */
export interface NewCase {
  kind: CaseKind;
  municipality: string;
  /** What differs from the municipality's own values. */
  parameters?: Partial<Parameters>;
  ruleSet?: string | null;
  /**
   * The case's clock runs this far from the engine's, in milliseconds (negative: in the past). Given, the case is a
   * demo case, and its clock may be moved by `forward`; left out, it lives in real time for ever.
   */
  clockOffsetMs?: number;
}

/** How one call is recognised when it comes again. */
export interface CallOptions {
  /**
   * The caller's Idempotency-Key, made unique per caller by whoever speaks for them (`role@municipality/key`).
   * Left out, every call counts as a new one.
   */
  key?: string;
  /** Digest of the body; the same key with another one is IDEMPOTENCY_CONFLICT. Left out, taken from the command. */
  bodyHash?: string;
  /** From If-Match: the version that the caller has seen. */
  ifVersion?: number;
}

/** What an accepted command did (contract §5), the same for ever for the same key. */
export interface CommandAnswer extends DeadlineChanges {
  version: number;
  events: readonly { id: number; type: EventType; at: string }[];
  /** Cases opened by the command. */
  links: readonly Link[];
  result?: JsonObject;
}

/** A newly opened case. */
export interface OpenedAnswer extends CommandAnswer {
  id: string;
  kind: CaseKind;
  phase: Phase;
}

/**
 * `repeated` tells that the key was known and this is the first answer again. A refusal changed nothing; with
 * `retryAfterSeconds` (codes BUSY and UNAVAILABLE) the same call with the same key may succeed later, and then finds
 * whatever the engine had accepted.
 */
export type GatewayAnswer<Answer> =
  | { ok: true; answer: Answer; repeated: boolean }
  | { ok: false; refusal: Refusal; retryAfterSeconds?: number };

/** Where a demo case's clock stands after it was moved. */
export interface ForwardAnswer {
  /** Now on the clock of the case and of every case linked to it, RFC 3339. */
  now: string;
  clockOffsetMs: number;
}

/**
 * The only way to a live case. Never throws for what a caller or a server did; every call has its own deadline.
 * An accepted command is in the journal and the read model, and has reached the linked cases, before it is answered.
 */
export interface CaseGateway {
  /** Opens a case by its `refer`. The same key opens the same case. */
  openCase(input: NewCase, refer: GivenCommand, options?: CallOptions): Promise<GatewayAnswer<OpenedAnswer>>;
  giveCommand(
    caseId: string,
    command: GivenCommand,
    options?: CallOptions,
  ): Promise<GatewayAnswer<CommandAnswer>>;
  /**
   * Moves the clock of a demo case and of every case linked to it: to `to` (RFC 3339), or to the next moment at which
   * one of them has something to say. PRECONDITION for a case that lives in real time, or when nothing lies ahead.
   */
  forward(caseId: string, to?: string): Promise<GatewayAnswer<ForwardAnswer>>;
  /** Lets linked cases learn what this one has told them and they have not heard yet; true when nothing is left. */
  deliverRelays(caseId: string): Promise<boolean>;
}
