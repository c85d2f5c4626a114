import type { Reason } from "@/lib/reason";
import type { TaskKind } from "./operation";

/** One act of a worker as the device keeps it until the server has answered, and after that where the answer was no. */
export type KeptOperation = {
  /** The order of the acts on this device; given by the store. */
  seq?: number;
  id: string;
  /** Organization and person: an act is sent in its own worker's name only. */
  owner: string;
  path: string;
  input: Record<string, unknown>;
  /** RFC 3339, by the device's clock. */
  at: string;
  /** For the list of what waits: "MUG-WHT × 1". */
  words: string;
  task: { kind: TaskKind; id: string } | null;
  /** Whether it had to wait for the connection. */
  offline: boolean;
  /** How often the server broke over it. */
  faults: number;
  /** Why the server said no; null while it waits. */
  refused: { reason: Reason; details: Record<string, unknown> | null } | null;
};

/** Where a device keeps them. */
export type OperationStore = {
  /** In the order of the acts. */
  all: () => Promise<KeptOperation[]>;
  add: (operation: KeptOperation) => Promise<void>;
  change: (id: string, changes: Partial<KeptOperation>) => Promise<void>;
  remove: (id: string) => Promise<void>;
};
