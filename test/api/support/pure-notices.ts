import type { Notices } from '../../../api/notice-ports.ts';

/** Nobody is told anything. */
export const pureNotices: Notices = {
  list: async () => [],
  unseen: async () => 0,
  markSeen: async () => {},
  dead: async () => [],
  retry: async () => false,
  solve: async () => false,
};
