import { collectDefaultMetrics, type Registry } from 'prom-client';

/** Between two looks at how late the event loop is: finer ones would keep an idle process from sleeping. */
const LOOP_LOOK_MS = 50;

/** Memory, heap, descriptors, processor time and event-loop delay of this process, under prom-client's usual names. */
export function measureProcess(register: Registry): void {
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision: LOOP_LOOK_MS });
}
