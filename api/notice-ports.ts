import type { DeadLetter } from '../db/deliveries/dead-letters.ts';
import type { Notice, NoticeReader } from '../db/deliveries/notices.ts';
import type { Solution } from '../domain/deliveries/codes.ts';

export type { DeadLetter, Notice };

/** What people were told in the application, and what reached nobody. Whether it is theirs is the API's matter. */
export interface Notices {
  list(reader: NoticeReader, page: { unseen: boolean; limit: number }): Promise<readonly Notice[]>;
  unseen(reader: NoticeReader): Promise<number>;
  markSeen(reader: NoticeReader, ids: readonly number[] | null): Promise<void>;
  dead(
    where: { organisations: readonly string[]; roles: readonly string[] | null },
    limit: number,
  ): Promise<readonly DeadLetter[]>;
  /** False when it is no dead letter (any more). */
  retry(id: number): Promise<boolean>;
  solve(id: number, solved: { how: Solution; by: string }): Promise<boolean>;
}
