import { EventEmitter } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";

export type Priority = "low" | "normal" | "high";

export interface Task<T = unknown> {
  readonly id: string;
  readonly createdAt: number;
  priority: Priority;
  payload: T;
  attempts: number;
  lastError?: string;
}

interface QueueOptions {
  concurrency?: number;
  maxAttempts?: number;
  backoff?: (attempt: number) => number;
}

const WEIGHT: Record<Priority, number> = { low: 0, normal: 1, high: 2 };

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs tasks a few at a time, the most urgent first, and tries failed ones again. */
export class TaskQueue<T> extends EventEmitter {
  private readonly waiting: Task<T>[] = [];
  private running = 0;
  private closed = false;

  constructor(
    private readonly worker: (task: Task<T>) => Promise<void>,
    private readonly options: QueueOptions = {},
  ) {
    super();
  }

  push(payload: T, priority: Priority = "normal"): Task<T> {
    if (this.closed) {
      throw new Error("the queue is closed");
    }
    const task: Task<T> = {
      id: crypto.randomUUID(),
      createdAt: Date.now(),
      priority,
      payload,
      attempts: 0,
    };
    const index = this.waiting.findIndex((other) => WEIGHT[other.priority] < WEIGHT[priority]);
    this.waiting.splice(index === -1 ? this.waiting.length : index, 0, task);
    this.emit("queued", task);
    void this.drain();
    return task;
  }

  get size(): number {
    return this.waiting.length + this.running;
  }

  async close(): Promise<void> {
    this.closed = true;
    while (this.size > 0) {
      await new Promise((resolve) => this.once("idle", resolve));
    }
  }

  private async drain(): Promise<void> {
    const limit = this.options.concurrency ?? 4;
    while (this.running < limit && this.waiting.length > 0) {
      const task = this.waiting.shift()!;
      this.running += 1;
      this.run(task).finally(() => {
        this.running -= 1;
        if (this.size === 0) this.emit("idle");
        void this.drain();
      });
    }
  }

  private async run(task: Task<T>): Promise<void> {
    const max = this.options.maxAttempts ?? 3;
    for (;;) {
      task.attempts += 1;
      try {
        await this.worker(task);
        this.emit("done", task);
        return;
      } catch (error) {
        task.lastError = error instanceof Error ? error.message : String(error);
        if (task.attempts >= max) {
          this.emit("failed", task);
          return;
        }
        await sleep(this.options.backoff?.(task.attempts) ?? 2 ** task.attempts * 100);
      }
    }
  }
}

export async function handle(req: IncomingMessage, res: ServerResponse, queue: TaskQueue<string>): Promise<void> {
  const url = new URL(req.url ?? "/", `http://${req.headers.host}`);
  if (req.method === "GET" && url.pathname === "/status") {
    res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ size: queue.size }));
    return;
  }
  if (req.method !== "POST") {
    res.writeHead(405, { allow: "GET, POST" }).end();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const task = queue.push(Buffer.concat(chunks).toString("utf8"), (url.searchParams.get("priority") as Priority) ?? "normal");
  res.writeHead(202, { location: `/tasks/${task.id}` }).end();
}
