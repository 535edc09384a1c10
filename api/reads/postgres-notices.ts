import type { Sql } from '../../db/connect.ts';
import { readDeadLetters, retryDeadLetter, solveDeadLetter } from '../../db/deliveries/dead-letters.ts';
import { countUnseenNotices, markNoticesSeen, readNotices } from '../../db/deliveries/notices.ts';
import type { Notices } from '../notice-ports.ts';

export const postgresNotices = (sql: Sql): Notices => ({
  list: (reader, page) => readNotices(sql, reader, page),
  unseen: (reader) => countUnseenNotices(sql, reader),
  markSeen: (reader, ids) => markNoticesSeen(sql, reader, ids),
  dead: (where, limit) => readDeadLetters(sql, where, limit),
  retry: (id) => retryDeadLetter(sql, id),
  solve: (id, solved) => solveDeadLetter(sql, id, solved),
});
