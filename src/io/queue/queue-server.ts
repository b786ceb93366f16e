/**
 * A server that keeps the queues. PostgreSQL's and Redis's BullMQ classes behave alike; only their type parameters differ.
 */
import type { Processor, Queue, QueueOptions, Worker, WorkerOptions } from 'bullmq';

export interface QueueServer {
  openQueue(name: string, options: Omit<QueueOptions, 'connection'>): Queue;
  openWorker(name: string, run: Processor, options: Omit<WorkerOptions, 'connection'>): Worker;
  close(): Promise<void>;
}
